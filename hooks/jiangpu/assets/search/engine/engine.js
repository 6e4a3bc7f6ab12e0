/* The engine: no UI, no dependencies. Opens an index and answers queries. */
/* global Index, calm, countFacets, keep, match, pageOf, parse, put, reader, similar */

const RELEVANCE = "相关";
const SPELLING = "拼音";

const USUAL = {
  filters: {},
  sort: RELEVANCE,
  offset: 0,
  limit: 8,
  excerpts: true,
  facets: false,
};
const NOTHING = {
  total: 0,
  approximate: false,
  suggestion: false,
  terms: [],
  hits: [],
  facets: null,
};

/** Whether the index alone says which documents hold a term: a pair of characters is a term of
    it. */
function isInIndex(term) {
  return term.runs.length === 1 && term.runs[0].length <= 2;
}

/** The rank of each document; null where they go by score. */
function rankOf(index, sort, terms) {
  if (sort !== RELEVANCE) return index.order(sort);
  return terms.length ? null : index.order(SPELLING);
}

/** The answer from what was found. `begun`: the requests before; `suggestion`: it is only
    similar. */
async function answered(index, terms, found, given, begun, suggestion) {
  const positive = terms.filter((term) => !term.not);
  const exact = suggestion || terms.every(isInIndex);
  const filters = given.filters || {};
  const filtered = Object.keys(filters).some((name) => (filters[name] || []).length);
  let kept = found;
  let facets = null;
  if (filtered || given.facets) {
    const fields = await index.facets();
    if (given.facets) facets = countFacets(fields, filters, found);
    kept = keep(fields, filters, found);
  }
  const docs = Array.from(kept.keys());
  const rank = await rankOf(index, given.sort, terms);
  if (rank) docs.sort((a, b) => rank(a) - rank(b));
  else docs.sort((a, b) => kept.get(a) - kept.get(b) || a - b);
  const page = await pageOf(index, {
    docs,
    terms,
    given,
    certain: exact || !positive.length,
    rank,
    found: kept,
    asked: index.stats.requests - begun,
  });
  const total = page.loose ? page.hits.length : docs.length - page.dropped;
  return {
    total,
    approximate: !exact && total > given.offset + page.hits.length,
    suggestion: suggestion || page.loose,
    terms: positive.map((term) => term.runs.map((run) => run.join("")).join(" ")),
    hits: page.hits,
    facets,
  };
}

async function search(index, query, options) {
  const given = Object.assign({}, USUAL, options);
  const text = String(query || "");
  const begun = index.stats.requests;
  const folds = index.folds;
  let terms = parse(text, index.table);
  const onlyMarks = !terms.length && text.trim() !== "";
  if (onlyMarks) return Object.assign({}, NOTHING, { facets: given.facets ? {} : null });

  let found = await match(index, terms);
  if (!folds && terms.some((term) => term.unknown)) {
    await index.fold();
    terms = parse(text, index.table);
    found = await match(index, terms);
  }
  let answer = null;
  if (found.size || !terms.length) {
    answer = await answered(index, terms, found, given, begun, false);
    if (given.offset || (answer.hits.length && !answer.suggestion)) return answer;
  }
  /* nothing has these words: a name that is nearly the same? */
  const asked = terms.filter((term) => !term.not);
  const near = asked.length === 1 ? await similar(index, asked[0]) : new Map();
  if (answer && !near.size) return answer;
  return answered(index, terms, near, given, begun, near.size > 0);
}

/** Opens the index in a folder; `options.read` reads its files in another way. */
async function open(base, options) {
  const stats = { requests: 0, bytes: 0 };
  const read = (options && options.read) || reader(base, stats);
  let manifest;
  try {
    manifest = JSON.parse(new TextDecoder().decode(await read("manifest")));
  } catch (error) {
    throw error.calm ? error : calm(String(error));
  }
  if (manifest.version !== 1 || !Array.isArray(manifest.shards)) throw calm("manifest");
  const index = new Index(manifest, read, stats);
  return { stats, search: (query, wanted) => search(index, query, wanted) };
}

/* A CommonJS module in Node, else the global `jiangpuSearch`. */
if (typeof module === "object" && module.exports) module.exports = { open, put };
else self.jiangpuSearch = { open, put };
