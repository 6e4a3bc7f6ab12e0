/* A table put in: what becomes of each row is shown before anything is written. */
/* global DEEDS, act, d, el, mayLeave, one, question, tell, told, tried */

const SHAPES = { 新建: "done", 有改动: "half", 已经有: "", 不收: "no", 跳过: "skip" };
const wishes = { key: "", places: {}, skipped: [] };

function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject({ refused: "这个文件读不出来，再选一次" });
    reader.readAsDataURL(file);
  });
}

/** One cell: where it stands, what stands in it, what to write instead. */
function cellItem(cell) {
  const words =
    cell.was || cell.now ? `${cell.was || "（空着）"} → ${cell.now || "（空着）"}` : cell.text;
  const item = el("li", {}, el("b", {}, cell.address), ` ${cell.heading}：${words}。`);
  const fix = cell.suggestion && cell.said.indexOf("改法") < 0;
  if (cell.said) item.append(`${cell.said}。`);
  if (fix) item.append(`改法：写成“${cell.suggestion}”。`);
  return item;
}

function rowBox(row) {
  const head = el(
    "p",
    { class: "w-bar" },
    el("b", {}, `${row.sheet} 第 ${row.row} 行 ${row.name}`)
  );
  head.append(el("span", { class: `w-st w-st--${SHAPES[row.state]}` }, row.state));
  const list = el("ul", { class: "w-help" });
  row.reasons.concat(row.notes).forEach((words) => list.append(el("li", {}, `${words}。`)));
  row.cells.forEach((cell) => list.append(cellItem(cell)));
  return el("div", { class: "w-file" }, head, list);
}

/** A column that nobody knows: where its cells go. */
function placeBox(heading, plan, number) {
  const id = `place-${number}`;
  const select = el("select", { class: "w-in", id });
  const places = [plan.remark, plan.never].concat(heading.choices);
  places
    .filter((place, at) => places.indexOf(place) === at)
    .forEach((place) => select.append(el("option", { value: place }, place)));
  select.value = wishes.places[heading.key] || plan.remark;
  select.addEventListener("change", () => {
    wishes.places[heading.key] = select.value;
  });
  const words = `${heading.column} 列“${heading.heading}”放到哪里`;
  return el("div", { class: "w-f" }, el("label", { for: id }, words), select);
}

/** Show what the table would do, and ask. */
async function showPlan(plan) {
  wishes.key = plan.key;
  const sums = Object.keys(plan.sums)
    .filter((state) => plan.sums[state])
    .map((state) =>
      el("span", { class: `w-st w-st--${SHAPES[state]}` }, `${state} ${plan.sums[state]} 行`)
    );
  const content = [el("p", {}, `${plan.file}，${plan.sheets.length} 张表。现在还什么都没有动。`)];
  content.push(el("p", { class: "w-acts" }, ...sums));
  plan.asked.forEach((heading, number) => content.push(placeBox(heading, plan, number)));
  plan.rows.forEach((row) => content.push(rowBox(row)));
  if (plan.more) content.push(el("p", { class: "w-help" }, `还有 ${plan.more} 行，没有列出来。`));
  const refused = plan.rows.filter((row) => row.state === "不收");
  const taken = (plan.sums["新建"] || 0) + (plan.sums["有改动"] || 0);
  const buttons = [["一个也不放", null]];
  if (plan.asked.length) buttons.push(["照选的再看一遍", "again"]);
  if (refused.length && taken) buttons.push(["不收的先不要，再看一遍", "skip", true]);
  if (!refused.length && taken) buttons.push(["全部放进去", "put", true]);
  const choice = await question("放进来以前，先看一遍", content, buttons);
  if (choice === "skip") {
    wishes.skipped = wishes.skipped.concat(refused.map((row) => `${row.sheet}:${row.row}`));
  }
  if (choice === "again" || choice === "skip") {
    const again = await tried("没有看成", () => act("ledger", wishes));
    if (again) await showPlan(again);
  }
  if (choice !== "put") return;
  const done = await tried("没有放进去", () => act("put_in", wishes));
  if (!done) return;
  tell("list");
  await told(
    "放进去了",
    `新建和改动了 ${done.files.length} 个文件，都是草稿或原来的状态。要退回，点“退一步”。`
  );
}

async function takeTable(file) {
  if (!file || !(await mayLeave())) return;
  const button = one("[data-do=table]");
  button.disabled = true;
  button.textContent = "正在看……";
  wishes.places = {};
  wishes.skipped = [];
  const plan = await tried("没有看成", async () => {
    const content = await readFile(file);
    return act("new_ledger", { name: file.name, content });
  });
  button.disabled = false;
  button.textContent = "从表格放进来";
  if (plan) await showPlan(plan);
}

const chosen_ = one("[data-table]");
const drop = one("[data-drop]");
DEEDS.table = () => chosen_.click();

chosen_.addEventListener("change", () => {
  takeTable(chosen_.files[0]);
  chosen_.value = "";
});

d.addEventListener("dragover", (e) => {
  if (Array.from(e.dataTransfer.types).indexOf("Files") < 0) return;
  e.preventDefault();
  drop.hidden = false;
});

d.addEventListener("dragleave", (e) => {
  if (!e.relatedTarget) drop.hidden = true;
});

d.addEventListener("drop", (e) => {
  drop.hidden = true;
  if (!e.dataTransfer.files.length) return;
  e.preventDefault();
  takeTable(e.dataTransfer.files[0]);
});
