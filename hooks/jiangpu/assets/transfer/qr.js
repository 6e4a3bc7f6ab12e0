/* A QR picture of a code: ISO/IEC 18004, alphanumeric, level M, versions 1 to 20. */
/* global makeWriter */

const QR_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const QR_MOST = 20; /* versions */
const QR_CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const QR_BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

const QR_MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** How many codewords a version holds, those that check included. */
function qrCodewords(version) {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const along = Math.floor(version / 7) + 2;
    modules -= (25 * along - 10) * along - 55;
  }
  if (version >= 7) modules -= 36;
  return Math.floor(modules / 8);
}

/** How many of them hold data. */
function qrRoom(version) {
  return qrCodewords(version) - QR_CHECKS[version - 1] * QR_BLOCKS[version - 1];
}

/** The size of each block of data. */
function qrBlocks(version) {
  const count = QR_BLOCKS[version - 1];
  const room = qrRoom(version);
  const longer = room % count;
  const sizes = [];
  for (let n = 0; n < count; n += 1) {
    sizes.push(Math.floor(room / count) + (n >= count - longer ? 1 : 0));
  }
  return sizes;
}

/* Reed-Solomon over GF(256) with the polynomial 0x11d. */

function qrTimes(a, b) {
  let product = 0;
  for (let n = 7; n >= 0; n -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> n) & 1) * a;
  }
  return product;
}

function qrDivisor(degree) {
  const divisor = new Array(degree).fill(0);
  divisor[degree - 1] = 1;
  let root = 1;
  for (let n = 0; n < degree; n += 1) {
    for (let k = 0; k < degree; k += 1) {
      divisor[k] = qrTimes(divisor[k], root);
      if (k + 1 < degree) divisor[k] ^= divisor[k + 1];
    }
    root = qrTimes(root, 2);
  }
  return divisor;
}

function qrRemainder(data, divisor) {
  const remainder = new Array(divisor.length).fill(0);
  data.forEach((byte) => {
    const factor = byte ^ remainder.shift();
    remainder.push(0);
    divisor.forEach((coefficient, n) => {
      remainder[n] ^= qrTimes(coefficient, factor);
    });
  });
  return remainder;
}

/** A text as codewords of data, and the smallest version that holds it. */
function qrData(text) {
  for (let version = 1; version <= QR_MOST; version += 1) {
    const writer = makeWriter();
    writer.fixed(2, 4); /* alphanumeric */
    writer.fixed(text.length, version < 10 ? 9 : 11);
    for (let n = 0; n < text.length; n += 2) {
      const one = QR_CHARACTERS.indexOf(text[n]);
      if (n + 1 === text.length) writer.fixed(one, 6);
      else writer.fixed(one * 45 + QR_CHARACTERS.indexOf(text[n + 1]), 11);
    }
    const room = qrRoom(version) * 8;
    if (writer.bits.length > room) continue;
    writer.fixed(0, Math.min(4, room - writer.bits.length));
    while (writer.bits.length % 8) writer.bits.push(0);
    for (let pad = 0xec; writer.bits.length < room; pad ^= 0xec ^ 0x11) writer.fixed(pad, 8);
    return { version, bits: writer.bits };
  }
  return null; /* too long for a picture */
}

/** The codewords in the order in which they are set: block by block, one of each in turn. */
function qrStream(data) {
  const checks = QR_CHECKS[data.version - 1];
  const divisor = qrDivisor(checks);
  const blocks = [];
  let at = 0;
  qrBlocks(data.version).forEach((size) => {
    const block = [];
    for (let n = 0; n < size; n += 1, at += 8) {
      block.push(parseInt(data.bits.slice(at, at + 8).join(""), 2));
    }
    blocks.push({ block, check: qrRemainder(block, divisor) });
  });
  const stream = [];
  const longest = Math.max(...blocks.map((one) => one.block.length));
  for (let n = 0; n < longest; n += 1) {
    blocks.forEach((one) => {
      if (n < one.block.length) stream.push(one.block[n]);
    });
  }
  for (let n = 0; n < checks; n += 1) blocks.forEach((one) => stream.push(one.check[n]));
  return stream;
}

/** An empty picture: `dark[y][x]`, and `fixed[y][x]` where no data may stand. */
function qrEmpty(version) {
  const size = version * 4 + 17;
  const rows = () => Array.from({ length: size }, () => new Array(size).fill(false));
  return { version, size, dark: rows(), fixed: rows() };
}

function qrSet(picture, x, y, dark) {
  if (x < 0 || y < 0 || x >= picture.size || y >= picture.size) return;
  picture.dark[y][x] = dark;
  picture.fixed[y][x] = true;
}

/** Rings around a centre: a finder of radius 4, its light border included, or a mark of 2. */
function qrRings(picture, x, y, radius) {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      const light = radius === 4 ? ring === 2 || ring === 4 : ring === 1;
      qrSet(picture, x + dx, y + dy, !light);
    }
  }
}

