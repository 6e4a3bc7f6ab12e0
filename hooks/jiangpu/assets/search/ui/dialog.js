/* The dialog: a combobox over a list of links. */
/* global PAUSE, SHOWN, address, asker, chosen, counted, cut, drawFacets, el, failed, fill, heading,
   link, makeOptions, makeSelection, notFound, recentSearches, remember, say, set, storeRecent,
   summarizeFilters, ticked, typing */

const FACET_WORDS_IN_DIALOG = 6;

function makeDialog(box) {
  const get = (name) => box.querySelector(name);
  const field = get("input");
  const form = get("form");
  const status = get("[role=status]");
  const details = get(".j-facet");
  const groups = get("[data-groups]");
  const none = get("[data-none]");
  const all = get("[data-all]");
  const tip = get("[data-tip]");
  const erase = get("[data-forget]");
  const searchPage = link("search/");

  let asked = { q: "", filters: {}, sort: "" };
  let answer = null;
  let facetsOf = null;
  let typedAt = 0;
  let pause = 0;

  const options = makeOptions(get("[role=listbox]"), () => {
    field.setAttribute("aria-expanded", String(options.all().length > 0));
    selection.redrawn();
  });
  const selection = makeSelection(field, {
    options: options.all,
    open: (option) => option.click(),
    leave,
  });

  /* what is shown */

  function idle() {
    const recent = recentSearches();
    asking.forget();
    clearTimeout(pause);
    answer = null;
    options.drawRecent(recent);
    say(status, "");
    none.hidden = true;
    all.hidden = true;
    details.hidden = true;
    tip.hidden = false;
    erase.hidden = !recent.length;
    selection.settle(true);
  }

  function show(found, withExcerpts) {
    const any = found.total > 0;
    answer = found;
    tip.hidden = true;
    erase.hidden = true;
    details.hidden = false;
    say(status, counted(found, found.hits.length, asked.q));
    all.hidden = !any;
    all.href = searchPage + address(asked);
    none.hidden = any;
    const title = heading(found);
    options.drawHits(found.hits, asked.q, { title, rich: withExcerpts });
    if (found.facets) {
      const anew = facetsOf !== asked.q;
      const most = FACET_WORDS_IN_DIALOG;
      drawFacets(groups, found, { filters: asked.filters, fixed: "", most, anew });
      facetsOf = asked.q;
    }
    summarizeFilters(details, asked.filters);
    if (!any) {
      fill(none, [notFound(asked, askWithoutFilters)]);
      settle(false);
      return;
    }
    settle(!heading(found));
    if (found.hits.length && !withExcerpts) {
      const rest = Math.max(0, PAUSE - (Date.now() - typedAt));
      pause = setTimeout(() => asking.ask(asked.q, wish(true), true), rest);
    }
  }

  function showError(message) {
    const index = set(el("a", "", "看按拼音排的完整索引"), { href: searchPage });
    answer = null;
    selection.forget();
    options.clear();
    tip.hidden = true;
    erase.hidden = true;
    all.hidden = true;
    none.hidden = false;
    say(status, message);
    fill(none, [failed(index, askAgain)]);
  }

  /** The list is there; but not for a reader who has typed on since it was asked for, nor for one
      who has closed the dialog (whose close event may come later than the answer). */
  function settle(sure) {
    if (!box.open) selection.forget();
    if (cut(field.value) === asked.q) selection.settle(sure);
  }

  /* what is asked */

  const asking = asker(box, {
    show,
    fail: showError,
    slow() {
      if (!answer) say(status, "正在找……");
    },
  });

  function wish(excerpts) {
    const facets = details.open && !details.hidden;
    return { filters: asked.filters, limit: SHOWN, excerpts, facets };
  }

  function ask(excerpts) {
    clearTimeout(pause);
    typedAt = Date.now();
    asked.q = cut(field.value);
    if (!asked.q && !chosen(asked.filters).length) {
      idle();
      return;
    }
    selection.expect();
    asking.ask(asked.q, wish(excerpts), excerpts);
  }

  function askAgain() {
    ask(true);
    field.focus();
  }

  function askWithoutFilters() {
    asked.filters = {};
    askAgain();
  }

  /** Goes to the search page. What is shown stays an answer to what was asked. */
  function leave() {
    const wanted = { q: cut(field.value), filters: asked.filters, sort: "" };
    if (!wanted.q && !chosen(wanted.filters).length) {
      field.focus();
      return;
    }
    remember(wanted.q);
    location.href = searchPage + address(wanted);
  }

  /* what the reader does */

  const typed = typing(
    field,
    () => {
      if (cut(field.value) === asked.q && answer) {
        settle(!heading(answer) && answer.total > 0);
        return;
      }
      box.scrollTop = 0;
      ask(false);
    },
    () => {
      selection.forget();
      selection.expect();
    },
  );
  field.addEventListener("keydown", (e) => {
    if (typed.composing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    if (selection.press(e.key)) e.preventDefault();
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (!typed.composing()) leave();
  });
  box.addEventListener("close", selection.forget);
  box.addEventListener("cancel", (e) => {
    if (typed.composing()) e.preventDefault();
  });
  box.addEventListener("click", (e) => {
    const edge = box.getBoundingClientRect();
    const beside = e.clientX < edge.left || e.clientX > edge.right || e.clientY > edge.bottom;
    if (e.target === box && beside) {
      box.close();
      return;
    }
    const row = e.target.closest("[role=option]");
    if (row && row.hasAttribute("data-q")) {
      field.value = row.getAttribute("data-q");
      selection.forget();
      askAgain();
    } else if (row || e.target.closest("[data-all]")) {
      remember(asked.q);
    }
  });
  details.addEventListener("toggle", () => {
    if (details.open && answer) ask(true);
  });
  groups.addEventListener("change", () => {
    asked.filters = ticked(groups);
    ask(true);
  });
  details.querySelector("[data-clear]").addEventListener("click", () => {
    asked.filters = {};
    ask(true);
    details.querySelector("summary").focus();
  });
  erase.addEventListener("click", () => {
    storeRecent([]);
    idle();
    field.focus();
  });

  return {
    /** Answers what stands in the field; `keys` were pressed before this script was here. */
    open(keys) {
      const changed = field.value !== asked.q || !answer;
      if (changed && !typed.composing()) ask(false);
      keys.forEach((key) => selection.press(key));
    },
  };
}
