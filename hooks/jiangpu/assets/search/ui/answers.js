/* What is said about an answer: how many there are, what to try when there is nothing, or no answer. */
/* global chosen, d, el, link, search, set */

const SHOWN = 8;

function counted(answer, shown, q) {
  const chars = Array.from(q);
  if (!answer.total) return q ? "没有找到“" + (chars.length > 24 ? chars.slice(0, 24).join("") + "…" : q) + "”" : "没有找到";
  if (answer.suggestion) return "没有一字不差的，您是不是要找：";
  return "找到" + (answer.approximate ? "约 " : " ") + answer.total + " 条" + (shown < answer.total ? "，显示 " + shown + " 条" : "") + (answer.bare ? "，摘录暂时读不到" : "");
}

function notFound(asked, again) {
  const text = el("div", "", el("p", "", asked.q ? "换个说法，或少打几个字试试。" : "没有这样的记录。"));
  const links = el("p", "");
  if (chosen(asked.filters).length) {
    const button = set(el("button", "j-link", "去掉筛选再找"), { type: "button" });
    button.addEventListener("click", again);
    links.appendChild(button);
    links.appendChild(d.createTextNode("　"));
  }
  links.appendChild(set(el("a", "", "知道它的话，您来补充"), { href: link("contribute/") }));
  text.appendChild(links);
  return el("div", "j-ask", text);
}

function failed(instead, again) {
  const button = set(el("button", "j-link", "再试一次"), { type: "button" });
  button.addEventListener("click", again);
  return el("div", "j-ask", el("div", "", el("p", "", instead), el("p", "", button)));
}

/** Names found by shorter parts of a query that found nothing. */
async function nearest(q) {
  const words = q.replace(/(^|\s)-\S+/g, " ").split(/[^0-9A-Za-z\u3400-\u9fff]+/).filter(Boolean), parts = words.length > 1 ? words.slice(0, 4) : [];
  words.slice(0, 3).forEach((word) => {
    const n = Math.min(word.length, 12), half = Math.ceil(n / 2);
    if (n > 3) parts.push(word.slice(0, n - 1), word.slice(1, n), word.slice(0, half), word.slice(n - half, n));
    if (n > 2) parts.push(word.slice(0, 2), word.slice(n - 2, n));
  });
  const found = new Map();
  for (const part of Array.from(new Set(parts)).slice(0, 8)) {
    const answer = await search(part, { limit: SHOWN, excerpts: false });
    answer.hits.forEach((hit) => { if (hit.titleMarks && hit.titleMarks.length && !found.has(hit.id)) found.set(hit.id, hit); });
    if (found.size >= 5) break;
  }
  return Array.from(found.values()).slice(0, 5);
}