/** Where the centres of the alignment marks stand, along each side. */
function qrMarks(version, size) {
  if (version === 1) return [];
  const along = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + along * 3 + 5) / (along * 4 - 4)) * 2;
  const marks = [6];
  for (let n = along - 1; n > 0; n -= 1) marks.splice(1, 0, size - 7 - (along - 1 - n) * step);
  return marks;
}

/** Everything that is no data: finders, timing, marks, room for format and version. */
function qrFrame(version) {
  const picture = qrEmpty(version);
  const size = picture.size;
  for (let n = 0; n < size; n += 1) {
    qrSet(picture, 6, n, n % 2 === 0);
    qrSet(picture, n, 6, n % 2 === 0);
  }
  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => qrRings(picture, x, y, 4));
  const marks = qrMarks(version, size);
  marks.forEach((x, i) => {
    marks.forEach((y, k) => {
      const last = marks.length - 1;
      const atFinder = (i === 0 && k === 0) || (i === 0 && k === last) || (i === last && k === 0);
      if (!atFinder) qrRings(picture, x, y, 2);
    });
  });
  qrFormat(picture, 0);
  if (version >= 7) qrVersion(picture);
  return picture;
}

/** The mask and the level (M), written twice. */
function qrFormat(picture, mask) {
  const size = picture.size;
  let rest = mask;
  for (let n = 0; n < 10; n += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (n) => ((bits >>> n) & 1) === 1;
  for (let n = 0; n < 6; n += 1) qrSet(picture, 8, n, bit(n));
  qrSet(picture, 8, 7, bit(6));
  qrSet(picture, 8, 8, bit(7));
  qrSet(picture, 7, 8, bit(8));
  for (let n = 9; n < 15; n += 1) qrSet(picture, 14 - n, 8, bit(n));
  for (let n = 0; n < 8; n += 1) qrSet(picture, size - 1 - n, 8, bit(n));
  for (let n = 8; n < 15; n += 1) qrSet(picture, 8, size - 15 + n, bit(n));
  qrSet(picture, 8, size - 8, true);
}

function qrVersion(picture) {
  let rest = picture.version;
  for (let n = 0; n < 12; n += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (picture.version << 12) | rest;
  for (let n = 0; n < 18; n += 1) {
    const dark = ((bits >>> n) & 1) === 1;
    const a = picture.size - 11 + (n % 3);
    const b = Math.floor(n / 3);
    qrSet(picture, a, b, dark);
    qrSet(picture, b, a, dark);
  }
}

/** The places of the data, in the order in which it is set: in pairs of columns, up and down. */
function qrPlaces(picture) {
  const places = [];
  const size = picture.size;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let n = 0; n < size; n += 1) {
      const upward = ((right + 1) & 2) === 0;
      const y = upward ? size - 1 - n : n;
      [right, right - 1].forEach((x) => {
        if (!picture.fixed[y][x]) places.push([x, y]);
      });
    }
  }
  return places;
}

/** How hard a picture is to read: long runs, blocks, and more dark than light. */
function qrPenalty(picture) {
  const size = picture.size;
  let penalty = 0;
  let dark = 0;
  const runs = (at) => {
    let run = 1;
    for (let n = 1; n < size; n += 1) {
      run = at(n) === at(n - 1) ? run + 1 : 1;
      if (run === 5) penalty += 3;
      if (run > 5) penalty += 1;
    }
  };
  for (let y = 0; y < size; y += 1) {
    runs((n) => picture.dark[y][n]);
    runs((n) => picture.dark[n][y]);
    for (let x = 0; x < size; x += 1) {
      if (picture.dark[y][x]) dark += 1;
      if (x === 0 || y === 0) continue;
      const left = picture.dark[y][x] === picture.dark[y][x - 1];
      const above = picture.dark[y][x] === picture.dark[y - 1][x];
      if (left && above && picture.dark[y][x] === picture.dark[y - 1][x - 1]) penalty += 3;
    }
  }
  return penalty + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
}

/** The picture of a text, in the mask that reads best: {size, dark}; null where it is too long. */
function qrPicture(text) {
  const data = qrData(text);
  if (!data) return null;
  const stream = qrStream(data);
  let best = null;
  QR_MASKS.forEach((mask, number) => {
    const picture = qrFrame(data.version);
    qrPlaces(picture).forEach(([x, y], n) => {
      const byte = stream[Math.floor(n / 8)] || 0;
      const bit = ((byte >>> (7 - (n % 8))) & 1) === 1;
      picture.dark[y][x] = bit !== mask(x, y);
    });
    qrFormat(picture, number);
    picture.penalty = qrPenalty(picture);
    if (!best || picture.penalty < best.penalty) best = picture;
  });
  return best;
}
