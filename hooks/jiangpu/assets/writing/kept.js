/* What is filled in, and how it is kept on this device: one place for each thing that is asked. */
/* global DEEDS, KINDS, NEW_KINDS, first */

const STORE = "j-sheet";

/** What the address of the page asks for: {about, want, what, kind}. */
function askedByAddress() {
  const asked = {};
  location.search.slice(1).split("&").forEach((pair) => {
    const [name, text = ""] = pair.split("=");
    try {
      asked[name] = decodeURIComponent(text.replace(/\+/g, " "));
    } catch (error) {
      asked[name] = "";
    }
  });
  return asked;
}

const WANTS = { add: DEEDS.ADD, correct: DEEDS.CORRECT, verse: DEEDS.VERSE };

/** What is asked, with nothing filled in. `about`: the number or the name of a record. */
function blankState(asked, kind) {
  const about = /^[A-Z][0-9]{4,6}$/.test(asked.about || "") ? asked.about : "";
  const newKind = NEW_KINDS[asked.kind || kind] || "";
  return {
    deed: about ? WANTS[asked.want] || DEEDS.ADD : newKind ? DEEDS.NEW : "",
    kind: about ? KINDS[about[0]] || "" : newKind,
    about,
    what: about ? String(asked.what || "").slice(0, 60) : "",
    values: {},
    corrected: {},
    words: "",
    proof: {},
    sender: {},
  };
}

function placeOf(state) {
  return [STORE, state.opened || "open"].join("-");
}

/** Brings what was filled in before into a state that asks the same. */
function bringState(state) {
  state.opened = [state.deed, state.about || state.kind].filter((part) => part).join("-");
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(state)));
    if (kept && typeof kept === "object" && kept.values) Object.assign(state, kept);
  } catch (error) {
    /* damaged, or private mode: it starts empty */
  }
  return state;
}

let waiting = 0;

/** Keeps what is filled in, and says so. */
function keepState(state) {
  const told = first("[data-saved]");
  told.textContent = "正在存…";
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    try {
      localStorage.setItem(placeOf(state), JSON.stringify(state));
      told.textContent = "已存在这部手机上";
    } catch (error) {
      told.textContent = "这部手机不让存，请一次填完";
    }
  }, 300);
}

function forgetState(state) {
  clearTimeout(waiting);
  try {
    localStorage.removeItem(placeOf(state));
  } catch (error) {
    /* private mode: nothing was kept */
  }
}
