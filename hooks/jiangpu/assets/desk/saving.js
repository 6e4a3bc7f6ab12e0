/* Checking while somebody types, saving, and what happens when two people write one file. */
/* global act, ask, calmly, copied, countChanged, d, desk, draftOf, drawForm, dropDraft, el,
   forms, hear, keepDraft, one, question, setValue, showPreview, showProblems, takeRecord, tell,
   told, typedNow */

const busy = { check: 0, saving: false, lost: false };

/** How much is not saved: in words, in the title, and on the button. */
function showState() {
  const count = countChanged();
  const state = one("[data-state]");
  const words = busy.lost
    ? "编写台没有应声，先存在浏览器里"
    : count
      ? `有 ${count} 处没有保存`
      : "都保存了";
  state.className = `w-state w-st w-st--${busy.lost ? "no" : count ? "half" : "done"}`;
  if (state.textContent !== words) state.textContent = words;
  one("[data-do=save]").disabled = !desk.record;
  const name = desk.record ? `${desk.record.name || "没有名称"} · 编写台` : "编写台";
  d.title = `${count ? "● " : ""}${name}`;
}

/** Whether the server answered; what is lost is said on the bar, not in the way. */
function heardFrom(error) {
  busy.lost = Boolean(error && error.reason === "lost");
  showState();
}

const wished = { address: "" };

function previewNow() {
  if (desk.record) showPreview(wished.address, desk.record.uri);
}

/** In a large library a page takes seconds: it waits for a longer pause. */
const previewLater = calmly(2500, previewNow);

async function check() {
  if (!desk.record) return;
  busy.check += 1;
  const now = busy.check;
  const uri = desk.record.uri;
  try {
    const answer = await act("check", typedNow());
    if (now !== busy.check || !desk.record || desk.record.uri !== uri) return;
    heardFrom(null);
    showProblems(answer.problems);
    wished.address = answer.preview;
    if (answer.large) previewLater();
    else previewNow();
    tell("meanwhile", answer.meanwhile);
  } catch (error) {
    heardFrom(error);
    if (error.reason === "changed") tell("meanwhile", true);
    else if (error.reason !== "lost" && error.refused) showProblems([refusal(error.refused)]);
  }
}

function refusal(text) {
  return { level: "错误", text, fix: "", edits: [], place: [], line: 1 };
}

const checkSoon = calmly(350, check);
const keepSoon = calmly(300, keepDraft);

hear("typed", () => {
  showState();
  keepSoon();
  checkSoon();
});

hear("meanwhile", (changed) => {
  const general = one("[data-general]");
  const old = one("[data-meanwhile]");
  if (!changed && old) old.remove();
  if (!changed || old || !general) return;
  general.before(
    el(
      "p",
      { class: "w-note", role: "status", "data-meanwhile": true },
      "别人刚改过这个文件。您写的都在；点保存时给您看两边的写法。"
    )
  );
});

/** Put a record on the page. */
function show(record, typed) {
  takeRecord(record, typed);
  drawForm();
  showProblems(record.problems);
  showPreview(record.preview, record.uri);
  showState();
  one(".w-list1 details").open = matchMedia("(min-width: 60em)").matches;
}

async function formFor(kind) {
  if (!forms[kind]) forms[kind] = await ask("form", { kind });
}

/** Open a record; what was typed before and not saved may be taken up again. */
async function openRecord(uri) {
  if (desk.record && desk.record.uri !== uri && !(await mayLeave())) return;
  let record;
  try {
    record = await ask("record", { uri });
    await formFor(record.kind);
  } catch (error) {
    heardFrom(error);
    if (error.reason !== "lost") await told("打不开", error.refused || "再试一次");
    return;
  }
  const draft = draftOf(uri);
  show(record);
  one("#form").scrollTop = 0;
  tell("opened", uri);
  if (draft) await takeUp(draft, record);
}

async function takeUp(draft, record) {
  const on = await question(
    "上次有没保存的",
    [el("p", {}, "这个浏览器里留着上次写了没有保存的。接着写，还是不要了？")],
    [
      ["不要了", "drop"],
      ["接着写", "on", true],
    ]
  );
  if (on === "drop") dropDraft(record.uri);
  if (on !== "on") return;
  show(record, draft);
  tell("typed");
}

