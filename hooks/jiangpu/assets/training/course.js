/* How far one has come with the stops of a path: ●, ◐, ○ or –, always with a word. */
/* global all, changeProgress, d, dayText, dueNow, first, hit, keptOf, made, onProgress, today */

/** What a row says of a stop: its key, how many steps and questions it has. */
function unitOf(row) {
  return {
    key: row.getAttribute("data-unit"),
    steps: Number(row.getAttribute("data-steps") || 0),
    measure: row.getAttribute("data-measure") || "步",
    questions: Number(row.getAttribute("data-questions") || 0),
    mark: Number(row.getAttribute("data-mark") || 0),
  };
}

/** Of a lesson the first step that is not ticked off, from 1; 0 where all are. */
function openStep(progress, unit) {
  const ticked = progress.lessons[unit.key] || [];
  for (let step = 1; step <= unit.steps; step += 1) {
    if (ticked.indexOf(step) < 0) return step;
  }
  return 0;
}

/** done, half or "": whether a stop was learned. */
function learnedState(progress, unit) {
  if (!unit.steps) return progress.read[unit.key] === undefined ? "" : "done";
  if (!openStep(progress, unit)) return "done";
  return (progress.lessons[unit.key] || []).length ? "half" : "";
}

/** done, half or "": whether the questions of a stop were answered. */
function testedState(progress, unit) {
  const kept = keptOf(progress, unit.key, unit.mark);
  const answered = kept ? kept.asked.filter((asked) => asked).length : 0;
  if (answered >= unit.questions) return "done";
  return answered ? "half" : "";
}

function learnedWords(progress, unit, state) {
  if (state === "done") return "学完了";
  if (state === "half") return "做到第 " + (openStep(progress, unit) - 1 || 1) + " " + unit.measure;
  return "没开始";
}

/** The style and the words of a stop. */
function unitState(progress, unit, skipped) {
  if (skipped !== undefined) return ["skip", "跳过：" + skipped];
  const state = learnedState(progress, unit);
  return [state, learnedWords(progress, unit, state)];
}

function showState(element, state, words) {
  element.className = "w-st" + (state ? " w-st--" + state : "");
  element.textContent = words;
}

/** A state in a cell of the passport: the shape alone, with the word for who does not see it. */
function showShape(cell, state, words) {
  const shape = made("span", "w-st" + (state ? " w-st--" + state : ""));
  shape.appendChild(made("span", "j-vh", words));
  cell.textContent = "";
  cell.appendChild(shape);
}

/** The line of a path: a mark each stop. */
function showLine(line, progress) {
  all("[data-unit]", line).forEach((mark) => {
    const state = learnedState(progress, unitOf(mark));
    mark.classList.toggle("was", state === "done");
    mark.classList.toggle("half", state === "half");
  });
}

function makeLines() {
  onProgress((progress) => {
    all("[data-course]").forEach((line) => showLine(line, progress));
    all("[data-path] > [data-course]").forEach((line) => {
      const marks = all("[data-unit]", line);
      const done = marks.filter((mark) => mark.classList.contains("was")).length;
      const words = done === marks.length ? "学完了" : done ? "学了 " + done + " 课" : "没开始";
      const state = done === marks.length ? "done" : done ? "half" : "";
      const shown = first(".w-st", line.parentNode);
      if (shown) showState(shown, state, words);
    });
  });
}

/** 这一页看完了 */
function makeReadTicks() {
  all("[data-read]").forEach((field) => {
    const key = field.getAttribute("data-read");
    field.addEventListener("change", () => {
      changeProgress((progress) => {
        if (field.checked) progress.read[key] = today();
        else delete progress.read[key];
      });
    });
    onProgress((progress) => {
      field.checked = progress.read[key] !== undefined;
    });
  });
}

/** 今天该复习: the tests of which questions are due. */
function makeDue(box) {
  const list = first("[data-due]", box);
  onProgress((progress) => {
    list.textContent = "";
    all("[data-test][data-unit]").forEach((row) => {
      const unit = unitOf(row);
      const due = dueNow(keptOf(progress, unit.key, unit.mark), today());
      if (!due.length || !row.getAttribute("data-test")) return;
      const item = made("li");
      const link = made("a", "", row.getAttribute("data-name"));
      link.href = row.getAttribute("data-test");
      item.appendChild(link);
      item.appendChild(made("span", "j-note", due.length + " 题"));
      list.appendChild(item);
    });
    box.hidden = !list.children.length;
  });
}

