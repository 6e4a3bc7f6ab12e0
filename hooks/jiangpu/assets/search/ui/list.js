/* The search page and the directories: a list with filters, kept in the address. */
/* global FIELD, PAUSE, RELEVANCE, SPELLING, address, asker, chosen, cut, d, joinedFilters,
   makeResults, opened, readAddress, remember, summarizeFilters, ticked, typing, w */

function makeList(box) {
  const kind = box.getAttribute("data-find");
  const form = d.querySelector("form[data-find-form]");
  const field = form.querySelector("input[name=q]");
  const details = box.querySelector(".j-facet");
  const groups = box.querySelector("[data-groups]");
  const sorts = box.querySelector("[data-sorts]");
  const title = d.title;

  const results = makeResults(box, {
    more: () => ask({ append: true }),
    again() {
      ask({});
      field.focus();
    },
    withoutFilters() {
      turn({ filters: {} });
      field.focus();
    },
  });
  let asked = readAddress(location.search);
  let limit = rowsBefore();
  let place = placeBefore();
  let pause = 0;

  /** How many rows were shown when the reader left this address. */
  function rowsBefore() {
    return (history.state && history.state.n) || results.size;
  }

  /** How far down the page the reader was when he left this address. */
  function placeBefore() {
    return (history.state && history.state.y) || 0;
  }

  /* what is asked */

  /** Whether nothing is asked, so that the page itself has the answer. */
  function idle() {
    const usual = kind ? SPELLING : RELEVANCE;
    const sorted = asked.sort && asked.sort !== usual;
    return !asked.q && !chosen(asked.filters).length && !sorted;
  }
  function order() {
    return asked.sort || usualOrder(asked.q);
  }
  function usualOrder(q) {
    return q ? RELEVANCE : SPELLING;
  }
  function filters() {
    return kind ? Object.assign({}, asked.filters, { [FIELD.kind]: [kind] }) : asked.filters;
  }

  const asking = asker(box, {
    show,
    fail(message, how) {
      if (how.append) results.sayOnly(message);
      else results.showError(message);
    },
    slow() {
      if (results.showsOwn() && !idle()) results.sayOnly("正在找……");
    },
    also: results.ready,
  });

  /** Asks for what is wanted. `append`: for more rows; `typed`: names first, excerpts after a
      pause. */
  function ask(how) {
    clearTimeout(pause);
    if (idle() && kind) {
      askForCounts();
      return;
    }
    const options = {
      filters: filters(),
      sort: order(),
      offset: 0,
      limit: idle() ? 1 : limit,
      atLeast: limit > results.size ? limit : 0,
      excerpts: Boolean(asked.q) && !how.typed,
      facets: true,
    };
    if (how.append) {
      const offset = results.rows.children.length;
      const next = { offset, limit: results.size, atLeast: 0, facets: false };
      Object.assign(options, next);
    }
    asking.ask(asked.q, options, how);
  }

  /** The page itself lists everything; only the counts of its filters may be old. */
  function askForCounts() {
    asking.forget();
    results.showOwn();
    const options = { filters: filters(), limit: 1, excerpts: false, facets: true };
    if (opened) asking.ask("", options, {});
    storeState(null);
  }

  function show(answer, how) {
    results.showFacets(answer, asked);
    if (idle()) {
      results.showOwn();
      return;
    }
    results.showAnswer(answer, asked, { append: Boolean(how.append), rich: !how.typed });
    limit = Math.max(results.size, results.rows.children.length);
    storeState(limit > results.size ? { n: limit } : null);
    if (place && !how.typed) {
      w.scrollTo(0, place);
      place = 0;
    }
    if (how.typed && answer.hits.length) pause = setTimeout(() => ask({}), PAUSE);
  }

  /* the address */

  function storeState(state) {
    try {
      history.replaceState(state, "", location.pathname + address(asked) + location.hash);
    } catch (error) {
      /* opened from a disk */
    }
  }
  function pushAddress() {
    try {
      history.pushState(null, "", location.pathname + address(asked));
    } catch (error) {
      /* opened from a disk */
    }
  }
  function isInAddress() {
    return address(asked) === address(readAddress(location.search));
  }

  /** The controls say what is asked. */
  function showAsked() {
    if (cut(field.value) !== asked.q) field.value = asked.q;
    groups.querySelectorAll("input").forEach((input) => {
      input.checked = (asked.filters[input.name] || []).indexOf(input.value) >= 0;
    });
    summarizeFilters(details, asked.filters, box);
    sorts.querySelectorAll("a").forEach((a) => {
      const name = a.getAttribute("data-sort");
      if (name === order()) a.setAttribute("aria-current", "true");
      else a.removeAttribute("aria-current");
      a.parentNode.hidden = name === RELEVANCE && !asked.q;
      a.href = address(Object.assign({}, asked, { sort: name }));
    });
    d.title = (asked.q ? "“" + asked.q + "” · " : "") + title;
  }

  /** A new question: a new entry in the browser's history, except while typing. */
  function turn(change, how = {}) {
    asked = Object.assign({}, asked, change);
    if (asked.sort === usualOrder(asked.q)) asked.sort = "";
    limit = results.size;
    showAsked();
    if (!how.typed && !isInAddress()) pushAddress();
    ask(how);
  }

  /* what the reader does */

  const typed = typing(field, () => {
    const q = cut(field.value);
    if (q !== asked.q) turn({ q }, { typed: true });
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (typed.composing()) return;
    const q = cut(field.value);
    typed.now();
    remember(q);
    turn({ q });
  });
  field.addEventListener("keydown", (e) => {
    if (typed.composing(e) && e.key === "Enter") e.preventDefault();
  });
  groups.addEventListener("change", () => turn({ filters: ticked(groups) }));
  box.querySelector("[data-clear]").addEventListener("click", () => {
    turn({ filters: {} });
    field.focus();
  });
  sorts.addEventListener("click", (e) => {
    const a = e.target.closest("a");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    turn({ sort: a.getAttribute("data-sort") });
  });
  results.rows.addEventListener("click", (e) => {
    if (!e.target.closest("a")) return;
    remember(asked.q);
    storeState({ n: limit, y: Math.round(w.scrollY) });
  });
  w.addEventListener("popstate", () => {
    if (isInAddress()) return;
    asked = readAddress(location.search);
    limit = rowsBefore();
    place = placeBefore();
    showAsked();
    ask({});
  });

  /* what the reader did before this script was here goes on top of what the address asks */
  const early = cut(field.value);
  if (early) asked.q = early;
  asked.filters = joinedFilters(asked.filters, ticked(groups));
  showAsked();
  if (!kind || !idle()) ask({});
}
