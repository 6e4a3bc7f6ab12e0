/* What is wrong, at its field: what to write instead, and a button where one answer is right. */
/* global all, desk, el, one, places, tell */

const LEVEL = { 错误: "要改", 警告: "看一看", 建议: "可以更好" };

/** The innermost place on the page for a path. */
function placeFor(path) {
  if (!desk.record.fits) return places.file;
  for (let length = path.length; length > 0; length -= 1) {
    const found = places[path.slice(0, length).join("/")];
    if (found) return found;
  }
  return places[""];
}

function problemBox(problem, id) {
  const mild = problem.level === "错误" ? "" : " w-bad--mild";
  const where = desk.record.fits ? "" : `第 ${problem.line} 行，`;
  const fix = problem.fix ? `改法：${problem.fix}。` : "";
  const words = el(
    "p",
    {},
    el("b", {}, `${LEVEL[problem.level]}：`),
    `${where}${problem.text}。${fix}`
  );
  const box = el("div", { class: `w-bad${mild}`, id }, words);
  if (problem.edits.length) {
    const mend = () => tell("mend", problem);
    box.append(
      el("button", { type: "button", class: "w-btn w-btn--zhu", click: mend }, "替我改好")
    );
  }
  return box;
}

function marked(holder, id, wrong) {
  const inputs = all("input, select, textarea", holder).filter(
    (input) => input.closest(".w-place") === holder
  );
  const input = inputs[0];
  if (!input) return;
  const said_ = (input.getAttribute("aria-describedby") || "")
    .split(" ")
    .filter((each) => each && !/^bad-/.test(each));
  if (id) said_.push(id);
  if (said_.length) input.setAttribute("aria-describedby", said_.join(" "));
  else input.removeAttribute("aria-describedby");
  if (wrong) input.setAttribute("aria-invalid", "true");
  else if (!id) input.removeAttribute("aria-invalid");
}

/** Open what is folded around an element. */
function unfold(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
}

function showProblems(problems) {
  const main = one("#form");
  all(".w-bad", main).forEach((box) => box.remove());
  all("[aria-invalid]", main).forEach((input) => marked(input.closest(".w-place"), "", false));
  problems.forEach((problem, number) => {
    const holder = placeFor(problem.place);
    if (!holder) return;
    const id = `bad-${number}`;
    holder.append(problemBox(problem, id));
    marked(holder, id, problem.level === "错误");
    unfold(holder);
  });
  const errors = problems.filter((problem) => problem.level === "错误").length;
  const mild = problems.filter((problem) => problem.level === "警告").length;
  desk.errors = errors;
  const count = one(".w-count", main);
  if (!count) return;
  const words = errors ? `${errors} 处要改` : mild ? `${mild} 处看一看` : "没有要改的";
  count.className = `w-count w-st w-st--${errors ? "no" : mild ? "half" : "done"}`;
  if (count.textContent !== words) count.textContent = words;
}
