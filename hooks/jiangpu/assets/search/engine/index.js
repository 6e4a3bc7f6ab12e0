/* The index: its files, each read once and kept. */
/* global Bytes, NONE, before, calm, pairs, readPosting, readShard */

function Index(manifest, read, stats) {
  this.manifest = manifest; this.stats = stats; this.table = pairs(manifest.variants || "", {}); this.kept = new Map(); this.folds = false;
  this.read = function (name) { return read(manifest.hash + "/" + name); };
}

Index.prototype.file = function (name, make) { /* read once; a failed file may be tried again */
  var kept = this.kept;
  if (!kept.has(name)) {
    var promise = this.read(name).then(make).catch(function (error) { kept.delete(name); throw error && error.calm ? error : calm(name + ": " + error); });
    kept.set(name, promise);
  }
  return kept.get(name);
};

Index.prototype.posting = async function (term) {
  var firsts = this.manifest.shards, low = 0, high = firsts.length - 1;
  if (high < 0 || before(term, firsts[0])) return NONE;
  while (low < high) { var middle = (low + high + 1) >> 1; if (before(term, firsts[middle])) high = middle - 1; else low = middle; }
  var shard = await this.file("s/" + low, readShard);
  return shard.has(term) ? readPosting(shard.get(term)) : NONE;
};

Index.prototype.postings = function (terms) { var index = this; return Promise.all(terms.map(function (term) { return index.posting(term); })); };

Index.prototype.group = function (kind, number) {
  var size = kind === "d" ? this.manifest.texts : this.manifest.titles, name = kind + "/" + Math.floor(number / size);
  return this.file(name, function (bytes) { return JSON.parse(new TextDecoder().decode(bytes)); }).then(function (rows) {
    var row = rows[number % size];
    if (!row) throw calm(name);
    return { number: number, id: row[0], url: row[1], title: row[2], aliases: row[3], names: row[4], facets: row[5], body: row[6] };
  });
};

Index.prototype.fold = async function () { /* learn the variants when a character is not in the index */
  var index = this;
  await this.file("v", function (bytes) { pairs(new TextDecoder().decode(bytes), index.table); index.folds = true; });
};

Index.prototype.facets = function () {
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

Index.prototype.order = async function (name) {
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
