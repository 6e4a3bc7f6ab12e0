/* 印谱: the first touch names a seal, the second follows its link.
   Without this script the first one follows it. */

const sheet = document.querySelector(".x-sheet");
let touched = false;
let named = null;

function name(e) {
  const seal = e.target.closest(".x-yin");
  if (!seal || !touched || e.target.closest(".x-cap")) return;
  touched = false;
  if (named === seal) return;
  e.preventDefault();
  named = seal;
  seal.focus();
}

if (sheet && window.PointerEvent) {
  sheet.addEventListener("pointerdown", (e) => {
    touched = e.pointerType === "touch";
  });
  sheet.addEventListener("click", name);
  sheet.addEventListener("focusout", () => {
    named = null;
  });
}
