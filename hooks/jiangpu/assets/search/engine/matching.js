/* Matching: the documents that may hold the words of a query. */
/* global all, both, either, everything, letterGrams, termsOf */

const BEHIND = 300; /* more than the score of any name, and less than that of any text */

/* Names by full spelling and by initials. A whole name typed in pinyin is that name; all the
   rest goes behind what has the letters themselves. */
async function spelled(index, letters) {
  const grams = letters.length > 2 ? letterGrams(letters, 3) : [letters];
  function named(mark, whole, part) {
    return index.postings(grams.map((gram) => mark + gram)).then((postings) => {
      const found = new Map();
      all(postings, letters.length).forEach((score, doc) => {
        found.set(doc, score ? part + score : whole);
      });
      return found;
    });
  }
  const sets = await Promise.all([
    letters.length > 1 ? named("\u0002", 0, 800) : new Map(),
    named("\u0003", 800, 820),
  ]);
  return sets.reduce(either);
}

async function candidates(index, term) {
  const sets = await Promise.all(
    term.runs.map(async (run) => {
      const postings = await index.postings(termsOf(run));
      return all(postings, run.length);
    }),
  );
  const found = sets.reduce(both);
  const one = term.runs.length === 1 && !term.not && !term.capitals;
  const letters = one ? term.runs[0].join("") : "";
  if (!/^[a-z]+$/.test(letters)) return found;
  term.spelled = await spelled(index, letters);
  return either(found, term.spelled);
}

/** Pages and entries of the glossary go behind records: with the words in a name behind all
    records that have them in a name, with them in the text behind all records. */
function recordsFirst(found, records) {
  const out = new Map();
  found.forEach((score, doc) => out.set(doc, doc < records ? score : score + BEHIND));
  return out;
}

async function match(index, terms) {
  const sets = await Promise.all(terms.map((term) => candidates(index, term)));
  let found = null;
  terms.forEach((term, n) => {
    term.unknown = !sets[n].size; /* written with characters that the index has in another form? */
    if (!term.not) found = found ? both(found, sets[n]) : sets[n];
  });
  if (!terms.length || !found) found = everything(index.manifest.records);
  terms.forEach((term, n) => {
    if (term.not) {
      sets[n].forEach((score, doc) => {
        found.delete(doc);
      });
    }
  });
  return recordsFirst(found, index.manifest.records);
}
