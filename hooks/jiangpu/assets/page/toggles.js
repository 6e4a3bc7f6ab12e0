/* Large type, and light or dark: chosen by the reader and kept on the device. */
/* global clicked, d, root, store, stored */

const BIG = "j-big";
const TONE = "j-tone";

function setBig(on) {
  root.classList.toggle("j-big", on);
  d.querySelectorAll("[data-big]").forEach((button) => {
    button.setAttribute("aria-pressed", String(on));
  });
}

function setTone(tone) {
  root.classList.toggle("j-dark", tone === "dark");
  root.classList.toggle("j-light", tone === "light");
}

function isDark() {
  if (root.classList.contains("j-dark")) return true;
  if (root.classList.contains("j-light")) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

if (stored(TONE)) setTone(stored(TONE));
setBig(stored(BIG) === "1");

d.addEventListener("click", (e) => {
  if (clicked(e, "[data-big]")) {
    const on = !root.classList.contains("j-big");
    setBig(on);
    store(BIG, on ? "1" : "0");
  } else if (clicked(e, "[data-tone]")) {
    const tone = isDark() ? "light" : "dark";
    setTone(tone);
    store(TONE, tone);
  }
});
