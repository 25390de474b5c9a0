// Days as the site writes and compares them: ISO dates in attributes, "9 Apr 2026" for readers.

export const DAY = 86_400_000; // ms

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function shownDay(day) {
  const [year, month, date] = parts(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

// A <time> element for an ISO date.
export function time(day) {
  const node = document.createElement("time");
  node.textContent = shownDay(day);
  node.dateTime = day;
  return node;
}

// The last day counts to its end, in the reader's own time zone.
export function isPast(day) {
  const [year, month, date] = parts(day);
  return new Date(year, month - 1, date + 1) <= new Date();
}

// Whole days from an ISO date to the reader's own day.
export function daysSince(day) {
  return Math.round((Date.parse(today()) - Date.parse(day)) / DAY);
}

// The reader's own day, as an ISO date.
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function parts(day) {
  return day.split("-").map(Number);
}
