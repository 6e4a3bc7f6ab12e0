/* One wrong character: names that share all characters but one, then an edit distance of one
   against a part of the name. */
/* global WORD, folded, spread, unique */

const NEAREST = 6; /* names that are read */
const SAMPLE = 8; /* characters that are looked up */
const SHORTEST_NAME = 4;
const LONGEST_NAME = 24;

/** The least number of edits that make `asked` a part of `name`. */
function distance(asked, name) {
  let row = name.map(() => 0).concat([0]);
  for (let i = 1; i <= asked.length; i++) {
    const next = [i];
    for (let j = 1; j <= name.length; j++) {
      const other = asked[i - 1] === name[j - 1] ? 0 : 1;
      next.push(Math.min(row[j - 1] + other, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return Math.min.apply(null, row);
}

/** How many of the characters the names of each document hold, and the length of the longest. */
function sharedCharacters(lists) {
  const found = new Map();
  lists.forEach((list) => {
    list.docs.forEach((doc, n) => {
      const old = found.get(doc) || { doc, shared: 0, length: 0 };
      const length = Math.max(old.length, list.lengths[n]);
      found.set(doc, { doc, shared: old.shared + 1, length });
    });
  });
  return Array.from(found.values());
}

/** The least distance of what is asked to one of the names of a document. */
function nearestName(row, asked, table) {
  const names = [row.title].concat(row.aliases, row.names);
  const distances = names.map((name) => {
    const chars = folded(name, table).chars.filter((char) => WORD.test(char));
    return distance(asked, chars);
  });
  return Math.min.apply(null, distances);
}

async function similar(index, term) {
  const asked = [].concat.apply([], term.runs);
  if (asked.length < SHORTEST_NAME || asked.length > LONGEST_NAME) return new Map();
  const chosen = spread(unique(asked), SAMPLE);
  const lists = await index.postings(chosen.map((char) => "\u0001" + char));
  const enough = Math.max(2, chosen.length - 1); /* one character is wrong, if any */
  const apart = (one) => Math.abs(one.length - asked.length);
  const close = sharedCharacters(lists).filter((one) => one.shared >= enough);
  close.sort((a, b) => b.shared - a.shared || apart(a) - apart(b) || a.doc - b.doc);
  const read = close.slice(0, NEAREST).map((one) => index.group("t", one.doc));
  const found = new Map();
  (await Promise.all(read)).forEach((row) => {
    const best = nearestName(row, asked, index.table);
    const longer = Math.abs(row.title.length - asked.length);
    if (best <= 1) found.set(row.number, best * 10 + longer);
  });
  return found;
}
