/* 操作法一页纸: kept while it is filled in, advised on, saved as a Markdown file. */
/* global adviceOn, adviceOnSteps, all, dayText, first, saveAs, today */

const FORM = "j-writing";
const TEXTS = ["problem", "different", "safety", "proof"];

/** What is filled in: the fields by name, `risk`, and the steps that say what to do. */
function filledIn(form) {
  const filled = { risk: first("[data-risk]:checked", form).value };
  all("[data-field]", form).forEach((field) => {
    filled[field.getAttribute("data-field")] = field.value.trim();
  });
  filled.steps = all("[data-step]", form)
    .map((row) => ({
      action: first("[data-action]", row).value.trim(),
      points: linesOf(first("[data-points]", row).value),
      because: first("[data-because]", row).value.trim(),
    }))
    .filter((step) => step.action);
  return filled;
}

function linesOf(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line);
}

/** A text as a value of front matter. */
function quoted(text) {
  return '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\s*\n\s*/g, "；") + '"';
}

function stepLine(step) {
  const parts = ["做什么: " + quoted(step.action)];
  if (step.points.length) parts.push("要点: [" + step.points.map(quoted).join(", ") + "]");
  if (step.because) parts.push("理由: " + quoted(step.because));
  return "  - {" + parts.join(", ") + "}";
}

/** What was filled in as a record: a draft without a number, which an editor gives it. A dangerous
    one has no steps: what was done is told in the body. */
function asMarkdown(filled) {
  const dangerous = filled.risk === "高危";
  const lines = ["---", "# 编号由编者取"];
  const put = (label, text) => {
    if (text) lines.push(label + ": " + quoted(text));
  };
  put("名称", filled.name);
  put("提出人", filled.author);
  put("单位", filled.unit);
  if (filled.industry) lines.push("行业: " + filled.industry);
  lines.push("类别: 操作法", "风险: " + filled.risk);
  put("解决问题", filled.problem);
  if (filled.steps.length && !dangerous) lines.push("步骤:", ...filled.steps.map(stepLine));
  const safety = linesOf(filled.safety);
  if (safety.length) lines.push("安全:", ...safety.map((line) => "  - 内容: " + quoted(line)));
  lines.push("状态: 草稿", "---", filled.different, "");
  if (dangerous) {
    filled.steps.forEach((step) => lines.push([step.action].concat(step.points).join("；"), ""));
  }
  if (filled.proof) lines.push("凭据：" + filled.proof, "");
  return lines.join("\n");
}

function advise(form, filled) {
  const tell = (name, text) => {
    first("[data-advice='" + name + "']", form).textContent = text;
  };
  TEXTS.forEach((name) => tell(name, adviceOn(filled[name])));
  tell("steps", filled.risk === "高危" ? "" : adviceOnSteps(filled.steps));
  const account = "高危的只记经过和经验，不写成步骤；存下来的文件里，步骤放在正文。";
  tell("risk", filled.risk === "高危" ? account : "");
}

/** Everything that can be typed or chosen, in order. */
function controlsOf(form) {
  return all("input, textarea, select", form);
}

function keepForm(form) {
  const values = controlsOf(form).map((control) => {
    return control.type === "radio" ? control.checked : control.value;
  });
  try {
    localStorage.setItem(FORM, JSON.stringify(values));
  } catch (error) {
    /* private mode: it is not kept */
  }
}

function bringForm(form) {
  let values = null;
  try {
    values = JSON.parse(localStorage.getItem(FORM));
  } catch (error) {
    return;
  }
  const controls = controlsOf(form);
  if (!values || values.length !== controls.length) return;
  controls.forEach((control, n) => {
    if (control.type === "radio") control.checked = values[n];
    else control.value = values[n];
  });
}

function makeForm(form) {
  bringForm(form);
  advise(form, filledIn(form));
  form.addEventListener("input", () => {
    keepForm(form);
    advise(form, filledIn(form));
  });
  form.addEventListener("submit", (e) => e.preventDefault());
  first("[data-save-method]", form).addEventListener("click", () => {
    const filled = filledIn(form);
    const file = URL.createObjectURL(new Blob([asMarkdown(filled)], { type: "text/markdown" }));
    saveAs((filled.name || "操作法") + "-" + dayText(today()) + ".md", file);
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  });
  first("[data-empty-form]", form).addEventListener("click", () => {
    if (!window.confirm("全部清空，找不回来。清空吗？")) return;
    form.reset();
    keepForm(form);
    advise(form, filledIn(form));
  });
}

all("[data-writing]").forEach(makeForm);
