// The search page. The address bar holds the whole state. The page itself has the newest jobs and the numbers of
// all jobs; what the first answer needs is loaded before something is asked, the rest when it is.

import { addressOf, isFiltered, queryOf, sortOf, SORTS, stateOf, withoutFilters, withValue } from "./address.js";
import { byId, counted, element, number } from "./dom.js";
import { chip, foldOpened, labelOf, names, openNames, panel, showCounts, syncFacets, uncounted, wantedValues } from "./facets.js";
import { onChange, set, setting } from "./kept.js";
import { addJobs, clearJobs, isStart, keys, markApplied, showPages, showStart } from "./results.js";
import { forget, hunt, open, pageHits, prepare, recordOf, termsOf } from "./shards.js";

const FIRST = 10;
const MORE = 25;
const PAUSE = 100; // ms without a key before the newest jobs are searched
const REST = 400; // ms after that before all others are
const PAGES_SHOWN = 2;

const app = byId("search-app");
const box = byId("q");
const sortBox = byId("sort");
const appliedBox = byId("applied-shown");
const status = byId("search-status");
const more = byId("show-more");
const trouble = byId("search-failed");
const base = app.dataset.index;
const kinds = app.dataset.evidence.split("|");
const all = Number(app.dataset.jobs);

let state;
let asked; // the hunt under way or done
let words; // what it looks for
let order; // its results, one after the other
let isFresh; // whether the list belongs to it
let total = all;
let turn = 0; // number of the latest search; answers to older ones are dropped
let typing; // timer
let typed = false; // whether the last change of the address came from typing

panel.open = matchMedia("(min-width: 60rem)").matches;
listen();
restore();
if (state.q) remember();
(window.requestIdleCallback ?? setTimeout)(() => getReady(state.q));

