/* The engine: no UI, no dependencies. Opens an index and answers queries. */
/* global Index, calm, countFacets, keep, match, pageOf, parse, put, reader, similar */

const NOTHING = {
  total: 0,
  approximate: false,
  suggestion: false,
  terms: [],
  hits: [],
  facets: null,
};

async function answered(index, terms, found, given, begun, suggestion) {
  const positive = terms.filter((term) => !term.not);
  const exact =
    suggestion || terms.every((term) => term.runs.length === 1 && term.runs[0].length <= 2);
  let counted = null;
  const filters = Object.keys(given.filters || {}).filter(
    (name) => (given.filters[name] || []).length,
  );
  if (filters.length || given.facets) {
    const fields = await index.facets();
    if (given.facets) counted = countFacets(fields, given.filters, found);
    found = keep(fields, given.filters, found);
  }
  const docs = Array.from(found.keys());
  const rank =
    given.sort !== "相关" || !terms.length
      ? await index.order(given.sort === "相关" ? "拼音" : given.sort)
      : null;
  docs.sort(rank ? (a, b) => rank(a) - rank(b) : (a, b) => found.get(a) - found.get(b) || a - b);
  const page = await pageOf(
    index,
    docs,
    terms,
    given,
    suggestion || exact || !positive.length,
    rank,
    found,
    index.stats.requests - begun,
  );
  const total = page.loose ? page.hits.length : docs.length - page.dropped;
  return {
    total,
    approximate: !exact && total > given.offset + page.hits.length,
    suggestion: suggestion || page.loose,
    terms: positive.map((term) => term.runs.map((run) => run.join("")).join(" ")),
    hits: page.hits,
    facets: counted,
  };
}

async function search(index, query, options) {
  const given = Object.assign(
    { filters: {}, sort: "相关", offset: 0, limit: 8, excerpts: true, facets: false },
    options,
  );
  const begun = index.stats.requests;
  const folds = index.folds;
  let terms = parse(String(query || ""), index.table);
  let found;
  if (!terms.length && String(query || "").trim()) {
    return Object.assign({}, NOTHING, { facets: given.facets ? {} : null });
  } /* marks only */
  found = await match(index, terms);
  if (!folds && terms.some((term) => term.unknown)) {
    await index.fold();
    terms = parse(String(query), index.table);
    found = await match(index, terms);
  }
  const answer =
    found.size || !terms.length ? await answered(index, terms, found, given, begun, false) : null;
  if (answer && ((answer.hits.length && !answer.suggestion) || given.offset)) return answer;
  /* nothing has these words: a name that is nearly the same? */
  const asked = terms.filter((term) => !term.not);
  const near = asked.length === 1 ? await similar(index, asked[0]) : new Map();
  return near.size || !answer ? answered(index, terms, near, given, begun, near.size > 0) : answer;
}

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
  return {
    stats,
    search(query, options) {
      return search(index, query, options);
    },
  };
}

/* A CommonJS module in Node, else the global `jiangpuSearch`. */
if (typeof module === "object" && module.exports) module.exports = { open, put };
else self.jiangpuSearch = { open, put };
