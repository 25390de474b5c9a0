// Recent searches, kept in this browser alone.

import { queryOf, stateOf } from "./address.js";
import { byId } from "./dom.js";
import { chip, names } from "./facets.js";
import { onChange, set, setting } from "./kept.js";

const MOST = 8;
const LONGEST = 200; // characters of a query that can be kept

byId("recent-clear").addEventListener("click", () => {
  set("recent", []);
  byId("q").focus();
});
onChange(show);
show();

export function remember(state) {
  const query = queryOf(state);
  const others = setting("recent").filter((other) => other !== query);
  if (query && query.length <= LONGEST) set("recent", [query, ...others].slice(0, MOST));
}

function show() {
  const states = setting("recent").map((query) => stateOf(query, names));
  byId("recent").hidden = !states.length;
  byId("recent-list").replaceChildren(...states.map((state) => chip(state, wordsOf(state))));
  const words = new Set(states.map(({ q }) => q).filter(Boolean));
  byId("recent-words").replaceChildren(...[...words].map((q) => new Option(q, q)));
}

function wordsOf({ q, filters, floor }) {
  const parts = [q && `“${q}”`, ...[...filters.values()].map((values) => values.join(" or ")), floor && `pay from $${floor}`];
  return parts.filter(Boolean).join(", ") || "All jobs";
}