function restore() {
  state = stateOf(location.search, names);
  typed = false;
  box.value = state.q;
  sync();
  search(history.state?.shown);
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

function sync() {
  syncFacets(state);
  sortBox.value = sortOf(state);
  sortBox.querySelector("[value=relevance]").disabled = !state.q;
  byId("page-results").hidden = !state.q;
  byId("evidence-note").hidden = sortOf(state) !== "evidence";
  document.title = document.title.replace(/^(?:“.*” · )?/, state.q ? `“${state.q}” · ` : "");
}

// ---- Searching

async function search(shown) {
  const count = Math.max(shown ?? 0, FIRST);
  const mine = ++turn;
  const isOld = () => mine !== turn;
  asked = order = undefined;
  words = [];
  isFresh = false;
  trouble.hidden = byId("no-results").hidden = byId("missing").hidden = true;
  app.setAttribute("aria-busy", "true");
  try {
    await (isWhole() ? startAgain(count) : answer(count, isOld));
  } catch (error) {
    if (!isOld()) fail(error);
  }
  if (isOld()) return;
  app.setAttribute("aria-busy", "false");
  countOpened();
}

// Without a question the page shows what it was built with.
function isWhole() {
  return !state.q && !isFiltered(state) && sortOf(state) === "newest";
}

async function startAgain(count) {
  if (!isStart()) showStart();
  isFresh = true;
  showPages([]);
  showCounts();
  total = all;
  tell();
  if (count > FIRST) await fill(count);
}

async function answer(count, isOld) {
  status.textContent = "Searching";
  more.hidden = true;
  if (isStart()) clearJobs();
  const { jobs } = await open(base);
  const forms = termsOf(state.q);
  for (words of forms) {
    asked = question(jobs);
    const first = await asked.first();
    if (isOld()) return;
    if (first.length) await showFirst(first, count, isOld);
    if (isOld()) return;
    if (asked.known !== undefined && first.length >= count) return showPages([]);
    if (typed) await new Promise((rested) => setTimeout(rested, REST));
    if (isOld()) return;
    const { missing, terms: had, total: found } = await asked.whole();
    if (isOld()) return;
    if (missing.length && words !== forms.at(-1)) continue;
    total = found;
    sayMissing(missing);
    makeFresh();
    if (!total) showNothing();
    await fill(count, isOld);
    const pages = state.q ? await pageHits(base, had, PAGES_SHOWN) : [];
    if (!isOld()) showPages(pages);
    return;
  }
}

function question(jobs) {
  return hunt(jobs, { words, filters: wantedValues(state), sort: sortOf(state), kinds, ahead: FIRST });
}

// Jobs and counts of the question before make room.
function makeFresh() {
  if (isFresh) return;
  isFresh = true;
  clearJobs();
  showCounts({});
}

// The newest jobs have answered: each is shown when it is there, and keeps its place when the others follow.
async function showFirst(first, count, isOld) {
  const records = first.slice(0, count).map(recordOf);
  Promise.all(records).catch(() => {}); // each is awaited below
  for (const record of records) {
    const coming = await record;
    if (isOld()) return;
    const isFirst = !isFresh;
    const isLast = record === records.at(-1);
    makeFresh();
    addJobs([coming]);
    total = asked.known ?? first.length;
    if (isFirst || isLast) tell(asked.known === undefined && !asked.isOne);
    if (!isLast) more.hidden = true; // the others would push it down
  }
}

async function fill(count, isOld = () => false) {
  const left = Math.min(count, total) - keys().size;
  const records = left > 0 ? await next(left) : [];
  if (isOld()) return;
  addJobs(records);
  tell();
}

// The next records that are not in the list.
async function next(count) {
  asked ??= question((await open(base)).jobs);
  order ??= asked.results();
  const there = keys();
  const records = [];
  while (records.length < count) {
    const results = [];
    while (results.length < count - records.length) {
      const { value, done } = await order.next();
      if (done) break;
      results.push(value);
    }
    if (!results.length) break;
    records.push(...(await Promise.all(results.map(recordOf))).filter(({ key }) => !there.has(key)));
  }
  return records;
}

async function showMore() {
  const mine = turn;
  more.disabled = true;
  trouble.hidden = true;
  try {
    const records = await next(MORE);
    if (mine !== turn) return;
    addJobs(records)[0]?.querySelector("a").focus();
    tell();
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    more.disabled = false;
  }
}

// "Back" from a job leads to as many results as there were.
function tell(soFar = false) {
  const by = total && sortOf(state) in SORTS ? `, ${SORTS[sortOf(state)]}` : "";
  const what = state.q ? ` for “${state.q}”` : "";
  const told = `${total ? counted(total, "job") : "No jobs"}${soFar ? " so far" : ""}${what}`;
  if (status.textContent !== told + by) status.replaceChildren(told, element("span", by));
  const shown = keys().size;
  const left = total - shown;
  more.hidden = left <= 0 || soFar;
  more.textContent = `Show ${Math.min(MORE, left)} more of ${number(left)}`;
  sayLeftOut();
  history.replaceState({ shown }, "", location.href);
}

// What is shown stays; what could not be loaded is said.
function fail(error) {
  console.warn(error);
  forget();
  asked = order = undefined;
  if (!isFresh) clearJobs();
  const some = keys().size > 0;
  trouble.hidden = false;
  byId("failed-what").textContent = some ? "More jobs could not be loaded." : "The search could not be loaded.";
  if (!some) status.textContent = "No answer";
}

function sayMissing(missing) {
  const place = byId("missing");
  const named = missing.map((word) => `“${word.replace(/(?<=^\S{1,2})\.$/, "")}”`).join(" or ");
  place.hidden = !missing.length;
  if (place.hidden) return;
  place.textContent = `No job ${isFiltered(state) ? "with these filters " : ""}has the word ${named}.${total ? " These have the other words." : ""}`;
}

function showNothing() {
  const ways = [...state.filters].map(([name, values]) => {
    const filters = new Map([...state.filters].filter(([other]) => other !== name));
    return chip({ ...state, filters }, `Drop “${labelOf(name)}: ${values.join(" or ")}”`);
  });
  if (state.floor) ways.push(chip({ ...state, floor: 0, stated: false }, `Drop the least pay`));
  if (state.q && isFiltered(state)) ways.push(chip(withoutFilters(state), `Search “${state.q}” without filters`));
  const each = [...new Set(state.q.split(/\s+/))];
  if (each.length > 1) for (const q of each) ways.push(chip({ ...state, q }, `Search “${q}” alone`));
  ways.push(chip({ q: "", filters: new Map(), sort: "" }, "See all jobs"));
  byId("no-results-help").replaceChildren(...ways);
  byId("no-results").hidden = false;
}

// ---- What a reader does

function listen() {
  addEventListener("popstate", restore);
  addEventListener("keydown", keyed);
  for (const show of [showApplied, showRecent]) {
    onChange(show);
    show();
  }
  byId("recent-clear").addEventListener("click", () => {
    set("recent", []);
    box.focus();
  });
  box.addEventListener("input", () => {
    clearTimeout(typing);
    getReady(box.value.trim());
    typing = setTimeout(() => change({ ...state, q: box.value.trim() }, true), PAUSE);
  });
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    change({ ...state, q: box.value.trim() });
    remember();
  });
  app.addEventListener("change", ({ target }) => {
    if (target === sortBox) change({ ...state, sort: sortBox.value });
    else if (target === appliedBox) set("applied_shown", appliedBox.value);
    else if (target.name === "pay_from") change({ ...state, floor: Number(target.value), stated: state.stated && target.value > 0 });
    else if (target.name === "pay_stated") change({ ...state, stated: target.checked });
    else if (names.includes(target.name)) change(withValue(state, target.name, target.value, target.checked, names));
  });
  app.addEventListener("toggle", () => {
    foldOpened();
    countOpened();
  }, true);
  app.addEventListener("click", clicked);
  more.addEventListener("click", showMore);
  byId("try-again").addEventListener("click", () => search(keys().size));
}

