/* What is typed is kept in this browser until it is saved: the server may be gone by then. */
/* global countChanged, desk, store, stored, typedNow */

const DRAFT = "j-desk:";

/** Keep what is typed of the record that is open; nothing where nothing is. */
function keepDraft() {
  if (!desk.record) return;
  const key = DRAFT + desk.record.uri;
  store(key, countChanged() ? JSON.stringify(typedNow()) : null);
}

function draftOf(uri) {
  try {
    return JSON.parse(stored(DRAFT + uri));
  } catch (error) {
    return null; /* damaged: it cannot be read */
  }
}

function dropDraft(uri) {
  store(DRAFT + uri, null);
}
