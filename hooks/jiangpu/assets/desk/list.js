/* The list of all records: searched by the server, a page at a time. */
/* global ask, calmly, desk, el, empty, hear, one, tell */

const finding = { start: 0, asked: 0 };

function rowState(row) {
  if (row.errors) return ["no", `${row.errors} 处`];
  if (row.warnings) return ["half", `看 ${row.warnings}`];
  if (row.missing) return ["half", `补 ${row.missing}`];
  return ["done", "好"];
}

function rowItem(row) {
  const [shape, words] = rowState(row);
  const current = desk.record && desk.record.uri === row.uri;
  const open = () => tell("open", row.uri);
  const button = el("button", {
    type: "button",
    "data-uri": row.uri,
    "aria-current": current ? "true" : null,
    click: open,
  });
  button.append(
    el("span", {}, row.name),
    el("small", {}, row.about),
    el("span", { class: `w-st w-st--${shape}` }, words)
  );
  return el("li", {}, button);
}

async function fillList(more) {
  finding.asked += 1;
  const now = finding.asked;
  const list = one("[data-rows]");
  finding.start = more ? list.children.length : 0;
  const asked = {
    q: one("#find").value.trim(),
    kind: one("#find-kind").value,
    start: finding.start,
  };
  let answer;
  try {
    answer = await ask("records", asked);
  } catch (error) {
    return;
  }
  if (now !== finding.asked) return;
  if (!more) empty(list);
  answer.rows.forEach((row) => list.append(rowItem(row)));
  const some = answer.found !== answer.total;
  one("[data-total]").textContent = some
    ? `找到 ${answer.found} 条，共 ${answer.total} 条`
    : `${answer.total} 条`;
  const rest = answer.found - list.children.length;
  const button = one("[data-do=more]");
  button.hidden = rest <= 0;
  button.textContent = `再看一些（还有 ${rest} 条）`;
  const elsewhere = one("[data-elsewhere]");
  elsewhere.textContent = answer.elsewhere
    ? `别的文件里还有 ${answer.elsewhere} 处，用 jiangpu check 看。`
    : "";
  if (!answer.found)
    list.append(el("li", { class: "w-help" }, "没有找到。少打几个字试试，拼音也行。"));
}

const findSoon = calmly(120, () => fillList(false));

one("#find").addEventListener("input", findSoon);
one("#find-kind").addEventListener("change", () => fillList(false));
hear("list", () => fillList(false));
