// The search page. The address bar holds the whole state; what it shows comes from a Pagefind index that
// is loaded when it is needed. Text of postings is only ever set as text, never as HTML.

const PAGE = 25;
const PAUSE = 200; // ms without a key before a search starts
const FOLDED = 8; // values of a facet shown before "Show all"
const PAGES_SHOWN = 4;
const PAGES_WAIT = 600; // ms the jobs wait for the pages above them, so that they need not move down
const NO_VALUE = "\u0000"; // no facet has it: a filter that leaves it out loads the facet and keeps all jobs
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SORTS = { newest: "newest first", pay: "highest posted pay first" };

const byId = (id) => document.getElementById(id);
const app = byId("search-app");
const box = byId("q");
const sortBox = byId("sort");
const panel = byId("all-facets");
const status = byId("search-status");
const list = byId("result-list");
const facets = new Map([...app.querySelectorAll("[data-facet]")].map((node) => [node.dataset.facet, facetOf(node)]));

let state; // { q, filters: Map of facet -> array of values, sort }
let found = []; // results of Pagefind, in order
let shown = 0;
let turn = 0; // number of the latest search; answers to older ones are dropped
let typing; // timer
let typed = false; // whether the last change of the address came from typing
let index; // promise of the jobs index
let pages; // promise of the index with the pages merged

app.hidden = false;
panel.open = matchMedia("(min-width: 60rem)").matches;
listen();
restore(history.state?.shown);

// ---- State and the address bar

function stateOf(address) {
  const parameters = new URLSearchParams(address);
  const filters = new Map();
  for (const name of facets.keys()) {
    const values = [...new Set(parameters.getAll(name))].filter(Boolean);
    if (values.length) filters.set(name, values);
  }
  const q = (parameters.get("q") ?? "").trim().slice(0, 200);
  const sort = parameters.get("sort");
  return { q, filters, sort: sort in SORTS || sort === "relevance" ? sort : "" };
}

function addressOf({ q, filters, sort }) {
  const parameters = new URLSearchParams();
  if (q) parameters.append("q", q);
  for (const [name, values] of filters) for (const value of values) parameters.append(name, value);
  if (sort) parameters.append("sort", sort);
  const text = parameters.toString();
  return location.pathname + (text ? `?${text}` : "");
}

function sortOf({ q, sort }) {
  if (sort && !(sort === "relevance" && !q)) return sort;
  return q ? "relevance" : "newest";
}

function restore(count = PAGE) {
  state = stateOf(location.search);
  typed = false;
  box.value = state.q;
  sync();
  search(count);
}

// Typing replaces the address of the same typing, so that "back" leads to the search before it.
function change(next, byTyping = false) {
  state = next;
  const address = addressOf(state);
  if (address !== location.pathname + location.search) {
    history[byTyping && typed ? "replaceState" : "pushState"](null, "", address);
  }
  typed = byTyping;
  sync();
  search();
}

function withValue(name, value, on) {
  const filters = new Map(state.filters);
  const values = (filters.get(name) ?? []).filter((other) => other !== value);
  if (on) values.push(value);
  if (values.length) filters.set(name, values);
  else filters.delete(name);
  return { ...state, filters: inOrder(filters) };
}

function inOrder(filters) {
  return new Map([...facets.keys()].filter((name) => filters.has(name)).map((name) => [name, filters.get(name)]));
}

// ---- Searching

async function opened() {
  const { createInstance } = await import(`${app.dataset.jobsIndex}pagefind.js`);
  const jobs = createInstance({ noWorker: true, mergeFilter: { index: "jobs" } });
  await jobs.init();
  return jobs;
}

async function merged() {
  const both = await index;
  await both.mergeIndex(app.dataset.pagesIndex, { mergeFilter: { index: "pages" } });
  return both;
}

async function search(count = PAGE) {
  const mine = ++turn;
  const asked = state;
  app.setAttribute("aria-busy", "true");
  try {
    index ??= opened();
    const jobs = await index;
    const { term, answer } = await bestAnswer(jobs, asked);
    const counts = await facetCounts(jobs, term, asked, answer);
    const first = await Promise.all(answer.results.slice(0, count).map((result) => result.data()));
    const hits = pageHits(asked, term);
    await Promise.race([hits, new Promise((done) => setTimeout(done, PAGES_WAIT))]);
    if (mine !== turn) return;
    found = answer.results;
    hits.then((those) => mine === turn && showPages(those));
    showJobs(first, asked);
    showCounts(counts);
    if (!found.length) showHelp(asked);
  } catch (error) {
    if (mine !== turn) return;
    index = pages = undefined;
    console.warn(error);
    byId("search-failed").hidden = false;
    app.hidden = true;
  } finally {
    if (mine === turn) {
      app.setAttribute("aria-busy", "false");
      countOpened();
    }
  }
}

