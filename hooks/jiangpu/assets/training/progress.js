/* How far one has come. It is kept in this browser and leaves it only by hand.

   {lessons: {M0061: [1, 2]},              which steps were ticked off
    tests: {M0061: {mark: 7, asked: [[step, due, tries]]}},  a question each, null before an attempt
    read: {guide: 331},                    the day on which a page was read
    skipped: {"L0001/2": "已经会了"},      a stop of a path, and why
    signed: {M0061: [["K7Q2", 331]]}}      the master's mark and the day */

const PROGRESS = "j-progress";
const OWN_MARK = "j-mark";
const PARTS = ["lessons", "tests", "read", "skipped", "signed"];

function empty() {
  const progress = {};
  PARTS.forEach((part) => {
    progress[part] = {};
  });
  return progress;
}

/** What is kept; what cannot be read is left where it is, and counts as nothing. */
function progressNow() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(PROGRESS));
  } catch (error) {
    return empty();
  }
  const progress = empty();
  PARTS.forEach((part) => {
    if (kept && typeof kept[part] === "object" && kept[part]) progress[part] = kept[part];
  });
  return progress;
}

const listeners = [];

/** Calls `listen` now and after every change. */
function onProgress(listen) {
  listeners.push(listen);
  listen(progressNow());
}

/** Keeps a progress; false where the browser keeps nothing. */
function keepProgress(progress) {
  let kept = true;
  try {
    localStorage.setItem(PROGRESS, JSON.stringify(progress));
  } catch (error) {
    kept = false; /* private mode, or no room */
  }
  listeners.forEach((listen) => listen(progress));
  return kept;
}

function changeProgress(change) {
  const progress = progressNow();
  change(progress);
  return keepProgress(progress);
}

/** Another tab has changed it. */
window.addEventListener("storage", (e) => {
  if (e.key === PROGRESS) listeners.forEach((listen) => listen(progressNow()));
});
