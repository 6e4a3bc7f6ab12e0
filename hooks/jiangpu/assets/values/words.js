/* Closed vocabularies, whole numbers and addresses. */
/* global LARGEST_COUNT, normalized */

/** The word of a vocabulary that is meant by what was written; "" for none.
    `choices`: as in a form, [{word, note, synonyms}]. */
function readWord(choices, text) {
  const written = String(text).trim();
  const found = choices.filter((each) => {
    return each.word === written || each.synonyms.indexOf(written) >= 0;
  });
  return found.length ? found[0].word : "";
}

/** A whole number that is not too large, in plain digits; "" for anything else. */
function readWhole(text) {
  const plain = normalized(text).trim();
  const fits = /^[0-9]{1,9}$/.test(plain) && Number(plain) <= LARGEST_COUNT;
  return fits ? String(Number(plain)) : "";
}

/** A number in plain digits; "" for anything else. */
function readNumber(text) {
  const plain = normalized(text).trim().replace(/,/g, "");
  return /^-?[0-9]{1,15}(\.[0-9]{1,6})?$/.test(plain) ? plain : "";
}

/** An address on the web; "" for anything else. */
function readAddress(text) {
  const plain = String(text).trim();
  return /^https?:\/\/[^\s<>"']+$/.test(plain) ? plain : "";
}
