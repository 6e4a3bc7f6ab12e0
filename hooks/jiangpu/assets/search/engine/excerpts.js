/* Hits as they are shown: where the words stand in the title and in the text around the first of them. */
/* global folded */

function marksIn(text, words, table) {
  var plain = folded(text, table), marks = [];
  words.forEach(function (term) {
    term.runs.forEach(function (run) {
      for (var i = 0; i + run.length <= plain.chars.length; i++) {
        var n = 0;
        while (n < run.length && plain.chars[i + n] === run[n]) n++;
        if (n === run.length) { marks.push([plain.places[i], plain.places[i + n]]); i += n - 1; }
      }
    });
  });
  marks.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
  return marks.filter(function (mark, n) { return n === 0 || mark[0] >= marks[n - 1][1]; });
}

function hit(row, words, table, texts) {
  var excerpt = "", marks = [];
  if (texts) {
    var body = row.body || "", found = marksIn(body, words, table), start = found.length ? Math.max(0, found[0][0] - 24) : 0;
    if (start > 0 && /[\udc00-\udfff]/.test(body[start])) start -= 1;
    var end = Math.min(body.length, start + 96);
    if (/[\ud800-\udbff]/.test(body[end - 1] || "")) end += 1;
    var lead = start > 0 ? "…" : "";
    excerpt = lead + body.slice(start, end) + (end < body.length ? "…" : "");
    marks = found.filter(function (mark) { return mark[0] >= start && mark[1] <= end; })
      .map(function (mark) { return [mark[0] - start + lead.length, mark[1] - start + lead.length]; });
  }
  return { id: row.id, url: row.url, title: row.title, titleMarks: marksIn(row.title, words, table), aliases: row.aliases, names: row.names,
    excerpt: excerpt, marks: marks, facets: row.facets };
}
