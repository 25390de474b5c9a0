// What is kept as a file and back: JSON, and CSV by RFC 4180. A file is somebody's text until each value of it
// was checked; what is left out is told with its place and the reason.

import { LIMITS, MOST, STATES, VERSION, fault } from "./kept.js";

export const MOST_BYTES = 20_000_000; // all that a browser keeps for a site fits, in any script
const FORMAT = "rolepages.kept";
const TIMES = STATES.map((name) => `${name}_changed`);
const COLUMNS = [...Object.keys(LIMITS), ...TIMES];
const NEEDED = ["key", "url", "title"];
const MOST_COLUMNS = 100;
const MOST_ENTRIES = 100_000; // that are looked at
const ENDLESS = `it has more than ${MOST_ENTRIES.toLocaleString("en")} entries`;
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/; // what a spreadsheet may take for a formula
const SEPARATORS = [",", ";", "\t"]; // spreadsheets of some countries write others than the comma

export function asJson(jobs, now) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exported: now, jobs }, null, 1)}\n`;
}

export function asCsv(jobs) {
  const rows = jobs.map((job) => COLUMNS.map((name) => cell(name.endsWith("_changed") ? job.changed?.[name.slice(0, -8)] : job[name])));
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;
}

function cell(value = "") {
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

// The entries of a file that can be kept, and what is left out: { entries, left: [{ place, why }] }.
export function entriesOf(text, now) {
  const isJson = /^\ufeff?\s*[[{]/.test(text);
  const { found, left } = isJson ? fromJson(text) : fromCsv(text.replace(/^\ufeff/, ""));
  const entries = [];
  for (const { place, entry, broken } of found) {
    const why = broken ?? (entries.length < MOST ? reason(entry) : `more than ${MOST.toLocaleString("en")} jobs`);
    if (why) left.push({ place, why });
    else entries.push(withoutFuture(entry, now));
  }
  return { entries, left };
}

function reason(entry) {
  const name = fault(entry);
  if (name) return wrong(entry, name);
  return STATES.some((state) => entry[state]) ? "" : "it is neither saved, applied nor hidden, and has no note";
}

// What is wrong with one value, in words.
function wrong(entry, name) {
  if (name === "entry") return "it is not a job";
  if (name === "changed") return "its times of change are not times like 2026-11-03T09:30:00.000Z";
  if (!Object.hasOwn(LIMITS, name)) return `“${name.slice(0, 40)}” is not known here`;
  if (entry[name] === undefined || entry[name] === "") return `it has no ${name}`;
  if (typeof entry[name] !== "string") return `${name} is not text`;
  if (entry[name].length > LIMITS[name]) return `${name} has more than ${LIMITS[name].toLocaleString("en")} characters`;
  if (name === "url") return "its address is neither a page of this site nor a web address";
  return `${name} is not a day like 2026-11-03 (a spreadsheet may have changed it)`;
}

// A clock that went ahead would make its changes the newest for ever.
function withoutFuture(entry, now) {
  const times = Object.entries(entry.changed ?? {}).map(([name, at]) => [name, at < now ? at : now]);
  return { ...entry, changed: Object.fromEntries(times) };
}

function fromJson(text) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    return none(`it is not JSON (${error.message.slice(0, 200)})`);
  }
  if (file?.version > VERSION) return none("it was written by a newer version of this page");
  const jobs = Array.isArray(file) ? file : file?.jobs;
  if (typeof jobs !== "object" || jobs === null) return none("it holds no jobs");
  const list = Object.values(jobs);
  if (list.length > MOST_ENTRIES) return none(ENDLESS);
  const found = list.map((entry, index) => ({ place: `Entry ${index + 1}`, entry }));
  return { found, left: [] };
}

function none(why) {
  return { found: [], left: [{ place: "The file", why }] };
}

function fromCsv(text) {
  const { rows, open } = rowsOf(text, separatorOf(text));
  if (rows.length > MOST_ENTRIES) return none(ENDLESS);
  const [head, ...body] = rows;
  const names = head?.cells.map((name) => name.trim()) ?? [];
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing) return none(`its first line does not name the column “${missing}”`);
  if (names.length > MOST_COLUMNS) return none(`its first line names more than ${MOST_COLUMNS} columns`);
  const left = names
    .filter((name) => !COLUMNS.includes(name))
    .map((name) => ({ place: `Column “${name.slice(0, 40)}”`, why: "it is not known here" }));
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) return none(`its first line names the column “${doubled.slice(0, 40)}” twice`);
  const found = [];
  for (const { line, cells } of body) {
    const place = `Line ${line}`;
    if (line === open) found.push({ place, broken: "a quotation mark is not closed" });
    else if (cells.length !== names.length) found.push({ place, broken: `it has ${cells.length} values, not ${names.length}` });
    else found.push({ place, entry: entryOf(names, cells) });
  }
  return { found, left };
}

function entryOf(names, cells) {
  const entry = { changed: {} };
  names.forEach((name, index) => {
    const value = FORMULA.test(cells[index]) && cells[index].startsWith("'") ? cells[index].slice(1) : cells[index];
    if (!value) return;
    if (TIMES.includes(name)) entry.changed[name.slice(0, -8)] = value;
    else if (COLUMNS.includes(name)) entry[name] = value;
  });
  return entry;
}

// The sign that stands most often in the first line.
function separatorOf(text) {
  const [head] = text.split(/[\r\n]/, 1);
  const often = (sign) => head.split(sign).length;
  return SEPARATORS.reduce((most, sign) => (often(sign) > often(most) ? sign : most));
}

// Records with the line each begins on; `open` is the line of a record whose quotation mark is not closed.
function rowsOf(text, separator) {
  const rows = [];
  let cells = [];
  let value = "";
  let quoted = false;
  let line = 1;
  let begun = 1;
  const end = () => {
    cells.push(value);
    if (cells.length > 1 || value) rows.push({ line: begun, cells });
    [cells, value, begun] = [[], "", line];
  };
  for (let at = 0; at < text.length && rows.length <= MOST_ENTRIES; at += 1) {
    const sign = text[at];
    const breaks = sign === "\n" || (sign === "\r" && text[at + 1] !== "\n");
    if (breaks) line += 1;
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (text[at + 1] === '"') value += text[(at += 1)];
      else quoted = false;
    } else if (breaks) end();
    else if (sign === '"' && !value) quoted = true;
    else if (sign === separator) {
      cells.push(value);
      value = "";
    } else if (sign !== "\r") value += sign;
  }
  const open = quoted ? begun : 0;
  end();
  return { rows, open };
}

// What is to be written: for each value the later change, ties for what is here. { changes, added, updated, same }
export function merged(jobs, entries) {
  const changes = {};
  const done = { added: 0, updated: 0, same: 0 };
  for (const theirs of entries) {
    const { key } = theirs;
    const mine = Object.hasOwn(changes, key) ? changes[key] : Object.hasOwn(jobs, key) ? jobs[key] : undefined;
    const both = mine ? later(mine, theirs) : theirs;
    done[mine ? (sameAs(mine, both) ? "same" : "updated") : "added"] += 1;
    Object.defineProperty(changes, key, { value: both, enumerable: true, configurable: true, writable: true });
  }
  return { changes, ...done };
}

function later(mine, theirs) {
  const both = { ...theirs, ...mine, changed: { ...mine.changed } };
  if (last(theirs) > last(mine)) Object.assign(both, theirs, { changed: both.changed });
  for (const name of STATES) {
    const [here, there] = [mine, theirs].map((entry) => entry.changed?.[name] ?? "");
    const taken = there > here || (!here && !mine[name]) ? theirs : mine;
    if (taken[name]) both[name] = taken[name];
    else delete both[name];
    if (taken.changed?.[name]) both.changed[name] = taken.changed[name];
  }
  return both;
}

function last(entry) {
  return Object.values(entry.changed ?? {}).sort().at(-1) ?? "";
}

function sameAs(one, other) {
  return Object.keys(LIMITS).every((name) => (one[name] ?? "") === (other[name] ?? "")) && STATES.every((name) => one.changed?.[name] === other.changed?.[name]);
}
