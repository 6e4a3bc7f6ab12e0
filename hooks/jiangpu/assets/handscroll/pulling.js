/* 手卷: arrow keys go from year to year, Home and End to the ends; a decade begins at the left.
   Without this script arrow keys scroll a little, and the decade is somewhere on the screen. */

const band = document.querySelector(".x-hand");
const ROOM = 4;

function yearsOf() {
  return Array.from(band.querySelectorAll(".x-year"), (year) => year.offsetLeft);
}

/** Where a key leads to, from the year that stands at `here`; null for another key. */
function target(key, here) {
  const years = yearsOf();
  if (key === "Home") return 0;
  if (key === "End") return band.scrollWidth;
  if (key === "ArrowRight") return years.find((at) => at > here + ROOM) || band.scrollWidth;
  if (key === "ArrowLeft") return years.reverse().find((at) => at < here - ROOM) || 0;
  return null;
}

function room() {
  return parseFloat(getComputedStyle(band).scrollPaddingLeft) || 0;
}

function pull(e) {
  if (e.target !== band) return;
  const to = target(e.key, band.scrollLeft + room());
  if (to === null) return;
  e.preventDefault();
  band.scrollTo({ left: to - room() });
}

/** The year that the address names stands at the beginning: a browser only makes it visible. */
function showNamed() {
  const year = document.querySelector(".x-year:target");
  if (year) band.scrollTo({ left: year.offsetLeft - room() });
}

if (band) {
  band.addEventListener("keydown", pull);
  addEventListener("hashchange", showNamed);
  addEventListener("load", showNamed);
}
