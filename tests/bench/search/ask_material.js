// Asks Material's own search worker: node ask_material.js FOLDER < queries.json > results.json
// The worker runs as it is; what a browser gives it (self, postMessage, importScripts) is given here.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = process.argv[2];
let receive = null;
let answer = null;
const load = (name) => vm.runInThisContext(fs.readFileSync(path.join(folder, path.basename(name)), "utf8"), { filename: name });

globalThis.self = globalThis;
globalThis.addEventListener = (type, handler) => { if (type === "message") receive = handler; };
globalThis.postMessage = (message) => answer(message);
globalThis.importScripts = (...names) => names.forEach(load);

const ask = (type, data) => new Promise((resolve) => { answer = resolve; receive({ data: { type, data } }); });

(async () => {
  const queries = JSON.parse(fs.readFileSync(0, "utf8"));
  load("worker.js");
  const index = JSON.parse(fs.readFileSync(path.join(folder, "search_index.json"), "utf8"));
  const started = process.hrtime.bigint();
  await ask(0, { ...index, options: { suggest: false } });
  const ready = Number(process.hrtime.bigint() - started) / 1e9;
  const results = [];
  for (const query of queries) {
    const { data } = await ask(2, query);
    results.push(data.items.map((items) => items[0].location.split("/")[0]));
  }
  fs.writeSync(1, JSON.stringify({ ready, results }));
})();
