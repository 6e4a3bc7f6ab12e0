/* A number as a source writes it (近2000人): read by the server, put into the fields of its entry. */
/* global ask, calmly, el, empty */

const READ = ["数值", "下限", "上限", "文字", "单位", "限定"];

/** The list of what was read. */
function readOut(box, entry, said_) {
  empty(box);
  const words = Array.isArray(entry["限定"]) ? entry["限定"].join("、") : entry["限定"];
  const number =
    entry["数值"] || entry["文字"] || [entry["下限"], entry["上限"]].filter(Boolean).join(" 到 ");
  if (!number) {
    if (said_) box.append(el("li", {}, "还没有读出数来。只写数和它前后的字，如“近2000人”。"));
    return;
  }
  const rows = [
    ["数值", number],
    ["单位", entry["单位"] || "没有写"],
    ["限定", words || "没有"],
  ];
  rows.forEach(([name, value]) =>
    box.append(el("li", {}, el("span", {}, name), el("b", {}, value)))
  );
}

/** The input for a number as it is written; `put` takes the fields that were read. */
function saidInput(id, text, put) {
  const input = el("input", { class: "w-in", id, value: text, autocomplete: "off" });
  let asked = 0;
  const read = calmly(250, async () => {
    asked += 1;
    const now = asked;
    const written = input.value.trim();
    try {
      const answer = written ? await ask("figure", { text: written }) : { fields: {} };
      if (now === asked) put(answer.fields, written);
    } catch (error) {
      /* the check says that the server is gone */
    }
  });
  input.addEventListener("input", read);
  return input;
}