// A last short word may be the beginning of a longer one: it is closed first and left open second.
async function bestAnswer(jobs, asked) {
  let term;
  let answer;
  for (term of termsOf(asked.q)) {
    answer = await jobs.search(term, optionsOf(asked));
    if (answer.results.length) break;
  }
  return { term, answer };
}

// The form in which words are in the index: short words end in a dot, signs that end a sentence are left out.
function termsOf(q) {
  if (!q) return [null];
  const words = q.replace(/[.!?:;,](?=\s|$)|[()[\]|•]/g, " ").split(/\s+/).filter(Boolean);
  const closed = words.map((word) => (/^[\p{L}\p{N}]{1,2}$/u.test(word) ? `${word}.` : word));
  const terms = [closed, [...closed.slice(0, -1), ...words.slice(-1)]].map((term) => term.join(" "));
  return [...new Set(terms)];
}

function optionsOf({ q, filters, sort }, without = "") {
  const by = sortOf({ q, sort });
  const set = [...filters].filter(([name]) => name !== without).map(([name, any]) => [name, { any }]);
  const counted = [...facets].filter(([, facet]) => isOpen(facet)).map(([name]) => [name, { none: [NO_VALUE] }]);
  return {
    filters: Object.fromEntries([["index", "jobs"], ...counted, ...set]),
    sort: by === "relevance" ? {} : { [by]: "desc" },
  };
}

// A facet's own values are counted as if none of them were set, because setting one more adds jobs.
async function facetCounts(jobs, term, asked, answer) {
  const counts = { ...answer.filters };
  for (const name of asked.filters.keys()) {
    if (isOpen(facets.get(name))) counts[name] = (await jobs.search(term, optionsOf(asked, name))).filters[name];
    else delete counts[name];
  }
  return counts;
}

// Pages are a help beside the jobs: when they cannot be loaded, the jobs stand alone.
async function pageHits(asked, term) {
  if (!asked.q) return [];
  try {
    pages ??= merged();
    const answer = await (await pages).search(term, { filters: { index: "pages" } });
    return await Promise.all(answer.results.slice(0, PAGES_SHOWN).map((result) => result.data()));
  } catch {
    return [];
  }
}

function showPages(hits) {
  const place = byId("page-results");
  place.hidden = !hits.length;
  place.querySelector("ul").replaceChildren(...hits.map(pageItem));
}

// ---- Results

function showJobs(records, asked) {
  list.replaceChildren(...records.map(card));
  shown = records.length;
  keepShown();
  const by = sortOf(asked);
  const total = found.length;
  const words = asked.q ? ` for “${asked.q}”` : "";
  status.textContent = total
    ? `${number(total)} ${total === 1 ? "job" : "jobs"}${words}${by in SORTS ? `, ${SORTS[by]}` : ""}`
    : `No jobs${words}`;
  list.hidden = !total;
  byId("no-results").hidden = total > 0;
}

async function showMore() {
  const mine = turn;
  const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== turn) return;
  const cards = next.map(card);
  list.append(...cards);
  shown += cards.length;
  keepShown();
  cards[0]?.querySelector("a").focus();
}

// "Back" from a job leads to as many results as there were.
function keepShown() {
  const button = byId("show-more");
  const left = found.length - shown;
  button.hidden = left <= 0;
  button.textContent = `Show ${Math.min(PAGE, left)} more of ${number(left)}`;
  history.replaceState({ shown }, "", location.href);
}

// What a record shows beside its title stands behind the `#` of its address.
function factsOf(record) {
  const [url, facts = ""] = record.raw_url.split("#", 2);
  return { url, title: record.meta.title, ...Object.fromEntries(new URLSearchParams(facts)) };
}

