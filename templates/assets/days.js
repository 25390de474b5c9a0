// Days as the site writes and compares them: ISO dates in attributes, "9 Apr 2026" for readers.

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export function shownDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

// A <time> element for an ISO date.
export function time(day) {
  return Object.assign(document.createElement("time"), { textContent: shownDay(day), dateTime: day });
}

// The last day counts to its end, in the reader's own time zone.
export function isPast(day) {
  return day < today();
}

// Whole days from an ISO date to the reader's own day.
export function daysSince(day) {
  return Math.round((Date.parse(today()) - Date.parse(day)) / 86_400_000); // ms
}

// The reader's own day, as an ISO date.
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
