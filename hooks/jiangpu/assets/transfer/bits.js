/* Bits in a row, and the characters of the progress code: five bits each. */
/* global CODE */

/** Whole numbers, flags and texts as bits. */
function makeWriter() {
  const bits = [];

  /** A number that is known to fit into `size` bits. */
  function fixed(value, size) {
    for (let n = size - 1; n >= 0; n -= 1) bits.push(Math.floor(value / 2 ** n) % 2);
  }

  /** Any whole number from 0: three bits at a time, each group with a bit that says "more". */
  function whole(value) {
    let rest = value;
    while (rest >= 8) {
      fixed(8 + (rest % 8), 4);
      rest = Math.floor(rest / 8);
    }
    fixed(rest, 4);
  }

  /** A text as UTF-8. */
  function text(value) {
    const bytes = new TextEncoder().encode(value);
    whole(bytes.length);
    bytes.forEach((byte) => fixed(byte, 8));
  }

  return { bits, fixed, whole, text };
}

/** Reads what a writer wrote; throws a RangeError where the bits end too early. */
function makeReader(bits) {
  let at = 0;

  function fixed(size) {
    if (at + size > bits.length) throw new RangeError("the code ends too early");
    let value = 0;
    for (let n = 0; n < size; n += 1) value = value * 2 + bits[at + n];
    at += size;
    return value;
  }

  function whole() {
    let value = 0;
    let weight = 1;
    let group = 8;
    while (group >= 8) {
      group = fixed(4);
      value += (group % 8) * weight;
      weight *= 8;
    }
    return value;
  }

  function text() {
    const size = whole();
    const bytes = [];
    for (let n = 0; n < size; n += 1) bytes.push(fixed(8));
    return new TextDecoder().decode(new Uint8Array(bytes));
  }

  return { fixed, whole, text };
}

/** Bits as characters; zeros fill up the last one. */
function charactersOf(bits) {
  let characters = "";
  for (let n = 0; n < bits.length; n += 5) {
    let value = 0;
    for (let k = 0; k < 5; k += 1) value = value * 2 + (bits[n + k] || 0);
    characters += CODE.alphabet[value];
  }
  return characters;
}

function bitsOf(characters) {
  const bits = [];
  characters.split("").forEach((character) => {
    const value = CODE.alphabet.indexOf(character);
    for (let n = 4; n >= 0; n -= 1) bits.push(Math.floor(value / 2 ** n) % 2);
  });
  return bits;
}

/** CRC-32 (IEEE 802.3) of a text in ASCII. */
function checksum(text) {
  let crc = 0xffffffff;
  for (let n = 0; n < text.length; n += 1) {
    crc ^= text.charCodeAt(n);
    for (let k = 0; k < 8; k += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
