// The list of jobs found: cards, and the pages about the words.

import { isPast, time } from "./days.js";
import { byId, element, setLink, setOrRemove } from "./dom.js";
import { addButtons } from "./keeping.js";
import { job } from "./kept.js";

const list = byId("result-list");
const start = [...list.children]; // the newest jobs, which the page has without any search

export function isStart() {
  return list.firstElementChild === start[0];
}

export function showStart() {
  list.replaceChildren(...start);
}

export function clearJobs() {
  list.replaceChildren();
}

// Jobs that stand in the list already are left out. Returns the items that came.
export function addJobs(records) {
  const there = keys();
  const items = records.filter(({ key }) => !there.has(key)).map(item);
  list.append(...items);
  for (const node of items) addButtons(node.firstElementChild);
  return items;
}

export function keys() {
  return new Set([...list.children].map((node) => node.firstElementChild.dataset.job));
}

// Returns how many of the shown jobs the visitor applied for or hid.
export function markApplied() {
  let marked = 0;
  for (const node of list.children) {
    const { applied, hidden } = job(node.firstElementChild.dataset.job) ?? {};
    node.classList.toggle("is-applied", Boolean(applied));
    node.classList.toggle("is-hidden", Boolean(hidden));
    marked += applied || hidden ? 1 : 0;
  }
  return marked;
}

export function showPages(pages) {
  byId("page-results").firstElementChild.replaceChildren(...pages.map(pageItem));
}

function item(record) {
  const node = byId("result").content.cloneNode(true).firstElementChild;
  const part = (selector) => node.querySelector(selector);
  part(".job").dataset.job = record.key;
  // The build lets only pages of the site and web addresses into the index.
  setLink(part(".job-title a"), record.url, record.title).href = record.url;
  setOrRemove(part(".away"), record.away);
  part(".job-who").replaceChildren(
    record.employer_url ? setLink(element("a"), record.employer_url, record.employer) : (record.employer ?? ""),
  );
  const facts = [record.places ?? "Place not stated", record.mode, record.type, record.level].filter(Boolean);
  const pay = element("li", record.pay ?? "Pay not stated", "job-pay");
  if (record.wage) pay.append(" ", element("span", record.wage, "level"));
  part(".job-facts").append(...facts.map((text) => element("li", text)), pay);
  showEvidence(part, record);
  part(".job-dates").append(...datesOf(record));
  part(".closed").hidden = !isPast(record.closes);
  return node;
}

function showEvidence(part, record) {
  part(".badge").classList.add(record.tone);
  part(".label").textContent = record.label ?? "";
  setOrRemove(part(".visas"), record.visas);
  if (record.quote) part(".words q").textContent = record.quote;
  else part(".words").remove();
  setOrRemove(part(".evidence .note"), record.note);
  setOrRemove(part(".records"), record.records);
}

function datesOf({ posted, seen, closes, postings, new: until }) {
  const parts = posted ? ["Posted ", time(posted)] : ["Posting date not stated"];
  if (until && !isPast(until)) parts.unshift(newMark(), " · ");
  if (seen) parts.push(" · last seen ", time(seen));
  if (closes) parts.push(" · closes ", time(closes));
  if (postings) parts.push(` · ${postings} postings`);
  return parts;
}

function newMark() {
  const mark = element("span", "New on ", "new");
  mark.append(time(document.body.dataset.asOf));
  return mark;
}

function pageItem({ kind, url, title, note }) {
  const node = element("li");
  node.append(element("span", `${kind}: `, "kind"), setLink(element("a"), url, title));
  if (note && note.length < 60) node.append(" ", element("span", note, "n"));
  return node;
}
