/* What is said about an answer: how many there are, what to try when there is nothing, or no
   answer. */
/* global button, chosen, d, el, link, search, set */

const SHOWN = 8;
const QUOTED_MOST = 24;

const NEAREST = "没有一字不差的，最接近的是";

/** What an answer that is not exact is headed with; "" for one that is. */
function heading(answer) {
  if (answer.suggestion) return "您是不是要找";
  return answer.near ? NEAREST : "";
}

function counted(answer, shown, q) {
  const bare = answer.bare ? "，摘录暂时读不到" : "";
  if (!answer.total) return "没有找到" + (q ? "“" + shortened(q) + "”" : "");
  if (answer.suggestion) return "没有一字不差的，您是不是要找：";
  if (answer.near) return NEAREST + "（" + answer.total + " 条）：" + bare;
  if (answer.unread) return "找到一些，正在核对……" + bare;
  const number = (answer.approximate ? "不少于 " : " ") + answer.total + " 条";
  const rest = shown < answer.total ? "，显示 " + shown + " 条" : "";
  return "找到" + number + rest + bare;
}

function shortened(text) {
  const chars = Array.from(text);
  return chars.length > QUOTED_MOST ? chars.slice(0, QUOTED_MOST).join("") + "…" : text;
}

/** Advice where nothing was found; `again` asks without the filters. */
function notFound(asked, again) {
  const advice = asked.q ? "换个说法，或少打几个字试试。" : "没有这样的记录。";
  const links = el("p", "");
  if (chosen(asked.filters).length) {
    links.appendChild(button("j-link", "去掉筛选再找", again));
    links.appendChild(d.createTextNode("　"));
  }
  links.appendChild(set(el("a", "", "知道它的话，您来补充"), { href: link("contribute/") }));
  return el("div", "j-ask", el("div", "", el("p", "", advice), links));
}

/** What to do where no answer came: `instead` of it, or `again`. */
function failed(instead, again) {
  const retry = el("p", "", button("j-link", "再试一次", again));
  return el("div", "j-ask", el("div", "", el("p", "", instead), retry));
}

/** Shorter parts of a query, the likelier ones first. */
function partsOf(q) {
  const positive = q.replace(/(^|\s)-\S+/g, " ");
  const words = positive.split(/[^0-9A-Za-z\u3400-\u9fff]+/).filter(Boolean);
  const parts = words.length > 1 ? words.slice(0, 4) : [];
  words.slice(0, 3).forEach((word) => {
    const length = Math.min(word.length, 12);
    const half = Math.ceil(length / 2);
    const from = (start, end) => parts.push(word.slice(start, end));
    if (length > 3) {
      from(0, length - 1);
      from(1, length);
      from(0, half);
      from(length - half, length);
    }
    if (length > 2) {
      from(0, 2);
      from(length - 2, length);
    }
  });
  return Array.from(new Set(parts)).slice(0, 8);
}

/** Whether a name has what was looked for, and not only half of a word of two characters. */
function hasWholePart(hit) {
  return (hit.titleMarks || []).some((mark) => mark[1] - mark[0] > 1);
}

/** At most five names found by shorter parts of a query that found nothing. */
async function nearest(q) {
  const found = new Map();
  for (const part of partsOf(q)) {
    const answer = await search(part, { limit: SHOWN, excerpts: false });
    answer.hits.forEach((hit) => {
      if (!hit.near && hasWholePart(hit) && !found.has(hit.id)) found.set(hit.id, hit);
    });
    if (found.size >= 5) break;
  }
  return Array.from(found.values()).slice(0, 5);
}
