/* The list box of the dialog: hits by kind, or recent searches. */
/* global FIELD, describe, el, excerpt, fill, link, markedName, set, wordsOf */

/** Draws into `list`; `changed()` is called after each time. */
function makeOptions(list, changed) {
  let made = 0;

  function all() {
    return Array.from(list.querySelectorAll("[role=option]"));
  }
  function newId(prefix) {
    made += 1;
    return prefix + made;
  }
  /** `hidden`: its name is said above the list already. */
  function group(name, hidden) {
    const id = newId("find-k");
    const style = hidden ? "j-find__k j-vh" : "j-find__k";
    const label = set(el("p", style, name), { id, role: "presentation" });
    return set(el("div", "", label), { role: "group", "aria-labelledby": id });
  }
  function option(tag) {
    const id = newId("find-o");
    const attributes = { role: "option", id, "aria-selected": "false", tabindex: "-1" };
    return set(el(tag, "j-hit"), attributes);
  }
  function put(groups) {
    fill(list, groups);
    list.hidden = all().length === 0;
    changed();
  }

  /** The hits by kind, or all under a `title`. A row that is there already is kept, so that it
      stays selected; and its excerpt until there is a new one, or until it is sure that there is
      none (`rich`). */
  function drawHits(hits, q, { title, rich }) {
    const there = new Map(all().map((row) => [row.getAttribute("data-id"), row]));
    const groups = new Map();
    hits.forEach((hit) => {
      const row = there.get(hit.id) || option("a");
      const before = rich ? null : row.querySelector(".j-hit__x");
      const line = describe(hit, q, Boolean(title));
      set(row, { "data-id": hit.id, href: link(hit.url) });
      const parts = [
        el("span", "j-row__t", ...markedName(hit)),
        line ? el("span", "j-small", line) : null,
        excerpt("span", hit) || before,
      ];
      fill(row, parts.filter(Boolean));
      const kind = title || wordsOf(hit, FIELD.kind)[0] || "其他";
      if (!groups.has(kind)) groups.set(kind, group(kind, Boolean(title)));
      groups.get(kind).appendChild(row);
    });
    put(Array.from(groups.values()));
  }

  function drawRecent(searches) {
    if (!searches.length) {
      put([]);
      return;
    }
    const recent = group("最近搜过");
    searches.forEach((q) => {
      const row = set(option("div"), { "data-q": q });
      row.appendChild(el("span", "j-hit__q", q));
      recent.appendChild(row);
    });
    put([recent]);
  }

  return { all, drawHits, drawRecent, clear: () => put([]) };
}
