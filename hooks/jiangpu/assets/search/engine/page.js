/* One page of hits: texts are read until it is sure that they hold the words; own names go
   first. */
/* global hit, runsOf, squeeze */

const BATCH = 8;
const ENOUGH = 12;
const MOST = 36;

function closeness(row, words, table) {
  /* 0 the title itself, 1 an alias, 2 a name that it mentions, 3 anything else */
  const asked = words.map((term) => term.runs.map((run) => run.join("")).join("")).join("");
  function same(text) {
    return (
      runsOf(text, table)
        .map((run) => run.join(""))
        .join("") === asked
    );
  }
  if (!asked) return 3;
  return same(row.title) ? 0 : row.aliases.some(same) ? 1 : row.names.some(same) ? 2 : 3;
}

function holds(row, words, table) {
  const text = [row.title]
    .concat(row.aliases, row.names, [row.body || ""])
    .map((part) => squeeze(part, table))
    .join(" | ");
  return words.every((term) => {
    if (term.phrase) return text.indexOf(term.phrase) >= 0;
    return (
      term.runs.every((run) => text.indexOf(run.join("")) >= 0) ||
      Boolean(term.spelled && term.spelled.has(row.number))
    );
  });
}

/* What does not hold the words is dropped, own names go first; `asked` is the number of requests
   so far. Where candidates must be read to be sure, a page may hold fewer hits than asked rather
   than read on and on; the next page goes on from there. Where nothing read so far holds the
   words as they stand, the best of what has all their pairs of characters is shown instead
   (`loose`). */
async function pageOf(index, docs, terms, given, certain, rank, found, asked) {
  const kind = given.excerpts ? "d" : "t";
  const sure = certain || kind === "t";
  let hits = [];
  let dropped = 0;
  const words = terms.filter((term) => !term.not);
  const need = given.offset + given.limit;
  let at = sure ? given.offset : 0;
  const start = index.stats.requests;
  const skipped = at;
  let read = [];
  let loose = false;
  while (at < docs.length && skipped + hits.length < need) {
    const spent = asked + index.stats.requests - start;
    if (!sure && spent >= (hits.length > given.offset ? ENOUGH : given.offset ? Infinity : MOST)) {
      break;
    } /* who asks for more wants one more */
    const size = sure
      ? need - skipped - hits.length
      : Math.max(1, Math.min(BATCH, need - hits.length, spent < ENOUGH ? ENOUGH - spent : BATCH));
    const part = docs.slice(at, at + size);
    const rows = await Promise.all(part.map((doc) => index.group(kind, doc)));
    at += part.length;
    /* a text in traditional characters holds the words only once the variants are known */
    if (!sure && !index.folds && rows.some((row) => !holds(row, words, index.table))) {
      await index.fold();
    }
    read = read.concat(rows);
    rows.forEach((row) => {
      row.own = closeness(row, words, index.table);
      row.score = found.get(row.number);
      if (!sure && row.own > 2 && !holds(row, words, index.table)) dropped += 1;
      else hits.push(row);
    });
  }
  if (!hits.length && at < docs.length && given.offset === 0) {
    hits = read.slice(0, given.limit);
    loose = true;
  }
  const shown = sure ? hits : hits.slice(given.offset, need);
  if (!rank && given.offset === 0) {
    shown.sort((a, b) => a.own - b.own || a.score - b.score || a.number - b.number);
  }
  return {
    dropped,
    loose,
    hits: shown.map((row) => hit(row, words, index.table, kind === "d")),
  };
}
