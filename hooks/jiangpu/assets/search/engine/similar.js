/* One wrong character: names that share all characters but one, then an edit distance of one against a part of the name. */
/* global WORD, folded, spread, unique */

var NEAREST = 24, SAMPLE = 8;

function distance(asked, name) { /* least edits that make `asked` a part of `name` */
  var row = name.map(function () { return 0; }).concat([0]);
  for (var i = 1; i <= asked.length; i++) {
    var next = [i];
    for (var j = 1; j <= name.length; j++) next.push(Math.min(row[j - 1] + (asked[i - 1] === name[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1));
    row = next;
  }
  return Math.min.apply(null, row);
}

async function similar(index, term) {
  var asked = [].concat.apply([], term.runs);
  if (asked.length < 4 || asked.length > 24) return new Map();
  var chosen = spread(unique(asked), SAMPLE);
  var lists = await index.postings(chosen.map(function (char) { return "\u0001" + char; })), counts = new Map();
  lists.forEach(function (list) { list.docs.forEach(function (doc, n) {
    var old = counts.get(doc) || [0, 0];
    counts.set(doc, [old[0] + 1, Math.max(old[1], list.lengths[n])]);
  }); });
  var enough = chosen.length - 2, close = Array.from(counts.entries()).filter(function (entry) { return entry[1][0] >= Math.max(2, enough); })
    .sort(function (a, b) { return b[1][0] - a[1][0] || Math.abs(a[1][1] - asked.length) - Math.abs(b[1][1] - asked.length) || a[0] - b[0]; }).slice(0, NEAREST);
  var rows = await Promise.all(close.map(function (entry) { return index.group("t", entry[0]); })), found = new Map();
  rows.forEach(function (row) {
    var best = Math.min.apply(null, [row.title].concat(row.aliases, row.names).map(function (name) {
      var chars = folded(name, index.table).chars.filter(function (char) { return WORD.test(char); });
      return distance(asked, chars);
    }));
    if (best <= 1) found.set(row.number, best * 10 + Math.abs(row.title.length - asked.length));
  });
  return found;
}
