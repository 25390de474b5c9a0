// A page that nobody rebuilt grows old: jobs close, new ones are new no more, facts change. The dates are printed;
// this compares them with the reader's day and says what has become of them.

import { daysSince, isPast, shownDay, today } from "./days.js";
import { element } from "./dom.js";

const STALE_AFTER = 14; // days

const { asOf, builtFor } = document.body.dataset;

removeOldNews();
markClosed();
sayHowManyClosed();
closePosting();
sayWhatIsOld(doubtedFacts());

// "New on 15 Nov 2026" goes with the job's last day as a new one.
function removeOldNews() {
  for (const badge of document.querySelectorAll("[data-new-until]")) if (isPast(badge.dataset.newUntil)) badge.remove();
}

// "closes 9 Apr 2026" becomes "closed 9 Apr 2026". A card is closed when all its postings are.
function markClosed() {
  for (const word of document.querySelectorAll("[data-closes]")) {
    if (!isPast(word.dataset.closes)) continue;
    word.textContent = word.textContent === "Closes" ? "Closed" : "closed";
    word.className = "has-closed";
  }
  for (const card of document.querySelectorAll("[data-closed-after]")) {
    if (!isPast(card.dataset.closedAfter)) continue;
    card.classList.add("is-closed");
    card.querySelector(".job-title").append(element("span", " (closed)", "has-closed"));
    card.querySelector("[data-new-until]")?.remove();
  }
}

function sayHowManyClosed() {
  const list = document.querySelector(".listing");
  const closed = list?.querySelectorAll(".is-closed").length;
  if (!closed) return;
  const all = list.querySelectorAll(".job").length;
  const words = `${closed} of these ${all} jobs ${closed === 1 ? "has" : "have"} closed since ${shownDay(asOf)}`;
  list.querySelector(".section-head").append(element("p", words, "range has-closed"));
}

// A posting says so above its title, and its button to apply becomes a link to read the original.
function closePosting() {
  const notice = document.querySelector("[data-last-day]");
  if (!notice || !isPast(notice.dataset.lastDay)) return;
  notice.hidden = false;
  const apply = document.getElementById("apply");
  apply.textContent = apply.dataset.closed;
  apply.className = "";
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

function doubt({ expires, effective, reviewBy }) {
  if (expires && isPast(expires)) return "may have changed";
  if (effective > builtFor && effective <= today()) return "may be in force now";
  return reviewBy && isPast(reviewBy) ? "due for a new check" : "";
}

function sayWhatIsOld(facts) {
  const age = daysSince(asOf);
  const old = age > STALE_AFTER && `This data is ${age.toLocaleString("en")} days old. Jobs may have closed since.`;
  const doubted = facts && `${facts} ${facts === 1 ? "fact" : "facts"} on this page may have changed.`;
  if (!old && !doubted) return;
  const notice = document.getElementById("page-stale");
  notice.textContent = [old, doubted].filter(Boolean).join(" ");
  notice.hidden = false;
  // The notice covers the screen's end: what gets the focus is scrolled clear of it.
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingBlockEnd = `${notice.offsetHeight + 16}px`;
  }).observe(notice);
}
