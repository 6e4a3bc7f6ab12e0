/* QR pictures drawn, saved and read back on the device. */
/* global QR_CHARACTERS, QR_MASKS, QR_MOST, d, qrBlocks, qrFrame, qrPicture, qrPlaces */

const QUIET = 4; /* light modules around a picture */
const SVG = "http://www.w3.org/2000/svg";

/** Draws the picture of a text into a box, as an SVG; a box without one says why. */
function drawQr(box, text) {
  const picture = qrPicture(text);
  box.textContent = picture ? "" : "内容太多，画不成图，请存成小文件";
  if (!picture) return;
  const side = picture.size + QUIET * 2;
  let path = "";
  picture.dark.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += "M" + (x + QUIET) + " " + (y + QUIET) + "h1v1h-1z";
    });
  });
  const svg = d.createElementNS(SVG, "svg");
  const shape = d.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 " + side + " " + side);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", path);
  svg.appendChild(shape);
  box.appendChild(svg);
}

/** The picture of a text as a canvas, eight pixels a module. */
function qrCanvas(text) {
  const picture = qrPicture(text);
  if (!picture) return null;
  const canvas = d.createElement("canvas");
  const side = (picture.size + QUIET * 2) * 8;
  canvas.width = side;
  canvas.height = side;
  const ink = canvas.getContext("2d");
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, side, side);
  ink.fillStyle = "#000";
  picture.dark.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) ink.fillRect((x + QUIET) * 8, (y + QUIET) * 8, 8, 8);
    });
  });
  return canvas;
}

/** Whether each pixel is dark: {width, height, at(x, y)}. */
function pixelsOf(image) {
  const canvas = d.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  const ink = canvas.getContext("2d");
  ink.drawImage(image, 0, 0);
  const bytes = ink.getImageData(0, 0, image.width, image.height).data;
  return {
    width: image.width,
    height: image.height,
    at(x, y) {
      const n = (y * image.width + x) * 4;
      return bytes[n + 3] > 127 && bytes[n] + bytes[n + 1] + bytes[n + 2] < 384;
    },
  };
}

/** The smallest box around everything dark; null where nothing is. */
function darkBox(pixels) {
  const box = { left: pixels.width, top: pixels.height, right: -1, bottom: -1 };
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) {
      if (!pixels.at(x, y)) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box.right < 0 ? null : box;
}

/** The modules of a picture that holds a QR picture and nothing else, upright; null otherwise. */
function modulesOf(pixels) {
  const box = darkBox(pixels);
  if (!box) return null;
  const width = box.right - box.left + 1;
  let run = 0;
  while (run < width && pixels.at(box.left + run, box.top)) run += 1;
  const version = Math.round((width / (run / 7) - 17) / 4);
  const upright = Math.abs(width - (box.bottom - box.top + 1)) <= 2;
  if (!run || version < 1 || version > QR_MOST || !upright) return null;
  const size = version * 4 + 17;
  const side = width / size;
  const dark = [];
  for (let y = 0; y < size; y += 1) {
    const row = [];
    for (let x = 0; x < size; x += 1) {
      const px = Math.floor(box.left + (x + 0.5) * side);
      row.push(pixels.at(px, Math.floor(box.top + (y + 0.5) * side)));
    }
    dark.push(row);
  }
  return { version, size, dark };
}

/** The mask of a picture, from its format; its level is M. */
function maskOf(modules) {
  let mask = 0;
  [[2, 12], [3, 11], [4, 10]].forEach(([x, n]) => {
    const bit = modules.dark[8][x] ? 1 : 0;
    mask = mask * 2 + (bit ^ ((0x5412 >>> n) & 1));
  });
  return QR_MASKS[mask];
}

/** The codewords of data of a picture, put back in order. */
function codewordsOf(modules) {
  const mask = maskOf(modules);
  const stream = [];
  qrPlaces(qrFrame(modules.version)).forEach(([x, y], n) => {
    const bit = modules.dark[y][x] !== mask(x, y) ? 1 : 0;
    const byte = Math.floor(n / 8);
    stream[byte] = (stream[byte] || 0) * 2 + bit;
  });
  const sizes = qrBlocks(modules.version);
  const blocks = sizes.map(() => []);
  let at = 0;
  for (let n = 0; n < Math.max(...sizes); n += 1) {
    sizes.forEach((size, k) => {
      if (n < size) blocks[k].push(stream[at]);
      if (n < size) at += 1;
    });
  }
  return [].concat(...blocks);
}

/** The text of a clean picture that this site drew. Nothing is corrected: the code inside it has a
    checksum of its own. "" where there is none. */
function textOfModules(modules) {
  const bits = [];
  codewordsOf(modules).forEach((byte) => {
    for (let n = 7; n >= 0; n -= 1) bits.push((byte >>> n) & 1);
  });
  const take = (at, size) => parseInt(bits.slice(at, at + size).join(""), 2);
  if (take(0, 4) !== 2) return "";
  const sizeOfCount = modules.version < 10 ? 9 : 11;
  const count = take(4, sizeOfCount);
  let at = 4 + sizeOfCount;
  let text = "";
  while (text.length + 1 < count) {
    const two = take(at, 11);
    text += (QR_CHARACTERS[Math.floor(two / 45)] || "") + (QR_CHARACTERS[two % 45] || "");
    at += 11;
    if (at > bits.length) return "";
  }
  return text.length < count ? text + QR_CHARACTERS[take(at, 6)] : text;
}

/** The text of the QR picture in an image file; "" where none is found. */
async function textOfImage(file) {
  const image = await createImageBitmap(file);
  if (window.BarcodeDetector) {
    const found = await new window.BarcodeDetector({ formats: ["qr_code"] }).detect(image);
    if (found.length) return found[0].rawValue;
  }
  const modules = modulesOf(pixelsOf(image));
  return modules ? textOfModules(modules) : "";
}
