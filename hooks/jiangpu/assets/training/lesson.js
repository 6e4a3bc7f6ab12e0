/* A lesson: steps are ticked off, the master sees more, the screen stays awake. */
/* global all, changeProgress, d, first, makeScreens, onProgress */

/** The screen is kept on while the page is seen, where the browser can do that. */
function stayAwake() {
  if (!navigator.wakeLock) return;
  const ask = () => {
    if (d.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").catch(() => {}); /* a low battery, or not allowed */
  };
  ask();
  d.addEventListener("visibilitychange", ask);
}

function chooseView(box, view) {
  box.classList.toggle("is-master", view === "master");
  all("[data-view]", box).forEach((button) => {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-view") === view));
  });
}

function tick(key, step, on) {
  changeProgress((progress) => {
    const ticked = (progress.lessons[key] || []).filter((other) => other !== step);
    if (on) ticked.push(step);
    progress.lessons[key] = ticked.sort((a, b) => a - b);
    if (!ticked.length) delete progress.lessons[key];
  });
}

function makeLesson(box) {
  const key = box.getAttribute("data-lesson");
  const ticks = all("[data-tick]", box);
  makeScreens(box);
  onProgress((progress) => {
    const ticked = progress.lessons[key] || [];
    ticks.forEach((field) => {
      field.checked = ticked.indexOf(Number(field.getAttribute("data-tick"))) >= 0;
    });
  });
  ticks.forEach((field) => {
    field.addEventListener("change", () => {
      tick(key, Number(field.getAttribute("data-tick")), field.checked);
    });
  });
  all("[data-view]", box).forEach((button) => {
    button.addEventListener("click", () => chooseView(box, button.getAttribute("data-view")));
  });
  stayAwake();
}

const lessonBox = first("[data-lesson]");
if (lessonBox) makeLesson(lessonBox);
