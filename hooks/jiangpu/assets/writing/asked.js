/* The second screen: what is asked, by what the sheet is opened for. */
/* global ACCOUNT, DEEDS, FORMS, emptied, first, folded, made, plainField, questionFor,
   readingOf, tell, withoutEmpty */

const NAMES = {
  steps: "步骤",
  risk: "风险",
  verse: "口诀",
  dangerous: "高危",
  han: ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"],
};

/** Every field of a kind with the title of its section; none where the kind is not known. */
function fieldsOf(kind) {
  const found = [];
  const form = FORMS[kind];
  (form ? form.sections : []).forEach((section) => {
    section.fields.forEach((field) => found.push({ field, section: section.title }));
  });
  return found;
}

/** A text without a field of its own: it becomes the body, or is told to the editors. */
function wordsField(state, title, help, changed) {
  const field = { label: "words", title, help, widget: "area", type: "text" };
  return plainField(field, state, changed);
}

/** Steps of dangerous work are not asked for: a wrong step can hurt somebody. */
function minded(place, state, changed) {
  const steps = Array.from(place.querySelectorAll(".w-f")).filter((box) => {
    return box.asks === NAMES.steps;
  });
  const notice = first("[data-notice]", place);
  return (keep) => {
    const risk = state.values[NAMES.risk] || (state.facts && state.facts.values[NAMES.risk]);
    const dangerous = risk === NAMES.dangerous;
    steps.forEach((box) => {
      box.hidden = dangerous;
    });
    if (dangerous) delete state.values[NAMES.steps];
    if (notice) notice.hidden = !dangerous;
    if (keep) changed();
  };
}

function asked(fields, state, changed) {
  return fields.map(({ field }) => {
    const box = questionFor(field, state.values, changed);
    box.asks = field.label;
    return box;
  });
}

/** Told where steps would be asked for, once the work is known to be dangerous. */
function noticeOfDanger(fields, place) {
  if (!fields.some(({ field }) => field.label === NAMES.steps)) return;
  const notice = made("p", "w-told w-told--bad", "高危的活不问步骤，只记经过和经验：" + ACCOUNT + "。");
  notice.setAttribute("data-notice", "");
  notice.hidden = true;
  place.appendChild(notice);
}

/** A new record: the first section open, the others a line each. */
function askForNew(place, state, changed) {
  const fields = fieldsOf(state.kind);
  const titles = fields.map(({ section }) => section);
  titles.filter((title, n) => titles.indexOf(title) === n).forEach((title, n) => {
    const own = fields.filter(({ section }) => section === title);
    const plain = own.filter(({ field }) => field.wanted || field.required);
    const rest = own.filter(({ field }) => !field.wanted && !field.required);
    const boxes = asked(n ? [...plain, ...rest] : plain, state, changed);
    if (n) place.appendChild(folded(title, boxes));
    else {
      boxes.forEach((box) => place.appendChild(box));
      noticeOfDanger(fields, place);
      if (rest.length) place.appendChild(folded("还知道更多", asked(rest, state, changed)));
    }
  });
  const told = "以前怎么难，和别人哪里不一样，后来怎样。写清多少、哪里、几秒";
  place.appendChild(wordsField(state, "经过", told, changed));
}

/** What a record lacks: the one thing that was asked for first. */
function askForMore(place, state, changed) {
  const known = state.facts ? state.facts.values : {};
  const missing = state.facts ? state.facts.missing : [];
  const wanted = (label) => state.what.indexOf(label) >= 0;
  const fields = fieldsOf(state.kind).filter(({ field }) => !(field.label in known) || field.many);
  const now = fields.filter(({ field }) => wanted(field.label) && !(field.label in known));
  const lacking = fields.filter(({ field }) => {
    return missing.indexOf(field.label) >= 0 && !wanted(field.label);
  });
  const others = fields.filter((each) => now.indexOf(each) < 0 && lacking.indexOf(each) < 0);
  const title = state.what ? "关于" + state.what : "您知道的";
  if (state.what || !fields.length) {
    place.appendChild(wordsField(state, title, "知道多少写多少", changed));
  }
  noticeOfDanger(fields, place);
  asked(now, state, changed).forEach((box) => place.appendChild(box));
  const shown = state.what ? [] : lacking;
  asked(shown, state, changed).forEach((box) => place.appendChild(box));
  const rest = state.what ? [...lacking, ...others] : others;
  if (rest.length) place.appendChild(folded("还知道别的", asked(rest, state, changed)));
  if (!state.what && fields.length) {
    place.appendChild(wordsField(state, "还想说的", "上面没有地方写的，写在这里", changed));
  }
}

