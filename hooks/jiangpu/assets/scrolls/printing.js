/* 挂轴: on paper every note is unfolded, which older engines cannot do by style alone. */

const notes = Array.from(document.querySelectorAll(".x-ju"));
let wereOpen = [];

addEventListener("beforeprint", () => {
  wereOpen = notes.map((note) => note.open);
  notes.forEach((note) => {
    note.open = true;
  });
});

addEventListener("afterprint", () => {
  notes.forEach((note, n) => {
    note.open = wereOpen[n];
  });
});

document.addEventListener("click", (e) => {
  if (e.target.closest("[data-print]")) window.print();
});
