/* One hit: its name with marks and break hints, its facts, where the words stand in the text. */
/* global FIELD, breaksAnywhere, d, el, holdsTogether, phrases, wordsOf */

const DOT = "\u00a0· "; /* never begins a line */

/** Part of a text as nodes, with the marked ranges in <mark>. */
function marked(text, ranges, start = 0, end = text.length) {
  const nodes = [];
  const plain = (from, to) => {
    if (from < to) nodes.push(d.createTextNode(text.slice(from, to)));
  };
  let done = start;
  (ranges || []).forEach((range) => {
    const first = Math.max(range[0], done);
    const last = Math.min(range[1], end);
    if (first >= last) return;
    plain(done, first);
    nodes.push(el("mark", "", text.slice(first, last)));
    done = last;
  });
  plain(done, end);
  return nodes;
}

/** A name as nodes, marked, with break hints between its phrases. */
function markedName(hit) {
  const nodes = [];
  let at = 0;
  phrases(hit.title).forEach((piece) => {
    const inside = marked(hit.title, hit.titleMarks, at, at + piece.length);
    if (at) nodes.push(el("wbr"));
    if (holdsTogether(piece)) nodes.push(el("span", "j-nb", ...inside));
    else if (breaksAnywhere(piece)) nodes.push(el("span", "j-any", ...inside));
    else nodes.push(...inside);
    at += piece.length;
  });
  return nodes;
}

/** The facts of a hit in a line; its kind only where a list has several kinds. */
function facts(hit, withKind) {
  const first = (field) => wordsOf(hit, field)[0];
  const kind = first(FIELD.kind);
  const category = first(FIELD.category);
  const parts = [
    first(FIELD.city), /* in a portal of several */
    withKind ? kind : "",
    (hit.names || []).slice(0, 2).join("、"),
    first(FIELD.industry),
    first(FIELD.province),
    category === kind ? "" : category,
    first(FIELD.year),
  ];
  const fresh = parts.filter((part, n) => part && part !== hit.title && parts.indexOf(part) === n);
  return fresh.join(DOT);
}

/** The other name by which a hit was found, where its title does not show what was found. */
function otherName(hit, q) {
  const shows = hit.titleMarks && hit.titleMarks.length > 0;
  if (shows || !q) return "";
  const wanted = q.toLowerCase();
  return (hit.aliases || []).find((name) => name.toLowerCase().indexOf(wanted) >= 0) || "";
}

/** What stands below the name: whether it is only near, another name by which it was found, and
    its facts. */
function describe(hit, q, withKind) {
  const other = otherName(hit, q);
  const parts = [hit.near ? "相近" : "", other ? "又名" + other : "", facts(hit, withKind)];
  return parts.filter(Boolean).join(DOT);
}

/** Where in the text it stands; nothing when only the name has it. Of what is only near the
    beginning of the text: it says whether this is what was meant. */
function excerpt(tag, hit) {
  const marks = hit.marks || [];
  if (!hit.excerpt || !(marks.length || hit.near)) return null;
  return el(tag, "j-hit__x", ...marked(hit.excerpt, marks));
}