/** What a record says, each with a place for what is right; what the reader came for is open. */
function askForRight(place, state, changed) {
  const known = state.facts ? state.facts.values : {};
  const meant = ({ field }) => (state.what + "：").indexOf(field.label + "：") === 0;
  const fields = fieldsOf(state.kind).filter(({ field }) => field.label in known);
  const others = fields.filter((each) => !meant(each));
  [...fields.filter(meant), ...others].forEach((each) => {
    const field = each.field;
    const value = known[field.label];
    const list = Array.isArray(value);
    const box = made("details", "w-more");
    const summary = made("summary", "", field.label);
    summary.appendChild(made("span", "w-sum", list ? value.length + " 条" : value));
    box.appendChild(summary);
    const text = list ? value.map((item) => "· " + item).join("\n") : value;
    box.appendChild(made("p", "w-now", text));
    const simple = !list && !field.parts;
    const right = {
      label: field.label,
      title: "应该是",
      help: list ? "写明是哪一条，应该是什么" : "照您知道的写",
      widget: simple ? field.widget : "area",
      type: simple ? field.type : "text",
      choices: simple ? field.choices : undefined,
    };
    box.appendChild(plainField(right, state.corrected, changed));
    box.open = meant(each) || Boolean(withoutEmpty(state.corrected[field.label]));
    place.appendChild(box);
  });
  const title = Object.keys(known).length ? "别的错处" : "错在哪里，应该是什么";
  place.appendChild(wordsField(state, title, "写清是哪一句", changed));
}

/** The characters of a verse that is known by their number alone. */
function askForVerse(place, state, changed) {
  const count = Math.min(state.facts && state.facts.verse || 7, NAMES.han.length);
  const kept = Array.isArray(state.values[NAMES.verse]) ? state.values[NAMES.verse] : [];
  const given = Array.from({ length: count }, (_, n) => kept[n] || "");
  state.values[NAMES.verse] = given;
  given.forEach((text, n) => {
    const row = made("div", "w-numin");
    const number = made("b", "", NAMES.han[n]);
    number.setAttribute("aria-hidden", "true");
    const input = made("input", "w-in");
    input.setAttribute("aria-label", "第 " + (n + 1) + " 个");
    input.autocomplete = "off";
    input.value = text;
    const told = made("p", "w-told");
    told.setAttribute("role", "status");
    const look = () => tell(input, told, readingOf({ type: "text" }, input.value));
    input.addEventListener("input", () => {
      given[n] = input.value;
      look();
      changed();
    });
    if (text) look();
    row.appendChild(number);
    row.appendChild(input);
    place.appendChild(row);
    place.appendChild(told);
  });
  const help = "每一个说的是什么，以前出过什么事。不知道就空着";
  place.appendChild(wordsField(state, "怎么讲", help, changed));
}

/** Builds the second screen. */
function askFor(state, changed) {
  const place = emptied(first("[data-fields]"));
  const ways = {};
  ways[DEEDS.NEW] = askForNew;
  ways[DEEDS.ADD] = askForMore;
  ways[DEEDS.CORRECT] = askForRight;
  ways[DEEDS.VERSE] = askForVerse;
  const way = ways[state.deed];
  if (!way) return;
  let look = changed;
  way(place, state, () => look(true));
  look = minded(place, state, changed);
  look(false);
}
