/* Candidates: sets of documents with a score each; smaller is better. */
/* global TITLE */

const SEVERAL = 2;
const OFTEN = 600; /* in the text, more than once */
const ONCE = 700;

/** The documents that all postings of a run of characters have. A document that has it in a name
    scores by how much longer than the run (`length`) the name is. */
function all(postings, length) {
  const lists = postings.slice().sort((a, b) => a.docs.length - b.docs.length);
  const at = lists.map(() => 0);
  const found = new Map();
  lists[0].docs.forEach((doc, first) => {
    let titled = TITLE;
    let several = SEVERAL;
    let longest = 0;
    at[0] = first;
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i];
      let place = at[i];
      while (place < list.docs.length && list.docs[place] < doc) place++;
      at[i] = place;
      if (place >= list.docs.length || list.docs[place] !== doc) return;
      titled &= list.flags[place];
      several &= list.flags[place];
      longest = Math.max(longest, list.lengths[place]);
    }
    const inText = several ? OFTEN : ONCE;
    found.set(doc, titled ? Math.max(0, longest - length) : inText);
  });
  return found;
}

function both(a, b) {
  const out = new Map();
  a.forEach((score, doc) => {
    if (b.has(doc)) out.set(doc, score + b.get(doc));
  });
  return out;
}

function either(a, b) {
  const out = new Map(a);
  b.forEach((score, doc) => {
    out.set(doc, out.has(doc) ? Math.min(out.get(doc), score) : score);
  });
  return out;
}

function everything(count) {
  const out = new Map();
  for (let i = 0; i < count; i++) out.set(i, 0);
  return out;
}
