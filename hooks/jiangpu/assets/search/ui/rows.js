/* The rows of a list: in a directory those of its own pages where they are there, else made from the index. */
/* global alias, el, excerpt, facts, fill, link, marked, set, w */

const MORE_PAGES = 3;

/** `still`: what the page itself lists; `fixed`: the kind of a directory, else "". */
function rowMaker(still, fixed) {
  const there = new Map(), seal = fixed ? still.querySelector(".j-seal") : null;
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
    const han = (text) => text.replace(/[^\u3400-\u9fff]/g, ""), made = seal.cloneNode(true), texts = made.querySelectorAll("text");
    const industry = (hit.facets && hit.facets["行业"] || [""])[0], short = { "公共交通": "公交", "市政环卫": "环卫", "应急救援": "应急", "航空航天": "航天" };
    let chars = han(hit.title) || "匠";
    if (texts.length === 4) chars = (chars.slice(0, 4) + ["", "之印记", "之印", "印", ""][Math.min(4, chars.length)]).slice(0, 4);
    if (texts.length === 2) chars = han(short[industry] || industry).length > 1 ? han(short[industry] || industry) : "方法";
    texts.forEach((text, n) => { text.textContent = chars.charAt(n); });
    return made;
  }
  /** The rows of hits; one in `before` gives its excerpt until there is a new one. */
  function draw(hits, q, before, rich) {
    const old = new Map(Array.from(before ? before.children : []).map((row) => [row.getAttribute("data-id"), row]));
    return hits.map((hit) => {
      const last = old.get(hit.id), ready = there.get(link(hit.url)), name = marked(hit.title, hit.titleMarks, true);
      const other = alias(hit, q);
      const text = excerpt("p", hit) || (rich || !last ? null : last.querySelector(".j-hit__x"));
      let row;
      if (ready) {
        row = ready.cloneNode(true);
        fill(row.querySelector(".j-row__t a"), name).href = link(hit.url);
      } else {
        const line = (other ? "又名" + other + " · " : "") + facts(hit, !fixed);
        row = el("li", "j-row", el("div", "", el("h3", "j-row__t", set(el("a", "", ...name), { href: link(hit.url) })), line ? el("p", "j-small", line) : null), stamp(hit));
      }
      if (text) row.firstChild.appendChild(text);
      return set(row, { "data-id": hit.id });
    });
  }
  return { fetched: fetched, draw: draw };
}
