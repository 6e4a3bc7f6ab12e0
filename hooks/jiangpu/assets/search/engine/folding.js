/* Folding: the one form in which texts and queries are compared; the same as
   hooks/jiangpu/search/folding.py does. */

/** A Han character of the basic block is its own normal form; most of a text are such. */
function isHan(char) {
  return char >= "\u4e00" && char <= "\u9fff";
}

/** Normal forms of other characters, kept: a text has few different ones, and many of each. */
const normalForms = new Map();
function normalForm(char) {
  if (!normalForms.has(char)) normalForms.set(char, Array.from(char.normalize("NFKC").toLowerCase()));
  return normalForms.get(char);
}

function foldChar(char, table) {
  if (isHan(char)) return table[char] || char;
  let out = "";
  for (const one of normalForm(char)) out += table[one] || one;
  return out;
}

/** Folded text with the place of each folded character in the original, for marks. */
function folded(text, table) {
  const out = [];
  const places = [];
  let at = 0;
  Array.from(text).forEach((char) => {
    Array.from(foldChar(char, table)).forEach((one) => {
      out.push(one);
      places.push(at);
    });
    at += char.length;
  });
  places.push(at);
  return { chars: out, text: out.join(""), places };
}

/* letters, and the marks that belong to a word: C++, 16.6%, 12‰, 28.5°C */
const WORD = /[\p{L}\p{N}\p{M}+%‰°.#]/u;
function runsOf(text, table) {
  const runs = [];
  let run = [];
  Array.from(text).forEach((char) => {
    Array.from(foldChar(char, table)).forEach((one) => {
      if (isHan(one) || WORD.test(one)) run.push(one);
      else if (run.length) {
        runs.push(run);
        run = [];
      }
    });
  });
  if (run.length) runs.push(run);
  return runs;
}

function squeeze(text, table) {
  return runsOf(text, table)
    .map((run) => run.join(""))
    .join(" ");
}

/** Puts pairs of characters into the table: one that is folded, and what it becomes. */
function pairs(text, table) {
  const chars = Array.from(text);
  for (let i = 0; i + 1 < chars.length; i += 2) table[chars[i]] = chars[i + 1];
  return table;
}
