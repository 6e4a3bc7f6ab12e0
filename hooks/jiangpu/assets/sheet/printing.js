/* The button that prints a sheet; without this script there is none. */

const d = document;
const printing = d.querySelector("[data-print]");

if (printing && window.print) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}
