/* Questions to the person: one at a time, with words on the buttons that say what happens. */
/* global all, d, el, one */

/** Ask, and give what the chosen button gives; null where it was closed.
 *  A button is [words, what it gives (or a function that gives it), whether it is the main one]. */
function question(title, content, buttons) {
  return new Promise((resolve) => {
    const back = d.activeElement;
    let given = null;
    const box = el("dialog", { class: "w-ask", "aria-labelledby": "ask-title" });
    box.append(el("h2", { id: "ask-title" }, title), ...content);
    const row = el("div", { class: "w-ask__acts" });
    buttons.forEach(([words, value, main]) => {
      const press = () => {
        given = typeof value === "function" ? value() : value;
        if (given !== undefined) box.close();
      };
      row.append(
        el("button", { type: "button", class: main ? "j-btn" : "w-btn", click: press }, words)
      );
    });
    box.append(row);
    box.addEventListener("close", () => {
      box.remove();
      if (back && back.focus && d.contains(back)) back.focus();
      resolve(given);
    });
    box.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" || e.target.tagName !== "INPUT" || e.isComposing) return;
      e.preventDefault();
      one(".j-btn", row).click();
    });
    d.body.append(box);
    box.showModal();
    const first = one("input:not([type=checkbox]), select", box) || all("button", row).pop();
    first.focus({ preventScroll: true });
    box.scrollTop = 0;
  });
}

function said(words) {
  return el("p", {}, words);
}

/** Tell something that needs no answer but to be read. */
function told(title, words) {
  return question(title, [said(words)], [["知道了", true, true]]);
}

/** Lines before and after, as words and not by colour alone. */
function difference(lines) {
  const box = el("div", { class: "w-diff" });
  lines.forEach((line) => {
    if (/^(---|\+\+\+|@@)/.test(line)) return;
    const tag = { "-": "del", "+": "ins" }[line[0]];
    if (tag) box.append(el(tag, {}, line.slice(1) || " "));
  });
  return box;
}
