/* Reading: the files of an index by fetch, as scripts from a disk, or from Node; and the error
   that a reader may be shown. */

const CALM = "搜索暂时打不开，请稍后再试。别的内容不受影响。";
function calm(message) {
  const error = new Error(message);
  error.calm = CALM;
  return error;
}

function reader(base, stats) {
  const slash = base && !/\/$/.test(base) ? base + "/" : base;
  const node = typeof process === "object" && process.versions && process.versions.node;
  if (node && !/^https?:/.test(slash)) return nodeReader(slash, stats);
  return isPack() ? scriptReader(slash, stats) : fetchReader(slash, stats);
}

/** A site for a disk has its index as scripts, also where a hotspot serves it. */
function isPack() {
  if (typeof location !== "object") return false;
  return location.protocol === "file:" || !!document.querySelector("script[data-pack]");
}

function nodeReader(base, stats) {
  const fs = require("fs");
  const zlib = require("zlib");
  return async function (path) {
    const name = base + (path === "manifest" ? "manifest.json" : path) + ".gz";
    const small = fs.readFileSync(name);
    stats.requests += 1;
    stats.bytes += small.length;
    return new Uint8Array(zlib.gunzipSync(small));
  };
}

function fetchReader(base, stats) {
  const packed = typeof DecompressionStream === "function";
  return async function (path) {
    const isManifest = path === "manifest";
    const name = isManifest ? "manifest.json" : path;
    const plain = isManifest ? name : name + ".bin";
    const url = base + (packed ? name + ".gz" : plain);
    const answer = await fetch(url, isManifest ? { cache: "no-cache" } : undefined);
    if (!answer.ok) throw calm(url + ": " + answer.status);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    stats.requests += 1;
    stats.bytes += bytes.length;
    /* a server may have unpacked it already */
    const isGzip = bytes[0] === 31 && bytes[1] === 139;
    if (!packed || !isGzip) return bytes;
    const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
}

/* from a disk neither fetch nor modules work; the index comes as scripts that call put() */
const waiting = {};
function put(name, base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  if (waiting[name]) waiting[name](bytes);
}

function scriptReader(base, stats) {
  return function (path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const name = path === "manifest" ? path : path.split("/").slice(1).join("/");
      function done(bytes) {
        delete waiting[name];
        script.remove();
        stats.requests += 1;
        stats.bytes += bytes.length;
        resolve(bytes);
      }
      script.onload = script.onerror = function () {
        /* what is loaded and has put nothing is damaged */
        if (waiting[name] === done) delete waiting[name];
        script.remove();
        reject(calm(path));
      };
      waiting[name] = done;
      script.src = base + path + ".js";
      document.head.appendChild(script);
    });
  };
}