/** The box with the next thing to do. */
function showNext(box, rows, progress, skippedOf) {
  const open = rows.find((row) => {
    return skippedOf(row) === undefined && learnedState(progress, unitOf(row)) !== "done";
  });
  const done = rows.filter((row) => learnedState(progress, unitOf(row)) === "done").length;
  const go = first("[data-next-go]", box);
  all(".w-line i", box).forEach((bar, n) => {
    const state = learnedState(progress, unitOf(rows[n]));
    bar.className = rows[n] === open ? "now" : state === "done" ? "was" : "";
  });
  first("[data-next-count]", box).textContent = rows.length + " 课学完 " + done + " 课";
  if (!open) {
    first("[data-next-where]", box).textContent = "都走到了";
    first("[data-next-title]", box).textContent = "印出手册，请师傅签";
    first("[data-next-what]", box).textContent = "一课一课做给师傅看，做对了再签。";
    go.href = "#passport";
    go.textContent = "看学艺手册";
    return;
  }
  const unit = unitOf(open);
  const step = openStep(progress, unit);
  const begun = unit.steps && step > 1;
  const link = first("h3 a", open).getAttribute("href");
  first("[data-next-where]", box).textContent =
    (done || begun ? "接着学 · " : "开始学 · ") + "第 " + (rows.indexOf(open) + 1) + " 课";
  first("[data-next-title]", box).textContent = open.getAttribute("data-title");
  first("[data-next-what]", box).textContent = open.getAttribute("data-note");
  go.href = begun ? link + "#b" + step : link;
  go.textContent = begun ? "接着学第 " + step + " " + unit.measure : "开始学";
}

/** The row of a stop with its state, and the form to skip it. */
function makeUnits(list) {
  const path = list.getAttribute("data-path");
  const rows = all("[data-unit]", list);
  const box = first("[data-next-unit]");
  const skipKey = (row) => path + "/" + row.id.replace("stop-", "");

  onProgress((progress) => {
    const skippedOf = (row) => progress.skipped[skipKey(row)];
    rows.forEach((row) => {
      const [state, words] = unitState(progress, unitOf(row), skippedOf(row));
      showState(first(".w-st", row), state, words);
      first("[data-skip]", row).textContent =
        skippedOf(row) === undefined ? "跳过这一课" : "不跳过了";
    });
    if (box) showNext(box, rows, progress, skippedOf);
  });
  list.addEventListener("click", (e) => {
    const button = hit(e, "[data-skip]");
    if (!button) return;
    const row = hit(e, "[data-unit]");
    const form = first(".w-skip", row);
    const skipped = button.textContent === "不跳过了";
    if (skipped) {
      changeProgress((progress) => {
        delete progress.skipped[skipKey(row)];
      });
    }
    form.hidden = skipped || !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) first("input", form).focus();
  });
  list.addEventListener("submit", (e) => {
    e.preventDefault();
    const row = hit(e, "[data-unit]");
    changeProgress((progress) => {
      progress.skipped[skipKey(row)] = first("input", row).value.trim() || "没写";
    });
    first(".w-skip", row).hidden = true;
    first("[data-skip]", row).setAttribute("aria-expanded", "false");
  });
}

/** The passport: the cells of the master stay empty until he signs. */
function makePassport(table) {
  const rows = all("tr[data-unit]", table);
  const certificate = first("[data-certificate]");
  d.documentElement.classList.add("w-booklet"); /* what the page prints */
  onProgress((progress) => {
    let complete = rows.length > 0;
    rows.forEach((row) => {
      const unit = unitOf(row);
      const learned = learnedState(progress, unit);
      showShape(first("[data-learned]", row), learned, learnedWords(progress, unit, learned));
      const tested = testedState(progress, unit);
      if (unit.questions) {
        const words = { done: "答过了", half: "答了一半", "": "没考" };
        showShape(first("[data-tested]", row), tested, words[tested]);
      }
      const signed = progress.signed[unit.key] || [];
      const cell = first("[data-signed]", row);
      cell.textContent = "";
      signed.forEach((signature) => {
        const line = made("span", "j-block", signature[0] + "　");
        line.appendChild(made("span", "j-nb", dayText(signature[1])));
        cell.appendChild(line);
      });
      complete = complete && learned === "done" && tested === "done" && signed.length > 0;
    });
    if (certificate) certificate.hidden = !complete;
  });
}

makeLines();
makeReadTicks();
all("[data-units]").forEach(makeUnits);
all("[data-passport]").forEach(makePassport);
if (d.getElementById("due")) makeDue(d.getElementById("due"));
d.addEventListener("click", (e) => {
  if (hit(e, "[data-print]")) window.print();
});
