/* The rows of a list: in a directory those of its own pages where they are there, else made from
   the index. */
/* global describe, el, excerpt, fill, link, markedName, sealOf, set, w */

const MORE_PAGES = 3;

/** A row with the name as a link, a line below it and something after it. */
function rowOf(hit, line, after) {
  const name = set(el("a", "", ...markedName(hit)), { href: link(hit.url) });
  const below = line ? el("p", "j-small", line) : null;
  return el("li", "j-row", el("div", "", el("h3", "j-row__t", name), below), after);
}

/** Makes rows. `still`: what the page itself lists; `kind`: the kind of a directory, else "". */
function rowMaker(still, kind) {
  const there = new Map();
  const emptySeal = kind ? still.querySelector(".j-seal") : null;
  let others = null;

  function gather(from, base) {
    from.querySelectorAll("li.j-row").forEach((row) => {
      const name = row.querySelector("a[href]");
      if (name) there.set(new URL(name.getAttribute("href"), base).href, row);
    });
  }

  async function gatherPage(address) {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const from = page.querySelector("[data-still]");
    if (from) gather(from, address);
  }

  async function gatherOthers() {
    const links = Array.from(still.querySelectorAll(".j-pages a[href]"));
    const canFetch = w.fetch && location.protocol !== "file:";
    if (!kind || !canFetch || links.length > MORE_PAGES) return;
    try {
      await Promise.all(links.map((a) => gatherPage(a.href)));
    } catch (error) {
      /* offline: those rows are made from the index */
    }
  }

  function stampSeal(hit) {
    if (!emptySeal) return null;
    const seal = emptySeal.cloneNode(true);
    const characters = sealOf(hit, kind);
    seal.querySelectorAll("text").forEach((text, n) => {
      text.textContent = characters[n];
    });
    return seal;
  }

  /** The row of a hit, as its own page has it or made anew. */
  function rowFor(hit, q) {
    const ready = there.get(link(hit.url));
    if (!ready) return rowOf(hit, describe(hit, q, !kind), stampSeal(hit));
    const row = ready.cloneNode(true);
    const name = row.querySelector(".j-row__t a");
    fill(name, markedName(hit));
    name.href = link(hit.url);
    return row;
  }

  if (kind) gather(still, location.href);
  return {
    /** The rows of a short directory's other pages, fetched once. */
    fetched() {
      if (!others) others = gatherOthers();
      return others;
    },

    /** The rows of hits. A row of `before` gives its excerpt until there is a new one, or until
        it is sure that there is none (`rich`). */
    draw(hits, q, before, rich) {
      const old = new Map();
      if (before && !rich) {
        Array.from(before.children).forEach((row) => old.set(row.getAttribute("data-id"), row));
      }
      return hits.map((hit) => {
        const row = rowFor(hit, q);
        const last = old.get(hit.id);
        const text = excerpt("p", hit) || (last ? last.querySelector(".j-hit__x") : null);
        if (text) row.firstChild.appendChild(text);
        return set(row, { "data-id": hit.id });
      });
    },
  };
}
