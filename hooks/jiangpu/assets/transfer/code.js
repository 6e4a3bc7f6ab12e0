/* The progress code: everything that is kept, as characters that can be scanned, saved and typed.

   JP, a character for the version, the parts, five characters of a CRC-32 over all before. The
   characters are those of Crockford's base 32. Written out, it stands in lines of four groups of
   four; each line ends with a character that checks the line. */
/* global CODE, PARTS, bitsOf, charactersOf, checksum, empty, makeReader, makeWriter */

const LINE = 15; /* characters of the code in a line, before the one that checks it */
const CHECK = 5; /* characters of the checksum */
const RECORD = /^([A-Z])(\d+)$/;

const FOREIGN = "这不是匠谱的进度码。原来的进度没有动。";
const DAMAGED = "这个码不完整，或有字错了，没有读进来。原来的进度没有动。";
const NEWER = "这个码是别的版本的匠谱出的，这里读不了。原来的进度没有动。";

/** The error that says why a code was refused, in a sentence for its reader. */
function refusal(sentence) {
  const error = new Error(sentence);
  error.refused = true;
  return error;
}

/** A key: the number of a record in a few bits, anything else as a text. */
function writeKey(writer, key) {
  const parts = RECORD.exec(key);
  const letter = parts ? CODE.letters.indexOf(parts[1]) : -1;
  if (letter < 0 || String(Number(parts[2])).padStart(4, "0") !== parts[2]) {
    writer.fixed(7, 3);
    writer.text(key);
    return;
  }
  writer.fixed(letter, 3);
  writer.whole(Number(parts[2]));
}

function readKey(reader) {
  const letter = reader.fixed(3);
  if (letter === 7) return reader.text();
  return CODE.letters[letter] + String(reader.whole()).padStart(4, "0");
}

/** For each part, how an entry is written and read. */
const ENTRIES = {
  lessons: {
    write(writer, ticked) {
      const last = Math.max(...ticked, 0);
      writer.whole(last);
      for (let step = 1; step <= last; step += 1) writer.fixed(ticked.indexOf(step) < 0 ? 0 : 1, 1);
    },
    read(reader) {
      const last = reader.whole();
      const ticked = [];
      for (let step = 1; step <= last; step += 1) if (reader.fixed(1)) ticked.push(step);
      return ticked;
    },
  },
  tests: {
    write(writer, kept) {
      writer.fixed(kept.mark, 8);
      writer.whole(kept.asked.length);
      kept.asked.forEach((asked) => {
        writer.fixed(asked ? asked[0] : 7, 3);
        if (asked) writer.whole(asked[1]);
      });
    },
    read(reader) {
      const kept = { mark: reader.fixed(8), asked: [] };
      const count = reader.whole();
      for (let n = 0; n < count; n += 1) {
        const step = reader.fixed(3);
        kept.asked.push(step === 7 ? null : [step, reader.whole()]);
      }
      return kept;
    },
  },
  read: {
    write: (writer, day) => writer.whole(day),
    read: (reader) => reader.whole(),
  },
  skipped: {
    write: (writer, why) => writer.text(why),
    read: (reader) => reader.text(),
  },
  signed: {
    write(writer, signatures) {
      writer.whole(signatures.length);
      signatures.forEach((signature) => {
        writer.text(signature[0]);
        writer.whole(signature[1]);
      });
    },
    read(reader) {
      const signatures = [];
      const count = reader.whole();
      for (let n = 0; n < count; n += 1) signatures.push([reader.text(), reader.whole()]);
      return signatures;
    },
  },
};

/** A number as characters of the code. */
function numberAs(value, size) {
  let characters = "";
  let rest = value;
  for (let n = 0; n < size; n += 1) {
    characters = CODE.alphabet[rest % 32] + characters;
    rest = Math.floor(rest / 32);
  }
  return characters;
}

