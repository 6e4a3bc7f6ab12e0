// Asks our engine: node ask_ours.js ENGINE.js FOLDER < jobs.json > results.json
// A job is {q, all}: the first 20 as a reader sees them, and with `all` every id as well.
"use strict";
const fs = require("fs");
const path = require("path");

(async () => {
  const { open } = require(path.resolve(process.argv[2]));
  const engine = await open(path.resolve(process.argv[3]) + "/");
  const results = [];
  for (const job of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const shown = await engine.search(job.q, { limit: 20, excerpts: true });
    const row = { total: shown.total, approximate: shown.approximate, suggestion: Boolean(shown.suggestion), shown: shown.hits.map((hit) => hit.id) };
    if (job.all) row.ids = (await engine.search(job.q, { limit: 1000000, excerpts: false })).hits.map((hit) => hit.id);
    results.push(row);
  }
  fs.writeFileSync(1, JSON.stringify(results));
})().catch((error) => { console.error(error); process.exit(1); });