/** Whether what is not saved may be left behind. It stays in the browser as a draft. */
async function mayLeave() {
  if (!countChanged()) return true;
  const choice = await question(
    "还没有保存",
    [el("p", {}, `“${desk.record.name}”有 ${countChanged()} 处没有保存。`)],
    [
      ["接着写", "stay"],
      ["不保存，放着", "leave"],
      ["保存", "save", true],
    ]
  );
  if (choice === "save") return save();
  if (choice === "leave") keepDraft();
  return choice === "leave";
}

/** Save; true where everything is saved now. */
async function save() {
  if (!desk.record || busy.saving) return false;
  busy.saving = true;
  const sent = typedNow();
  const steps = countChanged();
  try {
    const record = await act("save", sent);
    const typed =
      countChanged() !== steps || JSON.stringify(sent) !== JSON.stringify(typedNow())
        ? typedNow()
        : null;
    dropDraft(record.uri);
    const top = one("#form").scrollTop;
    show(record, typed);
    one("#form").scrollTop = top;
    heardFrom(null);
    tell("saved", record.uri);
    return true;
  } catch (error) {
    keepDraft();
    heardFrom(error);
    if (error.reason === "changed" && error.theirs) await bothWrote(error.theirs, sent);
    else await told("没有存上", `${error.refused || "再试一次"} 您写的都还在。`);
    return false;
  } finally {
    busy.saving = false;
  }
}

function shown(value) {
  if (value === undefined || value === null || value === "") return "（空着）";
  return typeof value === "string"
    ? value
    : JSON.stringify(value, null, 1)
        .replace(/[{}[\]",]/g, "")
        .trim();
}

/** Two people wrote one file: both versions are shown, and nothing of either is lost. */
async function bothWrote(theirs, mine) {
  const content = [el("p", {}, "您打开以后，别人也改了这一条，已经存了。您写的一个字也没有丢。")];
  const both = [];
  if (!theirs.fits || !desk.record.fits) {
    both.push(["整个文件", mine.text === undefined ? "（您写在表单里）" : mine.text, theirs.text]);
  } else {
    Object.keys(mine.fields || {}).forEach((label) =>
      both.push([label, mine.fields[label], theirs.fields[label]])
    );
    if (mine.body !== undefined) both.push(["正文", mine.body, theirs.body]);
  }
  both.forEach(([label, own, other]) => {
    content.push(
      el(
        "div",
        { class: "w-both" },
        el("div", {}, el("b", {}, `${label}：您写的`), shown(own)),
        el("div", {}, el("b", {}, `${label}：文件里现在的`), shown(other))
      )
    );
  });
  content.push(el("p", {}, "别的字段照文件里现在的。"));
  const choice = await question("两个人改了同一条", content, [
    ["先不存，我再看看", "stay"],
    ["用文件里现在的", "theirs"],
    ["把我写的放上去，再看一遍", "mine", true],
  ]);
  if (choice === "theirs") {
    dropDraft(theirs.uri);
    show(theirs);
  }
  if (choice === "mine") {
    show(theirs, mine);
    tell("typed");
  }
}

/** Mend one problem: only the fields that it changes are drawn anew. */
hear("mend", async (problem) => {
  try {
    const answer = await act("mend", Object.assign(typedNow(), { problem }));
    if (!desk.record.fits) desk.text = answer.text;
    Object.keys(answer.fields).forEach((label) => setValue(label, copied(answer.fields[label])));
    if (answer.body !== undefined) desk.body = answer.body;
    const held = one(`#${CSS.escape(heldInput(problem))}`);
    drawForm();
    showState();
    keepDraft();
    await check();
    const again = held && d.getElementById(held.id);
    if (again) again.focus({ preventScroll: true });
  } catch (error) {
    heardFrom(error);
    if (error.reason !== "lost") await told("没有改成", error.refused || "再试一次");
  }
});

/** The input beside which a problem stands. */
function heldInput(problem) {
  const box = Array.from(d.querySelectorAll(".w-bad")).find(
    (each) => each.textContent.indexOf(problem.text) >= 0
  );
  const input = box && one("input, select, textarea", box.parentElement);
  return input && input.id ? input.id : "form";
}
