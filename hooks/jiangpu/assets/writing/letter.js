/* What is handed over: a text for people, and in it the same for `jiangpu receive`. */
/* global DEEDS, LETTER, MEMBERS, fieldsOf, proofOf, withoutEmpty */

/** Values in the order of the form: people read the name first, whatever was touched first. */
function inOrder(values, kind) {
  const labels = fieldsOf(kind).map(({ field }) => field.label);
  const ordered = {};
  [...labels, ...Object.keys(values)].forEach((label) => {
    if (label in values) ordered[label] = values[label];
  });
  return ordered;
}

/** The object that the editors' program reads. */
function letterOf(state) {
  const of = {};
  of[MEMBERS.VERSION] = LETTER.version;
  of[MEMBERS.DEED] = state.deed;
  of[MEMBERS.KIND] = state.kind;
  const isNumber = /^[A-Z][0-9]{4,6}$/.test(state.about);
  if (isNumber) of[MEMBERS.NUMBER] = state.about;
  const name = state.name || (isNumber ? "" : state.about);
  if (name && state.deed !== DEEDS.NEW) of[MEMBERS.NAME] = name;
  if (state.what) of[MEMBERS.WANTED] = state.what;
  const correcting = state.deed === DEEDS.CORRECT;
  const kept = withoutEmpty(correcting ? state.corrected : state.values);
  const values = kept && inOrder(kept, state.kind);
  if (values) of[MEMBERS.VALUES] = values;
  if (correcting && values && state.facts) {
    const shown = {};
    Object.keys(values).forEach((label) => {
      if (label in state.facts.values) shown[label] = state.facts.values[label];
    });
    of[MEMBERS.SHOWN] = shown;
  }
  if (state.words.trim()) of[MEMBERS.WORDS] = state.words.trim();
  const proof = proofOf(state);
  of[MEMBERS.PROOF] = proof;
  const sender = withoutEmpty(state.sender);
  if (sender) of[MEMBERS.SENDER] = sender;
  return of;
}

function wordsOf(value) {
  if (Array.isArray(value)) return value.map((item) => "\n  · " + wordsOf(item)).join("");
  if (value && typeof value === "object") {
    return Object.keys(value).map((label) => {
      const inner = value[label];
      return label + "：" + (Array.isArray(inner) ? inner.join("、") : inner);
    }).join("；");
  }
  return String(value);
}

function told(of, lines) {
  Object.keys(of || {}).forEach((label) => lines.push(label + "：" + wordsOf(of[label])));
}

/** The title of what is handed over: 补充 S0000 某某劳模创新工作室. */
function titleOf(state) {
  const name = state.deed === DEEDS.NEW ? state.values.名称 : state.name;
  const parts = [state.deed, state.deed === DEEDS.NEW ? state.kind : state.about];
  return [...parts, name].filter((part) => part).join(" ");
}

/** JSON in which no mark of the text can stand. */
function asJson(of) {
  return JSON.stringify(of, null, 1).replace(/[【】\u2028\u2029]/g, (char) => {
    return "\\u" + char.charCodeAt(0).toString(16);
  });
}

/** What people read of it. */
function letterWords(state) {
  const of = letterOf(state);
  const lines = [titleOf(state), ""];
  if (of[MEMBERS.WANTED]) lines.push("说的是" + of[MEMBERS.WANTED]);
  told(of[MEMBERS.VALUES], lines);
  if (of[MEMBERS.WORDS]) lines.push(of[MEMBERS.WORDS]);
  lines.push("", "从哪里知道的");
  told(of[MEMBERS.PROOF], lines);
  told(of[MEMBERS.SENDER], lines);
  return lines.join("\n");
}

/** The whole text. */
function letterText(state) {
  const lines = [letterWords(state), "", "下面是给电脑读的，请一起发来，一个字不要改。"];
  lines.push(LETTER.begin, asJson(letterOf(state)), LETTER.end, "");
  return lines.join("\n");
}

/** The name of the file: letters that no system refuses. */
function letterName(state) {
  const parts = [state.deed, state.about || state.values.名称 || state.kind];
  const name = parts.filter((part) => part).join("-").replace(/[\\/:*?"<>|\s]+/g, "");
  return Array.from(name).slice(0, 40).join("") + ".txt";
}
