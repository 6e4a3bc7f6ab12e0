/* A field of entries with fields of their own: another one is added, one is taken away. */
/* global adviceOnSteps, emptied, entryReading, folded, made, plainField, tell, withoutEmpty */

const SHOWN_PARTS = 4;

/** The fields of one entry: the first few, the others when somebody opens them. */
function entryParts(field, entry, changed) {
  const boxes = field.parts.map((part) => plainField(part, entry, changed));
  if (boxes.length <= SHOWN_PARTS + 1) return boxes;
  return [...boxes.slice(0, SHOWN_PARTS), folded("再多写几样", boxes.slice(SHOWN_PARTS))];
}

function entryBox(field, entries, n, changed, draw) {
  const box = made("div", "w-entry");
  const head = made("p", "w-entry__h");
  head.appendChild(made("span", "", "第 " + (n + 1) + " 条"));
  const away = made("button", "w-link", "拿掉");
  away.type = "button";
  away.setAttribute("aria-label", "拿掉" + field.label + "第 " + (n + 1) + " 条");
  away.addEventListener("click", () => {
    entries.splice(n, 1);
    changed();
    draw();
  });
  head.appendChild(away);
  box.appendChild(head);
  const told = made("p", "w-told");
  // Of an entry that nobody has begun nothing has to be filled in: it is left out.
  const begin = () => box.classList.toggle("begun", withoutEmpty(entries[n]) !== null);
  begin();
  const look = () => {
    begin();
    tell(box, told, entryReading(entries[n]));
    box.removeAttribute("aria-invalid");
    changed();
  };
  entryParts(field, entries[n], look).forEach((part) => box.appendChild(part));
  box.appendChild(told);
  return box;
}

/** What is said of steps as a whole; "" of other entries. */
function adviceOnEntries(field, entries) {
  if (field.label !== "步骤") return "";
  const steps = entries.filter((entry) => withoutEmpty(entry)).map((entry) => ({
    action: entry.做什么 || "",
    points: entry.要点 || [],
    because: entry.理由 || "",
  }));
  return adviceOnSteps(steps);
}

/** A field of entries. */
function entriesField(field, holder, changed) {
  const box = made("fieldset", "w-f");
  box.appendChild(made("legend", "", field.label));
  box.appendChild(made("p", "w-help", field.help));
  const list = made("div");
  const advice = made("p", "w-advice");
  advice.setAttribute("role", "status");
  const add = made("button", "w-btn w-add", "加一条" + field.label);
  add.type = "button";
  if (!Array.isArray(holder[field.label])) holder[field.label] = [];
  const entries = holder[field.label];
  const noticed = () => {
    advice.textContent = adviceOnEntries(field, entries);
    changed();
  };
  function draw() {
    emptied(list);
    entries.forEach((entry, n) => list.appendChild(entryBox(field, entries, n, noticed, draw)));
    advice.textContent = adviceOnEntries(field, entries);
    add.textContent = entries.length ? "再加一条" : "加一条" + field.label;
  }
  add.addEventListener("click", () => {
    entries.push({});
    draw();
    const added = list.lastElementChild.querySelector(".w-in");
    if (added) added.focus();
  });
  [list, advice, add].forEach((part) => box.appendChild(part));
  draw();
  return box;
}

/** Any field: plain, or of entries. */
function questionFor(field, holder, changed) {
  return field.parts ? entriesField(field, holder, changed) : plainField(field, holder, changed);
}
