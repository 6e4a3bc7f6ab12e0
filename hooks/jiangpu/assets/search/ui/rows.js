/* The rows of a list: in a directory those of its own pages where they are there, else made from the index. */
/* global el, excerpt, fill, link, marked, set, told, w */

const MORE_PAGES = 3;

/** The characters of a seal by the page's own rule (hooks/jiangpu/emblems.py). */
function sealed(rule, hit) {
  const text = rule.by_industry ? (hit.facets && hit.facets["行业"] || [""])[0] : hit.title;
  let chars = (rule.short[text] || text).match(/[\u3400-\u9fff\u{20000}-\u{3ffff}]/gu) || [];
  if (chars.length < (rule.fill.length ? 1 : rule.cells)) chars = Array.from(rule.unknown);
  return chars.concat(Array.from(rule.fill[chars.length - 1] || "")).slice(0, rule.cells);
}

/** A row with the name as a link, and a line below it. */
function rowOf(hit, line, after) {
  const name = set(el("a", "", ...marked(hit.title, hit.titleMarks, true)), { href: link(hit.url) });
  return el("li", "j-row", el("div", "", el("h3", "j-row__t", name), line ? el("p", "j-small", line) : null), after);
}

/** `still`: what the page itself lists; `fixed`: the kind of a directory, else ""; `rule`: of its seals, as JSON. */
function rowMaker(still, fixed, rule) {
  const there = new Map(), seal = rule ? still.querySelector(".j-seal") : null;
  function gather(from, base) {
    from.querySelectorAll("li.j-row").forEach((row) => { const a = row.querySelector("a[href]"); if (a) there.set(new URL(a.getAttribute("href"), base).href, row); });
  }
  if (fixed) gather(still, location.href);
  /** The rows of a short directory's other pages, fetched once; without them rows are made from the index. */
  let others = null;
  function fetched() {
    const links = Array.from(still.querySelectorAll(".j-pages a[href]"));
    if (!others) {
      others = !fixed || links.length > MORE_PAGES || !w.fetch || location.protocol === "file:" ? Promise.resolve()
        : Promise.all(links.map((a) => fetch(a.href).then((answer) => (answer.ok ? answer.text() : "")).then((text) => {
          const from = new DOMParser().parseFromString(text, "text/html").querySelector("[data-still]");
          if (from) gather(from, a.href);
        }))).catch(() => { /* offline */ });
    }
    return others;
  }
  function stamp(hit) {
    if (!seal) return null;
    const made = seal.cloneNode(true), chars = sealed(JSON.parse(rule), hit);
    made.querySelectorAll("text").forEach((text, n) => { text.textContent = chars[n]; });
    return made;
  }
  /** The rows of hits; one in `before` gives its excerpt until there is a new one. */
  function draw(hits, q, before, rich) {
    const old = new Map(Array.from(before ? before.children : []).map((row) => [row.getAttribute("data-id"), row]));
    return hits.map((hit) => {
      const last = old.get(hit.id), ready = there.get(link(hit.url)), row = ready ? ready.cloneNode(true) : rowOf(hit, told(hit, q, !fixed), stamp(hit));
      const text = excerpt("p", hit) || (rich || !last ? null : last.querySelector(".j-hit__x"));
      if (ready) fill(row.querySelector(".j-row__t a"), marked(hit.title, hit.titleMarks, true)).href = link(hit.url);
      if (text) row.firstChild.appendChild(text);
      return set(row, { "data-id": hit.id });
    });
  }
  return { fetched: fetched, draw: draw };
}
