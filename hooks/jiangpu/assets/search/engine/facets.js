/* Filters: which documents pass them, and how many each would leave. */

function keep(fields, filters, found) {
  const tests = fields
    .filter((field) => (filters[field.name] || []).length)
    .map((field) => [
      field.docs,
      new Set(filters[field.name].map((word) => field.values.indexOf(word))),
    ]);
  const unknown = Object.keys(filters).some(
    (name) => filters[name].length && !fields.some((field) => field.name === name),
  );
  const out = new Map();
  if (!unknown) {
    found.forEach((score, doc) => {
      if (tests.every((test) => test[0][doc].some((value) => test[1].has(value)))) {
        out.set(doc, score);
      }
    });
  }
  return out;
}

function countFacets(fields, filters, found) {
  /* each field under the filters of the others */
  const out = {};
  fields.forEach((field) => {
    const others = Object.assign({}, filters);
    const counts = field.values.map(() => 0);
    delete others[field.name];
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
