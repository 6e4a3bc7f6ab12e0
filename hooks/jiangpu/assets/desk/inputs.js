/* The input of one field, by its description. What the form does not understand stays as it is. */
/* global act, ask, calmly, el, empty */

const TYPED_DATE = { date: true, day: true };

function isText(value) {
  return value === undefined || value === null || typeof value === "string";
}

function texts(value) {
  if (value === undefined || value === null || value === "") return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether a value has a form that the input of a field can show. */
function understood(field, value) {
  if (field.parts.length) {
    const entries = field.many ? texts(value) : [value];
    return entries.every((entry) => isText(entry) || !Array.isArray(entry));
  }
  return field.many ? texts(value).every(isText) : isText(value);
}

/** One text or several: a single one is written without the list. */
function listed(values) {
  const kept = values.filter((value) => value !== "");
  return kept.length > 1 ? kept : kept[0];
}

function choiceInput(field, value, put, attributes) {
  const select = el("select", Object.assign({ class: "w-in" }, attributes));
  select.append(el("option", { value: "" }, field.required ? "请选一个" : "没有写"));
  const words = field.choices.map((choice) => choice.word);
  if (value && words.indexOf(value) < 0)
    select.append(el("option", { value }, `${value}（不认识）`));
  field.choices.forEach((choice) => {
    const note =
      choice.note && choice.note.length < 14 ? `${choice.word}：${choice.note}` : choice.word;
    select.append(el("option", { value: choice.word }, note));
  });
  select.value = value || "";
  select.addEventListener("change", () => put(select.value));
  return select;
}

function tickInput(value, put, attributes) {
  const select = el("select", Object.assign({ class: "w-in" }, attributes));
  [
    ["", "没有写"],
    ["是", "是"],
    ["否", "否"],
  ].forEach(([word, shown]) => {
    select.append(el("option", { value: word }, shown));
  });
  if (value && value !== "是" && value !== "否") select.append(el("option", { value }, value));
  select.value = value || "";
  select.addEventListener("change", () => put(select.value));
  return select;
}

/** Several words of a vocabulary; null where one that is written is not among them. */
function ticksInput(field, value, put, attributes) {
  const given = texts(value)
    .reduce((every, text) => every.concat(text.split(/[、，,]\s*/)), [])
    .filter(Boolean);
  const words = field.choices.map((choice) => choice.word);
  if (given.some((word) => words.indexOf(word) < 0)) return null;
  const box = el("div", {
    class: "w-ticks",
    role: "group",
    "aria-label": attributes["aria-label"] || field.label,
  });
  words.forEach((word, place) => {
    const tick = el("input", { type: "checkbox", id: `${attributes.id}-${place}` });
    tick.checked = given.indexOf(word) >= 0;
    tick.addEventListener("change", () => {
      const at = given.indexOf(word);
      if (tick.checked) given.push(word);
      else given.splice(at, 1);
      put(listed(words.filter((each) => given.indexOf(each) >= 0)));
    });
    box.append(el("label", { for: tick.id }, tick, word));
  });
  return box;
}

function textInput(field, value, put, attributes) {
  const long = field.widget === "area" || (value || "").length > 60;
  const mode = field.widget === "number" ? "decimal" : field.widget === "link" ? "url" : null;
  const given = Object.assign({ class: "w-in", autocomplete: "off", inputmode: mode }, attributes);
  const input = long ? el("textarea", given) : el("input", given);
  input.value = value || "";
  if (field.offered.length && !long) {
    const list = el("datalist", { id: `${attributes.id}-list` });
    field.offered.forEach((word) => list.append(el("option", { value: word })));
    input.setAttribute("list", list.id);
    input.addEventListener("input", () => put(input.value.trim()));
    return el("div", {}, input, list);
  }
  input.addEventListener("input", () => put(input.value.trim()));
  return input;
}

function linesInput(value, put, attributes) {
  const input = el("textarea", Object.assign({ class: "w-in" }, attributes));
  input.value = texts(value).join("\n");
  input.rows = Math.max(2, texts(value).length + 1);
  input.addEventListener("input", () => {
    put(listed(input.value.split("\n").map((line) => line.trim())));
  });
  return input;
}

/** The name of another record, found by a part of it; under it stands who is meant. */
function recordInput(field, value, put, attributes) {
  const input = el("input", Object.assign({ class: "w-in", autocomplete: "off" }, attributes));
  const list = el("datalist", { id: `${attributes.id}-list` });
  const meant = el("span", { class: "w-meant" });
  input.value = value || "";
  input.setAttribute("list", list.id);
  const say = async () => {
    const written = input.value.trim();
    if (!/^[A-Z]\d{4,6}$/.test(written)) {
      meant.textContent = "";
      return;
    }
    const answer = await act("called", { kind: field.refers_to, names: [written] }).catch(
      () => null
    );
    if (answer && input.value.trim() === written)
      meant.textContent = answer.names[written] ? `就是：${answer.names[written]}` : "";
  };
  const offer = calmly(150, async () => {
    const answer = await ask("names", { kind: field.refers_to, q: input.value.trim() }).catch(
      () => null
    );
    if (!answer) return;
    empty(list);
    answer.names.forEach((each) => {
      list.append(el("option", { value: each.value }, `${each.name} ${each.about}`));
    });
  });
  input.addEventListener("focus", offer);
  input.addEventListener("input", () => {
    put(input.value.trim());
    offer();
    say();
  });
  say();
  return el("div", { class: "w-many__one" }, input, list, meant);
}

/** Several records, each in an input of its own. */
function recordsInput(field, value, put, attributes) {
  const box = el("div", { class: "w-many" });
  const values = texts(value).slice();
  if (!values.length) values.push("");
  const draw = () => {
    empty(box);
    values.forEach((each, place) => {
      const own = Object.assign({}, attributes, {
        id: place ? `${attributes.id}-${place}` : attributes.id,
      });
      own["aria-label"] = place ? `${field.label}，第 ${place + 1} 个` : field.label;
      const row = recordInput(
        field,
        each,
        (text) => {
          values[place] = text;
          put(listed(values));
        },
        own
      );
      box.append(row);
    });
    const more = () => {
      values.push("");
      draw();
      box.querySelector(`#${CSS.escape(`${attributes.id}-${values.length - 1}`)}`).focus();
    };
    box.append(
      el("button", { type: "button", class: "w-btn", click: more }, `再加一个${field.label}`)
    );
  };
  draw();
  return box;
}

/** The input of a field that has no entries.
 *  `put` takes the new value: a text, a list of texts, or nothing. */
function plainInput(field, value, put, attributes) {
  if (!understood(field, value)) {
    return el(
      "p",
      { class: "w-raw" },
      `这一项的写法表单认不得，原样留着：${JSON.stringify(value)}`
    );
  }
  if (field.refers_to) {
    const make = field.many ? recordsInput : recordInput;
    return make(field, value, put, attributes);
  }
  if (field.choices.length && field.many) {
    return ticksInput(field, value, put, attributes) || linesInput(value, put, attributes);
  }
  if (field.many) return linesInput(value, put, attributes);
  if (field.choices.length) return choiceInput(field, value, put, attributes);
  if (field.widget === "tick") return tickInput(value, put, attributes);
  return textInput(field, value, put, attributes);
}

function exampleOf(field) {
  const plain = field.example.replace(/^\[(.*)\]$/, "$1");
  const lines =
    field.many && !field.refers_to && !field.choices.length && !field.parts.length
      ? "一行写一个。"
      : "";
  const shown = /^\{/.test(plain) || plain === "…" ? "" : `例：${plain}`;
  return lines + shown;
}
