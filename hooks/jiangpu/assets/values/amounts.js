/* An amount as people write it, taken apart: 近2000人 is 2000, 人 and 近. */
/* global AMOUNTS, groupsOf, normalized, patternOf, readHan, shifted */

function amountNumber(text, noughts) {
  if (!text) return "";
  if (/^[0-9]/.test(text)) return shifted(text.replace(/,/g, ""), noughts);
  const value = readHan(text);
  return value === null ? "" : shifted(String(value), noughts);
}

function wordsBefore(text) {
  return text.match(patternOf(AMOUNTS.word, "g")) || [];
}

function withWords(read, unit, words) {
  if (unit) read.单位 = unit;
  if (words.length) read.限定 = words.map((word) => AMOUNTS.signs[word] || word);
  return read;
}

/** An amount such as 近亿元, which has no numeral: it stays as it is written. */
function withoutNumeral(text) {
  const match = patternOf(AMOUNTS.without, "", true).exec(text);
  if (!match) return null;
  const groups = groupsOf(AMOUNTS.without, match);
  return withWords({ 文字: text }, groups.unit, wordsBefore(groups.before));
}

/** The values of a figure's fields by their Chinese names; null for what is no amount. */
function readAmount(text) {
  const normal = normalized(text).replace(/\s+/g, "");
  const match = patternOf(AMOUNTS.form, "", true).exec(normal);
  if (!match) return withoutNumeral(normal);
  const groups = groupsOf(AMOUNTS.form, match);
  const { scale, small } = groups;
  const isUnit = (word) => AMOUNTS.units.indexOf(word) >= 0;
  const thousands = small && !scale && !groups.inside2 && isUnit(small + groups.unit); // 千瓦时
  const ownUnit = !scale || isUnit(scale + groups.unit);
  const smallNoughts = thousands ? 0 : AMOUNTS.scales[small] || 0;
  const noughts = (ownUnit ? 0 : AMOUNTS.scales[scale]) + smallNoughts;
  const low = amountNumber(groups.number, noughts);
  const high = amountNumber(groups.high, noughts);
  if (!low || (groups.high && !high)) return null;
  const words = wordsBefore(groups.before);
  AMOUNTS.inside.forEach((name) => groups[name] && words.push(groups[name]));
  const read = high ? { 下限: low, 上限: high } : { 数值: low };
  const before = (thousands ? small : "") + (ownUnit ? scale : "");
  return withWords(read, before + groups.unit, words);
}
