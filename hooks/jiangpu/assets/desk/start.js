/* Keys, clicks, leaving the page, and the first look at the library. */
/* global DEEDS, KINDS, all, ask, countChanged, d, desk, el, fillList, hear, one, save, showState,
   tell */

const seen = { version: -1, checked: false, asked: 0, look: true };

d.addEventListener("click", (e) => {
  const button = e.target.closest("[data-do]");
  if (button && DEEDS[button.getAttribute("data-do")]) DEEDS[button.getAttribute("data-do")]();
});

d.addEventListener("keydown", (e) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
  const held = e.ctrlKey || e.metaKey;
  if (one("dialog[open]")) return;
  if (held && !e.shiftKey && e.key.toLowerCase() === "s") {
    e.preventDefault();
    save();
  } else if (held && !e.shiftKey && e.key.toLowerCase() === "z" && !typing) {
    e.preventDefault();
    DEEDS.undo();
  } else if (e.key === "/" && !typing && !held) {
    e.preventDefault();
    one(".w-list1 details").open = true;
    one("#find").focus();
  }
});

one("#find").addEventListener("keydown", (e) => {
  const first = one("[data-rows] button");
  if (e.key !== "Enter" || e.isComposing || !first) return;
  e.preventDefault();
  first.click();
});

addEventListener("beforeunload", (e) => {
  if (!countChanged()) return;
  e.preventDefault();
  e.returnValue = "";
});

addEventListener("focus", () => {
  seen.look = true;
});

/** Ask what the desk is at, until all is read and checked; then now and again. */
async function follow() {
  let state;
  try {
    seen.asked += 1;
    const look = !d.hidden && (seen.look || seen.asked % 10 === 0);
    seen.look = false;
    state = await ask("state", look ? { look: "1" } : {});
  } catch (error) {
    setTimeout(follow, 4000);
    return;
  }
  if (!KINDS.length) {
    state.kinds.forEach((kind) => KINDS.push(kind));
    const select = one("#find-kind");
    select.append(el("option", { value: "" }, "哪一种都看"));
    KINDS.forEach((kind) => select.append(el("option", { value: kind.key }, kind.label)));
  }
  const welcome = one("[data-welcome]");
  if (welcome) {
    if (state.failed) welcome.textContent = `读不出来：${state.failed}`;
    else if (state.read) welcome.textContent = "从左边打开一条，或点上面的“新建”。";
  }
  const other = state.version !== seen.version || state.checked !== seen.checked;
  seen.version = state.version;
  seen.checked = state.checked;
  if (state.read && other) await fillList(false);
  one("[data-key]").textContent = state.checked
    ? "● 好　◐ 有待补　⊘ 有要改的，先列"
    : "正在把全部条目查一遍……";
  setTimeout(follow, state.checked ? 4000 : 900);
}

hear("opened", (uri) => {
  all("[data-rows] [aria-current]").forEach((button) => button.removeAttribute("aria-current"));
  const button = all("[data-rows] button").find((each) => each.getAttribute("data-uri") === uri);
  if (button) button.setAttribute("aria-current", "true");
});

hear("saved", () => tell("list"));

one(".w-list1 details").open = true;
root_ready();

function root_ready() {
  d.documentElement.classList.add("js");
  showState();
  if (!desk.record) one("[data-state]").textContent = "还没有打开哪一条";
  follow();
}