function card(record) {
  const job = factsOf(record);
  const node = byId("result").content.cloneNode(true).firstElementChild;
  const part = (selector) => node.querySelector(selector);
  part(".job").dataset.job = job.key ?? "";
  setLink(part(".job-title a"), job.url, job.title);
  part(".job-who").replaceChildren(employerOf(job));
  const facts = [job.places ?? "Place not stated", job.mode, job.type, job.level].filter(Boolean);
  part(".job-facts").append(
    ...facts.map((text) => element("li", text)),
    element("li", job.pay ?? "Pay not stated", "job-pay"),
  );
  showEvidence(part, job);
  part(".job-dates").append(...datesOf(job));
  part(".closed").hidden = !job.closes || !isPast(job.closes);
  return node;
}

function employerOf(job) {
  if (!job.employer_url) return document.createTextNode(job.employer ?? "");
  return setLink(element("a"), job.employer_url, job.employer);
}

function showEvidence(part, job) {
  const tone = ["yes", "maybe", "no"].includes(job.tone) ? job.tone : "unknown";
  part(".evidence").classList.add(tone);
  part(".badge").classList.add(tone);
  part(".badge use").setAttribute("href", `#i-${tone}`);
  part(".label").textContent = job.label ?? "";
  setOrRemove(part(".visas"), job.visas);
  if (job.quote) part(".words q").textContent = job.quote;
  else part(".words").remove();
  setOrRemove(part(".evidence .note"), job.note);
}

function datesOf(job) {
  const parts = job.posted ? ["Posted ", time(job.posted)] : ["Posting date not stated"];
  if (job.seen) parts.push(" · last seen ", time(job.seen));
  if (job.closes) parts.push(" · closes ", time(job.closes));
  if (job.postings) parts.push(` · ${job.postings} postings`);
  return parts;
}

function pageItem(record) {
  const page = factsOf(record);
  const item = element("li");
  item.append(element("span", `${page.kind}: `, "kind"), setLink(element("a"), page.url, page.title));
  if (page.note && page.note.length < 60) item.append(" ", element("span", page.note, "n"));
  return item;
}

function showHelp(asked) {
  const items = [];
  for (const [name, values] of asked.filters) {
    const filters = new Map(asked.filters);
    filters.delete(name);
    items.push(helpLink({ ...asked, filters }, `Drop “${facets.get(name).label}: ${values.join(" or ")}”`));
  }
  if (asked.q && asked.filters.size) items.push(helpLink({ ...asked, filters: new Map() }, `Search “${asked.q}” without filters`));
  const words = asked.q.split(/\s+/);
  if (words.length > 1) for (const word of words) items.push(helpLink({ ...asked, q: word }, `Search “${word}” alone`));
  items.push(helpLink({ q: "", filters: new Map(), sort: "" }, "See all jobs"));
  byId("no-results-help").replaceChildren(...items);
}

function helpLink(next, text) {
  const item = element("li");
  item.append(setLink(element("a"), addressOf(next), text));
  return item;
}

// ---- Facets and chips

function facetOf(node) {
  const values = [...node.querySelectorAll("li")].map((item) => {
    const input = item.querySelector("input");
    const shownCount = item.querySelector(".n");
    const count = Number(shownCount.textContent.replaceAll(",", ""));
    return { item, input, value: input.value, shownCount, count };
  });
  const label = node.querySelector("legend").textContent;
  const facet = { node, label, values, open: false, more: node.querySelector(".more"), find: node.querySelector(".find") };
  facet.more.addEventListener("click", () => {
    facet.open = !facet.open;
    fold(facet);
  });
  facet.find?.addEventListener("input", () => fold(facet));
  facet.find?.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return facet;
}

// What the controls show follows the state at once; the counts follow when they are known.
function sync() {
  let set = 0;
  for (const [name, facet] of facets) {
    const chosen = new Set(state.filters.get(name));
    for (const value of facet.values) value.input.checked = chosen.has(value.value);
    facet.node.querySelector("summary .n").textContent = chosen.size ? `${chosen.size} set` : "";
    if (chosen.size) facet.node.open = true;
    set += chosen.size;
  }
  byId("filters-set").textContent = set ? `${set} set` : "";
  sortBox.value = sortOf(state);
  sortBox.querySelector("[value=relevance]").disabled = !state.q;
  showChips();
  document.title = document.title.replace(/^(?:“.*” · )?/, state.q ? `“${state.q}” · ` : "");
}

