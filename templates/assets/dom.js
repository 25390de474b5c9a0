// Small parts to build a page with. Text is only ever set as text.

export const byId = (id) => document.getElementById(id);

export function element(name, text = "", className = "") {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

// Only the site's own paths become links; anything else is shown as text.
export function setLink(link, url, text) {
  if (/^\/(?!\/)/.test(url)) link.href = url;
  link.textContent = text;
  return link;
}

export function setOrRemove(node, text) {
  if (text) node.textContent = text;
  else node.remove();
}

const numbers = new Intl.NumberFormat("en");

export function number(value) {
  return numbers.format(value);
}

export function counted(value, noun) {
  return `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
}
