/* Bytes: numbers, texts, shards and postings as the index has them; the format is in
   hooks/jiangpu/search/__init__.py. */
/* global calm */

const TITLE = 1;
const FLAGS = 8; /* an entry is the step to its document times so many, and the flags */
const NONE = { docs: [], flags: [], lengths: [] };

function Bytes(bytes) {
  this.b = bytes;
  this.at = 0;
}
Bytes.prototype.varint = function () {
  let value = 0;
  let scale = 1;
  let byte;
  do {
    if (this.at >= this.b.length) throw calm("truncated");
    byte = this.b[this.at++];
    value += (byte & 127) * scale;
    scale *= 128;
  } while (byte > 127);
  return value;
};
/** One for all: a shard has hundreds of short texts. */
const UTF8 = new TextDecoder();
Bytes.prototype.text = function (length) {
  if (this.at + length > this.b.length) throw calm("truncated");
  const part = this.b.subarray(this.at, (this.at += length));
  return UTF8.decode(part);
};

/** Whether one text comes before another by code points, as the index is sorted. */
function before(a, b) {
  if (a === b) return false;
  const x = Array.from(a);
  const y = Array.from(b);
  const n = Math.min(x.length, y.length);
  for (let i = 0; i < n; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
  return x.length < y.length;
}

function readShard(bytes) {
  const input = new Bytes(bytes);
  const count = input.varint();
  const terms = new Map();
  const sizes = [];
  for (let i = 0; i < count; i++) sizes.push([input.text(input.varint()), input.varint()]);
  sizes.forEach((entry) => {
    if (input.at + entry[1] > bytes.length) throw calm("truncated");
    terms.set(entry[0], bytes.subarray(input.at, (input.at += entry[1])));
  });
  return terms;
}

/** The documents of a posting with their flags and the lengths of names: {docs, flags, lengths}. */
function readPosting(bytes) {
  const input = new Bytes(bytes);
  const docs = [];
  const flags = [];
  const lengths = [];
  let doc = -1;
  while (input.at < bytes.length) {
    const value = input.varint();
    doc += Math.floor(value / FLAGS);
    docs.push(doc);
    const flag = value % FLAGS;
    flags.push(flag);
    lengths.push(flag & TITLE ? bytes[input.at++] : 0);
  }
  return { docs, flags, lengths };
}