function showChips() {
  const chips = [];
  for (const [name, values] of state.filters) {
    for (const value of values) chips.push(chip(withValue(name, value, false), `${value} ✕`, `Remove ${facets.get(name).label}: ${value}`));
  }
  if (chips.length) chips.push(chip({ ...state, filters: new Map() }, "Clear all filters"));
  byId("chips").hidden = !chips.length;
  byId("chips").replaceChildren(...chips);
}

function chip(next, text, name = text) {
  const item = helpLink(next, text);
  item.firstChild.setAttribute("aria-label", name);
  return item;
}

// Counts are loaded for the facets that can be seen; those of others are left out until they are opened.
function isOpen(facet) {
  return panel.open && facet.node.open;
}

function showCounts(counts) {
  for (const [name, facet] of facets) {
    facet.counted = Boolean(counts[name]);
    for (const value of facet.values) {
      if (facet.counted) value.count = counts[name][value.value] ?? 0;
      value.shownCount.textContent = facet.counted ? number(value.count) : "";
      value.item.classList.toggle("empty", facet.counted && !value.count);
    }
    fold(facet);
  }
}

// Folded, a facet shows what is set and the values with most jobs, in their order.
function fold(facet) {
  const wanted = facet.find?.value.trim().toLocaleLowerCase() ?? "";
  const rank = [...facet.values].sort((one, other) => other.count - one.count);
  const first = new Set(rank.filter((value) => value.count).slice(0, FOLDED));
  const few = facet.values.length <= FOLDED;
  let seen = 0;
  for (const value of facet.values) {
    const named = !wanted || value.value.toLocaleLowerCase().includes(wanted);
    const kept = wanted || few || facet.open || first.has(value) || value.input.checked;
    value.item.hidden = !(named && kept);
    seen += value.item.hidden ? 0 : 1;
  }
  facet.node.querySelector(".none").hidden = seen > 0;
  facet.more.hidden = few || Boolean(wanted);
  facet.more.setAttribute("aria-expanded", String(facet.open));
  facet.more.textContent = facet.open ? "Show fewer" : `Show all ${number(facet.values.length)}`;
}

// ---- What a reader does

function listen() {
  addEventListener("popstate", () => restore(history.state?.shown));
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => change({ ...state, q: box.value.trim() }, true), PAUSE);
  });
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    change({ ...state, q: box.value.trim() });
  });
  app.addEventListener("change", ({ target }) => {
    if (target === sortBox) change({ ...state, sort: sortBox.value });
    else if (target.type === "checkbox") change(withValue(target.name, target.value, target.checked));
  });
  app.addEventListener("toggle", countOpened, true);
  byId("show-more").addEventListener("click", showMore);
  app.addEventListener("click", followHere);
  addEventListener("keydown", keys);
}

async function countOpened() {
  const searching = !index || app.getAttribute("aria-busy") === "true";
  if (searching || ![...facets.values()].some((facet) => isOpen(facet) && !facet.counted)) return;
  const mine = turn;
  const jobs = await index;
  const { term, answer } = await bestAnswer(jobs, state);
  const counts = await facetCounts(jobs, term, state, answer);
  if (mine === turn) showCounts(counts);
}

// Links to other states of this search need no new page.
function followHere(event) {
  const link = event.target.closest("#chips a, #no-results-help a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const next = stateOf(link.search);
  box.value = next.q;
  change(next);
  status.focus();
}

function keys(event) {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const writing = event.target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");
  if (event.key === "/" && !writing) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && panel.contains(event.target) && !writing && !matchMedia("(min-width: 60rem)").matches) {
    panel.open = false;
    panel.querySelector("summary").focus();
  }
}

// ---- Small parts

function element(name, text = "", className = "") {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

// Addresses in the index are the site's own paths; anything else is shown without a link.
function setLink(link, url, text) {
  if (url.startsWith("/") && !url.startsWith("//")) link.href = url;
  link.textContent = text;
  return link;
}

function setOrRemove(node, text) {
  if (text) node.textContent = text;
  else node.remove();
}

function time(day) {
  const node = element("time", shownDay(day));
  node.dateTime = day;
  return node;
}

function shownDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

// The last day counts to its end, in the reader's own time zone.
function isPast(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + 1) <= new Date();
}

function number(value) {
  return value.toLocaleString("en");
}
