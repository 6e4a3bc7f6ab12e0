/* The record that is open: as it was opened, and as it is typed. */
/* global same */

const desk = {
  record: null /* as the server gave it */,
  form: null,
  values: {},
  body: "",
  text: "",
  errors: 0 /* how many there are as it is typed */,
  steps: [] /* what can be stepped back before it is saved */,
};

const forms = {};

function copied(value) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** Take a record as it was opened; what was typed may stand on top of it. */
function takeRecord(record, typed) {
  desk.record = record;
  desk.form = forms[record.kind];
  desk.values = copied(record.fields);
  desk.body = record.body;
  desk.text = record.text;
  desk.steps = [];
  if (!typed) return;
  Object.keys(typed.fields || {}).forEach((label) => setValue(label, typed.fields[label]));
  if (typeof typed.body === "string") desk.body = typed.body;
  if (typeof typed.text === "string" && !record.fits) desk.text = typed.text;
}

function setValue(label, value) {
  if (value === undefined || value === null || value === "") delete desk.values[label];
  else desk.values[label] = value;
}

/** The labels of the fields that were changed. */
function changedFields() {
  if (!desk.record || !desk.record.fits) return [];
  const before = desk.record.fields;
  const labels = Object.keys(before).concat(Object.keys(desk.values));
  return labels.filter(
    (label, place) => labels.indexOf(label) === place && !same(before[label], desk.values[label])
  );
}

function countChanged() {
  if (!desk.record) return 0;
  if (!desk.record.fits) return desk.text === desk.record.text ? 0 : 1;
  return changedFields().length + (desk.body === desk.record.body ? 0 : 1);
}

/** What is sent: only what was changed. */
function typedNow() {
  const sent = { uri: desk.record.uri, base: desk.record.base };
  if (!desk.record.fits) {
    sent.text = desk.text;
    return sent;
  }
  sent.fields = {};
  changedFields().forEach((label) => {
    const value = desk.values[label];
    sent.fields[label] = value === undefined ? null : value;
  });
  if (desk.body !== desk.record.body) sent.body = desk.body;
  return sent;
}

/** Remember how things are, before something is changed. */
function keepStep(label) {
  const last = desk.steps[desk.steps.length - 1];
  if (last && last.label === label) return;
  desk.steps.push({ label, values: copied(desk.values), body: desk.body, text: desk.text });
}

/** Go back by one changed field; false where nothing was changed. */
function stepBack() {
  const step = desk.steps.pop();
  if (!step) return false;
  desk.values = step.values;
  desk.body = step.body;
  desk.text = step.text;
  return true;
}
