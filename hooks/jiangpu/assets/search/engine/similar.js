/* One wrong character: names that share all characters but one, then an edit distance of one
   against a part of the name. */
/* global WORD, folded, spread, unique */

const NEAREST = 24;
const SAMPLE = 8;

function distance(asked, name) {
  /* least edits that make `asked` a part of `name` */
  let row = name.map(() => 0).concat([0]);
  for (let i = 1; i <= asked.length; i++) {
    const next = [i];
    for (let j = 1; j <= name.length; j++) {
      next.push(
        Math.min(row[j - 1] + (asked[i - 1] === name[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1),
      );
    }
    row = next;
  }
  return Math.min.apply(null, row);
}

async function similar(index, term) {
  const asked = [].concat.apply([], term.runs);
  if (asked.length < 4 || asked.length > 24) return new Map();
  const chosen = spread(unique(asked), SAMPLE);
  const lists = await index.postings(chosen.map((char) => "\u0001" + char));
  const counts = new Map();
  lists.forEach((list) => {
    list.docs.forEach((doc, n) => {
      const old = counts.get(doc) || [0, 0];
      counts.set(doc, [old[0] + 1, Math.max(old[1], list.lengths[n])]);
    });
  });
  const enough = chosen.length - 2;
  const close = Array.from(counts.entries())
    .filter((entry) => entry[1][0] >= Math.max(2, enough))
    .sort(
      (a, b) =>
        b[1][0] - a[1][0] ||
        Math.abs(a[1][1] - asked.length) - Math.abs(b[1][1] - asked.length) ||
        a[0] - b[0],
    )
    .slice(0, NEAREST);
  const rows = await Promise.all(close.map((entry) => index.group("t", entry[0])));
  const found = new Map();
  rows.forEach((row) => {
    const best = Math.min.apply(
      null,
      [row.title].concat(row.aliases, row.names).map((name) => {
        const chars = folded(name, index.table).chars.filter((char) => WORD.test(char));
        return distance(asked, chars);
      }),
    );
    if (best <= 1) found.set(row.number, best * 10 + Math.abs(row.title.length - asked.length));
  });
  return found;
}
