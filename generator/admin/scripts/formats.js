// Files to forms and back. What a form did not change stays as it was written: order, comments, quotes and
// lines. All values are texts, as the check reads them; names that begin with `_` are the form's own.

import { Document, isCollection, isMap, isScalar, isSeq, parseDocument, visit } from "/admin/yaml/index.js";

const SOURCE = "_source"; // the file as it was read
const KEY = "_key"; // of an entry of a mapping
const VALUES = "_values"; // of such an entry, where it is a list
const STANDING = { _name: "as it is", _folder: "as it is" }; // asked of new files alone
const FENCED = /^(\uFEFF?---[ \t]*\r?\n)((?:.*\r?\n)*?)(---[ \t]*(?:\r?\n|$))([\s\S]*)$/;
const WRITTEN = { lineWidth: 110, flowCollectionPadding: false };
const NULLS = new Set(["", "~", "null", "Null", "NULL"]);

export function formatOf({ extension, fields, files }) {
  const all = fields ?? files.flatMap((file) => file.fields);
  return extension === "md" ? article(all) : { fromFile: (text) => read(text, all), toFile: (form) => write(form, all) };
}

function article(fields) {
  return {
    fromFile(text) {
      const [, , head, , rest] = FENCED.exec(text) ?? failed("There is no front matter between two lines ---.");
      const form = read(head, fields);
      const body = unix(rest.slice(blanksAbove(rest).length));
      const kind = "use" in form ? "reuse" : "text";
      return { ...form, ...(body.trim() && { body }), _kind: kind, [SOURCE]: text };
    },
    toFile({ body = "", ...form }) {
      const [, open, head, close, rest] = FENCED.exec(form[SOURCE] ?? "") ?? ["", "---\n", "", "---\n", "\n"];
      const keys = fields.filter(({ name }) => name !== "body");
      const above = blanksAbove(rest);
      const isSame = unix(rest.slice(above.length)) === body;
      const text = isSame ? rest : `${above}${endedAs(rest, `${body.trimEnd()}\n`)}`;
      return `${open}${write({ ...form, [SOURCE]: head }, keys)}${close}${body.trim() ? text : ""}`;
    },
  };
}

function blanksAbove(text) {
  return /^(?:[ \t]*\r?\n)*/.exec(text)[0];
}

function unix(text) {
  return text.replace(/\r\n/g, "\n");
}

function endedAs(source, text) {
  return source.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}

// Text to form

function read(text, fields) {
  const values = parsed(text).toJS() ?? {};
  if (typeof values !== "object" || Array.isArray(values)) failed("The file holds no keys.");
  return { ...STANDING, ...groupOf(values, fields), [SOURCE]: text };
}

function parsed(text) {
  const document = parseDocument(text, { schema: "failsafe", keepSourceTokens: true });
  if (document.errors.length) failed(document.errors[0].message);
  return document;
}

function groupOf(values, fields) {
  const known = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, known.has(key) ? toForm(value, known.get(key)) : value]),
  );
}

