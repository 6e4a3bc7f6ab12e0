/* Typing: calls back soon after a text changed; what costs more waits for a pause. */

const SOON = 60, PAUSE = 250;

/** Calls `changed` soon after the text changed; never while an input method is composing. */
function typing(field, changed) {
  let composing = false, timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(() => { if (!composing) changed(); }, SOON); };
  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; later(); });
  field.addEventListener("input", (e) => { if (!composing && !e.isComposing) later(); });
  return {
    now: () => clearTimeout(timer),
    composing: (e) => composing || Boolean(e && (e.isComposing || e.keyCode === 229)),
  };
}
