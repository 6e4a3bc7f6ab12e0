/* The sheet: a form without a server. It makes no request but for the facts of one record, which
   come as a script of the same site. Nothing newer than 2017: there are old views inside WeChat. */

const { AMOUNTS, personalParts, readAddress, readAmount, readDate, readNumber, readWhole } =
  window.jiangpuValues;
const { forms: FORMS, kinds: KINDS, letter: LETTER, writing: WRITING } = RULES;
const { new: NEW_KINDS, amount: AMOUNT, account: ACCOUNT } = RULES;
const { deeds: DEEDS, members: MEMBERS } = LETTER;

const d = document;
const sheet = d.querySelector("[data-sheet]");

d.documentElement.classList.add("js");

/** All elements that a selector names, in or below `root`. */
function all(selector, root) {
  return Array.from((root || sheet).querySelectorAll(selector));
}

function first(selector, root) {
  return (root || sheet).querySelector(selector);
}

/** A new element with a class and a text. */
function made(tag, className, text) {
  const element = d.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function emptied(element) {
  while (element.firstChild) element.removeChild(element.firstChild);
  return element;
}

/** The lines of a text that say something. */
function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line);
}

/** A value without what is empty in it; null where nothing is left. */
function withoutEmpty(value) {
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== null);
    return items.length ? items : null;
  }
  if (value && typeof value === "object") {
    const kept = {};
    Object.keys(value).forEach((name) => {
      const inner = withoutEmpty(value[name]);
      if (inner !== null) kept[name] = inner;
    });
    return Object.keys(kept).length ? kept : null;
  }
  return value === undefined ? null : value;
}
