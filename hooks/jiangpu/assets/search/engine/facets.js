/* Filters: which documents pass them, and how many each would leave. */

function keep(fields, filters, found) {
  var tests = fields.filter(function (field) { return (filters[field.name] || []).length; }).map(function (field) {
    return [field.docs, new Set(filters[field.name].map(function (word) { return field.values.indexOf(word); }))];
  });
  var unknown = Object.keys(filters).some(function (name) { return filters[name].length && !fields.some(function (field) { return field.name === name; }); });
  var out = new Map();
  if (!unknown) found.forEach(function (score, doc) {
    if (tests.every(function (test) { return test[0][doc].some(function (value) { return test[1].has(value); }); })) out.set(doc, score);
  });
  return out;
}

function countFacets(fields, filters, found) { /* each field under the filters of the others */
  var out = {};
  fields.forEach(function (field) {
    var others = Object.assign({}, filters), counts = field.values.map(function () { return 0; });
    delete others[field.name];
    keep(fields, others, found).forEach(function (score, doc) { field.docs[doc].forEach(function (value) { counts[value] += 1; }); });
    out[field.name] = field.values.map(function (value, n) { return [value, counts[n]]; }).filter(function (pair) { return pair[1] > 0; })
      .sort(function (a, b) { return b[1] - a[1]; });
  });
  return out;
}
