/* What is said about an answer: how many there are, what to try when there is nothing, or no
   answer. */
/* global button, chosen, d, el, link, own, set */

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
  if (own.hasAttribute("data-asks")) {
    links.appendChild(set(el("a", "", "知道它的话，您来补充"), { href: link("contribute/") }));
  }
  return el("div", "j-ask", el("div", "", el("p", "", advice), links));
}

/** What to do where no answer came: `instead` of it, or `again`. */
function failed(instead, again) {
  const retry = el("p", "", button("j-link", "再试一次", again));
  return el("div", "j-ask", el("div", "", el("p", "", instead), retry));
}
