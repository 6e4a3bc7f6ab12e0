/* The search page and the directories: the script of the search is fetched when somebody
   filters. */
/* global d, searchScript, withSearch */

/** Something is asked in the address: a word, or a filter with a Chinese name. */
const ASKS = /[?&](q=.|%E[3-9]|[\u3400-\u9fff])/i;

function makeList(list, form) {
  const start = () => withSearch((search) => search.list(list));
  const isSearchPage = !list.getAttribute("data-find");
  if (isSearchPage || ASKS.test(location.search)) start();
  [list, form].forEach((part) => {
    /* every time: the script may have failed before */
    ["focusin", "touchstart", "change"].forEach((name) => {
      part.addEventListener(name, start, { passive: true });
    });
  });
}

const list = d.querySelector("[data-find]");
const listForm = d.querySelector("form[data-find-form]");
const listFacets = d.querySelector("[data-find] .j-facet");
if (listFacets) listFacets.open = matchMedia("(min-width: 60em)").matches;
if (searchScript && list && listForm) makeList(list, listForm);
