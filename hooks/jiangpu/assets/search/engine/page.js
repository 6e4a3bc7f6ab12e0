/* One page of hits: texts are read until it is sure that they hold the words; own names go
   first. */
/* global hit, marksIn, runsOf, squeeze */

const TURN = 8; /* milliseconds after which the page may do something else */

const BATCH = 8; /* texts that are read at a time */
const ENOUGH = 12; /* requests after which a page that has a hit is shown */
const MOST = 12; /* requests after which it is shown without one */

/* how close a name is to what is asked */
const ITS_TITLE = 0;
const ITS_ALIAS = 1;
const A_NAME_IN_IT = 2;
const NO_NAME = 3;

/** A text without what separates its words. */
function closed(runs) {
  return runs.map((run) => run.join("")).join("");
}

function closeness(row, words, table) {
  const asked = words.map((term) => closed(term.runs)).join("");
  const same = (name) => closed(runsOf(name, table)) === asked;
  if (!asked) return NO_NAME;
  if (same(row.title) || same(row.id)) return ITS_TITLE;
  if (row.aliases.some(same)) return ITS_ALIAS;
  return row.names.some(same) ? A_NAME_IN_IT : NO_NAME;
}

/** All of a text, folded; kept with it until more characters are known to be variants. */
function wholeText(row, index) {
  if (row.whole === undefined || row.folds !== index.folds) {
    const parts = [row.title].concat(row.aliases, row.names, [row.body || "", row.fields || ""]);
    row.whole = parts.map((part) => squeeze(part, index.table)).join(" | ");
    row.folds = index.folds;
  }
  return row.whole;
}

/** Gives the page a turn, so that a tap is answered while texts are read. */
async function breathe(turn) {
  if (Date.now() - turn.since < TURN) return;
  await new Promise((resolve) => setTimeout(resolve));
  turn.since = Date.now();
}

/** Whether a text holds all words as they stand. */
function holds(row, words, index) {
  const text = wholeText(row, index);
  return words.every((term) => {
    if (term.phrase) return text.indexOf(term.phrase) >= 0;
    const spelled = Boolean(term.spelled && term.spelled.has(row.number));
    return spelled || term.runs.every((run) => text.indexOf(run.join("")) >= 0);
  });
}

/** How often the words stand in the sentences of a text, for its length. */
function density(row, words, table) {
  const text = row.body || "";
  return marksIn(text, words, table).length / Math.sqrt(text.length + 1);
}

/** Orders the hits of a page: own names, then by score; texts that score alike by how much of them
    is about it. */
function orderHits(rows, words, table) {
  rows.forEach((row) => {
    row.density = density(row, words, table);
  });
  rows.sort(
    (a, b) =>
      a.own - b.own || a.score - b.score || b.density - a.density || a.number - b.number,
  );
}

/** How many requests a page may cost. Who asks for more wants one more hit at least. */
function allowance(hits, { offset, atLeast }) {
  if (hits < atLeast) return Infinity;
  if (hits > offset) return ENOUGH;
  return offset ? Infinity : MOST;
}

/** How many texts are read next, where it is not sure that they hold the words. */
function batchSize(missing, spent) {
  const left = spent < ENOUGH ? ENOUGH - spent : BATCH;
  return Math.max(1, Math.min(BATCH, missing, left));
}

/** Whether one of some texts lacks the words. */
async function anyLacks(rows, lacks, turn) {
  for (const row of rows) {
    await breathe(turn);
    if (lacks(row)) return true;
  }
  return false;
}

/** The hits of one page.

    Own names go first. What does not hold the words is dropped. Where candidates must be read to be
    sure, a page may hold fewer hits than asked rather than read on and on; the next page goes on
    from there. Where nothing read so far holds the words as they stand, the best of what has all
    their pairs of characters is shown instead (`loose`).

    Returns the hits with `dropped`: how many candidates did not hold the words; `left`: how many
    have not been looked at.

    `docs`: the candidates in their order; `certain`: they hold the words; `rank`: the order is not
    by score; `found`: their scores; `asked`: the number of requests so far. */
async function pageOf(index, { docs, terms, given, certain, rank, found, asked }) {
  const kind = given.excerpts ? "d" : "t";
  const sure = certain || kind === "t";
  const words = terms.filter((term) => !term.not);
  const need = given.offset + given.limit;
  const skipped = sure ? given.offset : 0;
  const start = index.stats.requests;
  let at = skipped;
  let read = [];
  let hits = [];
  let dropped = 0;
  let loose = false;
  const turn = { since: Date.now() };
  const lacks = (row) => !holds(row, words, index);

  while (at < docs.length && skipped + hits.length < need) {
    const spent = asked + index.stats.requests - start;
    const missing = need - skipped - hits.length;
    /* a long name is in many files: one text at least is read, whatever it has cost so far */
    if (!sure && read.length && spent >= allowance(hits.length, given)) break;
    const part = docs.slice(at, at + (sure ? missing : batchSize(missing, spent)));
    const rows = await Promise.all(part.map((doc) => index.group(kind, doc)));
    at += part.length;
    /* a text in traditional characters holds the words only once the variants are known */
    if (!sure && !index.folds && (await anyLacks(rows, lacks, turn))) await index.fold();
    read = read.concat(rows);
    for (const row of rows) {
      await breathe(turn);
      const isRecord = row.number < index.manifest.records;
      row.own = isRecord ? closeness(row, words, index.table) : NO_NAME;
      row.score = found.get(row.number);
      if (!sure && row.own === NO_NAME && lacks(row)) dropped += 1;
      else hits.push(row);
    }
  }
  if (!hits.length && at < docs.length && given.offset === 0) {
    hits = read.slice(0, given.limit);
    loose = true;
  }
  const shown = sure ? hits : hits.slice(given.offset, need);
  if (!rank && given.offset === 0) {
    orderHits(shown, words, index.table);
  }
  const texts = kind === "d";
  const left = docs.length - at;
  return { dropped, loose, left, hits: shown.map((row) => hit(row, words, index.table, texts)) };
}
