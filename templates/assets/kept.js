// What the visitor keeps of jobs, in this browser alone: one item of localStorage. It is read anew before
// each change, so that tabs do not undo each other. Nothing here asks the network for anything.

export const VERSION = 1;
export const MOST = 2000; // jobs
export const STATES = ["saved", "applied", "hidden", "followed", "note"];
export const LIMITS = {
  key: 100, url: 2000, title: 300, employer: 200, places: 300, pay: 150, level: 200, label: 100, tone: 8,
  quote: 1000, note: 4000, posted: 10, closes: 10, saved: 10, applied: 10, hidden: 10, followed: 10,
}; // characters; those of 10 are days
export const ASIDE = "rolepages.kept.damaged."; // and the time: what could not be read is moved there
const ITEM = "rolepages.kept";
const EMPTY = { version: VERSION, jobs: {}, applied_shown: "dim", recent: [] };
const BLOCKED = "Your browser does not let this site keep anything, as in some private windows. So jobs cannot be saved here.";
const NEWER = "What you saved here was written by a newer version of this page. Load the page again. Until then nothing is changed.";
const MANY = `At most ${MOST.toLocaleString("en")} jobs can be kept. Remove some first.`;
const FULL = "The space your browser gives this site is full. The last change was not kept. Remove some jobs or notes.";
const SETTINGS = {
  applied_shown: (value) => ["dim", "hide", "show"].includes(value),
  recent: (value) => Array.isArray(value) && value.length <= 10 && value.every((q) => typeof q === "string" && q.length <= 200),
};

const listeners = new Set();
let seen = { text: null, data: EMPTY };
let refused = ""; // why the last write failed

tryOut();
addEventListener("storage", ({ key }) => (key === ITEM || key === null) && tell());
addEventListener("pageshow", ({ persisted }) => persisted && tell());

// All kept jobs, as an object by key. What is given out is not to be changed.
export function all() {
  return read().jobs;
}

export function job(key) {
  return Object.hasOwn(all(), key) ? all()[key] : undefined;
}

// The last application for another job with the same words as title and employer.
export function twin(title, employer, key = "") {
  const applied = Object.values(all()).filter((other) => other.applied);
  seen.names ??= new Map(applied.map((other) => [other.key, nameOf(other)]));
  const name = nameOf({ title, employer });
  const twins = applied.filter((other) => other.key !== key && seen.names.get(other.key) === name);
  return twins.sort((one, other) => (one.applied < other.applied ? 1 : -1))[0];
}

// Sets what changed for a job ("" takes it away) beside what is known of it. Says whether it was kept.
export function change(key, facts, changes) {
  const now = new Date().toISOString();
  const before = job(key);
  const next = { ...before, ...facts, ...changes, key, changed: { ...before?.changed } };
  for (const name of Object.keys(changes)) next.changed[name] = now;
  for (const [name, most] of Object.entries(LIMITS)) {
    next[name] = (next[name] ?? "").slice(0, most).replace(/[\ud800-\udbff]$/, ""); // not half a sign
    if (!next[name]) delete next[name];
  }
  return replace({ [key]: STATES.some((name) => next[name]) ? next : null });
}

// Puts whole entries in the place of others; null removes one.
export function replace(entries) {
  const data = read();
  const jobs = Object.entries({ __proto__: null, ...data.jobs, ...entries }).filter(([, entry]) => entry);
  if (jobs.length > MOST && jobs.length > Object.keys(data.jobs).length) return refuse(MANY);
  return write({ ...data, jobs: Object.fromEntries(jobs) });
}

export function setting(name) {
  return read()[name];
}

export function set(name, value) {
  return SETTINGS[name](value) && write({ ...read(), [name]: value });
}

// Removes everything, but for what was moved aside.
export function clear() {
  if ([NEWER, BLOCKED].includes(trouble())) return false;
  localStorage.removeItem(ITEM);
  refused = "";
  tell();
  return true;
}

// Calls back after each change, also by another tab.
export function onChange(callback) {
  listeners.add(callback);
}

// Why nothing can be kept, in a sentence; "" when all is well.
export function trouble() {
  return read() && (seen.newer ? NEWER : refused);
}

// The name of the first field of an entry that cannot be kept; "entry" for what is none, "" when all is well.
export function fault(entry) {
  if (!isRecord(entry)) return "entry";
  const bad = Object.keys(entry).find((name) => (name === "changed" ? !areTimes(entry.changed) : !isGood(name, entry[name])));
  return bad ?? ["key", "url", "title"].find((name) => !entry[name]) ?? (isAddress(entry.url) ? "" : "url");
}

function isGood(name, value) {
  if (!Object.hasOwn(LIMITS, name) || typeof value !== "string" || value.length > LIMITS[name]) return false;
  return !value || LIMITS[name] !== 10 || isDay(value) || (name === "followed" && value === "never");
}

// A path of the site, or a web address in which no name hides the host.
export function isAddress(url) {
  return /^(\/(?!\/)|https?:\/\/[^\\\s/?#@]+(?![^/?#]))[^\\\s]*$/.test(url);
}

function read() {
  let text;
  try {
    text = localStorage.getItem(ITEM);
  } catch {
    refused = BLOCKED;
    return EMPTY;
  }
  if (text !== seen.text) {
    seen = { text, ...understood(text) };
    if (seen.damaged) setAside();
  }
  return seen.data;
}

function understood(text) {
  if (text === null) return { data: EMPTY };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { data: EMPTY, damaged: true };
  }
  const version = found?.version ?? 0; // before versions were counted, the same fields had none
  if (version > VERSION) return { data: EMPTY, newer: true };
  if (!isRecord(found?.jobs)) return { data: EMPTY, damaged: true };
  const entries = Object.entries(found.jobs);
  const good = entries.filter(([key, entry]) => !fault(entry) && entry.key === key);
  const settings = Object.keys(SETTINGS).filter((name) => SETTINGS[name](found[name]));
  const data = { ...EMPTY, jobs: Object.fromEntries(good) };
  for (const name of settings) data[name] = found[name];
  return { data, damaged: good.length < entries.length };
}

function setAside() {
  const { text, data } = seen;
  try {
    localStorage.setItem(ASIDE + new Date().toISOString(), text);
    seen.text = JSON.stringify(data);
    localStorage.setItem(ITEM, seen.text);
  } catch {
    seen.stuck = true;
    refused = FULL;
  }
}

// Nothing is written over what could neither be read nor moved aside.
function write(data) {
  if (seen.newer || seen.stuck || refused === BLOCKED) return false;
  const text = JSON.stringify(data);
  try {
    localStorage.setItem(ITEM, text);
  } catch {
    return refuse(FULL);
  }
  seen = { text, data };
  refused = "";
  tell();
  return true;
}

// Some browsers have a storage that takes nothing.
function tryOut() {
  try {
    localStorage.setItem(`${ITEM}.try`, "1");
    localStorage.removeItem(`${ITEM}.try`);
  } catch {
    refused = hasAny() ? FULL : BLOCKED;
  }
}

function hasAny() {
  try {
    return localStorage.length > 0;
  } catch {
    return false;
  }
}

function refuse(why) {
  refused = why;
  tell();
  return false;
}

function tell() {
  for (const listener of listeners) listener();
}

function nameOf({ title, employer = "" }) {
  return [title, employer].map((text) => text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? text).join("|");
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function areTimes(changed) {
  return isRecord(changed) && Object.entries(changed).every(([of, at]) => STATES.includes(of) && isTime(at));
}

function isDay(text) {
  return isTime(`${text}T00:00:00.000Z`);
}

function isTime(text) {
  return /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}
