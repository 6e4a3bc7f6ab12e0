/* What a list shows: the rows of an answer with what is said about them, or what the page itself
   lists. */
/* global FIELD, SHOWN, button, counted, d, drawFacets, el, failed, fill, notFound, rowMaker, say,
   summarizeFilters */

const FACET_WORDS_IN_LIST = 6;

/** The results of a list. `act` has `more()`, `again()` and `withoutFilters()`, for the buttons. */
function makeResults(box, act) {
  const get = (name) => box.querySelector(name);
  const kind = box.getAttribute("data-find");
  const details = get(".j-facet");
  const groups = get("[data-groups]");
  const still = get("[data-still]");
  const out = get("[data-out]");
  const status = d.querySelector("[data-count]");
  const first = status.textContent;
  const size = Number(box.getAttribute("data-size")) || SHOWN;

  const rows = el("ul", "j-rows");
  const notes = el("div", "");
  const more = button("j-btn j-btn--line", "", act.more);
  const moreLine = el("p", "j-find__more", more);
  const maker = rowMaker(still, kind);
  let facetsOf = null;

  fill(out, [el("h2", "j-vh", kind ? "筛选出的" + kind : "搜索结果"), notes, rows, moreLine]);

  /** What the page itself lists. */
  function showOwn() {
    still.hidden = false;
    out.hidden = true;
    say(status, first);
  }

  function showFacets(answer, asked) {
    if (answer.facets) {
      const anew = !kind && facetsOf !== asked.q;
      const fixed = kind ? FIELD.kind : "";
      const most = FACET_WORDS_IN_LIST;
      drawFacets(groups, answer, { filters: asked.filters, fixed, most, anew });
      facetsOf = asked.q;
    }
    details.hidden = false;
    details.parentNode.hidden = false;
    summarizeFilters(details, asked.filters, box);
  }

  /** The rows of an answer; `append`: after those that are there; `rich`: with excerpts. */
  function showAnswer(answer, asked, { append, rich }) {
    const made = maker.draw(answer.hits, asked.q, append ? null : rows, rich);
    if (append) made.forEach((row) => rows.appendChild(row));
    else fill(rows, made);
    const count = rows.children.length;
    const left = answer.more ? Math.max(1, answer.total - count) : answer.total - count;
    notes.textContent = "";
    rows.hidden = !count;
    say(status, counted(answer, count, asked.q));
    moreLine.hidden = left <= 0 || !answer.hits.length;
    more.textContent = answer.approximate ? "再看" : "再看 " + Math.min(size, Math.max(1, left)) + " 条";
    still.hidden = true;
    out.hidden = false;
    /* the button that had the focus is gone */
    if (append && moreLine.hidden && made.length) made[0].querySelector("a").focus();
    if (!answer.total) notes.appendChild(notFound(asked, act.withoutFilters));
  }

  /** What the page itself lists, and why. */
  function showError(message) {
    const instead = kind ? "下面是全部" + kind + "。" : "下面是按拼音排的完整索引。";
    say(status, message);
    rows.hidden = true;
    moreLine.hidden = true;
    fill(notes, [failed(instead, act.again)]);
    out.hidden = false;
    still.hidden = false;
  }

  return {
    rows,
    size,
    showAnswer,
    showError,
    showFacets,
    showOwn,
    ready: maker.fetched,
    /** Where what is shown stays, and so does the button to try again. */
    sayOnly: (message) => say(status, message),
    showsOwn: () => !still.hidden,
  };
}
