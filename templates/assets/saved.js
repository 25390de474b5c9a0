// The page of saved jobs: what the browser keeps, as lists, side by side, and as files. What comes from the
// storage or a file is only ever set as text.

import { isPast, shownDay, time, today } from "./days.js";
import { ASIDE, all, change, clear, isAddress, job, onChange, replace, trouble } from "./kept.js";
import { MOST_BYTES, asCsv, asJson, entriesOf, merged } from "./saved_files.js";

const LISTS = {
  saved: { name: "Saved", remove: "Remove from saved", of: (entry) => entry.saved },
  applied: { name: "Applied", remove: "Remove from applied", of: (entry) => entry.applied },
  hidden: { name: "Hidden", remove: "Show again", of: (entry) => entry.hidden },
  other: { name: "Other", remove: "Remove", of: (entry) => !entry.saved && !entry.applied && !entry.hidden },
};
const EMPTY = {
  saved: "You have saved no job yet. Use the button Save on a job in any list.",
  applied: "No job is marked as applied. Use the button Applied on a job, or here on a saved one.",
  hidden: "You have hidden no job.",
  other: "No other job is kept here.",
};
const ROWS = [
  ["Employer", (entry) => entry.employer],
  ["Place", (entry) => entry.places || "Not stated"],
  ["Pay", (entry) => entry.pay || "Not stated"],
  ["Wage level", (entry) => entry.level || "Cannot say"],
  ["Sponsorship", (entry) => entry.label],
  ["Words of the posting", (entry) => (entry.quote ? `“${entry.quote}”` : "None kept")],
  ["Posted", (entry) => (entry.posted ? shownDay(entry.posted) : "Not stated")],
  ["Closes", (entry) => (entry.closes ? closing(entry.closes) : "Not stated")],
  ["Kept", (entry) => keptDays(entry) || "Not in a list"],
  ["Your note", (entry) => entry.note || "None"],
];
const UNREADABLE = "The file could not be read as text in UTF-8. Nothing was imported. In a spreadsheet, save it as “CSV UTF-8”.";
const COMPARED = 3;
const PAUSE = 400; // ms without a key before a note is kept
const AT_ONCE = 4; // requests
const LEFT_SHOWN = 50;

const byId = (id) => document.getElementById(id);
const list = byId("kept-jobs");
const compared = new Set(); // keys
const onSite = new Map(); // key -> what a check of its page found
const typing = new Map(); // key -> timer of a note that is being written
let own = false; // whether a change comes from this page and is shown already
let undo; // entries as they were before the last removal

listen();
show();

function show() {
  const why = trouble();
  byId("kept-trouble").hidden = !why;
  byId("kept-trouble").textContent = why;
  byId("kept-app").hidden = false;
  showDamaged();
  showLists();
  showJobs();
  showComparison();
}

// ---- Lists

function chosen() {
  const name = location.hash.slice(1);
  return Object.hasOwn(LISTS, name) ? name : "saved";
}

function jobsOf(name) {
  const day = (entry) => (LISTS[name].of(entry) === true ? "" : LISTS[name].of(entry));
  const order = (entry) => `${day(entry)} ${entry.changed?.[name] ?? ""}`;
  return Object.values(all())
    .filter(LISTS[name].of)
    .sort((one, other) => (order(one) < order(other) ? 1 : order(one) > order(other) ? -1 : one.title < other.title ? -1 : 1));
}

function showLists() {
  const links = Object.entries(LISTS).map(([name, { name: text }]) => {
    const count = jobsOf(name).length;
    const item = element("li");
    const link = element("a", "", `${text} `);
    link.href = `#${name}`;
    if (name === chosen()) link.setAttribute("aria-current", "true");
    link.append(element("span", "n", count.toLocaleString("en")));
    item.append(link);
    item.hidden = name === "other" && !count && chosen() !== "other";
    return item;
  });
  byId("kept-lists").replaceChildren(...links);
}

function showJobs() {
  const writing = document.activeElement?.closest?.("#kept-jobs [data-job]")?.dataset.job;
  const before = document.activeElement;
  const jobs = jobsOf(chosen());
  byId("kept-heading").textContent = LISTS[chosen()].name;
  byId("kept-empty").hidden = jobs.length > 0;
  byId("kept-empty").textContent = EMPTY[chosen()];
  byId("kept-check").hidden = !jobs.length;
  list.replaceChildren(...jobs.map(item));
  if (writing && before.matches("textarea")) writeOn(writing, before);
}

