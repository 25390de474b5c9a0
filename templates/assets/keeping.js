// Save, Applied and Hide on cards and postings. A page without scripts, or with a storage that keeps nothing,
// has none of it.

import { shownDay, today } from "./days.js";
import { element } from "./dom.js";
import { change, job, onChange, trouble, twin } from "./kept.js";

const BUTTONS = { saved: "Save", applied: "Applied", hidden: "Hide" };

const refreshers = new Map(); // card -> what shows its state anew
const status = element("p", "", "hidden");

export const posting = document.querySelector(".posting-head[data-job]");

status.setAttribute("role", "status");
document.body.append(status);
onChange(() => {
  for (const [card, refresh] of refreshers) card.isConnected ? refresh() : refreshers.delete(card);
});
for (const card of document.querySelectorAll(".job[data-job]")) addButtons(card);

// The button Applied of a posting's own page, if it has one.
export const applied = posting && addButtons(posting);

// Gives a card its buttons. Search calls it for the cards it makes.
export function addButtons(card) {
  if (trouble()) return sayTrouble();
  const { key, title, employer } = factsOf(card);
  const bar = element("div", "", "keep");
  const note = element("p", "", "kept-note");
  const fold = element("p", "", "fold");
  const unfold = button("", () => (hiddenNow ? press("hidden") : open()));
  const buttons = Object.fromEntries(Object.entries(BUTTONS).map(([name, text]) => [name, button(text, () => press(name))]));
  let hiddenNow = false; // since this page was loaded, so that it can be undone
  let opened = false;

  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", title);
  bar.append(...Object.values(buttons));
  fold.append(element("span", `Hidden: ${title}, ${employer}`), " ", unfold);
  card.append(bar, note);
  if (card !== posting) card.append(fold);
  refreshers.set(card, refresh);
  if (card !== posting && job(key)?.hidden && inSight(card)) keepHeight(card);
  refresh();
  return buttons.applied;

  function press(name) {
    const on = !job(key)?.[name];
    hiddenNow = on && name === "hidden";
    opened = false;
    const changes = { [name]: on ? today() : "" };
    if (on && name === "applied") changes.followed = "";
    if (!change(key, factsOf(card), changes)) note.textContent = say(trouble());
    else if (name !== "hidden") say(on ? `${BUTTONS[name]}: kept in this browser` : "No longer kept");
    else {
      say(on ? "Hidden" : "Shown again");
      (on && card !== posting ? unfold : buttons.hidden).focus();
    }
  }

  function open() {
    opened = true;
    refresh();
    buttons.hidden.focus();
  }

  function refresh() {
    const kept = job(key) ?? {};
    for (const name of Object.keys(BUTTONS)) buttons[name].setAttribute("aria-pressed", String(Boolean(kept[name])));
    note.textContent = whenApplied(kept, twin(title, employer, key));
    if (kept.hidden && card === posting) note.append(" Hidden: lists show this job in one line.");
    unfold.textContent = hiddenNow ? "Undo" : "Show";
    card.classList.toggle("folded", Boolean(kept.hidden) && !opened && card !== posting);
  }
}

function inSight(card) {
  const { top, bottom } = card.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// A card that folds before the visitor's eyes would pull up all below it: it keeps its height until it is out of sight.
function keepHeight(card) {
  card.style.minHeight = `${card.offsetHeight}px`;
  const watcher = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting && card.classList.contains("folded")) return;
    card.style.minHeight = "";
    watcher.disconnect();
  });
  watcher.observe(card);
}

function whenApplied(kept, other) {
  if (kept.applied) return `You applied on ${shownDay(kept.applied)}.`;
  return other ? `You applied to a job of this title here on ${shownDay(other.applied)}.` : "";
}

// What a card or a posting's page says of its job, as it is kept.
export function factsOf(card) {
  const root = card === posting ? card.parentElement : card;
  const text = (selector, from = root) => from?.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const stated = (words) => (/not stated$/i.test(words) ? "" : words);
  const evidence = root.querySelector(".evidence");
  const level = text(".level", root.querySelector(".job-pay"));
  return {
    key: card.dataset.job,
    url: card === posting ? location.pathname : root.querySelector(".job-title a").getAttribute("href"),
    title: text("h1, .job-title a"),
    employer: text(".job-who"),
    places: stated(text(".job-place, .job-facts li")),
    pay: stated(text(".job-pay").replace(level, "").trim()),
    level,
    label: text(".badge", evidence),
    tone: ["yes", "maybe", "no"].find((tone) => evidence?.querySelector(".badge")?.classList.contains(tone)) ?? "unknown",
    quote: text(".words q", evidence),
    ...daysOf(root.querySelector(".posting-dates, .job-dates")),
  };
}

// A day belongs to the word before it.
function daysOf(dates) {
  const days = { posted: "", closes: "" };
  for (const time of dates?.querySelectorAll("time") ?? []) {
    const before = document.createRange();
    before.setStart(dates, 0);
    before.setEndBefore(time);
    const word = /(posted|close)[sd]?\s*$/i.exec(before)?.[1].toLowerCase();
    if (word) days[word === "posted" ? "posted" : "closes"] = time.dateTime;
  }
  return days;
}

function sayTrouble() {
  document.documentElement.classList.add("keeps-nothing");
  if (document.querySelector(".kept-trouble")) return;
  const line = element("p", trouble(), "note kept-trouble");
  if (posting) posting.append(line);
  else document.querySelector(".jobs")?.before(line);
}

export function say(text) {
  status.textContent = text;
  return text;
}

export function button(text, press) {
  const node = element("button", text);
  node.type = "button";
  node.addEventListener("click", press);
  return node;
}
