/* One field of the form: its name, what it is for, where it is typed, and what is said of it. */
/* global linesOf, made, readingOf, storedOf */

let fieldCount = 0;

/** Says something below a field, and marks the field where it has to be mended. */
function tell(control, place, reading) {
  place.textContent = reading.text;
  place.className = reading.bad ? "w-told w-told--bad" : "w-told";
  if (reading.bad) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

function choiceControl(field) {
  const select = made("select", "w-in");
  select.appendChild(new Option(field.required ? "请选一样" : "（不知道就空着）", ""));
  field.choices.forEach((choice) => {
    const text = choice.note ? choice.word + "：" + choice.note : choice.word;
    select.appendChild(new Option(text, choice.word));
  });
  return select;
}

function lineControl(field, id) {
  const input = made("input", "w-in");
  input.type = field.type === "link" ? "url" : "text";
  if (field.type === "integer" || field.type === "number") input.inputMode = "numeric";
  input.autocomplete = "off";
  if (field.offered && field.offered.length) {
    const list = made("datalist");
    list.id = id + "-l";
    field.offered.forEach((word) => list.appendChild(new Option(word, word)));
    input.setAttribute("list", list.id);
    input.offers = list;
  }
  return input;
}

function areaControl(field) {
  const area = made("textarea", "w-in");
  area.rows = field.many ? 3 : 4;
  return area;
}

function controlFor(field, id) {
  if (field.choices) return choiceControl(field);
  if (field.many || field.widget === "area") return areaControl(field);
  return lineControl(field, id);
}

function helpOf(field) {
  const many = field.many && !field.choices ? "一行一个。" : "";
  const example = field.example && !/[{[…]/.test(field.example) && !field.choices;
  return many + field.help + (example ? "。例：" + field.example : "");
}

/** A field of plain values. `holder`: what holds its value by its name; `changed` is called when
    somebody has typed. */
function plainField(field, holder, changed) {
  fieldCount += 1;
  const id = "q" + fieldCount;
  const box = made("div", "w-f");
  const label = made("label", "", field.title || field.label);
  label.htmlFor = id;
  if (field.required) label.appendChild(made("span", "must", "要填"));
  const help = made("p", "w-help", helpOf(field));
  help.id = id + "-h";
  const control = controlFor(field, id);
  control.id = id;
  control.setAttribute("aria-describedby", id + "-h " + id + "-t");
  const told = made("p", "w-told");
  told.id = id + "-t";
  told.setAttribute("role", "status");
  const kept = holder[field.label];
  control.value = Array.isArray(kept) ? kept.join("\n") : kept || "";
  if (control.value) tell(control, told, readingOf(field, control.value));
  control.addEventListener("input", () => {
    const text = control.value;
    const stored = (line) => storedOf(field, line);
    const many = field.many && !field.choices;
    holder[field.label] = many ? linesOf(text).map(stored) : stored(text);
    tell(control, told, readingOf(field, text));
    changed();
  });
  [label, help, control, told].forEach((part) => box.appendChild(part));
  if (control.offers) box.appendChild(control.offers);
  box.field = field;
  box.control = control;
  box.told = told;
  return box;
}

/** A group of fields that opens when somebody knows more. */
function folded(title, boxes) {
  const more = made("details", "w-more");
  more.appendChild(made("summary", "", title));
  boxes.forEach((box) => more.appendChild(box));
  return more;
}
