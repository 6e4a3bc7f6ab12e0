/* Fields that hold entries: each entry is a group of inputs, and there may be many. */
/* global READ, TYPED_DATE, copied, desk, el, empty, exampleOf, plainInput, readOut, saidInput,
   texts */

const FIGURES = "数字";
const FIRST_OF_FIGURE = ["指标", "口径", "原文", "来源"];

/** The fields of an entry; a bare text stands for one of them. */
function opened(field, entry) {
  if (typeof entry === "string") return { [field.lead || field.parts[0].label]: entry };
  return copied(entry) || {};
}

/** An entry with a field changed; a new one stands where its description has it. */
function withPart(field, entry, label, value) {
  const none = value === undefined || value === null || value === "";
  const after = {};
  const order = field.parts.map((part) => part.label);
  const here = order.indexOf(label);
  let done = none;
  Object.keys(entry).forEach((name) => {
    if (name === label) {
      if (!none) after[name] = value;
      done = true;
      return;
    }
    if (!done && !(label in entry) && order.indexOf(name) > here) {
      after[label] = value;
      done = true;
    }
    after[name] = entry[name];
  });
  if (!done) after[label] = value;
  return after;
}

/** An entry with what was read of its number. A unit that the words do not name stays. */
function withRead(field, entry, read) {
  let after = entry;
  READ.forEach((label) => {
    if (label !== "单位" || read[label]) after = withPart(field, after, label, read[label]);
  });
  if (read["性质"]) after = withPart(field, after, "性质", read["性质"]);
  return read["单位"] ? withPart(field, after, "缺单位", undefined) : after;
}

/** An entry as it is written: a bare text where it was one, and still can be. */
function closed(field, entry, before) {
  const names = Object.keys(entry);
  if (typeof before === "string" && names.length === 1 && names[0] === field.lead)
    return entry[field.lead];
  return entry;
}

/** A short name that no other entry has: the next after those that are there. */
function nextCode(field, entries) {
  const letter = field.label === FIGURES ? "f" : "s";
  const taken = entries.map((entry) => (entry && entry["代号"]) || "");
  let number = 1;
  while (taken.indexOf(letter + number) >= 0) number += 1;
  return letter + number;
}

/** The names of sources and figures of this record, to choose from. */
function ownCodes(part) {
  if (part.label !== "来源" && part.label !== "效益" && part.label !== "等于") return null;
  const held = part.label === "来源" ? "来源" : FIGURES;
  return texts(desk.values[held])
    .filter((entry) => entry && typeof entry === "object" && entry["代号"])
    .map((entry) => ({
      word: entry["代号"],
      note: entry["题名"] || entry["口径"] || entry["指标"] || "",
    }));
}

function partInput(part, value, put, attributes) {
  const codes = ownCodes(part);
  if (!codes || part.many || (value && typeof value !== "string"))
    return plainInput(part, value, put, attributes);
  const select = el("select", Object.assign({ class: "w-in" }, attributes));
  select.append(el("option", { value: "" }, "没有写"));
  const words = codes.map((code) => code.word);
  if (value && words.indexOf(value) < 0) select.append(el("option", { value }, value));
  codes.forEach((code) =>
    select.append(el("option", { value: code.word }, `${code.word} ${code.note.slice(0, 24)}`))
  );
  select.value = value || "";
  select.addEventListener("change", () => put(select.value));
  return select;
}

function isFirst(field, part, entry) {
  if (field.label === FIGURES) return FIRST_OF_FIGURE.indexOf(part.label) >= 0;
  return part.required || entry[part.label] !== undefined || field.parts.length <= 4;
}

