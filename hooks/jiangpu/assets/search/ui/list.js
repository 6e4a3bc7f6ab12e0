/* The search page and the directories: a list with filters, kept in the address. */
/* global PAUSE, SHOWN, address, asker, chosen, counted, cut, d, drawFacets, el, facts, failed, fill, nearest, notFound, opened,
   readAddress, remember, rowMaker, rowOf, say, set, summed, ticked, typing, w */

function makeList(box) {
  const fixed = box.getAttribute("data-find"), form = d.querySelector("form[data-find-form]"), field = form.querySelector("input[name=q]");
  const get = (name) => box.querySelector(name), details = get(".j-facet"), groups = get("[data-groups]"), still = get("[data-still]"), out = get("[data-out]");
  const status = d.querySelector("[data-count]"), sorts = get("[data-sorts]"), first = status.textContent, title = d.title;
  const usual = fixed ? "拼音" : "相关", size = Number(box.getAttribute("data-size")) || SHOWN, drawn = { q: null };
  const rows = el("ul", "j-rows"), more = set(el("button", "j-btn j-btn--line", ""), { type: "button" }), notes = el("div", "");
  fill(out, [el("h2", "j-vh", fixed ? "筛选出的" + fixed : "搜索结果"), notes, rows, el("p", "j-find__more", more)]);
  let asked = readAddress(location.search), limit = (history.state || {}).n || size, pause = 0;

  const idle = () => !asked.q && !chosen(asked.filters).length && (!asked.sort || asked.sort === usual);
  const kinds = () => (fixed ? Object.assign({}, asked.filters, { "类型": [fixed] }) : asked.filters);
  const order = () => asked.sort || (asked.q ? "相关" : "拼音");

  const maker = rowMaker(still, fixed, box.getAttribute("data-seal"));
  function shown(yes) { still.hidden = yes; out.hidden = !yes; }
  function show(found, extra) {
    const total = found.total;
    if (found.facets) { drawFacets(groups, found.facets, asked.filters, total, fixed ? "类型" : "", 8, !fixed && drawn.q !== asked.q); drawn.q = asked.q; }
    details.hidden = details.parentNode.hidden = false;
    summed(details, asked.filters, box);
    if (idle()) { shown(false); say(status, first); return; }
    const made = maker.draw(found.hits, asked.q, extra.append ? null : rows, !extra.typed);
    if (extra.append) made.forEach((row) => rows.appendChild(row)); else fill(rows, made);
    const count = rows.children.length;
    notes.textContent = "";
    rows.hidden = !count;
    say(status, counted(found, count, asked.q));
    more.parentNode.hidden = count >= total || !found.hits.length;
    more.textContent = "再看 " + Math.min(size, Math.max(1, total - count)) + " 条";
    shown(true);
    if (extra.append && more.parentNode.hidden && made.length) made[0].querySelector("a").focus();
    if (!total) {
      const note = notes.appendChild(notFound(asked, () => { turn({ filters: {} }); field.focus(); }));
      offer(asked.q, note);
    }
    limit = Math.max(size, count);
    keep(limit > size ? { n: limit } : null);
    if (extra.typed && found.hits.length) pause = setTimeout(() => run({ typed: false }), PAUSE);
  }
  async function offer(q, note) {
    try {
      const names = q ? await nearest(q) : [];
      if (!names.length || note.parentNode !== notes || asked.q !== q) return; /* something else has been asked */
      const offered = el("ul", "j-rows");
      names.forEach((hit) => offered.appendChild(rowOf(hit, facts(hit, true), null)));
      notes.appendChild(el("p", "j-find__k", "相近的名称"));
      notes.appendChild(offered);
    } catch (error) { /* the advice stands without them */ }
  }
  const asking = asker(box, show, (message, extra) => {
    say(status, message);
    if (extra.append) return; /* what is shown stays, and so does the button to try again */
    rows.hidden = more.parentNode.hidden = true;
    fill(notes, [failed(fixed ? "下面是全部" + fixed + "。" : "下面是按拼音排的完整索引。", () => { run({}); field.focus(); })]);
    out.hidden = false;
    still.hidden = false;
  }, () => { if (!still.hidden && !idle()) say(status, "正在找……"); }, maker.fetched);

  function keep(state) { try { history.replaceState(state, "", location.pathname + address(asked) + location.hash); } catch (error) { /* opened from a disk */ } }
  /** Asks for what is wanted; `typed`: names first, excerpts after a pause. */
  function run(how) {
    clearTimeout(pause);
    if (idle() && fixed) {
      asking.forget();
      shown(false);
      say(status, first);
      if (opened) asking.ask("", { filters: kinds(), limit: 1, excerpts: false, facets: true }, {});
      keep(null);
      return;
    }
    const append = Boolean(how.append);
    asking.ask(asked.q, { filters: kinds(), sort: order(), offset: append ? rows.children.length : 0, limit: idle() ? 1 : append ? size : limit,
      excerpts: Boolean(asked.q) && !how.typed, facets: !append }, { append: append, typed: how.typed });
  }
  /** The controls say what is asked. */
  function sync() {
    if (cut(field.value) !== asked.q) field.value = asked.q;
    groups.querySelectorAll("input").forEach((input) => { input.checked = (asked.filters[input.name] || []).indexOf(input.value) >= 0; });
    summed(details, asked.filters, box);
    sorts.querySelectorAll("a").forEach((a) => {
      const name = a.getAttribute("data-sort");
      if (name === order()) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
      a.parentNode.hidden = name === "相关" && !asked.q;
      a.href = address(Object.assign({}, asked, { sort: name }));
    });
    d.title = (asked.q ? "“" + asked.q + "” · " : "") + title;
  }
  /** A new question: a new entry in the browser's history, except while typing. */
  function turn(change, how) {
    asked = Object.assign({}, asked, change);
    if (asked.sort === (asked.q ? "相关" : "拼音")) asked.sort = "";
    limit = size;
    sync();
    const other = address(asked) !== address(readAddress(location.search)); /* else going back would change nothing */
    if (other && !(how && how.typed)) { try { history.pushState(null, "", location.pathname + address(asked)); } catch (error) { /* opened from a disk */ } }
    run(how || {});
  }
  const typed = typing(field, () => { if (cut(field.value) !== asked.q) turn({ q: cut(field.value) }, { typed: true }); });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (typed.composing()) return;
    typed.now();
    remember(cut(field.value));
    turn({ q: cut(field.value) });
  });
  field.addEventListener("keydown", (e) => { if (typed.composing(e) && e.key === "Enter") e.preventDefault(); });
  groups.addEventListener("change", () => turn({ filters: ticked(groups) }));
  get("[data-clear]").addEventListener("click", () => { turn({ filters: {} }); field.focus(); });
  sorts.addEventListener("click", (e) => {
    const a = e.target.closest("a");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    turn({ sort: a.getAttribute("data-sort") });
  });
  more.addEventListener("click", () => run({ append: true }));
  rows.addEventListener("click", (e) => { if (e.target.closest("a")) remember(asked.q); });
  w.addEventListener("popstate", () => {
    if (address(readAddress(location.search)) === address(asked)) return;
    asked = readAddress(location.search);
    limit = (history.state || {}).n || size;
    sync();
    run({});
  });
  /* what somebody did before this script was here */
  if (idle()) { asked.filters = ticked(groups); asked.q = cut(field.value); }
  sync();
  if (!fixed || !idle()) run({});
}
