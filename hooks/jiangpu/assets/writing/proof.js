/* The third screen: from where it is known, and who tells it. */
/* global MEMBERS, all, first, readingOf, storedOf, tell */

const SENDER_MEMBERS = ["CALLED", "REACHED"];
const PROOF_LINES = {
  文件: ["TITLE", "PUBLISHER", "DATE"],
  报道: ["TITLE", "PUBLISHER", "DATE", "ADDRESS"],
  自己: ["TOLD"],
};
const LINE_TYPES = { DATE: "date", ADDRESS: "link" };

/** Shows the lines that belong to a kind of proof. */
function showLines(from) {
  const shown = [...PROOF_LINES[from], ...SENDER_MEMBERS];
  all("[data-line]").forEach((line) => {
    line.hidden = shown.indexOf(line.getAttribute("data-line")) < 0;
  });
}

/** What is told of the proof: the lines that are shown alone. */
function proofOf(state) {
  const from = state.proof[MEMBERS.FROM] || "文件";
  const told = {};
  told[MEMBERS.FROM] = from;
  PROOF_LINES[from].forEach((member) => {
    const text = state.proof[MEMBERS[member]];
    if (text) told[MEMBERS[member]] = text;
  });
  return told;
}

function readLine(control, member) {
  const place = control.parentNode.querySelector(".w-told");
  const own = SENDER_MEMBERS.indexOf(member) >= 0;
  if (!place || own) return;
  tell(control, place, readingOf({ type: LINE_TYPES[member] || "text" }, control.value));
}

/** Binds the controls of the screen to a state. */
function askForProof(state, changed) {
  all("[data-member]").forEach((control) => {
    const member = control.getAttribute("data-member");
    const holder = SENDER_MEMBERS.indexOf(member) >= 0 ? state.sender : state.proof;
    const kept = holder[MEMBERS[member]];
    control.value = kept || (member === "FROM" ? "文件" : "");
    readLine(control, member);
    control.oninput = () => {
      holder[MEMBERS[member]] = storedOf({ type: LINE_TYPES[member] }, control.value);
      if (member === "FROM") showLines(control.value);
      readLine(control, member);
      changed();
    };
  });
  showLines(first("[data-member='FROM']").value);
}