function toForm(value, field) {
  if (isGroup(value)) {
    if (field.keyed) return Object.entries(value).map(([key, inner]) => ({ [KEY]: key, ...entryOf(inner, field) }));
    if (field.single) return [groupOf(value, field.fields)];
    return field.fields ? groupOf(value, field.fields) : value;
  }
  if (Array.isArray(value)) return value.map((item) => (isGroup(item) && field.fields ? groupOf(item, field.fields) : item));
  if (field.widget === "boolean" && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (field.widget === "number" && /^-?\d+$/.test(value)) return Number(value);
  return value;
}

function entryOf(value, { keyed, fields }) {
  return keyed === "lists" ? { [VALUES]: value } : groupOf(value, fields);
}

// Form to text

function write(form, fields) {
  const source = form[SOURCE] ?? "";
  const document = source.trim() ? parsed(source) : new Document({}, { schema: "failsafe" });
  const old = document.toJS() ?? {};
  const wanted = groupFrom(form, fields, old);
  if (same(wanted, old)) return source;
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const order = fields.map(({ name }) => name);
  settle(document, document.contents, wanted, old, { fields, order });
  const text = endedAs(source, keptLines(document, source));
  return text.startsWith("{}") ? "" : text;
}

function groupFrom(form, fields, old) {
  const known = new Map(fields.map((field) => [field.name, field]));
  const group = {};
  for (const [key, value] of Object.entries(form)) {
    if (key.startsWith("_")) continue;
    const before = isGroup(old) ? old[key] : undefined;
    const plain = known.has(key) ? fromForm(value, known.get(key), before) : value;
    const isLeftOut = isEmpty(plain) || (before === undefined && isDefault(plain, known.get(key)));
    if (!isLeftOut) group[key] = plain;
    else if (before !== undefined && isEmpty(before)) group[key] = before;
  }
  return group;
}

function fromForm(value, field, before) {
  if (field.keyed) return mapping(value, field, before);
  if (field.single) return Array.isArray(value) && value.length ? groupFrom(value[0], field.fields, before) : undefined;
  if (Array.isArray(value)) {
    return value.map((item, at) => (isGroup(item) && field.fields ? groupFrom(item, field.fields, before?.[at]) : textOf(item)));
  }
  if (isGroup(value)) return field.fields ? groupFrom(value, field.fields, before) : value;
  return textOf(value);
}

function mapping(entries, field, before) {
  const found = {};
  for (const entry of Array.isArray(entries) ? entries : []) {
    const key = String(entry[KEY] ?? "").trim();
    if (!key) failed(`An entry under ${field.label} has no name.`);
    if (Object.hasOwn(found, key)) failed(`Two entries under ${field.label} have the name ${key}.`);
    const old = isGroup(before) ? before[key] : undefined;
    found[key] = field.keyed === "lists" ? (entry[VALUES] ?? []).map(textOf) : groupFrom(entry, field.fields, old);
  }
  return found;
}

function textOf(value) {
  if (value === null || value === undefined) return undefined;
  return typeof value === "object" ? value : String(value).replace(/\r\n?/g, "\n").trim();
}

function isDefault(plain, field) {
  if (!field || field.required || !("default" in field)) return false;
  const usual = Array.isArray(field.default) ? field.default.map(textOf) : textOf(field.default);
  return same(plain, usual);
}

// Change a document only where its values differ

function settle(document, node, wanted, old, shape) {
  for (const key of Object.keys(old)) {
    if (!(key in wanted)) node.delete(key);
  }
  for (const [key, value] of Object.entries(wanted)) {
    const before = old[key];
    const inner = shapeOf(shape, key);
    if (before === undefined) place(document, node, key, value, shape.order);
    else if (!same(before, value)) node.set(key, settled(document, node.get(key, true), value, before, inner));
  }
}

function settled(document, node, value, before, shape) {
  if (isMap(node) && isGroup(value)) {
    settle(document, node, value, before, shape);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const items = node.items.map((item, at) => ({ item, plain: before[at] }));
    node.items = value.map((plain, at) => {
      const equal = items.findIndex((each) => each.item && same(each.plain, plain));
      if (equal >= 0) return items.splice(equal, 1, {})[0].item;
      const there = value.length === before.length ? items[at] : undefined;
      return there?.item && isMap(there.item) && isGroup(plain)
        ? settled(document, there.item, plain, there.plain, shape)
        : fresh(document, plain, shape);
    });
    return node;
  }
  const made = fresh(document, value, shape);
  if (isScalar(node) && isScalar(made)) {
    made.comment = node.comment;
    made.commentBefore = node.commentBefore;
    made.spaceBefore = node.spaceBefore;
  }
  return made;
}

function place(document, node, key, value, order) {
  const pair = document.createPair(key, fresh(document, value, {}));
  const rank = order.indexOf(key);
  const after = node.items.findIndex(({ key: { value: other } }) => rank >= 0 && order.indexOf(other) > rank);
  node.items.splice(after < 0 ? node.items.length : after, 0, pair);
  const next = node.items[after + 1];
  if (after === 0 && next?.key.commentBefore) [pair.key.commentBefore, next.key.commentBefore] = [next.key.commentBefore, undefined];
}

function fresh(document, value) {
  const node = document.createNode(value);
  visit(node, {
    Scalar(_, scalar) {
      if (NULLS.has(scalar.value)) scalar.type = "QUOTE_DOUBLE";
      else if (scalar.value.length > 100 || scalar.value.includes("\n")) {
        scalar.type = scalar.value.includes("\n") ? "BLOCK_LITERAL" : "BLOCK_FOLDED";
      }
    },
  });
  return node;
}

function shapeOf({ fields = [] }, key) {
  const field = fields.find(({ name }) => name === key);
  const inner = field?.fields ?? [];
  return { fields: inner, order: inner.map(({ name }) => name) };
}

// The writer breaks long lines anew. Where nothing changed the lines of the file go back in their place.

function keptLines(document, source) {
  const plain = document.toString(WRITTEN);
  const kept = [];
  const copy = document.clone();
  visit(copy, (_, node) => {
    if (!isKept(node, source)) return undefined;
    const mark = `kept${kept.length}lines`;
    kept.push([mark, source.slice(node.range[0], node.range[1]).replace(/\s+$/, "")]);
    return Object.assign(copy.createNode(mark), { comment: node.comment, commentBefore: node.commentBefore, spaceBefore: node.spaceBefore });
  });
  if (source.includes("kept0lines")) return plain;
  const text = kept.reduce((text, [mark, lines]) => text.replace(mark, () => lines), copy.toString(WRITTEN));
  return same(tried(text), document.toJS()) ? text : plain;
}

function isKept(node, source) {
  if (!node?.range || (!isScalar(node) && !(isCollection(node) && node.flow))) return false;
  const text = source.slice(node.range[0], node.range[1]).trimEnd();
  return text.includes("\n") || text.length > 60;
}

function tried(text) {
  try {
    return parsed(text).toJS();
  } catch {
    return undefined;
  }
}

// Values

function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value) {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function same(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

function failed(message) {
  throw new Error(message);
}
