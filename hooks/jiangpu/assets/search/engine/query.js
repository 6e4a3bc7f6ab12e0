/* Queries: what is asked, as terms; and which characters and pairs of the index find a term. */
/* global runsOf, squeeze */

const LONGEST = 100;
const COVER = 5;

/** The terms of a query: [{runs: [[char]], not: bool, quoted: bool, phrase: folded text or "",
    capitals: it is an abbreviation and no pinyin}]. */
function parse(query, table) {
  const cut = Array.from(query)
    .slice(0, LONGEST)
    .join("")
    .replace(/[“”„‟＂]/g, '"');
  const terms = [];
  let match;
  const pattern = /(-?)"([^"]*)"?|(-?)([^\s"\u3000]+)/g;
  while ((match = pattern.exec(cut))) {
    const text = match[2] !== undefined ? match[2] : match[4];
    const runs = runsOf(text, table).map(trimmed).filter((run) => run.length);
    if (!runs.length) continue;
    const not = Boolean(match[1] || match[3]) && match[0].length > 1;
    if (match[2] !== undefined || not) {
      const quoted = match[2] !== undefined;
      terms.push({ runs, not, quoted, phrase: runs.length > 1 ? squeeze(text, table) : "" });
    } else {
      runs.forEach((run) => {
        terms.push({ runs: [run], not: false, quoted: false, phrase: "", capitals: isShort(text) });
      });
    }
  }
  return terms;
}

/** Whether a word is an abbreviation: up to three capitals. */
function isShort(text) {
  return /^[A-Z]{1,3}$/.test(text.normalize("NFKC"));
}

/** A run without the full stops around it. */
function trimmed(run) {
  let from = 0;
  let to = run.length;
  while (from < to && run[from] === ".") from += 1;
  while (to > from && run[to - 1] === ".") to -= 1;
  return run.slice(from, to);
}

/** The terms that find a run: every pair of a short one, some evenly spread of a long one. */
function termsOf(run) {
  if (run.length === 1) return [run[0]];
  const pairs = [];
  for (let i = 0; i + 1 < run.length; i++) pairs.push(run[i] + run[i + 1]);
  return unique(spread(pairs, COVER));
}

/** At most so many of a list, evenly spread; the first and the last are among them. */
function spread(list, most) {
  if (list.length <= most) return list;
  const chosen = [];
  for (let n = 0; n < most; n++) {
    chosen.push(list[Math.round((n * (list.length - 1)) / (most - 1))]);
  }
  return chosen;
}

function unique(list) {
  return Array.from(new Set(list));
}

function letterGrams(text, size) {
  const out = [];
  for (let i = 0; i + size <= text.length; i++) out.push(text.slice(i, i + size));
  return unique(spread(out, 4));
}
