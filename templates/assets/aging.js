// A page that nobody rebuilt grows old: jobs close, new ones are new no more, facts change. The dates are printed;
// this compares them with the reader's day and says what has become of them.

import { daysSince, isPast, shownDay, today } from "./days.js";
import { element } from "./dom.js";

const STALE_AFTER = 14; // days

const { asOf, builtFor } = document.body.dataset;
const dock = document.getElementById("page-dock");
let comparedOn = ""; // the reader's day

compare();
addEventListener("pageshow", compare);
// The dock covers the screen's end: what gets the focus is scrolled clear of it.
new ResizeObserver(() => {
  document.documentElement.style.scrollPaddingBlockEnd = dock.offsetHeight ? `${dock.offsetHeight + 16}px` : "";
}).observe(dock);
document.addEventListener("visibilitychange", compare);

// Once for each day of the reader: a tab may stay open for weeks.
function compare() {
  if (comparedOn === today()) return;
  comparedOn = today();
  removeOldNews();
  markClosed();
  sayHowManyClosed();
  closePosting();
  sayWhatIsOld(doubtedFacts());
}

// "New on 15 Nov 2026" goes with the job's last day as a new one.
function removeOldNews() {
  for (const badge of document.querySelectorAll("[data-new-until]")) if (isPast(badge.dataset.newUntil)) badge.remove();
}

// "closes 9 Apr 2026" becomes "closed 9 Apr 2026". A card is closed when all its postings are.
function markClosed() {
  for (const word of document.querySelectorAll("[data-closes]:not(.has-closed)")) {
    if (!isPast(word.dataset.closes)) continue;
    word.textContent = word.textContent === "Closes" ? "Closed" : "closed";
    word.className = "has-closed";
  }
  for (const card of document.querySelectorAll("[data-closed-after]:not(.is-closed)")) {
    if (!isPast(card.dataset.closedAfter)) continue;
    card.classList.add("is-closed");
    card.querySelector(".job-title").append(element("span", " Closed", "tab has-closed"));
    card.querySelector("[data-new-until]")?.remove();
  }
}

// In the line that stands there already, so that no job is pushed down: "3 closed · 1 to 25 of 64".
function sayHowManyClosed() {
  const range = document.querySelector(".listing .range");
  const closed = document.querySelectorAll(".listing .is-closed").length;
  if (!closed || !range) return;
  const words = element("span", `${closed} closed`, "has-closed");
  words.append(element("span", ` since ${shownDay(asOf)}`, "hidden"), " · ");
  range.querySelector(".has-closed")?.remove();
  range.prepend(words);
}

// A posting says so at the screen's end, where it pushes nothing, and its button to apply leads to the original.
function closePosting() {
  const notice = document.querySelector("[data-last-day]");
  if (!notice?.hidden || !isPast(notice.dataset.lastDay)) return;
  notice.hidden = false;
  dock.prepend(notice);
  const apply = document.getElementById("apply");
  apply.textContent = apply.dataset.closed;
  apply.className = "button quiet";
  apply.removeAttribute("id");
}

// Marks the facts whose dates have passed, and counts them.
function doubtedFacts() {
  const doubted = [...document.querySelectorAll(".fact")].filter((fact) => {
    const words = doubt(fact.dataset);
    if (!words) return false;
    const status = fact.querySelector(".status");
    status.className = "status in-flux";
    status.textContent = words;
    return true;
  });
  return doubted.length;
}

// No word is wider than the room of a status, so that the line beside it stays where it is.
function doubt({ expires, effective, reviewBy }) {
  if (expires && isPast(expires)) return "changed?";
  if (effective > builtFor && effective <= today()) return "in force?";
  return reviewBy && isPast(reviewBy) ? "check due" : "";
}

function sayWhatIsOld(facts) {
  const age = daysSince(asOf);
  const old = age > STALE_AFTER && `This data is ${age.toLocaleString("en")} days old. Jobs may have closed since.`;
  const doubted = facts && `${facts} ${facts === 1 ? "fact" : "facts"} on this page may have changed.`;
  if (!old && !doubted) return;
  const notice = document.getElementById("page-stale");
  notice.textContent = [old, doubted].filter(Boolean).join(" ");
  notice.hidden = false;
}
