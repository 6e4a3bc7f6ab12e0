/* Names for the tables that Python declares (hooks/jiangpu/search/script_rules.py).
   RULES comes with the bundle: hooks/jiangpu/site/assets.py hands it to the script. */

const FACETS = RULES.facets;
const SEALS = RULES.seals;
const BREAKS = RULES.breaks;
const RELEVANCE = RULES.orders.relevance;
const SPELLING = RULES.orders.spelling;
const ORDER_PARAMETER = RULES.orders.parameter;

/** The name of a filter in the index, by what code calls it: FIELD.industry is "行业". */
const FIELD = {};
FACETS.forEach((facet) => {
  FIELD[facet.key] = facet.field;
});

/** The words of a hit in one field of the index. */
function wordsOf(hit, field) {
  return (hit.facets && hit.facets[field]) || [];
}
