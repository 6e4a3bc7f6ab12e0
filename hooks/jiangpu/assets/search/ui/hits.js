/* One hit: its name with marks and break hints, its facts, where the words stand in the text. */
/* global d, el */

/** Where a long name may break, as in the pages' own titles. */
const BREAK = /劳模创新(?=工作室)|(?:劳模|创新)?工作室|(?:先进)?(?:操作法|工作法|作业法|堵漏法|训练法|培训法)|[“《（][^”》）]{1,12}[”》）]/g;

/** Text with the marked ranges in <mark>; for names, with break hints. */
function marked(text, ranges, name) {
  const inside = new Array(text.length + 1).fill(false), breaks = new Set();
  (ranges || []).forEach((range) => { for (let at = Math.max(0, range[0]); at < Math.min(text.length, range[1]); at += 1) inside[at] = true; });
  if (name) text.replace(BREAK, (found, at) => { breaks.add(at); breaks.add(at + found.length); return found; });
  const nodes = [];
  for (let at = 0, from = 0; at < text.length; at += 1) {
    if (at + 1 < text.length && inside[at + 1] === inside[at] && !breaks.has(at + 1)) continue;
    const piece = text.slice(from, at + 1);
    if (breaks.has(from) && from) nodes.push(el("wbr"));
    nodes.push(inside[at] ? el("mark", "", piece) : d.createTextNode(piece));
    from = at + 1;
  }
  return nodes;
}

function facts(hit, withKind) {
  const of = (name) => (hit.facets && hit.facets[name] || [])[0];
  const kind = of("类型"), sort = of("类别");
  return [withKind ? kind : "", (hit.names || []).slice(0, 2).join("、"), of("行业"), of("省"), sort !== kind ? sort : "", of("年份")]
    .filter((part, n, all) => part && all.indexOf(part) === n && part !== hit.title).join(" · ");
}

/** 又名…, where the name does not show what was found. */
function alias(hit, q) {
  if (hit.titleMarks && hit.titleMarks.length || !q) return "";
  return (hit.aliases || []).find((other) => other.toLowerCase().indexOf(q.toLowerCase()) >= 0) || "";
}

/** What stands below the name: another name by which it was found, and its facts. */
function told(hit, q, withKind) {
  const other = alias(hit, q);
  return [other && "又名" + other, facts(hit, withKind)].filter(Boolean).join(" · ");
}

/** Where in the text it stands; nothing when only the name has it. */
function excerpt(tag, hit) {
  return hit.excerpt && hit.marks && hit.marks.length ? el(tag, "j-hit__x", ...marked(hit.excerpt, hit.marks)) : null;
}