// Another tab changed something while a note is being written: the writer goes on where they were.
function writeOn(key, before) {
  const field = [...list.querySelectorAll("[data-job]")].find((card) => card.dataset.job === key)?.querySelector("textarea");
  if (!field) return;
  field.value = before.value;
  field.focus();
  field.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function item(entry) {
  const node = byId("kept-job").content.cloneNode(true).firstElementChild;
  const part = (selector) => node.querySelector(selector);
  part(".job").dataset.job = entry.key;
  setTitle(part(".job-title a"), entry);
  part(".job-who").textContent = entry.employer ?? "";
  part(".places").textContent = entry.places || "Place not stated";
  part(".job-pay").textContent = [entry.pay || "Pay not stated", entry.level].filter(Boolean).join(" · ");
  showBadge(part, entry);
  part(".job-dates").append(...datesOf(entry));
  part(".closed").hidden = !entry.closes || !isPast(entry.closes);
  part(".closed").textContent = entry.closes ? `This job has closed. Its last day was ${shownDay(entry.closes)}.` : "";
  part(".kept-days").textContent = keptDays(entry);
  showCheck(part(".on-site"), entry.key);
  addControls(part, entry);
  return node;
}

function showBadge(part, { tone, label, quote }) {
  const shown = ["yes", "maybe", "no"].includes(tone) ? tone : "unknown";
  part(".badge").classList.add(shown);
  part(".label").textContent = label ?? "Not kept";
  if (quote) part(".words q").textContent = quote;
  else part(".words").remove();
}

function datesOf({ posted, closes }) {
  const parts = posted ? ["Posted ", time(posted)] : ["Posting date not stated"];
  return closes ? [...parts, isPast(closes) ? " · closed " : " · closes ", time(closes)] : parts;
}

function keptDays(entry) {
  const days = ["saved", "applied", "hidden"].filter((name) => entry[name]).map((name) => `${name} ${shownDay(entry[name])}`);
  if (!days.length && entry.followed && entry.followed !== "never") days.push(`apply link followed ${shownDay(entry.followed)}`);
  const text = days.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function closing(day) {
  return isPast(day) ? `${shownDay(day)}, which is over` : shownDay(day);
}

// ---- What a visitor does with a job

function addControls(part, entry) {
  const { key } = entry;
  const name = chosen();
  part(".keep").setAttribute("aria-label", entry.title);
  part(".remove").textContent = LISTS[name].remove;
  part(".remove").addEventListener("click", () => remove(key, name));
  const applied = part(".applied");
  if (name === "applied") applied.remove();
  applied.setAttribute("aria-pressed", String(Boolean(entry.applied)));
  applied.addEventListener("click", () => toggleApplied(key, applied, part(".kept-days")));
  part(".compare").setAttribute("aria-pressed", String(compared.has(key)));
  part(".compare").addEventListener("click", () => toggleCompared(key));
  const field = part("textarea");
  field.value = entry.note ?? "";
  field.addEventListener("input", () => {
    clearTimeout(typing.get(key)?.timer);
    typing.set(key, { field, timer: setTimeout(() => keepNote(key), PAUSE) });
  });
  field.addEventListener("blur", () => keepNote(key));
}

function keepNote(key) {
  const written = typing.get(key);
  if (!written) return;
  clearTimeout(written.timer);
  typing.delete(key);
  const kept = quietly(() => job(key) && change(key, {}, { note: written.field.value }));
  if (!kept) say(job(key) ? trouble() : "This job was removed in another tab. The note was not kept.");
}

function toggleApplied(key, button, days) {
  const on = !job(key)?.applied;
  if (!quietly(() => change(key, {}, { applied: on ? today() : "", followed: "" }))) return say(trouble());
  button.setAttribute("aria-pressed", String(on));
  days.textContent = keptDays(job(key) ?? {});
  say(on ? "Marked as applied" : "No longer marked as applied");
}

// A job that is in no list any more goes with its note; Undo brings all of it back.
function remove(key, name) {
  keepNote(key);
  const before = job(key);
  if (!before) return show();
  const stays = Object.keys(LISTS).some((other) => other !== name && other !== "other" && before[other]);
  const done = stays ? change(key, {}, { [name]: "" }) : replace({ [key]: null });
  if (!done) return say(trouble());
  compared.delete(key);
  undo = { [key]: before };
  say(`${LISTS[name].remove === "Show again" ? "Shown again" : "Removed"}: ${before.title}`);
  byId("kept-undo").hidden = false;
  byId("kept-undo").focus();
  showComparison();
}

function undoRemoval() {
  if (!replace(undo)) return say(trouble());
  say("Brought back");
  byId("kept-heading").focus();
}

function toggleCompared(key) {
  if (compared.has(key)) compared.delete(key);
  else if (compared.size < COMPARED) compared.add(key);
  else return say(`At most ${COMPARED} jobs stand side by side. Take one out first.`);
  for (const card of list.querySelectorAll("[data-job]")) {
    card.querySelector(".compare").setAttribute("aria-pressed", String(compared.has(card.dataset.job)));
  }
  showComparison();
}

function showComparison() {
  for (const key of compared) if (!job(key)) compared.delete(key);
  const entries = [...compared].map(job);
  const head = element("tr");
  head.append(element("td"), ...entries.map((entry) => {
    const cell = scoped("col");
    cell.append(element("a"));
    setTitle(cell.firstChild, entry);
    return cell;
  }));
  const rows = ROWS.map(([name, value]) => {
    const row = element("tr");
    row.append(scoped("row", name), ...entries.map((entry) => element("td", "", value(entry))));
    return row;
  });
  byId("kept-comparison").hidden = entries.length < 2;
  byId("kept-comparison").querySelector("thead").replaceChildren(head);
  byId("kept-comparison").querySelector("tbody").replaceChildren(...rows);
  byId("compare-bar").hidden = !entries.length;
  byId("compare-count").textContent = `${entries.length} of ${COMPARED} chosen`;
  byId("compare-show").hidden = entries.length < 2;
}

function scoped(scope, text) {
  const cell = element("th", "", text);
  cell.scope = scope;
  return cell;
}

// ---- Whether a page still stands. Asked only when the visitor wants to know, and only of this site.

async function check() {
  const waiting = jobsOf(chosen()).filter(({ url }) => url.startsWith("/"));
  const total = waiting.length;
  const counts = { here: 0, gone: 0, unknown: 0 };
  say(`Checking ${total.toLocaleString("en")} ${total === 1 ? "page" : "pages"}`);
  byId("kept-check").disabled = true;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const found = await answerOf(next.url);
      counts[found] += 1;
      onSite.set(next.key, found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  byId("kept-check").disabled = false;
  for (const card of list.querySelectorAll("[data-job]")) showCheck(card.querySelector(".on-site"), card.dataset.job);
  const unknown = counts.unknown ? `, ${counts.unknown} could not be checked` : "";
  say(`${counts.here} still on this site, ${counts.gone} no longer${unknown}`);
}

async function answerOf(url) {
  try {
    const { ok, status } = await fetch(url, { method: "HEAD", cache: "no-cache" });
    return ok ? "here" : status === 404 || status === 410 ? "gone" : "unknown";
  } catch {
    return "unknown";
  }
}

function showCheck(place, key) {
  const found = onSite.get(key);
  place.hidden = !found;
  place.textContent = {
    here: "Its page is still on this site. The page says whether the job is open.",
    gone: "Its page is no longer on this site. What is shown here is what it said.",
    unknown: "Could not be checked. Try again later.",
  }[found] ?? "";
}

// ---- Files

function download(text, type, name) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function importFile({ target }) {
  const file = target.files[0];
  if (!file) return;
  const report = byId("import-report");
  if (file.size > MOST_BYTES) {
    report.textContent = "The file is larger than 20 MB. Nothing was imported.";
  } else {
    const text = await textOf(file);
    report.replaceChildren(...(text === null ? [UNREADABLE] : taken(file.name, text)));
  }
  target.value = "";
}

// Signs that are not UTF-8 would come in as question marks, so such a file is none of ours.
async function textOf(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function taken(name, text) {
  const { entries, left } = entriesOf(text, new Date().toISOString());
  const done = merged(all(), entries);
  const written = !entries.length || replace(done.changes);
  return written ? told(name, done, left) : [`Nothing was imported. ${trouble()}`];
}

function told(name, { added, updated, same }, left) {
  const jobs = (count) => `${count.toLocaleString("en")} ${count === 1 ? "job" : "jobs"}`;
  const first = element("p", "", `${name}: ${jobs(added)} added, ${jobs(updated)} brought up to date, ${jobs(same)} already here as new or newer.`);
  if (!left.length) return [first];
  const items = left.slice(0, LEFT_SHOWN).map(({ place, why }) => element("li", "", `${place}: ${why}`));
  if (left.length > LEFT_SHOWN) items.push(element("li", "", `and ${(left.length - LEFT_SHOWN).toLocaleString("en")} more`));
  const reasons = element("ul", "left");
  reasons.append(...items);
  return [first, element("p", "", "Left out:"), reasons];
}

// Names of the items that hold what could not be read.
function damaged() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(ASIDE));
  } catch {
    return [];
  }
}

function showDamaged() {
  const names = damaged();
  byId("kept-damaged").hidden = !names.length;
  byId("kept-damaged-list").replaceChildren(...names.map((name) => {
    const row = element("li", "", `Moved aside ${shownDay(name.slice(-24, -14))} `);
    const get = element("button", "plain", "Download");
    const drop = element("button", "plain", "Delete");
    get.addEventListener("click", () => download(localStorage.getItem(name) ?? "", "text/plain", "kept-damaged.txt"));
    drop.addEventListener("click", () => {
      localStorage.removeItem(name);
      showDamaged();
    });
    row.append(get, " ", drop);
    return row;
  }));
}

// ---- The page

function listen() {
  onChange(() => (own ? showLists() : show()));
  addEventListener("hashchange", () => {
    show();
    byId("kept-heading").focus();
  });
  for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, keepNotes, true);
  byId("kept-undo").addEventListener("click", undoRemoval);
  byId("kept-check").addEventListener("click", check);
  byId("compare-show").addEventListener("click", () => {
    byId("kept-comparison").scrollIntoView();
    byId("kept-comparison").querySelector(".scroll").focus();
  });
  byId("export-json").addEventListener("click", () => {
    download(asJson(Object.values(all()), new Date().toISOString()), "application/json", `saved-jobs-${today()}.json`);
  });
  byId("export-csv").addEventListener("click", () => download(asCsv(Object.values(all())), "text/csv", `saved-jobs-${today()}.csv`));
  byId("import").addEventListener("change", importFile);
  byId("clear").addEventListener("click", () => {
    const count = Object.keys(all()).length;
    byId("clear-what").textContent = `${count.toLocaleString("en")} ${count === 1 ? "job" : "jobs"} with notes, and your last searches, are deleted from this browser. This cannot be undone.`;
    byId("clear-dialog").returnValue = "";
    byId("clear-dialog").showModal();
  });
  byId("clear-dialog").addEventListener("close", ({ target }) => {
    if (target.returnValue !== "clear") return;
    say(deleteAll() ? "Everything was deleted" : trouble());
    byId("kept-heading").focus();
  });
}

function deleteAll() {
  if (!clear()) return false;
  for (const name of damaged()) localStorage.removeItem(name);
  showDamaged();
  return true;
}

function keepNotes() {
  for (const key of [...typing.keys()]) keepNote(key);
}

// A change that the page already shows needs no new list, which would take the focus away.
function quietly(act) {
  own = true;
  try {
    return act();
  } finally {
    own = false;
  }
}

function say(text) {
  byId("kept-undo").hidden = true;
  byId("kept-said").textContent = text;
}

// The title leads to the job's page, or to the employer's site, which is then named beside it.
function setTitle(link, { url, title }) {
  link.textContent = title;
  if (!isAddress(url)) return;
  link.href = url;
  if (url.startsWith("/")) return;
  link.rel = "nofollow";
  link.after(" ", element("span", "away", `on ${link.hostname}`));
}

function element(name, className = "", text = "") {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (name === "button") node.type = "button";
  node.textContent = text;
  return node;
}