/** The inputs of one entry. `give` takes the entry with what was changed; `at` is its place. */
function entryInputs(field, value, give, at, register) {
  let entry = opened(field, value);
  const box = el("div", {});
  const first = el("div", { class: "w-two" });
  const rest = el("div", { class: "w-two" });
  const put = (label, changed) => {
    entry = withPart(field, entry, label, changed);
    give(closed(field, entry, value));
  };
  const draw = (part, into) => {
    const id = `${at.id}-${field.parts.indexOf(part)}`;
    const help = [part.help, exampleOf(part), TYPED_DATE[part.type] ? "知道多少写多少" : ""]
      .filter(Boolean)
      .join("。");
    const held = el("div", {});
    const label = el(
      "label",
      { for: id },
      part.label,
      part.required ? el("span", { class: "must" }, "必填") : null
    );
    const input = partInput(part, entry[part.label], (changed) => put(part.label, changed), {
      id,
      title: help,
      placeholder: part.choices.length ? null : exampleOf(part),
      "aria-label": null,
    });
    held.append(label, input);
    register(at.path.concat(part.label), held);
    into.append(held);
  };
  if (field.label === FIGURES) {
    const out = el("ul", { class: "w-read", "aria-live": "polite" });
    const id = `${at.id}-said`;
    const code = entry["代号"];
    const start = (code && desk.record.said[code]) || "";
    const said_ = saidInput(id, start, (read, written) => {
      entry = withRead(field, entry, read);
      give(closed(field, entry, value));
      readOut(out, entry, written);
      empty(rest);
      others.forEach((part) => draw(part, rest));
    });
    const held = el(
      "div",
      {},
      el("label", { for: id }, "原文怎么写的", el("span", { class: "must" }, "如 近2000人")),
      said_
    );
    first.append(held);
    readOut(out, entry, start);
    box.append(first, out);
    ["数值", "下限", "上限", "文字", "单位", "限定"].forEach((label) =>
      register(at.path.concat(label), held)
    );
  } else {
    box.append(first);
  }
  const others = field.parts.filter((part) => !isFirst(field, part, entry));
  field.parts.filter((part) => isFirst(field, part, entry)).forEach((part) => draw(part, first));
  if (others.length) {
    others.forEach((part) => draw(part, rest));
    const names = others
      .map((part) => part.label)
      .slice(0, 6)
      .join("、");
    box.append(
      el(
        "details",
        { class: "w-more" },
        el("summary", {}, `还可以写：${names}${others.length > 6 ? "……" : ""}`),
        rest
      )
    );
  }
  return box;
}

/** A field with entries. `put` takes the new value of the whole field. */
function entriesInput(field, value, put, at, register) {
  if (!field.many)
    return entryInputs(
      field,
      value,
      (entry) => put(Object.keys(entry).length ? entry : undefined),
      at,
      register
    );
  const box = el("div", {});
  const entries = texts(value).slice();
  const give = () => put(entries.length ? entries : undefined);
  const draw = () => {
    empty(box);
    entries.forEach((entry, place) => {
      const own = { id: `${at.id}-${place}`, path: at.path.concat(place) };
      const inputs = entryInputs(
        field,
        entry,
        (changed) => {
          entries[place] = changed;
          give();
        },
        own,
        register
      );
      const drop = () => {
        entries.splice(place, 1);
        give();
        draw();
      };
      const up = () => {
        entries.splice(place - 1, 0, entries.splice(place, 1)[0]);
        give();
        draw();
      };
      const acts = el("div", { class: "w-part__acts" });
      if (place)
        acts.append(
          el(
            "button",
            { type: "button", class: "w-btn", "aria-label": `第 ${place + 1} 个往上移`, click: up },
            "往上移"
          )
        );
      acts.append(
        el(
          "button",
          { type: "button", class: "w-btn", "aria-label": `拿掉第 ${place + 1} 个`, click: drop },
          "拿掉"
        )
      );
      const part = el(
        "div",
        { class: "w-part" },
        el("p", { class: "w-part__no" }, `第 ${place + 1} 个`),
        inputs,
        acts
      );
      register(own.path, part);
      box.append(part);
    });
    const add = () => {
      const coded = field.parts.some((part) => part.label === "代号");
      entries.push(coded ? { 代号: nextCode(field, entries) } : {});
      give();
      draw();
      const made = box.querySelectorAll(".w-part");
      const input = made[made.length - 1].querySelector("input, select, textarea");
      if (input) input.focus();
    };
    box.append(
      el(
        "p",
        { class: "w-acts" },
        el("button", { type: "button", class: "w-btn", click: add }, `再加一个${field.label}`)
      )
    );
  };
  draw();
  return box;
}
