/* What is said beside a field while somebody types: how it is read, or what to write instead. */
/* global AMOUNT, adviceOn, personalParts, readAddress, readAmount, readDate, readNumber,
   readWhole */

const good = (text) => ({ text, bad: false });
const bad = (text) => ({ text, bad: true });

const READINGS = {
  date(text) {
    const date = readDate(text);
    if (!date) return bad("看不懂这个日期。写成 2019、2019-06 或 2019年6月5日");
    return good(date === text ? "" : "读作 " + date);
  },
  day: (text) => READINGS.date(text),
  integer: (text) => (readWhole(text) ? good("") : bad("这里只写整数，像 7")),
  number: (text) => (readNumber(text) ? good("") : bad("这里只写数字，像 326")),
  link: (text) => (readAddress(text) ? good("") : bad("以 http:// 或 https:// 开头，中间没有空格")),
  amount(text) {
    const read = readAmount(text);
    if (!read) return bad("没有读出数来。写成“近2000人”这样");
    const number = read.数值 || read.文字 || read.下限 + "—" + read.上限;
    return good([
      (read.文字 ? "文字 " : "数值 ") + number,
      read.单位 ? "单位 " + read.单位 : "单位原文未写",
      read.限定 ? "限定 " + read.限定.join("、") : "",
    ].filter((part) => part).join(" · "));
  },
};

const shownParts = (parts) => parts.map((part) => part.name + " " + part.shown).join("、");

/** What belongs to a person in a text, as a sentence; "" for nothing. */
function privateIn(text) {
  const parts = personalParts(text);
  if (!parts.length) return "";
  const refused = parts.some((part) => part.refused);
  const then = refused ? "带着它，编者那边收不下，请去掉" : "网页上不登个人的号码和住址，请去掉";
  return "这里像是" + shownParts(parts) + "。" + then;
}

/** Every text of a value, whatever holds it. */
function textsOf(value) {
  if (typeof value === "string") return [value];
  if (!value || typeof value !== "object") return [];
  return Object.keys(value).reduce((texts, name) => texts.concat(textsOf(value[name])), []);
}

/** What in a value keeps the editors from taking it in: 手机号 138…78; "" for nothing. */
function refusedIn(value) {
  const parts = textsOf(value).reduce((found, text) => found.concat(personalParts(text)), []);
  return shownParts(parts.filter((part) => part.refused));
}

const STORED = { date: readDate, day: readDate, integer: readWhole, number: readNumber };

/** A value as it is kept: as it was told to be read; as it was typed where it cannot be. */
function storedOf(field, text) {
  const read = STORED[field.type];
  return (read && text.trim() && read(text)) || text;
}

/** What is said of a value: {text, bad}. */
function readingOf(field, text) {
  if (!text.trim()) return good("");
  const own = privateIn(text);
  if (own) return bad(own);
  const read = READINGS[field.type];
  if (read) return read(text);
  return good(field.widget === "area" ? adviceOn(text) : "");
}

/** What is said of an entry as a whole: a figure has to stand in its quotation. */
function entryReading(entry) {
  const bare = (text) => String(text || "").normalize("NFKC").replace(/\s+/g, "");
  const amount = bare(entry[AMOUNT]);
  if (!amount || !entry.原文 || bare(entry.原文).indexOf(amount) >= 0) return good("");
  return bad("和原文对不上，请看一看：原文里要有“" + entry[AMOUNT] + "”");
}
