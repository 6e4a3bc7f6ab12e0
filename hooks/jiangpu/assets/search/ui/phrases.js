/* Where a title may break, as hooks/jiangpu/display/seals.py breaks those of pages. */
/* global BREAKS */

const LENGTHS = "{1," + BREAKS.longest + "}";
const QUOTED =
  "[" + BREAKS.opening + "][^" + BREAKS.closing + "]" + LENGTHS + "[" + BREAKS.closing + "]";
const JOINT = BREAKS.joint + "(?=[^\\n]{" + BREAKS.beside + "})";
const PHRASE = new RegExp(BREAKS.words.concat(QUOTED, JOINT).join("|"), "gu");

function lengthOf(text) {
  return Array.from(text).length;
}

/** A title in the pieces between which it may be broken; joined, they are the title. */
function phrases(name) {
  const parts = new Map(Object.entries(BREAKS.parts));
  const pieces = [];
  let done = 0;
  name.replace(PHRASE, (found, at) => {
    /* looking behind would be a syntax error in older browsers */
    if (found === BREAKS.joint && lengthOf(name.slice(0, at)) < BREAKS.beside) return found;
    if (at > done) pieces.push(name.slice(done, at));
    pieces.push(...(parts.get(found) || [found]));
    done = at + found.length;
    return found;
  });
  if (done < name.length) pieces.push(name.slice(done));
  return pieces;
}

/** Whether a piece never breaks inside: a short name in quotation marks. */
function holdsTogether(piece) {
  return BREAKS.opening.indexOf(piece[0]) >= 0 && lengthOf(piece) <= BREAKS.whole;
}

/** Whether a piece may break anywhere: it is longer than some lines. */
function breaksAnywhere(piece) {
  return lengthOf(piece) >= BREAKS.long;
}
