/* Partial dates as people write them: 2019.6, 2019年6月5日, 二〇一九年五月. */
/* global DATES, groupsOf, normalized, patternOf, readHan */

function datePart(text) {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const value = readHan(text.replace("廿", "二十").replace("卅", "三十"));
  return value === null ? NaN : value;
}

function isDay(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The ISO form as far as it is known, or 原文隐去; "" for what is no date. */
function readDate(text) {
  const plain = normalized(text).trim();
  if (plain === DATES.redacted) return plain;
  for (const rule of DATES.forms) {
    const match = patternOf(rule, "", true).exec(plain);
    if (!match) continue;
    const groups = groupsOf(rule, match);
    const parts = [groups.year, groups.month, groups.day].filter((part) => part).map(datePart);
    const [year, month = 1, day = 1] = parts;
    const known = year >= DATES.firstYear && year <= DATES.lastYear && isDay(year, month, day);
    return known ? parts.map((part) => String(part).padStart(2, "0")).join("-") : "";
  }
  return "";
}
