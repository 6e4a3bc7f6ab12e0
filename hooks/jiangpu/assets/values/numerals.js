/* Chinese numerals, and decimal numbers kept as text so that none is rounded. */

const HAN_DIGITS = "零一二三四五六七八九";
const HAN_SCALES = [["亿", 1e8], ["万", 1e4], ["千", 1000], ["百", 100], ["十", 10]];

function hanDigit(char) {
  if (char === "〇") return 0;
  if (char === "两") return 2;
  return HAN_DIGITS.indexOf(char);
}

/** The value of a numeral by its largest scale: what stands before it counts so many times. */
function hanScaled(text) {
  for (const [char, scale] of HAN_SCALES) {
    const place = text.lastIndexOf(char);
    if (place < 0) continue;
    const before = text.slice(0, place).replace(/^[零〇]+|[零〇]+$/g, "");
    const after = text.slice(place + 1);
    const times = before ? hanScaled(text.slice(0, place)) : 1;
    const last = after.length === 1 ? hanDigit(after) : -1;
    if (last >= 0) return times * scale + last * (scale / 10);
    const bare = after.replace(/^[零〇]+/, "");
    return times * scale + (bare ? hanScaled(bare) : 0);
  }
  return Number(Array.from(text).map(hanDigit).join(""));
}

/** The value of 一百二十六 or 二〇〇八; null for 两三, which is two numbers, and for no numeral. */
function readHan(text) {
  if (text.length > 18 || !/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) return null;
  const onlyDigits = !/[十百千万亿]/.test(text);
  if (onlyDigits && text.length > 2) return hanScaled(text);
  if (/[一二三四五六七八九两]{2}/.test(text)) return null;
  return hanScaled(text);
}

/** A decimal number as text, times ten to the power of `noughts`: 1.2 and 4 give 12000. */
function shifted(digits, noughts) {
  const sign = digits.charAt(0) === "-" ? "-" : "";
  const [whole, part = ""] = digits.slice(sign.length).split(".");
  const places = Math.max(0, part.length - noughts);
  const figures = (whole + part + "0".repeat(Math.max(0, noughts - part.length)))
    .padStart(places + 1, "0");
  const point = figures.length - places;
  const rest = figures.slice(point).replace(/0+$/, "");
  const bare = figures.slice(0, point).replace(/^0+(?=\d)/, "");
  return sign + (rest ? bare + "." + rest : bare);
}
