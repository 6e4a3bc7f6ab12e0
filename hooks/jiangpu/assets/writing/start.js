/* The sheet is opened: for a record, for a new one, or for whatever the reader chooses. */
/* global DEEDS, KINDS, MEMBERS, NEW_KINDS, STORE, WANTS, all, askFor, askForProof,
   askedByAddress, blankState, bringState, copyLetter, emptied, first, forgetState, goTo,
   keepState, lackingOn, letterOf, loadFacts, made, orderEnds, plainField, prepareMail,
   refusedIn, saveLetter, screenByAddress, screens, sheet, showFacts, showScreen, shownScreen */

const address = askedByAddress();
let state = blankState(address, sheet.getAttribute("data-kind"));
const openForAll = !state.deed;

const EXPLAINED = {};
EXPLAINED[DEEDS.NEW] = "填完交给编者。编者核对出处，再登出来。";
EXPLAINED[DEEDS.ADD] = "您填，编者核对，再登出来。";
EXPLAINED[DEEDS.CORRECT] = "本站写的和您知道的，编者会两样都看，不会悄悄改掉。";
EXPLAINED[DEEDS.VERSE] = "本站只知道有几个字，不知道是什么字。您填，编者核对，再登出来。";

function changed() {
  keepState(state);
}

function titleText() {
  const name = state.name || state.about;
  if (state.deed === DEEDS.NEW) return "加一" + (state.kind === KINDS.P ? "位" : "个") + state.kind;
  if (state.deed === DEEDS.ADD) return name ? "补充：" + name : "";
  if (state.deed === DEEDS.CORRECT) return name ? "指出错误：" + name : "";
  if (state.deed === DEEDS.VERSE) return name ? "您知道“" + name + "”的口诀吗" : "";
  return "";
}

const ASKED_TITLES = {};
ASKED_TITLES[DEEDS.CORRECT] = ["哪里写得不对", "点开不对的那一样，写上应该是什么。"];
ASKED_TITLES[DEEDS.VERSE] = ["各是什么", "一格一个，照原来的说法写。记不全的空着。"];

/** Writes the words of the screens that depend on what the sheet is opened for. */
function sayWhat() {
  const title = titleText();
  all("[data-title]").forEach((heading) => {
    if (title) heading.textContent = title;
  });
  first("[data-explained]").textContent = EXPLAINED[state.deed] || "";
  const [heading, help] = ASKED_TITLES[state.deed] || ["您知道的", "知道多少写多少。不知道的空着。"];
  const meant = state.deed === DEEDS.CORRECT && state.what;
  first("[data-asked-title]").textContent = meant ? heading + "：" + state.what : heading;
  first("[data-asked-help]").textContent = help;
}

function build(facts) {
  state.facts = facts;
  if (facts) {
    state.kind = facts.kind;
    state.name = facts.name;
    const missing = state.deed === DEEDS.VERSE ? ["口诀"] : state.deed === DEEDS.ADD
      ? facts.missing : [];
    showFacts(facts, missing);
  } else if (state.about && sheet.getAttribute("data-facts")) {
    const isNumber = /^[A-Z][0-9]{4,6}$/.test(state.about);
    const text = "没有找到 " + state.about + " 这一条，也可以照样填。";
    if (isNumber) first("[data-facts-shown]").appendChild(made("p", "w-told", text));
  }
  sayWhat();
  askFor(state, changed);
  askForProof(state, changed);
}

/** Opens the sheet for what the state asks, with what was filled in before. */
function openSheet(then) {
  const { deed, about, what } = state;
  state = bringState(state);
  Object.assign(state, { deed, about, what });
  emptied(first("[data-facts-shown]"));
  loadFacts(about, (facts) => {
    build(facts);
    then();
  });
}

const CHOSEN = STORE + "-chosen";

function chosenBefore() {
  try {
    return JSON.parse(localStorage.getItem(CHOSEN)) || {};
  } catch (error) {
    return {};
  }
}

function keepChosen(chosen) {
  try {
    localStorage.setItem(CHOSEN, JSON.stringify(chosen));
  } catch (error) {
    /* private mode: it is chosen again */
  }
}

/** What the reader chose on the first screen, as an address would ask for it. */
function takeChoice(chosen) {
  const number = String(chosen.about || "").trim();
  const kind = NEW_KINDS[chosen.deed] ? chosen.deed : "";
  state = blankState({ kind, about: kind ? "" : number.toUpperCase(), want: chosen.deed }, "");
  if (kind || state.about) return;
  state.deed = WANTS[chosen.deed] || "";
  state.about = number;
}

