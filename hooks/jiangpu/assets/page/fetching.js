/* The script of the search: fetched when it is first needed. It declares `jiangpuFind`. */
/* global d, own */

const FAILED = "搜索暂时打不开，请稍后再试。";
const searchScript = own && own.getAttribute("data-search");
const listStatus = d.querySelector("[data-count]");
const listStatusAtFirst = listStatus && listStatus.textContent;
const dialogStatus = d.querySelector("#find [role=status]");
let waiting = [];

/** Calls `then` with what the script declares; after a failure it may be asked for again. */
function withSearch(then) {
  if (window.jiangpuFind) {
    then(window.jiangpuFind);
    return;
  }
  waiting.push(then);
  if (waiting.length > 1) return;
  const script = d.createElement("script");
  script.onload = () => {
    const ready = waiting;
    waiting = [];
    if (listStatus) listStatus.textContent = listStatusAtFirst;
    ready.forEach((run) => run(window.jiangpuFind));
  };
  script.onerror = () => {
    waiting = [];
    d.head.removeChild(script);
    if (dialogStatus) dialogStatus.textContent = FAILED;
    if (listStatus) listStatus.textContent = FAILED;
  };
  script.src = searchScript;
  d.head.appendChild(script);
}

/** The engine is fetched by the script of the search; who opens the dialog will want it soon. */
function preloadEngine() {
  const hint = d.createElement("link");
  hint.rel = "preload";
  hint.as = "script";
  hint.href = own.getAttribute("data-engine");
  d.head.appendChild(hint);
}
