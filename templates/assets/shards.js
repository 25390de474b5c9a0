// Asks the indexes of the search. Jobs lie in shards, the newest in the first; each is a Pagefind index. The
// first one answers alone, the others follow when they are needed.

const NO_VALUE = "\u0000"; // no facet has it: a filter that leaves it out loads the facet and keeps all jobs
const AHEAD = 4; // records of each shard that are loaded to put those of several shards in order

const LONGEST = 60_000; // ms: a network that does not answer at all is told as such

let opened; // promise of { jobs: shards, pages: shard }
let cache = "default"; // what the page has loaded ahead may be used

export function open(base) {
  return (opened ??= openedAt(base).catch((error) => {
    forget();
    throw error;
  }));
}

// After a failure everything is opened anew, with a directory asked for anew: the site
// may have been published meanwhile. What the browser still has is not loaded again.
export function forget() {
  opened = undefined;
  cache = "no-cache";
}

// Loads what the first shard needs to answer, before it is asked.
export async function prepare(base, q) {
  const [newest] = (await open(base)).jobs;
  await newest?.ready();
  if (q) await newest?.preload(q);
}

async function openedAt(base) {
  const wasm = unpacked(loaded(`${base}jobs/0/wasm.en.pagefind`));
  wasm.catch(() => {});
  let program; // promise of Pagefind's program, one for all shards
  const script = import(`${base}jobs/0/pagefind.js`);
  const entries = await (await loaded(`${base}shards.json`)).json();
  const { PagefindInstance } = await script;

  // Pagefind takes a file that cannot be loaded for an empty one: the answer would be wrong without a word.
  class Shard extends PagefindInstance {
    fragments = {};

    constructor(entry) {
      super({ basePath: `${base}${entry.folder}/` });
      this.entry = entry;
    }

    ready() {
      return (this.opening ??= this.init("en", { load_wasm: true }));
    }

    loadEntry() {
      this.languages = { en: { hash: this.entry.hash, wasm: "en" } };
      this.includeCharacters = ["+", "#", "."];
    }

    loadWasm() {
      return (program ??= wasm.then((module) => this.backend({ module_or_path: module })));
    }

    async loadMeta(hash) {
      const { meta } = this.entry;
      const kept = meta && new Response(Uint8Array.from(atob(meta), (sign) => sign.charCodeAt()));
      this.searchMeta = await unpacked(kept ?? loaded(`${this.basePath}pagefind.${hash}.pf_meta`));
    }

    async _loadGenericChunk(url, method) {
      const chunk = await unpacked(loaded(url));
      this.raw_ptr = this.backend[method](await this.getPtr(), chunk);
    }

    // Its words and what it shows.
    fragment(id) {
      const read = async () => JSON.parse(new TextDecoder().decode(await unpacked(loaded(`${this.basePath}fragment/${id}.pf_fragment`))));
      return (this.fragments[id] ??= read());
    }

    async ask(term, options) {
      await this.ready();
      const answer = await this.search(term, options);
      answer.results.sort((one, other) => other.score - one.score); // also what Pagefind calls sorted
      for (const result of answer.results) result.shard = this;
      return answer;
    }
  }

  const shards = entries.filter((entry) => entry.records).map((entry) => new Shard(entry));
  return { jobs: shards.filter(({ entry }) => entry.counts), pages: shards.find(({ entry }) => !entry.counts) };
}

// The browser's own gzip takes a tenth of the time of Pagefind's; a mark of twelve bytes stands first. Chromium drops
// a file that the page is still loading ahead when it is read as a blob.
async function unpacked(response) {
  const packed = await (await response).arrayBuffer();
  const stream = new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer()).slice(12);
}

async function loaded(url) {
  const response = await fetch(url, { cache, signal: AbortSignal.timeout(LONGEST) });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response;
}

// What a result shows: its title, and what stands behind the `#` of its address. Instead of the day on which a job was
// last seen, that stands there which showed it on its own last day.
export async function recordOf({ shard, id }) {
  const { url, meta } = await shard.fragment(id);
  const [address, facts] = url.split("#", 2);
  const shown = Object.fromEntries(new URLSearchParams(facts));
  return { url: address, ...meta, seen: shard.entry.seen?.[shown.source], ...shown };
}

