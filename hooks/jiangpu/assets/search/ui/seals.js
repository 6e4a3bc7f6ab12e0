/* Seals of the rows that are made from the index, as hooks/jiangpu/display/seals.py makes those
   of pages. */
/* global FIELD, SEALS, wordsOf */

const HAN = /[\u3400-\u9fff\u{20000}-\u{3ffff}]/gu;

/** The characters of a seal by its rule, at most as many as it has cells. */
function sealCharacters(rule, text) {
  const short = new Map(Object.entries(rule.short));
  const needed = rule.fill.length ? 1 : rule.cells;
  let found = (short.get(text) || text).match(HAN) || [];
  if (found.length < needed) found = Array.from(rule.unknown);
  const filling = Array.from(rule.fill[found.length - 1] || "");
  return found.concat(filling).slice(0, rule.cells);
}

/** The characters of the seal of a hit of a kind; none for a kind without seals. */
function sealOf(hit, kind) {
  const rule = SEALS[kind];
  if (!rule) return [];
  return sealCharacters(rule, rule.by_industry ? wordsOf(hit, FIELD.industry)[0] || "" : hit.title);
}
