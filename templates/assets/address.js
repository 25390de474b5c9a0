// What is asked of the search, as the address bar holds it:
// { q, filters: Map of facet -> values, floor: dollars a year, stated: whether pay must be stated, sort }.

export const SORTS = {
  __proto__: null, // an address may ask for any name
  newest: "newest first",
  pay: "highest posted pay first",
  evidence: "by kind of evidence",
};

// `names` are the facets, in order.
export function stateOf(address, names) {
  const parameters = new URLSearchParams(address);
  const filters = new Map();
  for (const name of names) {
    const values = [...new Set(parameters.getAll(name))].filter(Boolean);
    if (values.length) filters.set(name, values);
  }
  const q = (parameters.get("q") ?? "").trim().slice(0, 200);
  const sort = parameters.get("sort");
  const floor = Number(parameters.get("pay_from")) || 0;
  const stated = floor > 0 && parameters.has("pay_stated");
  return { q, filters, floor, stated, sort: sort in SORTS || sort === "relevance" ? sort : "" };
}

export function queryOf({ q, filters, floor, stated, sort }) {
  const parameters = new URLSearchParams();
  if (q) parameters.append("q", q);
  for (const [name, values] of filters) for (const value of values) parameters.append(name, value);
  if (floor) parameters.append("pay_from", floor);
  if (floor && stated) parameters.append("pay_stated", "1");
  if (sort) parameters.append("sort", sort);
  return parameters.toString();
}

export function addressOf(state) {
  const query = queryOf(state);
  return location.pathname + (query ? `?${query}` : "");
}

export function sortOf({ q, sort }) {
  if (sort && !(sort === "relevance" && !q)) return sort;
  return q ? "relevance" : "newest";
}

export function isFiltered({ filters, floor }) {
  return filters.size > 0 || floor > 0;
}

export function withoutFilters(state) {
  return { ...state, filters: new Map(), floor: 0, stated: false };
}

export function withValue(state, name, value, on, names) {
  const values = (state.filters.get(name) ?? []).filter((other) => other !== value);
  if (on) values.push(value);
  const all = new Map(state.filters).set(name, values);
  return { ...state, filters: new Map(names.filter((key) => all.get(key)?.length).map((key) => [key, all.get(key)])) };
}
