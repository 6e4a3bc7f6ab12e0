/* Candidates: sets of documents with a score each; smaller is better. */
/* global TITLE */

/* the scores of what is no name: among the fields only, once in the text, more than once, often */
const IN_TEXT = [740, 700, 640, 600];

/** The documents that all postings of a run of characters have. A document that has it in a name
    scores by how much longer than the run (`length`) the name is. */
function all(postings, length) {
  const lists = postings.slice().sort((a, b) => a.docs.length - b.docs.length);
  const at = lists.map(() => 0);
  const found = new Map();
  lists[0].docs.forEach((doc, first) => {
    let titled = TITLE;
    let weight = IN_TEXT.length - 1;
    let longest = 0;
    at[0] = first;
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i];
      let place = at[i];
      while (place < list.docs.length && list.docs[place] < doc) place++;
      at[i] = place;
      if (place >= list.docs.length || list.docs[place] !== doc) return;
      titled &= list.flags[place];
      weight = Math.min(weight, list.flags[place] >> 1);
      longest = Math.max(longest, list.lengths[place]);
    }
    found.set(doc, titled ? Math.max(0, longest - length) : IN_TEXT[weight]);
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
