/* The form of the record that is open, or the text of its file where a form does not fit. */
/* global all, desk, el, empty, entriesInput, exampleOf, keepStep, one, plainInput, setValue,
   tell */

const BODY = "正文";
const places = {}; /* path → the element that holds the input */

function register(path, holder) {
  holder.classList.add("w-place");
  places[path.join("/")] = holder;
}

function change(label, value) {
  keepStep(label);
  setValue(label, value);
  tell("typed");
}

function todayButton(field, id) {
  const fill = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const input = d_(id);
    input.value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    change(field.label, input.value);
  };
  return el(
    "p",
    { class: "w-acts" },
    el("button", { type: "button", class: "w-btn", click: fill }, "填今天")
  );
}

function d_(id) {
  return document.getElementById(id);
}

/** One field: its name, its help with an example, its input, and room for what is wrong. */
function fieldBox(field, id) {
  const value = desk.values[field.label];
  const must = field.required ? el("span", { class: "must" }, "必填") : null;
  const help = [field.help, exampleOf(field)].filter(Boolean).join("。").replace(/。。/g, "。");
  const put = (changed) => change(field.label, changed);
  if (field.parts.length || (field.many && field.refers_to)) {
    const many =
      field.many && field.parts.length ? el("span", { class: "must" }, "可以有很多个") : must;
    const box = el("fieldset", { class: "w-f" }, el("legend", {}, field.label, many));
    box.append(el("p", { class: "w-help" }, help));
    const at = { id, path: [field.label] };
    if (field.parts.length) box.append(entriesInput(field, value, put, at, register));
    else box.append(plainInput(field, value, put, { id }));
    register(at.path, box);
    return box;
  }
  const shared = {
    id,
    "aria-describedby": `${id}-h`,
    "aria-required": field.required ? "true" : null,
  };
  const box = el("div", { class: "w-f" }, el("label", { for: id }, field.label, must));
  box.append(
    el("p", { class: "w-help", id: `${id}-h` }, help),
    plainInput(field, value, put, shared)
  );
  if (field.type === "day") box.append(todayButton(field, id));
  register([field.label], box);
  return box;
}

/** What is asked first: what must be there, what a reader would miss, what is there. */
function comesFirst(field) {
  return field.required || field.wanted || desk.values[field.label] !== undefined;
}

function sectionBox(section, place) {
  const box = el("section", {}, el("h2", {}, section.title));
  const later = [];
  section.fields.forEach((field, number) => {
    const id = `f-${place}-${number}`;
    if (comesFirst(field)) box.append(fieldBox(field, id));
    else later.push([field, id]);
  });
  if (later.length) {
    const names = later.map(([field]) => field.label);
    const shown = names.slice(0, 8).join("、") + (names.length > 8 ? "……" : "");
    const more = el("details", { class: "w-more" }, el("summary", {}, `还可以写：${shown}`));
    later.forEach(([field, id]) => more.append(fieldBox(field, id)));
    box.append(more);
  }
  return box;
}

/** The fields that the file has and the form does not know: they stay as they are. */
function keptBox() {
  const known = [];
  desk.form.sections.forEach((section) =>
    section.fields.forEach((field) => known.push(field.label))
  );
  const kept = Object.keys(desk.record.fields).filter(
    (label) => known.indexOf(label) < 0 && ["编号", "豁免", "曾用地址"].indexOf(label) < 0
  );
  if (!kept.length) return null;
  const box = el("div", { class: "w-f" }, el("p", { class: "lab" }, "表单里没有的"));
  kept.forEach((label) => {
    const holder = el(
      "div",
      {},
      el(
        "p",
        { class: "w-raw" },
        `${label}：${JSON.stringify(desk.record.fields[label])}（原样留着）`
      )
    );
    register([label], holder);
    box.append(holder);
  });
  return box;
}

function bodyBox() {
  const input = el("textarea", {
    class: "w-in w-in--body",
    id: "f-body",
    "aria-describedby": "f-body-h",
  });
  input.value = desk.body;
  input.addEventListener("input", () => {
    keepStep(BODY);
    desk.body = input.value;
    tell("typed");
  });
  const box = el("div", { class: "w-f" }, el("label", { for: "f-body" }, BODY));
  box.append(
    el(
      "p",
      { class: "w-help", id: "f-body-h" },
      "难在哪里，后来怎样。空一行是另起一段。来源没写的，不写。"
    ),
    input
  );
  register([BODY], box);
  return box;
}

/** The file as it is, where its lines cannot be told apart. */
function fileBox() {
  const input = el("textarea", {
    class: "w-in w-in--file",
    id: "f-file",
    spellcheck: "false",
    "aria-describedby": "f-file-h",
  });
  input.value = desk.text;
  input.addEventListener("input", () => {
    keepStep("file");
    desk.text = input.value;
    tell("typed");
  });
  const box = el("div", { class: "w-f" }, el("label", { for: "f-file" }, "整个文件"));
  const help =
    "这个文件的表头有一行认不出是哪个字段，排不成表单。照下面说的改好、保存，表单就回来了。一个字也没有丢。";
  box.append(el("p", { class: "w-help", id: "f-file-h" }, help), input);
  register(["file"], box);
  return box;
}

function headBox() {
  const record = desk.record;
  const acts = el("div", { class: "w-acts" });
  acts.append(el("a", { class: "w-btn w-narrow", href: "#view" }, "看读者看到的样子"));
  if (record.fits && record.draft)
    acts.append(el("button", { type: "button", class: "w-btn", "data-do": "publish" }, "发布"));
  acts.append(el("button", { type: "button", class: "w-btn", "data-do": "rename" }, "换文件名"));
  if (record.fits && record.listed && !record.draft) {
    acts.append(el("button", { type: "button", class: "w-btn", "data-do": "withdraw" }, "撤回"));
  }
  const bar = el("div", { class: "w-bar" }, el("h1", {}, record.name || "还没有名称"));
  bar.append(el("span", { class: "w-count w-st", role: "status" }));
  const box = el("div", {}, bar);
  const state = record.draft
    ? "草稿，网站上还看不到。"
    : record.listed
      ? ""
      : "已撤回，各处的单子里不列。";
  const help = `${record.label}，编号 ${record.number || "还没有"}。${state}没写“必填”的都可以空着，空着就显示“未提供”。`;
  box.append(
    el("p", { class: "w-help" }, help),
    acts,
    el("div", { class: "w-place", "data-general": true })
  );
  return box;
}

/** Draw everything anew; the focus goes back to where it was. */
function drawForm() {
  const main = one("#form");
  const held =
    document.activeElement && main.contains(document.activeElement)
      ? document.activeElement.id
      : "";
  const open = all("details[open] > summary", main).map((summary) => summary.textContent);
  Object.keys(places).forEach((key) => delete places[key]);
  empty(main).append(headBox());
  places[""] = one("[data-general]", main);
  if (desk.record.fits) {
    desk.form.sections.forEach((section, place) => {
      const box = sectionBox(section, place);
      main.append(box);
    });
    const kept = keptBox();
    if (kept) main.append(kept);
    main.append(el("section", {}, el("h2", {}, BODY), bodyBox()));
  } else {
    main.append(fileBox());
  }
  all("details > summary", main).forEach((summary) => {
    if (open.indexOf(summary.textContent) >= 0) summary.parentElement.open = true;
  });
  if (held && d_(held)) d_(held).focus({ preventScroll: true });
  tell("drawn");
}
