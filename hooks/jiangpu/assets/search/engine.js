/* The search engine of 匠谱: no UI, no dependencies. Format of the index: hooks/jiangpu/search/__init__.py.
   A classic script (global `jiangpuSearch`) and a CommonJS module. Nothing newer than ES2017. */
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(root);
  else root.jiangpuSearch = factory(root);
})(typeof self !== "undefined" ? self : this, function (root) {
  "use strict";
  var LONGEST = 100, COVER = 5, TITLE = 1, SEVERAL = 2, NEAREST = 24, BATCH = 8, SAMPLE = 8, ENOUGH = 12;
  var CALM = "搜索暂时打不开，请稍后再试。别的内容不受影响。";

  /* ---------- reading ---------- */

  function calm(message) { var error = new Error(message); error.calm = CALM; return error; }

  function reader(base, stats) {
    var slash = base && !/\/$/.test(base) ? base + "/" : base;
    if (typeof process === "object" && process.versions && process.versions.node && !/^https?:/.test(slash)) return nodeReader(slash, stats);
    if (typeof location === "object" && location.protocol === "file:") return scriptReader(slash, stats);
    return fetchReader(slash, stats);
  }

  function nodeReader(base, stats) {
    var fs = require("fs"), zlib = require("zlib");
    return async function (path) {
      var name = base + (path === "manifest" ? "manifest.json" : path) + ".gz", small = fs.readFileSync(name);
      stats.requests += 1; stats.bytes += small.length;
      return new Uint8Array(zlib.gunzipSync(small));
    };
  }

  function fetchReader(base, stats) {
    var packed = typeof DecompressionStream === "function";
    return async function (path) {
      var name = path === "manifest" ? "manifest.json" : path, url = base + name + (packed ? ".gz" : path === "manifest" ? "" : ".bin");
      var answer = await fetch(url, path === "manifest" ? { cache: "no-cache" } : undefined);
      if (!answer.ok) throw calm(url + ": " + answer.status);
      var bytes = new Uint8Array(await answer.arrayBuffer());
      stats.requests += 1; stats.bytes += bytes.length;
      if (!packed || bytes[0] !== 31 || bytes[1] !== 139) return bytes; /* a server may have unpacked it already */
      var stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
  }

  /* file: neither fetch nor modules work there; the index comes as scripts that call put() */
  var waiting = {};
  function put(name, base64) {
    var text = atob(base64), bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    if (waiting[name]) waiting[name](bytes);
  }
  function scriptReader(base, stats) {
    return function (path) {
      return new Promise(function (resolve, reject) {
        var script = document.createElement("script"), name = path === "manifest" ? path : path.split("/").slice(1).join("/");
        waiting[name] = function (bytes) { delete waiting[name]; stats.requests += 1; stats.bytes += bytes.length; script.remove(); resolve(bytes); };
        script.onerror = function () { delete waiting[name]; script.remove(); reject(calm(path)); };
        script.src = base + path + ".js";
        document.head.appendChild(script);
      });
    };
  }

  /* ---------- folding and queries ---------- */

  function foldChar(char, table) {
    var out = "";
    Array.from(char.normalize("NFKC").toLowerCase()).forEach(function (one) { out += table[one] || one; });
    return out;
  }

  /* folded text with the place of each folded character in the original, for marks */
  function folded(text, table) {
    var out = [], places = [], at = 0;
    Array.from(text).forEach(function (char) {
      Array.from(foldChar(char, table)).forEach(function (one) { out.push(one); places.push(at); });
      at += char.length;
    });
    places.push(at);
    return { chars: out, text: out.join(""), places: places };
  }

  var WORD = /[\p{L}\p{N}\p{M}]/u;
  function runsOf(text, table) {
    var runs = [], run = [];
    Array.from(text).forEach(function (char) {
      Array.from(foldChar(char, table)).forEach(function (one) {
        if (WORD.test(one)) run.push(one); else if (run.length) { runs.push(run); run = []; }
      });
    });
    if (run.length) runs.push(run);
    return runs;
  }

  /* → [{runs: [[char]], not: bool, phrase: folded text or ""}] */
  function parse(query, table) {
    var cut = Array.from(query).slice(0, LONGEST).join("").replace(/[“”„‟＂]/g, '"'), terms = [], match;
    var pattern = /(-?)"([^"]*)"?|(-?)([^\s"\u3000]+)/g;
    while ((match = pattern.exec(cut))) {
      var text = match[2] !== undefined ? match[2] : match[4], runs = runsOf(text, table);
      if (!runs.length) continue;
      var not = Boolean(match[1] || match[3]) && match[0].length > 1;
      if (match[2] !== undefined || not) terms.push({ runs: runs, not: not, phrase: runs.length > 1 ? squeeze(text, table) : "" });
      else runs.forEach(function (run) { terms.push({ runs: [run], not: false, phrase: "" }); });
    }
    return terms;
  }
  function squeeze(text, table) { return runsOf(text, table).map(function (run) { return run.join(""); }).join(" "); }

  /* ---------- bytes ---------- */

  function Bytes(bytes) { this.b = bytes; this.at = 0; }
  Bytes.prototype.varint = function () {
    var value = 0, scale = 1, byte;
    do {
      if (this.at >= this.b.length) throw calm("truncated");
      byte = this.b[this.at++]; value += (byte & 127) * scale; scale *= 128;
    } while (byte > 127);
    return value;
  };
  Bytes.prototype.text = function (length) {
    if (this.at + length > this.b.length) throw calm("truncated");
    var part = this.b.subarray(this.at, this.at += length);
    return new TextDecoder().decode(part);
  };

  function before(a, b) { /* by code points, as the index is sorted */
    if (a === b) return false;
    var x = Array.from(a), y = Array.from(b), n = Math.min(x.length, y.length);
    for (var i = 0; i < n; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    return x.length < y.length;
  }

  function readShard(bytes) {
    var input = new Bytes(bytes), count = input.varint(), terms = new Map(), sizes = [];
    for (var i = 0; i < count; i++) sizes.push([input.text(input.varint()), input.varint()]);
    sizes.forEach(function (entry) {
      if (input.at + entry[1] > bytes.length) throw calm("truncated");
      terms.set(entry[0], bytes.subarray(input.at, input.at += entry[1]));
    });
    return terms;
  }

  function readPosting(bytes) { /* → {docs, flags, lengths} */
    var input = new Bytes(bytes), docs = [], flags = [], lengths = [], doc = -1;
    while (input.at < bytes.length) {
      var value = input.varint();
      doc += Math.floor(value / 4); docs.push(doc);
      var flag = value % 4; flags.push(flag);
      lengths.push(flag & TITLE ? bytes[input.at++] : 0);
    }
    return { docs: docs, flags: flags, lengths: lengths };
  }
  var NONE = { docs: [], flags: [], lengths: [] };

  /* ---------- candidates: documents with a score each; smaller is better ---------- */

  function all(postings, length) { /* AND of the postings of one run */
    var lists = postings.slice().sort(function (a, b) { return a.docs.length - b.docs.length; });
    var at = lists.map(function () { return 0; }), found = new Map();
    lists[0].docs.forEach(function (doc, first) {
      var titled = TITLE, several = SEVERAL, longest = 0;
      for (var i = 0; i < lists.length; i++) {
        var list = lists[i], place = at[i];
        if (i === 0) place = first;
        else {
          while (place < list.docs.length && list.docs[place] < doc) place++;
          at[i] = place;
          if (place >= list.docs.length || list.docs[place] !== doc) return;
        }
        titled &= list.flags[place]; several &= list.flags[place];
        longest = Math.max(longest, list.lengths[place]);
      }
      found.set(doc, titled ? Math.max(0, longest - length) : several ? 600 : 700);
    });
    return found;
  }
  function both(a, b) { var out = new Map(); a.forEach(function (score, doc) { if (b.has(doc)) out.set(doc, score + b.get(doc)); }); return out; }
  function either(a, b) { var out = new Map(a); b.forEach(function (score, doc) { out.set(doc, out.has(doc) ? Math.min(out.get(doc), score) : score); }); return out; }

  /* the terms that find a run: every pair of a short one, some evenly spread of a long one */
  function termsOf(run) {
    if (run.length === 1) return [run[0]];
    var pairs = [];
    for (var i = 0; i + 1 < run.length; i++) pairs.push(run[i] + run[i + 1]);
    return unique(spread(pairs, COVER));
  }
  function spread(list, most) { /* at most so many, first and last kept */
    if (list.length <= most) return list;
    var chosen = [];
    for (var n = 0; n < most; n++) chosen.push(list[Math.round(n * (list.length - 1) / (most - 1))]);
    return chosen;
  }
  function unique(list) { return Array.from(new Set(list)); }
  function letterGrams(text, size) {
    var out = [];
    for (var i = 0; i + size <= text.length; i++) out.push(text.slice(i, i + size));
    return unique(spread(out, 4));
  }

  /* ---------- the engine ---------- */

  async function open(base, options) {
    var stats = { requests: 0, bytes: 0 }, read = (options && options.read) || reader(base, stats), manifest;
    try { manifest = JSON.parse(new TextDecoder().decode(await read("manifest"))); }
    catch (error) { throw error.calm ? error : calm(String(error)); }
    if (manifest.version !== 1 || !Array.isArray(manifest.shards)) throw calm("manifest");
    return new Engine(manifest, read, stats);
  }

  function Engine(manifest, read, stats) {
    this.manifest = manifest; this.stats = stats; this.table = pairs(manifest.variants || "", {}); this.kept = new Map(); this.asked = 0;
    this.read = function (name) { return read(manifest.hash + "/" + name); };
  }

  Engine.prototype.file = function (name, make) { /* read once; a failed file may be tried again */
    var kept = this.kept;
    if (!kept.has(name)) {
      var promise = this.read(name).then(make).catch(function (error) { kept.delete(name); throw error && error.calm ? error : calm(name + ": " + error); });
      kept.set(name, promise);
    }
    return kept.get(name);
  };

  Engine.prototype.posting = async function (term) {
    var firsts = this.manifest.shards, low = 0, high = firsts.length - 1;
    if (high < 0 || before(term, firsts[0])) return NONE;
    while (low < high) { var middle = (low + high + 1) >> 1; if (before(term, firsts[middle])) high = middle - 1; else low = middle; }
    var shard = await this.file("s/" + low, readShard);
    return shard.has(term) ? readPosting(shard.get(term)) : NONE;
  };
  Engine.prototype.postings = function (terms) { var engine = this; return Promise.all(terms.map(function (term) { return engine.posting(term); })); };

  Engine.prototype.group = function (kind, number) {
    var size = kind === "d" ? this.manifest.texts : this.manifest.titles, name = kind + "/" + Math.floor(number / size);
    return this.file(name, function (bytes) { return JSON.parse(new TextDecoder().decode(bytes)); }).then(function (rows) {
      var row = rows[number % size];
      if (!row) throw calm(name);
      return { number: number, id: row[0], url: row[1], title: row[2], aliases: row[3], names: row[4], facets: row[5], body: row[6] };
    });
  };

  Engine.prototype.candidates = async function (term) {
    var engine = this, sets = await Promise.all(term.runs.map(async function (run) {
      var postings = await engine.postings(termsOf(run));
      return all(postings, run.length);
    }));
    var found = sets.reduce(both), letters = term.runs.length === 1 && !term.not ? term.runs[0].join("") : "";
    if (!/^[a-z]+$/.test(letters)) return found;
    term.spelled = await engine.spelled(letters);
    return either(found, term.spelled);
  };

  /* Names by full spelling and by initials. A whole name typed in pinyin is that name; all the rest goes behind what has the letters themselves. */
  Engine.prototype.spelled = async function (letters) {
    var grams = letters.length > 2 ? letterGrams(letters, 3) : [letters], engine = this;
    function named(mark, whole, part) {
      return engine.postings(grams.map(function (gram) { return mark + gram; })).then(function (postings) {
        var found = new Map();
        all(postings, letters.length).forEach(function (score, doc) { found.set(doc, score ? part + score : whole); });
        return found;
      });
    }
    var sets = await Promise.all([letters.length > 1 ? named("\u0002", 0, 800) : new Map(), named("\u0003", 800, 820)]);
    return sets.reduce(either);
  };

  Engine.prototype.fold = async function () { /* learn the variants when a character is not in the index */
    if (this.kept.has("v")) { await this.kept.get("v"); return false; }
    var table = this.table;
    await this.file("v", function (bytes) { return pairs(new TextDecoder().decode(bytes), table); });
    return true;
  };
  function pairs(text, table) {
    var chars = Array.from(text);
    for (var i = 0; i + 1 < chars.length; i += 2) table[chars[i]] = chars[i + 1];
    return table;
  }

  Engine.prototype.facets = function () {
    var count = this.manifest.documents;
    return this.file("f", function (bytes) {
      var input = new Bytes(bytes), header = JSON.parse(input.text(input.varint()));
      return header.fields.map(function (field) {
        var docs = [];
        for (var i = 0; i < count; i++) { var n = input.varint(), own = []; while (n--) own.push(input.varint()); docs.push(own); }
        return { name: field[0], values: field[1], docs: docs };
      });
    });
  };

  Engine.prototype.order = async function (name) {
    var count = this.manifest.documents, width = count < 65536 ? 2 : 4;
    var orders = await this.file("o", function (bytes) {
      var input = new Bytes(bytes), names = JSON.parse(input.text(input.varint())), view = new DataView(bytes.buffer, bytes.byteOffset), out = {};
      names.forEach(function (one, n) {
        var start = input.at + n * count * width;
        out[one] = function (doc) { return width === 2 ? view.getUint16(start + doc * 2, true) : view.getUint32(start + doc * 4, true); };
      });
      return out;
    });
    return orders[name] || null;
  };

  function everything(count) { var out = new Map(); for (var i = 0; i < count; i++) out.set(i, 0); return out; }

  Engine.prototype.search = async function (query, options) {
    var given = Object.assign({ filters: {}, sort: "相关", offset: 0, limit: 8, excerpts: true, facets: false }, options);
    var begun = this.stats.requests, terms = parse(String(query || ""), this.table), found;
    if (!terms.length && String(query || "").trim()) return Object.assign({}, NOTHING, { facets: given.facets ? {} : null }); /* marks only */
    found = await this.match(terms);
    if (terms.some(function (term) { return term.unknown; }) && await this.fold()) { terms = parse(String(query), this.table); found = await this.match(terms); }
    var answer = found.size || !terms.length ? await this.answer(terms, found, given, begun, false) : null;
    if (answer && (answer.hits.length || given.offset)) return answer;
    /* nothing has these words: a name that is nearly the same? */
    var asked = terms.filter(function (term) { return !term.not; }), near = asked.length === 1 ? await this.similar(asked[0]) : new Map();
    return near.size || !answer ? this.answer(terms, near, given, begun, near.size > 0) : answer;
  };

  Engine.prototype.answer = async function (terms, found, given, begun, suggestion) {
    var positive = terms.filter(function (term) { return !term.not; });
    var exact = suggestion || terms.every(function (term) { return term.runs.length === 1 && term.runs[0].length <= 2; });
    var counted = null, filters = Object.keys(given.filters || {}).filter(function (name) { return (given.filters[name] || []).length; });
    if (filters.length || given.facets) {
      var fields = await this.facets();
      if (given.facets) counted = countFacets(fields, given.filters, found);
      found = keep(fields, given.filters, found);
    }
    var docs = Array.from(found.keys()), rank = given.sort !== "相关" || !terms.length ? await this.order(given.sort === "相关" ? "拼音" : given.sort) : null;
    docs.sort(rank ? function (a, b) { return rank(a) - rank(b); } : function (a, b) { return found.get(a) - found.get(b) || a - b; });
    this.asked = this.stats.requests - begun;
    var page = await this.page(docs, terms, given, suggestion || exact || !positive.length, rank, found);
    return { total: docs.length - page.dropped, approximate: !exact && docs.length - page.dropped > given.offset + page.hits.length,
      suggestion: suggestion, terms: positive.map(function (term) { return term.runs.map(function (run) { return run.join(""); }).join(" "); }),
      hits: page.hits, facets: counted };
  };

  var NOTHING = { total: 0, approximate: false, suggestion: false, terms: [], hits: [], facets: null };

  Engine.prototype.match = async function (terms) {
    var engine = this, sets = await Promise.all(terms.map(function (term) { return engine.candidates(term); })), found = null;
    terms.forEach(function (term, n) {
      term.unknown = !sets[n].size; /* written with characters that the index has in another form? */
      if (!term.not) found = found ? both(found, sets[n]) : sets[n];
    });
    if (!terms.length || !found) found = everything(this.manifest.documents);
    terms.forEach(function (term, n) { if (term.not) sets[n].forEach(function (score, doc) { found.delete(doc); }); });
    return found;
  };

  function keep(fields, filters, found) {
    var tests = fields.filter(function (field) { return (filters[field.name] || []).length; }).map(function (field) {
      return [field.docs, new Set(filters[field.name].map(function (word) { return field.values.indexOf(word); }))];
    });
    var unknown = Object.keys(filters).some(function (name) { return filters[name].length && !fields.some(function (field) { return field.name === name; }); });
    var out = new Map();
    if (!unknown) found.forEach(function (score, doc) {
      if (tests.every(function (test) { return test[0][doc].some(function (value) { return test[1].has(value); }); })) out.set(doc, score);
    });
    return out;
  }

  function countFacets(fields, filters, found) { /* each field under the filters of the others */
    var out = {};
    fields.forEach(function (field) {
      var others = Object.assign({}, filters), counts = field.values.map(function () { return 0; });
      delete others[field.name];
      keep(fields, others, found).forEach(function (score, doc) { field.docs[doc].forEach(function (value) { counts[value] += 1; }); });
      out[field.name] = field.values.map(function (value, n) { return [value, counts[n]]; }).filter(function (pair) { return pair[1] > 0; })
        .sort(function (a, b) { return b[1] - a[1]; });
    });
    return out;
  }

  /* One page of hits: what does not hold the words is dropped, own names go first. Where candidates must be read to be sure,
     a page may hold fewer hits than asked rather than read on and on; the next page goes on from there. */
  Engine.prototype.page = async function (docs, terms, given, certain, rank, found) {
    var engine = this, kind = given.excerpts ? "d" : "t", sure = certain || kind === "t", hits = [], dropped = 0;
    var words = terms.filter(function (term) { return !term.not; }), need = given.offset + given.limit, at = sure ? given.offset : 0;
    var start = this.stats.requests, before = this.asked, skipped = at;
    while (at < docs.length && skipped + hits.length < need) {
      var spent = before + this.stats.requests - start;
      if (!sure && hits.length > given.offset && spent >= ENOUGH) break;
      var size = sure ? need - skipped - hits.length : Math.max(1, Math.min(BATCH, need - hits.length, spent < ENOUGH ? ENOUGH - spent : BATCH));
      var part = docs.slice(at, at + size), rows = await Promise.all(part.map(function (doc) { return engine.group(kind, doc); }));
      at += part.length;
      /* a text in traditional characters holds the words only once the variants are known */
      if (!sure && !engine.kept.has("v") && rows.some(function (row) { return !holds(row, words, engine.table); })) await engine.fold();
      rows.forEach(function (row) {
        row.own = closeness(row, words, engine.table); row.score = found.get(row.number);
        if (!sure && row.own > 2 && !holds(row, words, engine.table)) dropped += 1; else hits.push(row);
      });
    }
    var shown = sure ? hits : hits.slice(given.offset, need);
    if (!rank && given.offset === 0) shown.sort(function (a, b) { return a.own - b.own || a.score - b.score || a.number - b.number; });
    return { dropped: dropped, hits: shown.map(function (row) { return hit(row, words, engine.table, kind === "d"); }) };
  };

  function closeness(row, words, table) { /* 0 the title itself, 1 an alias, 2 a name that it mentions, 3 anything else */
    var asked = words.map(function (term) { return term.runs.map(function (run) { return run.join(""); }).join(""); }).join("");
    function same(text) { return runsOf(text, table).map(function (run) { return run.join(""); }).join("") === asked; }
    if (!asked) return 3;
    return same(row.title) ? 0 : row.aliases.some(same) ? 1 : row.names.some(same) ? 2 : 3;
  }

  function holds(row, words, table) {
    var text = [row.title].concat(row.aliases, row.names, [row.body || ""]).map(function (part) { return squeeze(part, table); }).join(" | ");
    return words.every(function (term) {
      if (term.phrase) return text.indexOf(term.phrase) >= 0;
      return term.runs.every(function (run) { return text.indexOf(run.join("")) >= 0; }) || Boolean(term.spelled && term.spelled.has(row.number));
    });
  }

  function marksIn(text, words, table) {
    var plain = folded(text, table), marks = [];
    words.forEach(function (term) {
      term.runs.forEach(function (run) {
        for (var i = 0; i + run.length <= plain.chars.length; i++) {
          var n = 0;
          while (n < run.length && plain.chars[i + n] === run[n]) n++;
          if (n === run.length) { marks.push([plain.places[i], plain.places[i + n]]); i += n - 1; }
        }
      });
    });
    marks.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return marks.filter(function (mark, n) { return n === 0 || mark[0] >= marks[n - 1][1]; });
  }

  function hit(row, words, table, texts) {
    var excerpt = "", marks = [];
    if (texts) {
      var body = row.body || "", found = marksIn(body, words, table), start = found.length ? Math.max(0, found[0][0] - 24) : 0;
      if (start > 0 && /[\udc00-\udfff]/.test(body[start])) start -= 1;
      var end = Math.min(body.length, start + 96);
      if (/[\ud800-\udbff]/.test(body[end - 1] || "")) end += 1;
      var lead = start > 0 ? "…" : "";
      excerpt = lead + body.slice(start, end) + (end < body.length ? "…" : "");
      marks = found.filter(function (mark) { return mark[0] >= start && mark[1] <= end; })
        .map(function (mark) { return [mark[0] - start + lead.length, mark[1] - start + lead.length]; });
    }
    return { id: row.id, url: row.url, title: row.title, titleMarks: marksIn(row.title, words, table), aliases: row.aliases, names: row.names,
      excerpt: excerpt, marks: marks, facets: row.facets };
  }

  /* one wrong character: names that share all characters but one, then an edit distance of one against a part of the name */
  Engine.prototype.similar = async function (term) {
    var asked = [].concat.apply([], term.runs);
    if (asked.length < 4 || asked.length > 24) return new Map();
    var chosen = spread(unique(asked), SAMPLE);
    var lists = await this.postings(chosen.map(function (char) { return "\u0001" + char; })), counts = new Map(), engine = this;
    lists.forEach(function (list) { list.docs.forEach(function (doc, n) {
      var old = counts.get(doc) || [0, 0];
      counts.set(doc, [old[0] + 1, Math.max(old[1], list.lengths[n])]);
    }); });
    var enough = chosen.length - 2, close = Array.from(counts.entries()).filter(function (entry) { return entry[1][0] >= Math.max(2, enough); })
      .sort(function (a, b) { return b[1][0] - a[1][0] || Math.abs(a[1][1] - asked.length) - Math.abs(b[1][1] - asked.length) || a[0] - b[0]; }).slice(0, NEAREST);
    var rows = await Promise.all(close.map(function (entry) { return engine.group("t", entry[0]); })), found = new Map();
    rows.forEach(function (row) {
      var best = Math.min.apply(null, [row.title].concat(row.aliases, row.names).map(function (name) {
        var chars = folded(name, engine.table).chars.filter(function (char) { return WORD.test(char); });
        return distance(asked, chars);
      }));
      if (best <= 1) found.set(row.number, best * 10 + Math.abs(row.title.length - asked.length));
    });
    return found;
  };

  function distance(asked, name) { /* least edits that make `asked` a part of `name` */
    var row = name.map(function () { return 0; }).concat([0]);
    for (var i = 1; i <= asked.length; i++) {
      var next = [i];
      for (var j = 1; j <= name.length; j++) next.push(Math.min(row[j - 1] + (asked[i - 1] === name[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1));
      row = next;
    }
    return Math.min.apply(null, row);
  }

  return { open: open, put: put };
});
