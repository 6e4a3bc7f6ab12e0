/* The engine: no UI, no dependencies. Opens an index and answers queries. */
/* global Index, calm, countFacets, keep, match, pageOf, parse, put, reader, similar */

var NOTHING = { total: 0, approximate: false, suggestion: false, terms: [], hits: [], facets: null };

async function answered(index, terms, found, given, begun, suggestion) {
  var positive = terms.filter(function (term) { return !term.not; });
  var exact = suggestion || terms.every(function (term) { return term.runs.length === 1 && term.runs[0].length <= 2; });
  var counted = null, filters = Object.keys(given.filters || {}).filter(function (name) { return (given.filters[name] || []).length; });
  if (filters.length || given.facets) {
    var fields = await index.facets();
    if (given.facets) counted = countFacets(fields, given.filters, found);
    found = keep(fields, given.filters, found);
  }
  var docs = Array.from(found.keys()), rank = given.sort !== "相关" || !terms.length ? await index.order(given.sort === "相关" ? "拼音" : given.sort) : null;
  docs.sort(rank ? function (a, b) { return rank(a) - rank(b); } : function (a, b) { return found.get(a) - found.get(b) || a - b; });
  var page = await pageOf(index, docs, terms, given, suggestion || exact || !positive.length, rank, found, index.stats.requests - begun);
  var total = page.loose ? page.hits.length : docs.length - page.dropped;
  return { total: total, approximate: !exact && total > given.offset + page.hits.length, suggestion: suggestion || page.loose,
    terms: positive.map(function (term) { return term.runs.map(function (run) { return run.join(""); }).join(" "); }),
    hits: page.hits, facets: counted };
}

async function search(index, query, options) {
  var given = Object.assign({ filters: {}, sort: "相关", offset: 0, limit: 8, excerpts: true, facets: false }, options);
  var begun = index.stats.requests, folds = index.folds, terms = parse(String(query || ""), index.table), found;
  if (!terms.length && String(query || "").trim()) return Object.assign({}, NOTHING, { facets: given.facets ? {} : null }); /* marks only */
  found = await match(index, terms);
  if (!folds && terms.some(function (term) { return term.unknown; })) {
    await index.fold();
    terms = parse(String(query), index.table);
    found = await match(index, terms);
  }
  var answer = found.size || !terms.length ? await answered(index, terms, found, given, begun, false) : null;
  if (answer && (answer.hits.length && !answer.suggestion || given.offset)) return answer;
  /* nothing has these words: a name that is nearly the same? */
  var asked = terms.filter(function (term) { return !term.not; }), near = asked.length === 1 ? await similar(index, asked[0]) : new Map();
  return near.size || !answer ? answered(index, terms, near, given, begun, near.size > 0) : answer;
}

async function open(base, options) {
  var stats = { requests: 0, bytes: 0 }, read = (options && options.read) || reader(base, stats), manifest;
  try { manifest = JSON.parse(new TextDecoder().decode(await read("manifest"))); }
  catch (error) { throw error.calm ? error : calm(String(error)); }
  if (manifest.version !== 1 || !Array.isArray(manifest.shards)) throw calm("manifest");
  var index = new Index(manifest, read, stats);
  return { stats: stats, search: function (query, options) { return search(index, query, options); } };
}

/* A CommonJS module in Node, else the global `jiangpuSearch`. */
if (typeof module === "object" && module.exports) module.exports = { open: open, put: put };
else self.jiangpuSearch = { open: open, put: put };
