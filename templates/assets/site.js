// What a static page cannot know: the address it was opened with, and today's date.
// Everything on the site works without this file.

const DAY = 86_400_000;
const STALE_AFTER = 14; // days

openTarget();
addEventListener("hashchange", openTarget);
sayAge();
markClosed();
markExpired();

// A link to a question or a fact opens it, and whatever holds it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let details = target && target.closest("details");
  if (!details) return;
  for (; details; details = details.parentElement.closest("details")) details.open = true;
  target.scrollIntoView();
}

// A site that nobody rebuilt says so.
function sayAge() {
  const asOf = document.body.dataset.asOf;
  if (!asOf) return;
  const age = Math.floor((Date.now() - Date.parse(asOf)) / DAY);
  if (age <= STALE_AFTER) return;
  const notice = document.getElementById("page-stale");
  notice.textContent = `This data is ${age.toLocaleString("en")} days old. Jobs may have closed since.`;
  notice.hidden = false;
}

// "closes 9 Apr 2026" becomes "closed 9 Apr 2026" once that day is over.
function markClosed() {
  for (const word of document.querySelectorAll("[data-closes]")) {
    if (!isPast(word.dataset.closes)) continue;
    word.textContent = word.textContent === "Closes" ? "Closed" : "closed";
    word.className = "has-closed";
  }
  for (const notice of document.querySelectorAll("[data-closed-after]")) {
    notice.hidden = !isPast(notice.dataset.closedAfter);
  }
}

function markExpired() {
  for (const fact of document.querySelectorAll("[data-expires]")) {
    if (!isPast(fact.dataset.expires)) continue;
    const status = fact.querySelector(".status");
    status.className = "status in-flux";
    status.textContent = "may have changed";
  }
}

// The last day counts to its end, in the reader's own time zone.
function isPast(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + 1) <= new Date();
}
