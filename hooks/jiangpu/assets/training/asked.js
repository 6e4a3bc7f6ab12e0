/* One question: what was chosen, and what is right. */
/* global all, first */

/** A text as answers are compared: width, case, spaces and full stops aside. */
function sameText(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s。.,，]+$/, "")
    .replace(/\s+/g, "");
}

function equalLists(some, others) {
  return some.length === others.length && some.every((one, n) => one === others[n]);
}

/** Whether an answer is right. `chosen`: a list of texts, in the order of choosing. */
function isRight(form, chosen, keys) {
  if (form === "填空") return keys.some((key) => sameText(key) === sameText(chosen[0] || ""));
  if (form === "排序") return equalLists(chosen, keys);
  return equalLists(chosen.slice().sort(), keys.slice().sort());
}

/** What is chosen in a question. */
function chosenIn(section) {
  const field = first(".w-fill input", section);
  if (field) return field.value.trim() ? [field.value.trim()] : [];
  const ordered = all(".w-ord", section);
  if (ordered.length) {
    return ordered
      .filter((button) => button.getAttribute("data-n"))
      .sort((a, b) => a.getAttribute("data-n") - b.getAttribute("data-n"))
      .map((button) => button.getAttribute("data-value"));
  }
  return all("input:checked", section).map((input) => input.value);
}

/** Whether there is an answer to judge: of a 排序 all, of the others at least one. */
function isAnswered(section) {
  const chosen = chosenIn(section);
  const ordered = all(".w-ord", section).length;
  return ordered ? chosen.length === ordered : chosen.length > 0;
}

/** A press puts an option at the end of the order, or takes it and what follows out again. */
function pressOrdered(section, button) {
  const chosen = chosenIn(section);
  const value = button.getAttribute("data-value");
  const place = chosen.indexOf(value);
  const order = place < 0 ? chosen.concat(value) : chosen.slice(0, place);
  all(".w-ord", section).forEach((other) => {
    const n = order.indexOf(other.getAttribute("data-value")) + 1;
    if (n) other.setAttribute("data-n", n);
    else other.removeAttribute("data-n");
    other.classList.toggle("on", n > 0);
    other.setAttribute("aria-pressed", String(n > 0));
    first(".n", other).textContent = n || "";
  });
}

/** Nothing is chosen any more. */
function clearAnswer(section) {
  all("input", section).forEach((input) => {
    if (input.type === "text") input.value = "";
    else input.checked = false;
  });
  all(".w-ord", section).forEach((button) => {
    button.removeAttribute("data-n");
    button.classList.remove("on");
    first(".n", button).textContent = "";
  });
}

function shuffle(list) {
  const mixed = list.slice();
  for (let n = mixed.length - 1; n > 0; n -= 1) {
    const other = Math.floor(Math.random() * (n + 1));
    const one = mixed[n];
    mixed[n] = mixed[other];
    mixed[other] = one;
  }
  return mixed;
}

/** The options in another order; 对 and 错 stay. */
function shuffleOptions(section) {
  const box = first(".w-opts", section);
  if (!box || section.getAttribute("data-form") === "判断") return;
  shuffle(all(".w-opt", box)).forEach((option) => box.appendChild(option));
}
