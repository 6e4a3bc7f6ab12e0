/* One screen at a time. The browser's way back goes a screen back. */
/* global all, first, tell */

const screens = all(".w-scr");
const bars = all("[data-bars] i");
let shownScreen = 0;

function screenByAddress() {
  const number = /^#([1-4])$/.exec(location.hash);
  return number ? Number(number[1]) - 1 : 0;
}

/** Shows a screen. `moved`: somebody came from another one, so its title is read out. */
function showScreen(number, moved) {
  shownScreen = number;
  screens.forEach((screen, n) => screen.classList.toggle("now", n === number));
  bars.forEach((bar, n) => {
    bar.className = n === number ? "now" : n < number ? "was" : "";
  });
  first("[data-at]").textContent = "第 " + (number + 1) + " 屏，共 " + screens.length + " 屏";
  if (!moved) return;
  window.scrollTo(0, 0);
  first("h2", screens[number]).focus();
}

function goTo(number) {
  location.hash = "#" + (number + 1);
}

/** The first required field of a screen that is empty; it is told what is missing. */
function lackingOn(screen) {
  const asked = (box) => !box.closest(".w-entry:not(.begun)");
  const boxes = all(".w-f", screen).filter((box) => box.field && box.field.required && asked(box));
  const empty = boxes.filter((box) => box.offsetParent && !box.control.value.trim());
  empty.forEach((box) => tell(box.control, box.told, { text: "这一样要填", bad: true }));
  return empty.length ? empty[0].control : null;
}
