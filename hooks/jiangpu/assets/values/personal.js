/* What belongs to a person, by how it is written: identity numbers, telephones, bank cards. */
/* global PERSONAL, patternOf */

const bareNumber = (text) => text.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

/** The check digit of an identity number (GB 11643): a digit counts 2 to the power of its place. */
function identityDigit(number) {
  let sum = 0;
  for (const digit of number.slice(0, 17)) sum = (sum + Number(digit)) * 2 % 11;
  return "10X98765432"[sum];
}

function luhnFits(number) {
  let sum = 0;
  Array.from(number).reverse().forEach((digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

function isBorn(text) {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const fits = (name, text) => patternOf(PERSONAL.around[name], "").test(text);
const beginsWith = (name, text) => patternOf({
  text: "^(?:" + PERSONAL.around[name].text + ")",
  plain: "^(?:" + PERSONAL.around[name].plain + ")",
  flags: "",
}, "").test(text);

/** Whether a number is what it looks like: (number, text before it, text after it). */
const JUDGES = {
  "": () => true,
  identity(found, before) {
    const number = bareNumber(found);
    if (!beginsWith("province", number) || fits("ofUnit", before)) return false;
    return isBorn(number.slice(6, 14)) && identityDigit(number) === number[17];
  },
  card: (found, before) => luhnFits(bareNumber(found)) && !fits("ofUnit", before),
  mobile: (found, before, after) => !fits("value", before) && !beginsWith("measure", after),
  plate: (found) => (found.slice(2).match(/[0-9]/g) || []).length >= 3,
};

/** Full-width signs and digits in their ASCII form, one for one. */
function asAscii(text) {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (char) => {
    return char === "\u3000" ? " " : String.fromCharCode(char.charCodeAt(0) - 0xfee0);
  });
}

/** A long number written out in characters, 一三八一二三四五六七八, in digits. */
function hanAsDigits(text) {
  return text.replace(patternOf(PERSONAL.around.inHan, "g"), (number) => {
    return Array.from(number).map((char) => PERSONAL.hanDigits[char]).join("");
  });
}

/** An address on the web, blank but for what is called a person's and for identity numbers. */
function toldByAddress(address) {
  const shown = Array.from(" ".repeat(address.length));
  const keep = (rule, judge) => {
    const pattern = patternOf(rule, "g");
    for (let match = pattern.exec(address); match; match = pattern.exec(address)) {
      const part = match[rule.groups.found];
      const start = match.index + match[0].indexOf(part);
      if (!judge(part, address.slice(0, start))) continue;
      Array.from(part).forEach((char, n) => {
        shown[start + n] = char;
      });
    }
  };
  keep(PERSONAL.around.calledInAddress, () => true);
  keep(PERSONAL.around.identity, JUDGES.identity);
  return shown.join("");
}

function shownPart(kind, found) {
  const [before, after] = kind.ends;
  if (found.length <= before + after) return found.slice(0, 1) + "…";
  return found.slice(0, before) + "…" + found.slice(-after);
}

/** What of a text belongs to a person: [{name, shown, refused}], kind by kind. */
function personalParts(text) {
  const web = patternOf(PERSONAL.around.web, "g");
  let line = hanAsDigits(asAscii(String(text))).replace(web, toldByAddress);
  const found = [];
  PERSONAL.kinds.forEach((kind) => {
    kind.forms.forEach((form) => {
      const pattern = patternOf(form, "g");
      let match = pattern.exec(line);
      while (match) {
        const part = match[form.groups.found];
        const start = match.index + match[0].indexOf(part);
        const after = line.slice(start + part.length);
        if (JUDGES[form.judge](part, line.slice(0, start), after)) {
          found.push({ name: kind.name, shown: shownPart(kind, part), refused: kind.refused });
          line = line.slice(0, start) + " ".repeat(part.length) + after;
        }
        match = pattern.exec(line);
      }
    });
  });
  return found;
}
