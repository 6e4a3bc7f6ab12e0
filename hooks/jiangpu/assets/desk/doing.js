/* What the buttons do: new, publish, rename, withdraw, undo, mend many, large type, tone. */
/* global act, ask, check, desk, difference, drawForm, dropDraft, el, fillList, formFor, hear,
   heardFrom, keepDraft, mayLeave, one, openRecord, question, root, save, setValue, show,
   showState, stepBack, store, stored, tell, told */

const KINDS = [];

/** Do something that may be refused, and say why it was. */
async function tried(title, work) {
  try {
    return await work();
  } catch (error) {
    heardFrom(error);
    await told(title, error.refused || "再试一次");
    return null;
  }
}

async function newRecord() {
  if (!(await mayLeave())) return;
  const kind = el("select", { class: "w-in", id: "new-kind" });
  KINDS.forEach((each) => kind.append(el("option", { value: each.key }, each.label)));
  const name = el("input", { class: "w-in", id: "new-name", autocomplete: "off" });
  const given = await question(
    "新建一条",
    [
      el("div", { class: "w-f" }, el("label", { for: "new-kind" }, "是哪一种"), kind),
      el(
        "div",
        { class: "w-f" },
        el("label", { for: "new-name" }, "名称"),
        el(
          "p",
          { class: "w-help" },
          "照来源的叫法写全。编号自动接着排；先存成草稿，网站上看不到。"
        ),
        name
      ),
    ],
    [
      ["不建了", null],
      [
        "新建",
        () =>
          name.value.trim() ? { kind: kind.value, name: name.value } : (name.focus(), undefined),
        true,
      ],
    ]
  );
  if (!given) return;
  const record = await tried("没有建成", () => act("new", given));
  if (!record) return;
  await formFor(record.kind);
  show(record);
  one("#form").scrollTop = 0;
  one("#form").focus();
  tell("saved", record.uri);
}

async function publish() {
  if (desk.errors) {
    await told("还不能发布", `还有 ${desk.errors} 处要改，标红的就是；改好再发布。`);
    return;
  }
  setValue("状态", undefined);
  tell("typed");
  if (await save()) await told("发布了", "下次生成网站，读者就看得到它。");
}

async function withdraw() {
  if (!(await mayLeave())) return;
  const sure = await question(
    "撤回这一条？",
    [
      el(
        "p",
        {},
        `“${desk.record.name}”从各处的单子、搜索和统计里拿掉。它的网址和编号留着，那一页说明已经撤回。以后点“退一步”，或把“状态”改回来，就恢复。`
      ),
    ],
    [
      ["不撤", false],
      ["撤回", true, true],
    ]
  );
  if (!sure) return;
  const record = await tried("没有撤回", () =>
    act("withdraw", { uri: desk.record.uri, base: desk.record.base })
  );
  if (!record) return;
  show(record);
  tell("saved", record.uri);
}

