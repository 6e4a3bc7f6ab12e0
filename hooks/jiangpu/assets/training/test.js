/* A test: nothing is told before one attempt; what was missed comes again. */
/* global all, changeProgress, chosenIn, clearAnswer, d, dueNow, first, hit, isAnswered, isRight,
   keepAnswer, keptOf, made, makeScreens, pressOrdered, progressNow, shuffle, shuffleOptions,
   today */

/** What is said to an answer: the reason for a wrong choice, and the way back to the page. */
function say(section, right, chosen) {
  const box = first(".w-why", section);
  const verdict = made("b", "w-st " + (right ? "w-st--done" : "w-st--no"), right ? "对了" : "不对");
  box.textContent = "";
  box.appendChild(verdict);
  const reason = all("template[data-why]", section).find((template) => {
    return chosen.indexOf(template.getAttribute("data-why")) >= 0;
  });
  if (!right && reason) box.appendChild(reason.content.cloneNode(true));
  if (right) box.appendChild(made("p", "", first(".w-ans p", section).firstChild.textContent));
  box.appendChild(first("template[data-back]", section).content.cloneNode(true));
  box.hidden = false;
  if (box.scrollIntoView) box.scrollIntoView({ block: "nearest" });
}

/** A changed answer takes the verdict back. */
function takeBack(section) {
  first(".w-check", section).disabled = !isAnswered(section);
  section.classList.remove("tried");
  first(".w-why", section).hidden = true;
}

function startAnew(section) {
  clearAnswer(section);
  shuffleOptions(section);
  takeBack(section);
  section.classList.remove("told");
  section.removeAttribute("data-first");
  section.removeAttribute("data-ok");
}

/** How a question went, in words and as a shape. */
function outcome(section) {
  const firstTry = section.getAttribute("data-first");
  if (firstTry === "1") return ["w-st--done", "一次答对"];
  if (firstTry === null) return ["", "没有答"];
  return section.hasAttribute("data-ok") ? ["w-st--half", "再试才对"] : ["w-st--no", "还没答对"];
}

function makeTest(box) {
  const questions = all(".w-q", box);
  const stage = first(".w-stage", box);
  const result = d.getElementById("result");
  const test = {
    key: box.getAttribute("data-test"),
    mark: Number(box.getAttribute("data-mark")),
    count: questions.length,
  };
  const screens = makeScreens(box);
  let round = [];

  function total() {
    let right = 0;
    questions.forEach((section) => {
      const row = first("[data-result='" + section.id + "']", box);
      const [style, words] = outcome(section);
      row.hidden = round.indexOf(section) < 0;
      first(".w-st", row).className = "w-st " + style;
      first(".w-st", row).textContent = words;
      if (words === "一次答对") right += 1;
    });
    first(".w-score b", box).textContent = right;
    first(".w-score span", box).textContent = round.length;
  }

  /** The questions of a round, in a new order, and nothing else. */
  function begin(chosen, why) {
    round = shuffle(chosen);
    questions.forEach((section) => {
      section.hidden = round.indexOf(section) < 0;
    });
    round.forEach((section, n) => {
      section.setAttribute("data-say", why + "第 " + (n + 1) + " 题，共 " + round.length + " 题");
      startAnew(section);
      stage.insertBefore(section, result);
    });
    result.setAttribute("data-say", "结果");
    all(".w-top .w-line i", box).forEach((bar, n) => {
      bar.hidden = n >= round.length + 1;
    });
    screens.put(round.concat(result));
    total();
    screens.go(0, false);
  }

  function check(section) {
    const keys = JSON.parse(section.getAttribute("data-answers"));
    const chosen = chosenIn(section);
    const right = isRight(section.getAttribute("data-form"), chosen, keys);
    if (!section.hasAttribute("data-first")) {
      section.setAttribute("data-first", right ? "1" : "0");
      changeProgress((progress) => {
        keepAnswer(progress, test, questions.indexOf(section), right);
      });
    }
    if (right) section.setAttribute("data-ok", "");
    section.classList.add("tried", "told");
    say(section, right, chosen);
    total();
  }

  questions.forEach((section) => {
    section.addEventListener("change", () => takeBack(section));
    section.addEventListener("input", () => takeBack(section));
  });
  box.addEventListener("click", (e) => {
    const section = hit(e, ".w-q");
    const ordered = hit(e, ".w-ord");
    if (ordered) {
      pressOrdered(section, ordered);
      takeBack(section);
    }
    if (hit(e, ".w-check")) check(section);
    if (hit(e, "[data-next]")) screens.go(screens.at() + 1, true);
    if (hit(e, "[data-again]")) begin(questions, "");
  });

  const due = dueNow(keptOf(progressNow(), test.key, test.mark), today());
  if (due.length) begin(due.map((n) => questions[n]), "复习，");
  else begin(questions, "");
}

const testBox = first("[data-test]");
if (testBox && testBox.classList.contains("w-test")) makeTest(testBox);
