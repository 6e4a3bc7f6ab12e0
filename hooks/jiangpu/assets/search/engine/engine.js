/* The engine: no UI, no dependencies. Opens an index and answers queries. */
/* global Index, alike, calm, countFacets, keep, match, near, pageOf, parse, put, reader, similar */

const RELEVANCE = "相关";
const SPELLING = "拼音";

const USUAL = {
  filters: {},
  sort: RELEVANCE,
  offset: 0,
  limit: 8,
  atLeast: 0, /* hits that are had if there are so many, whatever it costs */
  excerpts: true,
  facets: false,
};
const NOTHING = {
  total: 0,
  approximate: false,
  unread: false,
  more: false,
  suggestion: false,
  near: false,
  terms: [],
  hits: [],
  facets: null,
};

/* How an answer came about: the texts have all of it; a name has all but one character; what is
   nearest. */
const EXACT = "exact";
const SIMILAR = "similar";
const NEAR = "near";
const NEAR_PAGE = 8; /* hits of a page of what is near, at most */
const MANIFEST = 1; /* request, before the first question */
const NEAR_LEAST = 2; /* at least */
const NEAR_REQUESTS = 20; /* that a page of it costs a reader who has just come */

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

/** The documents found that pass the filters, and how many each filter would leave. */
async function filtered(index, found, given) {
  const filters = given.filters || {};
  if (!hasFilters(given) && !given.facets) return { kept: found, facets: null };
  const fields = await index.facets();
  return {
    kept: hasFilters(given) ? keep(fields, filters, found) : found,
    facets: given.facets ? countFacets(fields, filters, found) : null,
  };
}

/** The answer from what was found, which came about in a certain way (`how`). `begun`: the
    requests before.

    `total` is exact, or, where `approximate`, there are not less. `unread`: no text was read to be
    sure of the hits. `more`: further hits may be had. */
async function answered(index, terms, found, given, begun, how) {
  const positive = terms.filter((term) => !term.not);
  const certain = how !== EXACT || terms.every(isInIndex);
  const { kept, facets } = await filtered(index, found, given);
  const docs = Array.from(kept.keys());
  const rank = await rankOf(index, given.sort, terms);
  if (rank) docs.sort((a, b) => rank(a) - rank(b));
  else docs.sort((a, b) => kept.get(a) - kept.get(b) || a - b);
  const page = await pageOf(index, {
    docs,
    terms,
    given,
    certain: certain || !positive.length,
    rank,
    found: kept,
    asked: index.stats.requests - begun,
  });
  const seen = given.offset + page.hits.length;
  const unread = !certain && !given.excerpts && docs.length > 0;
  const all = page.loose ? page.hits.length : docs.length - page.dropped;
  const approximate = !certain && !page.loose && page.left > 0;
  return {
    total: approximate && !unread ? seen : all,
    approximate: approximate || unread,
    unread,
    more: !page.loose && page.left > 0,
    suggestion: how === SIMILAR || page.loose,
    near: how === NEAR || page.loose,
    terms: positive.map((term) => term.runs.map((run) => run.join("")).join(" ")),
    hits: page.hits.map((one) => Object.assign(one, { near: how !== EXACT || page.loose })),
    facets,
  };
}

/** Whether a term has a character that the index has not, or has in another form. */
async function hasUnknown(index, terms) {
  const { rarity } = await index.vocabulary();
  return terms.some((term) => term.runs.some((run) => run.some((char) => !rarity.has(char))));
}

/** What is asked, with what may hold it. Where a character is not in the index, the variants are
    learnt and it is asked anew.

    `learning`: the requests that a reader who knows the variants would not have made. They do not
    count for a page, so that a question in traditional characters has the same hits as the same one
    in simplified characters. */
async function understood(index, text) {
  const begun = index.stats.requests;
  const folds = index.folds;
  let terms = parse(text, index.table);
  let found = await match(index, terms);
  if (folds || !terms.some((term) => term.unknown)) return { terms, found, learning: 0 };
  if (!(await hasUnknown(index, terms))) return { terms, found, learning: 0 };
  await index.fold();
  index.touched.clear();
  terms = parse(text, index.table);
  found = await match(index, terms);
  const learning = Math.max(0, index.stats.requests - begun - index.touched.size);
  return { terms, found, learning };
}

/** The answer to a question of which no text has all: a name that is nearly the same, else what
    is near, else a name that sounds alike; null where nothing is. */
async function nearAnswer(index, terms, given, begun) {
  const asked = terms.filter((term) => !term.not);
  if (asked.length === 1) {
    const names = await similar(index, asked[0]);
    if (names.size) return answered(index, terms, names, given, begun, SIMILAR);
  }
  if (!asked.length || asked.some((term) => term.quoted)) return null;
  const found = await near(index, terms);
  if (!found.size) {
    const heard = asked.length === 1 ? await alike(index, asked[0]) : new Map();
    return heard.size ? answered(index, terms, heard, given, begun, SIMILAR) : null;
  }
  const left = NEAR_REQUESTS - (index.stats.requests - begun) - MANIFEST;
  const limit = Math.max(NEAR_LEAST, given.atLeast, Math.min(NEAR_PAGE, left));
  const page = Object.assign({}, given, { limit: Math.min(given.limit, limit) });
  return answered(index, terms, found, page, begun, NEAR);
}

/** Whether filters are chosen. */
function hasFilters(given) {
  const filters = given.filters || {};
  return Object.keys(filters).some((name) => (filters[name] || []).length > 0);
}

/** Whether some text has all that is asked. */
function isExact(answer) {
  return answer.hits.length > 0 && !answer.near;
}

/** The exact answer; null where the nearest is the better one. The first page tells whether a
    question is answered exactly; those after it go on as it did. */
async function exactAnswer(index, terms, found, given, begun) {
  const answer = (options) => {
    return answered(index, terms, found, Object.assign({}, given, options), begun, EXACT);
  };
  if (!terms.length) return answer({});
  if (given.offset && !found.size) return null;
  const first = await answer(given.offset ? { offset: 0, limit: 1 } : {});
  if (isExact(first)) return given.offset ? answer({}) : first;
  const manyLoose = first.near && found.size >= given.limit;
  const filteredOut = !first.total && found.size > 0 && hasFilters(given);
  return !given.offset && (manyLoose || filteredOut) ? first : null;
}

async function search(index, query, options) {
  const given = Object.assign({}, USUAL, options);
  const text = String(query || "");
  const begun = index.stats.requests;
  const { terms, found, learning } = await understood(index, text);
  if (!terms.length && text.trim()) {
    return Object.assign({}, NOTHING, { facets: given.facets ? {} : null });
  }
  const exact = await exactAnswer(index, terms, found, given, begun + learning);
  if (exact) return exact;
  const nearest = await nearAnswer(index, terms, given, begun);
  return nearest || answered(index, terms, found, given, begun, EXACT);
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
  if (manifest.version !== 2 || !Array.isArray(manifest.shards)) throw calm("manifest");
  const index = new Index(manifest, read, stats);
  return { stats, search: (query, wanted) => search(index, query, wanted) };
}

/* A CommonJS module in Node, else the global `jiangpuSearch`. */
if (typeof module === "object" && module.exports) module.exports = { open, put };
else self.jiangpuSearch = { open, put };