// The forms in which words are in the index: short words end in a dot, compounds are parted, signs that end
// a sentence are left out. A last short word may be the beginning of a longer one: it is closed first and left open second.
export function termsOf(q) {
  if (!q) return [[]];
  const words = q.replace(/[.!?:;,](?=\s|$)|[()[\]|•"/$]/g, " ").match(/\S*[\p{L}\p{N}]\S*/gu)?.slice(0, 20) ?? [];
  const closed = words.map((word) => (/^[\p{L}\p{N}]{1,2}$/u.test(word) ? `${word}.` : word));
  const opened = [...closed.slice(0, -1), ...words.slice(-1)];
  return closed.join() === opened.join() ? [closed] : [closed, opened];
}

// One question to all shards that can have an answer: jobs with all `words`, `filters` as a Map of facet ->
// any of these values, `kinds` of evidence in order. Of the first shard's results so many as `ahead` are loaded at once.
export function hunt(jobs, { words, filters, sort, kinds, ahead }) {
  const shards = jobs.filter(({ entry }) => [...filters].every(([name, any]) => any.some((value) => Object.hasOwn(entry.counts[name] ?? {}, value))));
  const asked = sort === "evidence" ? kinds.filter((kind) => filters.get("stance")?.includes(kind) ?? true) : [];
  const questions = asked.map((kind) => optionsOf(new Map(filters).set("stance", [kind]), "newest"));
  if (!asked.length) questions.push(optionsOf(filters, sort));

  const known = words.length ? undefined : knownTotal(shards, filters);
  let terms = words;
  let parts = [];
  let whole;

  const part = (index) => (parts[index] ??= answerOf(shards[index], terms, questions, index ? 1 : ahead));

  const each = () => Promise.all(shards.map((_, index) => part(index)));

  async function asWhole() {
    let answers = await each();
    const missing = shards[0] ? terms.filter((word) => answers.every(({ absent }) => absent.includes(word))) : [];
    if (missing.length && missing.length < terms.length) {
      terms = terms.filter((word) => !missing.includes(word));
      parts = [];
      answers = await each();
    }
    const lists = answers.map(({ results }) => results);
    return { lists, missing, terms, total: lists.flat().length };
  }

  // Lists that stand one after the other; those of one step are put in order by what their records say.
  function steps([first = [], ...others]) {
    if (sort === "relevance") return [[first], [others.flat().sort((one, other) => other.score - one.score)]];
    if (sort === "newest") return [[first], others];
    if (sort === "pay") return [[first, ...others]];
    return questions.flatMap((_, rank) => {
      const of = (results) => results.filter((result) => result.rank === rank);
      return [[of(first)], others.map(of)];
    });
  }

  return {
    known,
    isOne: !shards[1],
    // Results that stand first whatever the others answer. When the newest jobs have none, the largest shard is asked
    // before all others are: most likely it has some.
    first: async () => {
      if (jobs.indexOf(shards[0]) || !["relevance", "newest"].includes(sort)) return [];
      const { results } = await part(0);
      if (results[0] || !shards[1] || sort === "newest") return results;
      shards.push(shards.shift());
      parts = [];
      return (await part(0)).results;
    },
    whole: () => (whole ??= asWhole()),
    results: async function* () {
      for (const lists of steps((await (whole ??= asWhole())).lists)) yield* inOrder(lists, sort === "pay" ? "yearly" : "newest");
    },
    counts: (names) => countsOf(shards, jobs, terms, filters, names),
  };
}

// Pagefind takes a word that it does not have for the beginning of it that it has: such answers are none.
async function answerOf(shard, words, questions, ahead = 1) {
  const term = termOf(words);
  const answers = await Promise.all(questions.map((options) => shard.ask(term, options)));
  const results = answers.flatMap((answer, rank) => answer.results.map((result) => Object.assign(result, { rank })));
  for (const { id } of results.slice(0, ahead)) shard.fragment(id).catch(() => {}); // who asks for it is told
  const absent = await absentOf(shard, words, results[0]);
  return { results: absent.length ? [] : results, absent };
}

async function absentOf(shard, words, sample) {
  const text = sample && words.length ? await textOf(sample) : "";
  const doubtful = words.filter((word) => !begins(text, word));
  const found = await Promise.all(doubtful.map((word) => hasWord(shard, word)));
  return doubtful.filter((_, index) => !found[index]);
}

async function hasWord(shard, word) {
  const exact = await shard.ask(`"${word}"`, {});
  if (exact.results.length) return true;
  const [first] = (await shard.ask(word, {})).results;
  return first && begins(await textOf(first), word);
}

async function textOf(result) {
  const { content, meta } = await result.shard.fragment(result.id);
  const text = plain(` ${content} ${meta.title}`);
  return text + text.replace(/[^\p{L}\p{N}\s]/gu, ""); // words with signs stand with and without them
}

function begins(text, word) {
  return text.includes(` ${plain(word)}`);
}

// Small letters without accents.
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function termOf(words) {
  return words.join(" ") || null;
}

// A single value, or none, has its number in the directory.
function knownTotal(shards, filters) {
  const [[name, values] = [], ...more] = filters;
  if (more.length || values?.length > 1) return undefined;
  return shards.reduce((sum, { entry }) => sum + (name ? entry.counts[name][values[0]] : entry.records), 0);
}

function optionsOf(filters, sort, counted = []) {
  const set = [...counted.map((name) => [name, { none: [NO_VALUE] }]), ...[...filters].map(([name, any]) => [name, { any }])];
  return { filters: Object.fromEntries(set), sort: sort && sort !== "relevance" ? { [sort]: "desc" } : {} };
}

async function* inOrder(lists, key) {
  const left = lists.filter((list) => list.length).map((list) => ({ list, at: 0 }));
  while (left.length > 1) {
    const records = await Promise.all(left.map(async ({ list, at }) => (await Promise.all(list.slice(at, at + AHEAD).map(recordOf)))[0]));
    const keys = records.map((record) => Number(record[key] ?? 0));
    const best = keys.indexOf(Math.max(...keys));
    yield left[best].list[left[best].at++];
    if (left[best].at === left[best].list.length) left.splice(best, 1);
  }
  for (const { list, at } of left) yield* list.slice(at);
}

// The number of jobs with each value of the named facets. A facet's own values are counted as if none of
// them were set, because setting one more adds jobs.
async function countsOf(shards, jobs, words, filters, names) {
  const others = names.filter((name) => !filters.has(name));
  const questions = names.filter((name) => filters.has(name)).map((name) => [[name], without(filters, name), jobs]);
  if (others.length) questions.push([others, filters, shards]);
  const found = {};
  for (const [counted, set, asked] of questions) {
    const answers = await Promise.all(asked.map((shard) => countedBy(shard, words, set, counted)));
    for (const name of counted) found[name] = added(answers.map((answer) => answer[name] ?? {}));
  }
  return found;
}

async function countedBy(shard, words, filters, names) {
  if (!words.length && !filters.size) return shard.entry.counts;
  if ((await absentOf(shard, words)).length) return {};
  return (await shard.ask(termOf(words), optionsOf(filters, "", names))).filters;
}

function without(filters, name) {
  return new Map([...filters].filter(([other]) => other !== name));
}

function added(counts) {
  const sums = { __proto__: null };
  for (const [value, count] of counts.flatMap(Object.entries)) sums[value] = (sums[value] ?? 0) + count;
  return sums;
}

// Pages are a help beside the jobs: when they cannot be loaded, the jobs stand alone.
export async function pageHits(base, words, most) {
  try {
    const { pages } = await open(base);
    const { results } = await answerOf(pages, words, [{}]);
    return await Promise.all(results.slice(0, most).map(recordOf));
  } catch {
    return [];
  }
}