async function rename() {
  if (!(await mayLeave())) return;
  const now = desk.record.uri.replace(/^.*\//, "").replace(/\.md$/, "");
  const name = el("input", { class: "w-in", id: "new-file", value: now, autocomplete: "off" });
  const given = await question(
    "换文件名",
    [
      el(
        "p",
        { class: "w-help" },
        "网址跟着文件名走。写汉字也行，会变成拼音。从前的网址记进“曾用地址”，别人存的链接照样打得开；别的条目里指到它的链接跟着改。"
      ),
      el("div", { class: "w-f" }, el("label", { for: "new-file" }, "新的文件名"), name),
    ],
    [
      ["不换了", null],
      ["换", () => name.value.trim() || undefined, true],
    ]
  );
  if (!given) return;
  const record = await tried("没有换", () =>
    act("rename", { uri: desk.record.uri, base: desk.record.base, name: given })
  );
  if (!record) return;
  show(record);
  tell("saved", record.uri);
  if (record.relinked.length) {
    await told("换好了", "别处指到它的链接也跟着改了：" + record.relinked.join("、") + "。");
  }
}

/** First what is typed and not saved, field by field; then what was saved last. */
async function undo() {
  if (desk.record && stepBack()) {
    drawForm();
    showState();
    keepDraft();
    check();
    return;
  }
  const last = await tried("退不了", () => ask("undo"));
  if (!last) return;
  if (!last.title) {
    await told("没有可以退的", "还没有存过什么。");
    return;
  }
  const content = [el("p", {}, `要退回的是：${last.title}`)];
  last.files.forEach((file) =>
    content.push(el("p", { class: "w-help" }, file.uri), difference(file.lines))
  );
  if (
    !(await question("退一步？", content, [
      ["不退", false],
      ["退回", true, true],
    ]))
  )
    return;
  const done = await tried("没有退成", () => act("undo", {}));
  if (!done) return;
  const open = desk.record && done.files.indexOf(desk.record.uri) >= 0;
  if (open) {
    dropDraft(desk.record.uri);
    const record = await ask("record", { uri: desk.record.uri }).catch(() => null);
    if (record) show(record);
    else closeRecord();
  }
  tell("list");
}

function closeRecord() {
  desk.record = null;
  one("#form").replaceChildren(
    el("h1", {}, "编写台"),
    el("p", { class: "w-help" }, "从左边打开一条，或点上面的“新建”。")
  );
  one(".w-frame").hidden = true;
  showState();
}

/** Mend what has one right answer: every file is shown, and each is accepted by itself. */
async function mendMany() {
  if (!(await mayLeave())) return;
  const wait = one("[data-do=fix]");
  wait.disabled = true;
  wait.textContent = "正在看……";
  const found = await tried("没有看成", () => act("fix", {}));
  wait.disabled = false;
  wait.textContent = "一起改好";
  if (!found) return;
  if (!found.files.length) {
    await told("没有可以照着改的", "只有一种改法的，都已经改好了。");
    return;
  }
  const ticks = [];
  const content = [el("p", {}, "下面各处只有一种改法。看一看，不要的把勾去掉；一个字也还没有动。")];
  found.files.forEach((file, place) => {
    const tick = el("input", { type: "checkbox", id: `fix-${place}`, value: file.uri });
    tick.checked = true;
    ticks.push(tick);
    const said_ = file.changes.map((change_) => el("li", {}, change_));
    content.push(
      el(
        "div",
        { class: "w-file" },
        el("div", { class: "w-ticks" }, el("label", { for: tick.id }, tick, file.uri)),
        el("ul", { class: "w-help" }, ...said_),
        difference(file.lines)
      )
    );
  });
  const chosen = await question("一起改好", content, [
    ["一个也不改", null],
    ["照打勾的改", () => ticks.filter((tick) => tick.checked).map((tick) => tick.value), true],
  ]);
  if (!chosen || !chosen.length) return;
  const done = await tried("没有改", () => act("accept", { uris: chosen }));
  if (!done) return;
  if (desk.record && done.files.indexOf(desk.record.uri) >= 0) await openRecord(desk.record.uri);
  tell("list");
}

function large() {
  const on = root.classList.toggle("j-big");
  one("[data-do=big]").setAttribute("aria-pressed", String(on));
  store("j-big", on ? "1" : "0");
}

function tone() {
  const chosen = root.classList.contains("j-dark") || root.classList.contains("j-light");
  const dark = chosen
    ? root.classList.contains("j-dark")
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.classList.toggle("j-dark", !dark);
  root.classList.toggle("j-light", dark);
  store("j-tone", dark ? "light" : "dark");
  if (desk.record) check();
}

const DEEDS = {
  new: newRecord,
  publish,
  withdraw,
  rename,
  undo,
  fix: mendMany,
  big: large,
  tone,
  save,
  more: () => fillList(true),
};

if (stored("j-big") === "1") large();
if (stored("j-tone")) root.classList.add(stored("j-tone") === "dark" ? "j-dark" : "j-light");

/** Opened from the list: the keyboard goes on in the form, not through the rest of the list. */
hear("open", async (uri) => {
  await openRecord(uri);
  if (desk.record && desk.record.uri === uri) one("#form").focus({ preventScroll: true });
});
hear("closed", closeRecord);