// A visitor who wants to save data pays for what is asked alone.
function getReady(q) {
  if (q || !navigator.connection?.saveData) prepare(base, q).catch(forget);
}

// Recent searches stay in this browser alone: eight of at most 200 characters, as many as its store takes.
function remember() {
  const query = queryOf(state);
  const others = setting("recent").filter((other) => other !== query);
  if (query && query.length <= 200) set("recent", [query, ...others].slice(0, 8));
}

function showRecent() {
  const states = setting("recent").map((query) => stateOf(query, names));
  byId("recent").hidden = !states.length;
  byId("recent-list").replaceChildren(...states.map((each) => chip(each, wordsOf(each))));
  byId("recent-words").replaceChildren(...[...new Set(states.map(({ q }) => q).filter(Boolean))].map((q) => new Option(q, q)));
}

function wordsOf({ q, filters, floor }) {
  const parts = [q && `“${q}”`, ...[...filters.values()].map((values) => values.join(" or ")), floor && `pay from $${floor}`];
  return parts.filter(Boolean).join(", ") || "All jobs";
}

function showApplied() {
  appliedBox.value = byId("result-list").dataset.applied = setting("applied_shown");
  sayLeftOut();
}

function sayLeftOut() {
  const left = markApplied();
  byId("left-out").hidden = !left || appliedBox.value !== "hide";
  byId("left-out").textContent = `${counted(left, "job")} of these left out: you applied for or hid ${left === 1 ? "it" : "them"}.`;
}

async function countOpened() {
  if (!asked || app.getAttribute("aria-busy") === "true" || !uncounted().length) return;
  const mine = turn;
  try {
    const counts = await asked.counts(openNames());
    if (mine === turn) showCounts(counts);
  } catch (error) {
    if (mine === turn) fail(error);
  }
}

// Links to other states of this search need no new page.
function clicked(event) {
  const link = event.target.closest("a");
  if (link?.closest(".jobs") && state.q) remember();
  if (!link?.closest("#chips, #no-results-help, #recent-list") || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const next = stateOf(link.search, names);
  box.value = next.q;
  change(next);
  status.focus();
}

function keyed(event) {
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