/** The choice of the first screen, where the address asks for nothing. */
function offerChoice() {
  const chosen = chosenBefore();
  const place = first("[data-choose]");
  const about = first("[data-about]");
  place.hidden = false;
  const which = plainField({
    label: "about",
    title: "哪一条",
    help: "写编号或名称。编号在那一页的最下面，像 S0000",
    type: "text",
  }, chosen, () => keepChosen(chosen));
  about.appendChild(which);
  const look = () => {
    about.hidden = !WANTS[chosen.deed];
  };
  all("[name='deed']").forEach((choice) => {
    choice.checked = choice.value === chosen.deed;
    choice.addEventListener("change", () => {
      chosen.deed = choice.value;
      first("[data-choose-told]").textContent = "";
      keepChosen(chosen);
      look();
    });
  });
  look();
  return chosen;
}

const chosen = openForAll ? offerChoice() : null;

/** Goes on from the first screen where the reader had to choose; false where something lacks. */
function leaveChoice() {
  takeChoice(chosen);
  const told = first("[data-choose-told]");
  told.textContent = state.deed ? "" : "先选一样";
  if (!state.deed) return false;
  if (state.deed !== DEEDS.NEW && !state.about) {
    told.textContent = "先写是哪一条";
    first("[data-about] .w-in").focus();
    return false;
  }
  return true;
}

/** What of a letter is written into a record: all but what is told to the editors alone. */
function takenIn(of) {
  const proof = of[MEMBERS.PROOF];
  const source = [MEMBERS.TITLE, MEMBERS.PUBLISHER, MEMBERS.ADDRESS].map((name) => proof[name]);
  const words = of[MEMBERS.DEED] === DEEDS.NEW ? of[MEMBERS.WORDS] : "";
  return [of[MEMBERS.VALUES], words, source];
}

/** The last screen: what is still to be looked at, and the ends. */
function prepareEnds() {
  const wrong = all("[aria-invalid='true']").length;
  const of = letterOf(state);
  const empty = !of[MEMBERS.VALUES] && !of[MEMBERS.WORDS];
  const told = first("[data-left]");
  const own = refusedIn(takenIn(of));
  told.textContent = empty
    ? "还没有写什么。往回翻，写上您知道的。"
    : own ? "里面还有" + own + "，带着它，编者那边收不下。往回翻，去掉再交。"
      : wrong ? "前面还有 " + wrong + " 处标着红，看一看再交更好。" : "";
  told.className = own ? "w-told w-told--bad" : "w-help";
  prepareMail(state);
  all("[data-save], [data-copy]").forEach((button) => {
    button.disabled = Boolean(own);
  });
  const mail = first("[data-mailing]");
  if (mail) mail.hidden = Boolean(own);
}

function arrive(moved) {
  const wanted = screenByAddress();
  const number = state.deed ? wanted : 0;
  if (number === screens.length - 1) prepareEnds();
  showScreen(number, moved);
}

function goOn() {
  if (shownScreen === 0 && openForAll) {
    if (leaveChoice()) openSheet(() => goTo(1));
    return;
  }
  const lacking = lackingOn(screens[shownScreen]);
  if (lacking) lacking.focus();
  else goTo(shownScreen + 1);
}

all("[data-next]").forEach((button) => button.addEventListener("click", goOn));
all("[data-back]").forEach((button) => {
  button.addEventListener("click", () => goTo(Math.max(0, shownScreen - 1)));
});
first("[data-save]").addEventListener("click", () => saveLetter(state));
first("[data-copy]").addEventListener("click", () => copyLetter(state));
first("[data-print]").addEventListener("click", () => {
  all("details").forEach((more) => {
    more.open = true;
  });
  window.print();
});
first("[data-empty]").addEventListener("click", () => {
  if (!window.confirm("全部清空，找不回来。清空吗？")) return;
  forgetState(state);
  const { about, deed, kind, what } = state;
  Object.assign(state, blankState({}, ""), { about, deed, kind, what });
  build(state.facts || null);
  goTo(0);
});
window.addEventListener("hashchange", () => arrive(true));
/** Another one: the same page without what it was opened for. */
function offerOther() {
  const other = first("[data-other]");
  other.href = location.pathname;
  other.hidden = openForAll;
}

orderEnds();
offerOther();
if (openForAll && screenByAddress() && chosen.deed) leaveChoice();
if (state.deed) openSheet(() => arrive(false));
else arrive(false);
