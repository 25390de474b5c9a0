// The filters: what is set, how many jobs each value has, and which values are shown.

import { addressOf, isFiltered, withoutFilters, withValue } from "./address.js";
import { byId, element, number, setLink } from "./dom.js";

const FOLDED = 8; // values of a facet shown before "Show all"
export const panel = byId("all-facets");
const floorBox = byId("pay-from");
const statedBox = byId("pay-stated");
const facets = new Map([...panel.querySelectorAll("[data-facet]")].map((node) => [node.dataset.facet, facetOf(node)]));

export const names = [...facets.keys()];

function facetOf(node) {
  const values = [...node.querySelectorAll(".values > li")].map((item) => {
    const input = item.querySelector("input");
    const shown = item.querySelector(".n");
    const count = Number(shown.textContent.replaceAll(",", ""));
    return { item, input, value: input.value, shown, count, whole: count, floor: item.dataset.floor };
  });
  const label = node.querySelector("legend").textContent;
  const facet = { node, label, values, open: false, counted: true, more: node.querySelector(".more"), find: node.querySelector(".find") };
  facet.more.addEventListener("click", () => {
    facet.open = !facet.open;
    fold(facet);
  });
  facet.find?.addEventListener("input", () => fold(facet));
  return facet;
}

// The values that the search filters by. A floor of pay keeps the bands from it on, and all jobs that state
// no pay to compare unless these are to be left out.
export function wantedValues({ filters, floor, stated }) {
  if (!floor || !facets.has("pay")) return filters;
  const kept = facets.get("pay").values.filter((value) => (value.floor === undefined ? !stated : Number(value.floor) >= floor));
  const set = filters.get("pay");
  return new Map(filters).set("pay", kept.map(({ value }) => value).filter((value) => !set || set.includes(value)));
}

// What the controls show follows the state at once; the counts follow when they are known.
export function syncFacets(state) {
  let set = state.floor ? 1 : 0;
  for (const [name, facet] of facets) {
    const chosen = new Set(state.filters.get(name));
    for (const value of facet.values) value.input.checked = chosen.has(value.value);
    const count = chosen.size + (name === "pay" && state.floor ? 1 : 0);
    facet.node.querySelector("summary .n").textContent = count ? `${count} set` : "";
    if (count) facet.node.open = true;
    set += chosen.size;
  }
  if (floorBox) {
    floorBox.value = String(state.floor);
    statedBox.checked = state.stated;
    statedBox.disabled = !state.floor;
  }
  byId("filters-set").textContent = set ? `${set} set` : "";
  showChips(state);
}

function showChips(state) {
  const chips = [];
  for (const [name, values] of state.filters) {
    for (const value of values) {
      chips.push(chip(withValue(state, name, value, false, names), `${value} ✕`, `Remove ${labelOf(name)}: ${value}`));
    }
  }
  const floor = `Pay from $${number(state.floor)}${state.stated ? ", stated" : " or not stated"}`;
  if (state.floor) chips.push(chip({ ...state, floor: 0, stated: false }, `${floor} ✕`, `Remove ${floor}`));
  if (isFiltered(state)) chips.push(chip(withoutFilters(state), "Clear all filters"));
  byId("chips").hidden = !chips.length;
  byId("chips").replaceChildren(...chips);
}

export function chip(next, text, name = "") {
  const item = element("li");
  item.append(setLink(element("a"), addressOf(next), text));
  if (name) item.firstChild.setAttribute("aria-label", name);
  return item;
}

export function labelOf(name) {
  return facets.get(name).label;
}

// Counts are loaded for the facets that can be seen, and their values put in place; others wait until they are opened.
export function openNames() {
  return names.filter((name) => isSeen(facets.get(name)));
}

function isSeen({ node }) {
  return panel.open && node.open;
}

export function foldOpened() {
  for (const name of openNames()) fold(facets.get(name));
}

export function uncounted() {
  return openNames().filter((name) => !facets.get(name).counted);
}

// Without counts those of all jobs are shown; a facet that is not in them shows none.
export function showCounts(counts) {
  for (const [name, facet] of facets) {
    facet.counted = !counts || name in counts;
    for (const value of facet.values) {
      if (facet.counted) value.count = counts ? (counts[name][value.value] ?? 0) : value.whole;
      const shown = facet.counted ? number(value.count) : "";
      if (value.shown.textContent !== shown) value.shown.textContent = shown;
      value.item.classList.toggle("empty", facet.counted && !value.count);
    }
    if (isSeen(facet)) fold(facet);
  }
}

// Folded, a facet shows what is set and the values with most jobs, in their order.
function fold(facet) {
  const wanted = facet.find?.value.trim().toLocaleLowerCase() ?? "";
  const most = [...facet.values].sort((one, other) => other.count - one.count);
  const first = new Set(most.filter((value) => value.count).slice(0, FOLDED));
  const few = facet.values.length <= FOLDED;
  let seen = 0;
  for (const value of facet.values) {
    const named = !wanted || value.value.toLocaleLowerCase().includes(wanted);
    const kept = wanted || few || facet.open || first.has(value) || value.input.checked;
    value.item.hidden = !(named && kept);
    seen += value.item.hidden ? 0 : 1;
  }
  facet.node.querySelector(".none").hidden = seen > 0;
  facet.more.hidden = few || Boolean(wanted);
  facet.more.setAttribute("aria-expanded", String(facet.open));
  facet.more.textContent = facet.open ? "Show fewer" : `Show all ${number(facet.values.length)}`;
}
