/* Filters: which documents pass them, and how many each would leave. */

/** The documents found that pass the filters; none when a filter names a field that is not
    there. */
function keep(fields, filters, found) {
  const names = Object.keys(filters).filter((name) => filters[name].length);
  const known = names.every((name) => fields.some((field) => field.name === name));
  if (!known) return new Map();
  const tests = fields
    .filter((field) => names.indexOf(field.name) >= 0)
    .map((field) => testOf(field, filters[field.name]));
  const out = new Map();
  found.forEach((score, doc) => {
    if (tests.every((passes) => passes(doc))) out.set(doc, score);
  });
  return out;
}

/** Whether a document has one of the words in a field. */
function testOf(field, words) {
  const wanted = new Set(words.map((word) => field.values.indexOf(word)));
  return (doc) => field.docs[doc].some((value) => wanted.has(value));
}

/** How many documents each word would leave, by field: each under the filters of the others. */
function countFacets(fields, filters, found) {
  const out = {};
  fields.forEach((field) => {
    const others = Object.assign({}, filters);
    delete others[field.name];
    const counts = field.values.map(() => 0);
    keep(fields, others, found).forEach((score, doc) => {
      field.docs[doc].forEach((value) => {
        counts[value] += 1;
      });
    });
    out[field.name] = field.values
      .map((value, n) => [value, counts[n]])
      .filter((pair) => pair[1] > 0)
      .sort((a, b) => b[1] - a[1]);
  });
  return out;
}
