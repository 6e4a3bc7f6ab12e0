/* The index: its files, each read once and kept. */
/* global Bytes, NONE, before, calm, pairs, readPosting, readShard */

function Index(manifest, read, stats) {
  this.manifest = manifest;
  this.stats = stats;
  this.table = pairs(manifest.variants || "", {});
  this.kept = new Map();
  this.touched = new Set(); /* the files looked at since it was emptied last */
  this.folds = false;
  this.read = function (name) {
    return read(manifest.hash + "/" + name);
  };
}

/* Each file is read once; one that failed may be tried again. */
Index.prototype.file = function (name, make) {
  const kept = this.kept;
  this.touched.add(name);
  if (!kept.has(name)) {
    const promise = this.read(name)
      .then(make)
      .catch((error) => {
        kept.delete(name);
        throw error && error.calm ? error : calm(name + ": " + error);
      });
    kept.set(name, promise);
  }
  return kept.get(name);
};

/** The number of the shard that has a term if any has it; -1 where none can. */
Index.prototype.shardOf = function (term) {
  const firsts = this.manifest.shards;
  let low = 0;
  let high = firsts.length - 1;
  if (high < 0 || before(term, firsts[0])) return -1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before(term, firsts[middle])) high = middle - 1;
    else low = middle;
  }
  return low;
};

Index.prototype.posting = async function (term) {
  const number = this.shardOf(term);
  if (number < 0) return NONE;
  const shard = await this.file("s/" + number, readShard);
  return shard.has(term) ? readPosting(shard.get(term)) : NONE;
};

Index.prototype.postings = function (terms) {
  const index = this;
  return Promise.all(terms.map((term) => index.posting(term)));
};

Index.prototype.group = function (kind, number) {
  const size = kind === "d" ? this.manifest.texts : this.manifest.titles;
  const name = kind + "/" + Math.floor(number / size);
  return this.file(name, (bytes) => JSON.parse(new TextDecoder().decode(bytes))).then((rows) => {
    const row = rows[number % size];
    if (!row) throw calm(name);
    return {
      number,
      id: row[0],
      url: row[1],
      title: row[2],
      aliases: row[3],
      names: row[4],
      facets: row[5],
      body: row[6],
      fields: row[7],
    };
  });
};

/* Learns the variants, when a character is not in the index. */
Index.prototype.fold = async function () {
  const index = this;
  await this.file("v", (bytes) => {
    pairs(new TextDecoder().decode(bytes), index.table);
    index.folds = true;
  });
};

Index.prototype.facets = function () {
  const count = this.manifest.documents;
  return this.file("f", (bytes) => {
    const input = new Bytes(bytes);
    const header = JSON.parse(input.text(input.varint()));
    return header.fields.map((field) => {
      const docs = [];
      for (let i = 0; i < count; i++) {
        let n = input.varint();
        const own = [];
        while (n--) own.push(input.varint());
        docs.push(own);
      }
      return { name: field[0], values: field[1], docs };
    });
  });
};

Index.prototype.order = async function (name) {
  const count = this.manifest.documents;
  const width = count < 65536 ? 2 : 4;
  const orders = await this.file("o", (bytes) => {
    const input = new Bytes(bytes);
    const names = JSON.parse(input.text(input.varint()));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const out = {};
    names.forEach((one, n) => {
      const start = input.at + n * count * width;
      out[one] = function (doc) {
        return width === 2
          ? view.getUint16(start + doc * 2, true)
          : view.getUint32(start + doc * 4, true);
      };
    });
    return out;
  });
  return orders[name] || null;
};
