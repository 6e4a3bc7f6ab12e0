/* The dialog: a combobox over a list of links. */
/* global PAUSE, address, asker, chosen, counted, cut, drawFacets, el, excerpt, failed, fill, link, marked, nearest, notFound, remember,
   say, set, store, stored, summed, ticked, told, typing */

const IN_DIALOG = 8;

function makeDialog(box) {
  const get = (name) => box.querySelector(name), field = get("input"), status = get("[role=status]"), list = get("[role=listbox]");
  const details = get(".j-facet"), groups = get("[data-groups]"), none = get("[data-none]"), all = get("[data-all]"), tip = get("[data-tip]"), erase = get("[data-forget]");
  const page = link("search/"), drawn = { q: null };
  let asked = { q: "", filters: {}, sort: "" }, active = null, typedAt = 0, pause = 0, answer = null;

  const options = () => Array.from(list.querySelectorAll("[role=option]"));
  function point(next, scroll) {
    if (active) active.setAttribute("aria-selected", "false");
    active = next;
    if (!next) { field.removeAttribute("aria-activedescendant"); return; }
    next.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", next.id);
    if (scroll) next.scrollIntoView({ block: "nearest" });
  }
  function listed() {
    const any = options().length > 0;
    list.hidden = !any;
    field.setAttribute("aria-expanded", String(any));
    if (active && !list.contains(active)) point(null);
  }
  let made = 0;
  function grouped(name) {
    const label = set(el("p", "j-find__k", name), { id: "find-k" + (made += 1), role: "presentation" });
    return set(el("div", "", label), { role: "group", "aria-labelledby": label.id });
  }
  function choice(tag) { return set(el(tag, "j-hit"), { role: "option", id: "find-o" + (made += 1), "aria-selected": "false", tabindex: "-1" }); }

  /** The hits by kind; a row that is there already is kept, with its excerpt until there is a new one. */
  function draw(hits, title, kept, rich) {
    const old = new Map(options().filter((row) => row.hasAttribute("data-id")).map((row) => [row.getAttribute("data-id"), row])), kinds = new Map();
    hits.forEach((hit) => {
      const kind = title || (hit.facets && hit.facets["类型"] || [])[0] || "其他";
      const row = kept && old.get(hit.id) || set(choice("a"), { "data-id": hit.id, href: link(hit.url) });
      const before = row.querySelector(".j-hit__x"), line = told(hit, asked.q, Boolean(title));
      const text = excerpt("span", hit) || (rich ? null : before);
      fill(row, [el("span", "j-row__t", ...marked(hit.title, hit.titleMarks, true)), line ? el("span", "j-small", line) : null, text].filter(Boolean));
      if (!kinds.has(kind)) kinds.set(kind, grouped(kind));
      kinds.get(kind).appendChild(row);
    });
    fill(list, Array.from(kinds.values()));
    listed();
  }
  function idle() {
    asking.forget();
    clearTimeout(pause);
    answer = null;
    const kept = stored(), group = grouped("最近搜过");
    kept.forEach((q) => group.appendChild(set(fill(choice("div"), [el("span", "j-hit__q", q)]), { "data-q": q })));
    fill(list, kept.length ? [group] : []);
    listed();
    say(status, "");
    none.hidden = all.hidden = details.hidden = true;
    tip.hidden = false;
    erase.hidden = !kept.length;
  }
  function show(found, extra) {
    answer = found;
    tip.hidden = erase.hidden = true;
    details.hidden = false;
    say(status, counted(found, found.hits.length, asked.q));
    all.hidden = !found.total;
    all.href = page + address(asked);
    none.hidden = found.total > 0;
    draw(found.hits, found.suggestion ? "您是不是要找" : "", true, extra);
    if (found.facets) { drawFacets(groups, found.facets, asked.filters, found.total, "", 6, drawn.q !== asked.q); drawn.q = asked.q; }
    summed(details, asked.filters);
    if (!found.total) {
      fill(none, [notFound(asked, () => { asked.filters = {}; go(true); field.focus(); })]);
      offer(asked.q, found);
    }
    if (found.hits.length && !extra) pause = setTimeout(() => asking.ask(asked.q, wish(true), true), Math.max(0, PAUSE - (Date.now() - typedAt)));
  }
  async function offer(q, found) {
    try {
      const names = q ? await nearest(q) : [];
      if (names.length && answer === found && asked.q === q) draw(names, "相近的名称", false);
    } catch (error) { /* the advice stands without them */ }
  }
  const asking = asker(box, show, (message) => {
    answer = null;
    fill(list, []);
    listed();
    tip.hidden = erase.hidden = all.hidden = true;
    none.hidden = false;
    say(status, message);
    fill(none, [failed(set(el("a", "", "看按拼音排的完整索引"), { href: page }), () => { go(true); field.focus(); })]);
  }, () => { if (!answer) say(status, "正在找……"); });

  function wish(excerpts) {
    return { filters: asked.filters, limit: IN_DIALOG, excerpts: excerpts, facets: details.open && !details.hidden };
  }
  function go(excerpts) {
    clearTimeout(pause);
    typedAt = Date.now();
    asked.q = cut(field.value);
    if (!asked.q && !chosen(asked.filters).length) { idle(); return; }
    asking.ask(asked.q, wish(excerpts), excerpts);
  }
  const typed = typing(field, () => { point(null); if (cut(field.value) !== asked.q || !answer) { box.scrollTop = 0; go(false); } });

  field.addEventListener("keydown", (e) => {
    if (typed.composing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const rows = options(), at = rows.indexOf(active);
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (rows.length) point(rows[e.key === "ArrowDown" ? (at + 1) % rows.length : (at < 1 ? rows.length : at) - 1], true);
    } else if ((e.key === "Home" || e.key === "End") && active) {
      e.preventDefault();
      point(rows[e.key === "Home" ? 0 : rows.length - 1], true);
    } else if (e.key === "ArrowLeft" || e.key === "ArrowRight") point(null);
    else if (e.key === "Enter" && active) { e.preventDefault(); active.click(); }
  });
  box.addEventListener("close", () => point(null));
  box.addEventListener("cancel", (e) => { if (typed.composing()) e.preventDefault(); });
  box.addEventListener("click", (e) => {
    const edge = box.getBoundingClientRect();
    if (e.target === box && (e.clientY > edge.bottom || e.clientX < edge.left || e.clientX > edge.right)) { box.close(); return; }
    const row = e.target.closest("[role=option]");
    if (row && row.hasAttribute("data-q")) { field.value = row.getAttribute("data-q"); field.focus(); go(true); }
    else if (row || e.target.closest("[data-all]")) remember(asked.q);
  });
  get("form").addEventListener("submit", (e) => {
    e.preventDefault();
    if (typed.composing()) return;
    const wanted = { q: cut(field.value), filters: asked.filters, sort: "" }; /* what is shown stays an answer to what was asked */
    if (!wanted.q && !chosen(wanted.filters).length) { field.focus(); return; }
    remember(wanted.q);
    location.href = page + address(wanted);
  });
  details.addEventListener("toggle", () => { if (details.open && answer) go(true); });
  groups.addEventListener("change", () => { asked.filters = ticked(groups); go(true); });
  details.querySelector("[data-clear]").addEventListener("click", () => { asked.filters = {}; go(true); details.querySelector("summary").focus(); });
  erase.addEventListener("click", () => { store([]); idle(); field.focus(); });
  return { open() { if (field.value !== asked.q || !answer) { if (!typed.composing()) go(false); } } };
}
