/* Typing: calls back soon after a text changed; what costs more waits for a pause. */

const SOON = 60;
const PAUSE = 250;

/** Follows a field. `began` is called at every change of the text, at once; `changed` soon after
    it, when the text has come to rest; neither while an input method is composing a word. */
function typing(field, changed, began = () => {}) {
  let composing = false;
  let timer = 0;
  function later() {
    began();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!composing) changed();
    }, SOON);
  }
  field.addEventListener("compositionstart", () => {
    composing = true;
  });
  field.addEventListener("compositionend", () => {
    composing = false;
    later();
  });
  field.addEventListener("input", (e) => {
    if (!composing && !e.isComposing) later();
  });
  return {
    /** The text has been used already: no call is due. */
    now: () => clearTimeout(timer),
    /** Whether a key belongs to the input method; 229 is what older browsers say. */
    composing: (e) => composing || Boolean(e && (e.isComposing || e.keyCode === 229)),
  };
}
