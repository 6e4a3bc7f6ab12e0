/* What turns a slide besides time: keys and fingers; and where the display begins. */
/* global d, makeDisplay, root, stayInTone */

const SWIPE = 50;
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const FORWARD = ["ArrowRight", "ArrowDown", "PageDown"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];

function followKeys(display, home) {
  /** What a key does; null for a key that does nothing. */
  function actionOf(e) {
    const pressed = e.target.closest && e.target.closest("button,a");
    if (FORWARD.indexOf(e.key) >= 0) return () => display.step(1);
    if (BACK.indexOf(e.key) >= 0) return () => display.step(-1);
    if (e.key === " " && !pressed) return () => display.step(e.shiftKey ? -1 : 1);
    if (e.key === "Home") return () => display.turn(0);
    if (e.key === "End") return () => display.turn(display.count - 1);
    if (e.key === "Escape") return () => location.assign(home);
    return null;
  }
  d.addEventListener("keydown", (e) => {
    if (!display.isOn() || e.ctrlKey || e.metaKey || e.altKey) return;
    const act = actionOf(e);
    if (!act) {
      display.rest();
      return;
    }
    act();
    e.preventDefault();
  });
}

function followFingers(display) {
  let from = null;
  function began(e) {
    from = e.touches.length === 1 ? e.touches[0] : null;
    if (display.isOn()) display.rest();
  }
  function ended(e) {
    const to = e.changedTouches[0];
    if (!display.isOn() || !from || !to) return;
    const across = to.clientX - from.clientX;
    const down = to.clientY - from.clientY;
    from = null;
    const swiped = Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down) * 1.5;
    if (swiped) display.step(across < 0 ? 1 : -1);
  }
  d.addEventListener("touchstart", began, { passive: true });
  d.addEventListener("touchend", ended, { passive: true });
  d.addEventListener("mousedown", () => {
    if (display.isOn()) display.rest();
  });
}

function offerFullScreen(button) {
  if (!button || !root.requestFullscreen) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (d.fullscreenElement) d.exitFullscreen();
    else root.requestFullscreen();
  });
}

/** The slide that the address names, else the day's. */
function firstSlide(count) {
  const named = /^#slide-(\d+)$/.exec(location.hash);
  if (named) return Math.max(0, Math.min(Number(named[1]), count) - 1);
  const now = new Date();
  const day = Math.floor((now.getTime() - now.getTimezoneOffset() * MINUTE) / DAY);
  return day % count;
}

function start(box) {
  const display = makeDisplay(box);
  followKeys(display, box.querySelector(".j-brand").href);
  followFingers(display);
  offerFullScreen(box.querySelector("[data-full]"));
  display.begin(firstSlide(display.count));
}

stayInTone();
if (d.querySelector(".k .k-slide")) start(d.querySelector(".k"));
