/* An amount as people write it, taken apart as schema/amounts.py does: 近2000人 is 2000, 人 and 近. */
/* global AMOUNTS, groupsOf, normalized, patternOf, readHan, shifted */

/** An amount with one form for each character, without spaces. */
function normalAmount(text) {
  const other = AMOUNTS.characters;
  const joined = normalized(text).replace(/\s+/g, "");
  return Array.from(joined).map((char) => other[char] || char).join("");
}

function noughtsOf(scale) {
  return Array.from(scale).reduce((sum, char) => sum + AMOUNTS.scales[char], 0);
}

const found = (rule, text) => (patternOf(rule, "").exec(text) || [""])[0];

/** The scales at the end of a Chinese numeral. */
function tailOf(number) {
  const tail = found(AMOUNTS.tail, number);
  return tail.length < number.length ? tail : "";
}

/** A number with its scale, as text; "" for none. */
function amountNumber(text, scale) {
  if (/[0-9]$/.test(text)) {
    const bare = text.replace(/,/g, "");
    const whole = bare.replace(/^-/, "").split(".")[0];
    return whole.length > AMOUNTS.mostDigits ? "" : shifted(bare, noughtsOf(scale));
  }
  if (patternOf(AMOUNTS.onlyLarge, "", true).test(text)) return "";
  const tail = found(AMOUNTS.falling, text);
  const value = readHan(text.slice(0, text.length - tail.length));
  return value === null ? "" : shifted(String(value), noughtsOf(scale + tail));
}

const signsOf = (words) => words.map((word) => AMOUNTS.signs[word] || word);

const wordsBefore = (text) => signsOf(text.match(patternOf(AMOUNTS.word, "g")) || []);

function withWords(read, unit, words, expected) {
  if (unit) read.单位 = unit;
  if (words.length) read.限定 = words;
  if (expected) read.性质 = "预期";
  return read;
}

/** An amount such as 近亿元, which has no numeral: it stays as it is written. */
function withoutNumeral(text) {
  const match = patternOf(AMOUNTS.without, "", true).exec(text);
  if (!match) return null;
  const groups = groupsOf(AMOUNTS.without, match);
  return withWords({ 文字: text }, groups.unit, wordsBefore(groups.before), false);
}

/** The scales that belong to the unit: the longest that make one of the table with it. */
function ownScale(low, scale, outside, base) {
  for (let start = 0; start < scale.length; start += 1) {
    const own = scale.slice(start);
    const number = Number(shifted(low, -noughtsOf(own)));
    const round = number >= 10 && number % 10 === 0;
    if (AMOUNTS.units.indexOf(own + base) >= 0 && (!outside || round)) return own;
  }
  return "";
}

/** What fits the pattern; null where its numbers are none. */
function withNumeral(groups) {
  const { high, scale, unit } = groups;
  let number = groups.number;
  const end = groups.low_end;
  if (end && end !== scale + unit && end !== scale) return null;
  const tail = scale ? "" : tailOf(high || number);
  if (high && tail && !/[百千万亿]/.test(number)) number += tail;
  let low = amountNumber(number, scale);
  const top = high ? amountNumber(high, scale) : "";
  if (!low || (high && (!top || Number(top) < Number(low)))) return null;
  if (groups.half) {
    const whole = !scale && !tail && !high && low.indexOf(".") < 0;
    if (!whole || AMOUNTS.halves.indexOf(unit) < 0) return null;
    low += ".5";
  }
  const words = wordsBefore(groups.before);
  AMOUNTS.inside.forEach((name) => groups[name] && words.push(...signsOf([groups[name]])));
  const base = AMOUNTS.otherUnits[unit] || unit;
  const outside = Boolean(groups.inside2 || (tail && groups.inside));
  const own = ownScale(low, scale || tail, outside, base);
  const moved = -noughtsOf(own);
  const read = top
    ? { 下限: shifted(low, moved), 上限: shifted(top, moved) }
    : { 数值: shifted(low, moved) };
  return withWords(read, own + base, words, groups.expected);
}

/** The values of a figure's fields by their Chinese names; null for what is no amount. */
function readAmount(text) {
  const normal = normalAmount(text);
  const match = patternOf(AMOUNTS.form, "", true).exec(normal);
  const read = match ? withNumeral(groupsOf(AMOUNTS.form, match)) : null;
  return read || withoutNumeral(normal);
}
