/* What is kept of answers, and when a question comes again.

   Of each question [step, due]: `step` counts how often it was right since it was missed, `due` is
   the day on which it comes again. A step beyond the last interval: it is learned. */
/* global REVIEW, today */

const LEARNED = REVIEW.length;

/** What is kept of a test, if its questions are still the same. */
function keptOf(progress, key, mark) {
  const kept = progress.tests[key];
  return kept && kept.mark === mark ? kept : null;
}

/** What becomes of a question after its first answer of a day. `before`: what was kept, or null. */
function afterAnswer(before, right, day) {
  if (!right) return [0, day + REVIEW[0]];
  if (!before || before[0] >= LEARNED) return [LEARNED, 0];
  if (before[1] > day) return before; /* answered again before it was due */
  const step = before[0] + 1;
  return step >= LEARNED ? [LEARNED, 0] : [step, day + REVIEW[step]];
}

/** Which questions of a test are due, by their places from 0. */
function dueNow(kept, day) {
  if (!kept) return [];
  const due = [];
  kept.asked.forEach((asked, n) => {
    if (asked && asked[0] < LEARNED && asked[1] <= day) due.push(n);
  });
  return due;
}

/** Keeps the first answer to a question. */
function keepAnswer(progress, test, place, right) {
  const kept = keptOf(progress, test.key, test.mark) || { mark: test.mark, asked: [] };
  for (let n = kept.asked.length; n < test.count; n += 1) kept.asked.push(null);
  kept.asked[place] = afterAnswer(kept.asked[place], right, today());
  progress.tests[test.key] = kept;
}
