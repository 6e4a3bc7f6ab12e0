/* 手卷: arrow keys go from year to year, Home and End to the ends.
   Without this script they scroll a little. */

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

if (band) {
  band.addEventListener("keydown", (e) => {
    if (e.target !== band) return;
    const room = parseFloat(getComputedStyle(band).scrollPaddingLeft) || 0;
    const to = target(e.key, band.scrollLeft + room);
    if (to === null) return;
    e.preventDefault();
    band.scrollTo({ left: to - room });
  });
}
