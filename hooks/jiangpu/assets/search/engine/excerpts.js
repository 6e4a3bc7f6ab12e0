/* Hits as they are shown: where the words stand in the title and in the text around the first. */
/* global folded */

const BEFORE = 24; /* characters of an excerpt that stand before the first word */
const EXCERPT = 96;

/** Where a run of characters stands in a folded text, as ranges of the original; none overlap. */
function rangesOf(run, plain) {
  const ranges = [];
  for (let i = 0; i + run.length <= plain.chars.length; i++) {
    let n = 0;
    while (n < run.length && plain.chars[i + n] === run[n]) n++;
    if (n === run.length) {
      ranges.push([plain.places[i], plain.places[i + n]]);
      i += n - 1;
    }
  }
  return ranges;
}

function marksIn(text, words, table) {
  const plain = folded(text, table);
  const marks = [];
  words.forEach((term) => {
    term.runs.forEach((run) => marks.push(...rangesOf(run, plain)));
  });
  marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return marks.filter((mark, n) => n === 0 || mark[0] >= marks[n - 1][1]);
}

/** The part of a text around the first word, never cut inside a character, with its marks. */
function excerptOf(body, words, table) {
  const found = marksIn(body, words, table);
  let start = found.length ? Math.max(0, found[0][0] - BEFORE) : 0;
  if (start > 0 && /[\udc00-\udfff]/.test(body[start])) start -= 1;
  let end = Math.min(body.length, start + EXCERPT);
  if (/[\ud800-\udbff]/.test(body[end - 1] || "")) end += 1;
  const lead = start > 0 ? "…" : "";
  const shift = lead.length - start;
  return {
    excerpt: lead + body.slice(start, end) + (end < body.length ? "…" : ""),
    marks: found
      .filter((mark) => mark[0] >= start && mark[1] <= end)
      .map((mark) => [mark[0] + shift, mark[1] + shift]),
  };
}

function hit(row, words, table, texts) {
  const shown = texts ? excerptOf(row.body || "", words, table) : { excerpt: "", marks: [] };
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    titleMarks: marksIn(row.title, words, table),
    aliases: row.aliases,
    names: row.names,
    excerpt: shown.excerpt,
    marks: shown.marks,
    facets: row.facets,
  };
}
