/* Hits as they are shown: where the words stand in the title and in the text around the first of
   them. */
/* global folded */

function marksIn(text, words, table) {
  const plain = folded(text, table);
  const marks = [];
  words.forEach((term) => {
    term.runs.forEach((run) => {
      for (let i = 0; i + run.length <= plain.chars.length; i++) {
        let n = 0;
        while (n < run.length && plain.chars[i + n] === run[n]) n++;
        if (n === run.length) {
          marks.push([plain.places[i], plain.places[i + n]]);
          i += n - 1;
        }
      }
    });
  });
  marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return marks.filter((mark, n) => n === 0 || mark[0] >= marks[n - 1][1]);
}

function hit(row, words, table, texts) {
  let excerpt = "";
  let marks = [];
  if (texts) {
    const body = row.body || "";
    const found = marksIn(body, words, table);
    let start = found.length ? Math.max(0, found[0][0] - 24) : 0;
    if (start > 0 && /[\udc00-\udfff]/.test(body[start])) start -= 1;
    let end = Math.min(body.length, start + 96);
    if (/[\ud800-\udbff]/.test(body[end - 1] || "")) end += 1;
    const lead = start > 0 ? "…" : "";
    excerpt = lead + body.slice(start, end) + (end < body.length ? "…" : "");
    marks = found
      .filter((mark) => mark[0] >= start && mark[1] <= end)
      .map((mark) => [mark[0] - start + lead.length, mark[1] - start + lead.length]);
  }
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    titleMarks: marksIn(row.title, words, table),
    aliases: row.aliases,
    names: row.names,
    excerpt,
    marks,
    facets: row.facets,
  };
}
