/* The search page and the directories: the script of the search is fetched when somebody
   filters. */
/* global d, listStatus, searchScript, withSearch */

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

/** What a status says is there: 共 75 种，按拼音排 → 75 种; "" where it counts nothing. */
function amountIn(status) {
  const amount = /^\s*(?:共|找到) (\d+ \S)/.exec(status);
  return amount ? amount[1] : "";
}

/** The button below the filters of a phone: it says how many there are, and leads to them. */
function makeSeeButton(button, details) {
  const say = () => {
    button.textContent = "看 " + (amountIn(listStatus.textContent) || "结果");
  };
  say();
  const changes = { childList: true, characterData: true, subtree: true };
  new MutationObserver(say).observe(listStatus, changes);
  button.addEventListener("click", () => {
    details.open = false;
    listStatus.scrollIntoView();
    details.querySelector("summary").focus({ preventScroll: true });
  });
}

const list = d.querySelector("[data-find]");
const listForm = d.querySelector("form[data-find-form]");
const seeButton = d.querySelector("[data-see]");
if (searchScript && list && listForm) makeList(list, listForm);
if (seeButton && listStatus) makeSeeButton(seeButton, list.querySelector(".j-facet"));
