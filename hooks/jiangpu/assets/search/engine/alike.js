/* Names that sound alike: somebody has heard one, and writes it with other characters. */
/* global Index, WORD, all, folded, isHan, letterGrams */

const HEARD_LEAST = 2; /* characters of which a name is looked for */
const HEARD_MOST = 12;
const HEARD_NAMES = 6; /* names that are read */

/** Character → how it is read. */
Index.prototype.sounds = function () {
  return this.file("p", (bytes) => {
    const sounds = new Map();
    new TextDecoder()
      .decode(bytes)
      .split("\n")
      .forEach((line) => {
        const sound = /^[a-z]*/.exec(line)[0];
        Array.from(line.slice(sound.length)).forEach((char) => sounds.set(char, sound));
      });
    return sounds;
  });
};

/** Whether a name has characters side by side that are read so. */
function isReadIn(name, heard, sounds, table) {
  const chars = folded(name, table).chars.filter((char) => WORD.test(char));
  const read = chars.map((char) => sounds.get(char));
  return read.some((_, at) => heard.every((sound, n) => sound === read[at + n]));
}

/** The documents with a name that is read as what is asked, or has a part that is. */
async function alike(index, term) {
  const found = new Map();
  const asked = [].concat.apply([], term.runs);
  if (asked.length < HEARD_LEAST || asked.length > HEARD_MOST) return found;
  if (!asked.every(isHan)) return found;
  const sounds = await index.sounds();
  const heard = asked.map((char) => sounds.get(char));
  if (!heard.every(Boolean)) return found;
  const letters = heard.join("");
  const grams = letterGrams(letters, Math.min(3, letters.length));
  const close = all(await index.postings(grams.map((gram) => "\u0002" + gram)), letters.length);
  const nearest = Array.from(close.keys());
  nearest.sort((a, b) => close.get(a) - close.get(b) || a - b);
  const read = nearest.slice(0, HEARD_NAMES).map((doc) => index.group("t", doc));
  (await Promise.all(read)).forEach((row) => {
    const names = [row.title].concat(row.aliases, row.names);
    const whole = close.get(row.number) === 0; /* of a surname with a reading of its own, too */
    if (whole || names.some((name) => isReadIn(name, heard, sounds, index.table))) {
      found.set(row.number, close.get(row.number));
    }
  });
  return found;
}
