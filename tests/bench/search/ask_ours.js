// Asks our engine: node ask_ours.js ENGINE.js FOLDER < jobs.json > results.json
// A job is {q, all}. Each is asked by a reader who has just come and reads on, eight at a time, to the twentieth hit;
// with `all` every id is asked for as well. `first` is the number of hits on the first page.
"use strict";
const fs = require("fs");
const path = require("path");
const PAGE = 8;
const TOP = 20;

(async () => {
  const { open } = require(path.resolve(process.argv[2]));
  const base = path.resolve(process.argv[3]) + "/";
  const known = await open(base);
  const results = [];
  for (const job of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const engine = await open(base);
    const page = (offset) => engine.search(job.q, { offset, limit: PAGE, excerpts: true });
    const begun = await page(0);
    const shown = begun.hits.map((hit) => hit.id);
    for (let more = shown.length; more && shown.length < TOP;) {
      const next = (await page(shown.length)).hits;
      shown.push(...next.map((hit) => hit.id));
      more = next.length;
    }
    const row = { total: begun.total, approximate: begun.approximate, suggestion: Boolean(begun.suggestion), first: begun.hits.length, shown: shown.slice(0, TOP) };
    if (job.all) row.ids = (await known.search(job.q, { limit: 1000000, excerpts: false })).hits.map((hit) => hit.id);
    results.push(row);
  }
  fs.writeFileSync(1, JSON.stringify(results));
})().catch((error) => { console.error(error); process.exit(1); });