/** Characters with their prefix, version and checksum. The sum is cut to 25 bits. */
function sealed(prefix, characters) {
  const open = prefix + CODE.alphabet[CODE.version] + characters;
  return open + numberAs(checksum(open) % 2 ** 25, CHECK);
}

/** A progress as its code. */
function encodeProgress(progress) {
  const writer = makeWriter();
  PARTS.forEach((part) => {
    const keys = Object.keys(progress[part]).sort();
    writer.whole(keys.length);
    keys.forEach((key) => {
      writeKey(writer, key);
      ENTRIES[part].write(writer, progress[part][key]);
    });
  });
  return sealed(CODE.prefix, charactersOf(writer.bits));
}

/** The characters that somebody meant: spaces and dashes aside, I and L are 1, O is 0. */
function meant(text) {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
}

/** The characters between prefix and checksum. Throws a refusal. */
function unsealed(prefix, text) {
  const code = meant(text);
  if (code.slice(0, prefix.length) !== prefix) throw refusal(FOREIGN);
  const version = code[prefix.length];
  if (version !== CODE.alphabet[CODE.version]) throw refusal(version ? NEWER : DAMAGED);
  const open = code.slice(0, -CHECK);
  if (open.length <= prefix.length || sealed(prefix, open.slice(prefix.length + 1)) !== code) {
    throw refusal(DAMAGED);
  }
  return open.slice(prefix.length + 1);
}

/** The progress that a code holds. Throws a refusal. */
function decodeProgress(text) {
  const reader = makeReader(bitsOf(unsealed(CODE.prefix, text)));
  const progress = empty();
  try {
    PARTS.forEach((part) => {
      const count = reader.whole();
      for (let n = 0; n < count; n += 1) {
        const key = readKey(reader);
        progress[part][key] = ENTRIES[part].read(reader);
      }
    });
  } catch (error) {
    throw refusal(DAMAGED);
  }
  return progress;
}

/** The character that checks a line: it tells the line, too. */
function lineCheck(characters, line) {
  return CODE.alphabet[checksum(line + characters) % 32];
}

/** A code as it is printed: lines of four groups of four characters. */
function inLines(code) {
  const lines = [];
  for (let n = 0; n < code.length; n += LINE) {
    const characters = code.slice(n, n + LINE);
    const whole = characters + lineCheck(characters, lines.length);
    lines.push(whole.match(/.{1,4}/g).join("-"));
  }
  return lines;
}

/** The code of printed lines, however they were broken when they were typed.
    Throws a refusal with the line that is wrong. */
function fromLines(text) {
  const lines = meant(text).match(new RegExp(".{1," + (LINE + 1) + "}", "g")) || [];
  return lines
    .map((line, n) => {
      const characters = line.slice(0, -1);
      if (lineCheck(characters, n) !== line.slice(-1)) {
        throw refusal("第 " + (n + 1) + " 行有字不对，没有读进来。原来的进度没有动。");
      }
      return characters;
    })
    .join("");
}

/** What somebody typed, scanned or opened: the code itself, or its printed lines. */
function readProgress(text) {
  try {
    return decodeProgress(text);
  } catch (error) {
    if (error.message !== DAMAGED) throw error;
  }
  return decodeProgress(fromLines(text));
}

/** A master's signature as a code: his mark, the key of the lesson, the day. */
function encodeSignature(mark, key, day) {
  const writer = makeWriter();
  writer.text(mark);
  writeKey(writer, key);
  writer.whole(day);
  return sealed(CODE.sign, charactersOf(writer.bits));
}

/** {mark, key, day} of a signature. Throws a refusal. */
function decodeSignature(text) {
  const reader = makeReader(bitsOf(unsealed(CODE.sign, text)));
  try {
    return { mark: reader.text(), key: readKey(reader), day: reader.whole() };
  } catch (error) {
    throw refusal(DAMAGED);
  }
}

function isSignature(text) {
  return meant(text).slice(0, CODE.sign.length) === CODE.sign;
}
