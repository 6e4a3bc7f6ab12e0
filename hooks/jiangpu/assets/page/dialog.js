/* The door to the search dialog. It opens at once, and the field takes what is typed; the script
   that answers comes later. What is pressed for its list until then is kept for it. */
/* global clicked, d, preloadEngine, searchScript, withSearch */

const dialog = d.getElementById("find");

function isTypedIn(element) {
  return /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable;
}

/** Whether a key belongs to an input method; 229 is what older browsers say. */
function isComposing(e) {
  return e.isComposing || e.keyCode === 229;
}

/** Ctrl-K or ⌘K anywhere, / outside of fields. */
function opensDialog(e) {
  if (!e.key || e.isComposing || e.altKey) return false;
  const command = e.ctrlKey || e.metaKey;
  if (e.key.toLowerCase() === "k") return command && !e.shiftKey;
  return e.key === "/" && !command && !isTypedIn(e.target);
}

/** The keys for the list of the dialog that are pressed before its script is here. */
function keepKeys(field) {
  const moves = ["ArrowDown", "ArrowUp"];
  let keys = [];
  field.addEventListener("keydown", (e) => {
    if (window.jiangpuFind || isComposing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    if (moves.indexOf(e.key) < 0 && !(keys.length && e.key === "Enter")) return;
    e.preventDefault();
    keys.push(e.key);
  });
  field.addEventListener("input", () => {
    keys = []; /* who types on starts anew */
  });
  return {
    take() {
      const taken = keys;
      keys = [];
      return taken;
    },
  };
}

/** `ownField`: of a page that is about searching and needs no dialog; else null. */
function makeDoor(ownField) {
  const field = ownField || dialog.querySelector("input");
  const early = ownField ? null : keepKeys(field);
  let preloaded = false;

  function openDialog() {
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
    if (!preloaded) preloadEngine();
    preloaded = true;
    withSearch((search) => search.dialog(dialog, early.take()));
  }
  function open() {
    if (!ownField) {
      openDialog();
      return;
    }
    field.focus();
    field.select();
  }

  d.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    if (clicked(e, "[data-find-close]")) {
      dialog.close();
    } else if (clicked(e, "[data-find-open]")) {
      e.preventDefault();
      open();
    }
  });
  d.addEventListener("keydown", (e) => {
    if (!opensDialog(e)) return;
    e.preventDefault();
    open();
  });
  dialog.addEventListener("keydown", (e) => {
    /* else a field of type search empties itself first */
    if (e.key !== "Escape" || isComposing(e)) return;
    e.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    if (early) early.take();
  });
}

if (searchScript && dialog && dialog.showModal) {
  makeDoor(d.querySelector('[data-find=""]') && d.querySelector("form[data-find-form] input"));
}
