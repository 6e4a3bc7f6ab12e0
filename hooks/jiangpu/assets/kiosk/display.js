/* 展厅: one slide a screen, turned by time. The page reads well without it. Nothing newer than 2017.
   data-seconds: how long a slide stays; data-rest: how long it waits after somebody touched it.
   No request is ever made. */

const d = document;
const root = d.documentElement;
const SMALLEST = 8; /* steps in which a full slide is set smaller, at most to a half */

function stayInTone() {
  try {
    const tone = localStorage.getItem("j-tone");
    if (tone === "dark" || tone === "light") root.classList.add("j-" + tone);
  } catch (error) {
    /* private mode */
  }
}

/** Whether the text of a slide does not fit. */
function overflows(body) {
  const tooHigh = body.scrollHeight > body.clientHeight + 1;
  const tooWide = body.scrollWidth > body.clientWidth + 1;
  return tooHigh || tooWide;
}

/** A slide that is fuller than its screen is set smaller; `on`: as a slide at all, not as a
    page. */
function fitSlide(slide, on) {
  const body = slide.querySelector(".k-body");
  for (let step = 1; step <= SMALLEST; step += 1) slide.classList.remove("k-f" + step);
  if (!on) return;
  for (let step = 1; step <= SMALLEST && overflows(body); step += 1) {
    slide.classList.remove("k-f" + (step - 1));
    slide.classList.add("k-f" + step);
  }
}

/** The slides of a box, and the time that turns them. A screen too low for a slide is read as a
    page. */
function makeDisplay(box) {
  const slides = box.querySelectorAll(".k-slide");
  const dots = box.querySelectorAll("[data-dots] button");
  const controls = box.querySelectorAll("[data-dots],[data-keys],[data-hint]");
  const hint = box.querySelector("[data-hint]");
  const hold = box.querySelector("[data-hold]");
  const low = matchMedia("(max-height: 27em)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let on = false; /* as slides */
  let held = false; /* until the button is pressed again */
  let resting = false; /* for a minute */
  let timer = 0;

  function seconds(name) {
    return Number(box.getAttribute("data-" + name)) * 1000;
  }

  function schedule() {
    clearTimeout(timer);
    if (on && !held && !still.matches)
      timer = setTimeout(next, seconds(resting ? "rest" : "seconds"));
    showState();
  }

  function next() {
    resting = false;
    show(at + 1);
  }

  function stateInWords() {
    if (still.matches) return "，滑动或按左右键换页";
    if (held) return "，已暂停";
    return resting ? "，一分钟没人动就接着放" : "，自己翻页，也可滑动";
  }

  function showState() {
    const moves = on && !held && !resting && !still.matches;
    hint.textContent = at + 1 + "／" + slides.length + stateInWords();
    hold.hidden = still.matches;
    box.setAttribute("aria-live", moves ? "off" : "polite");
  }

  function fit() {
    fitSlide(slides[at], on);
  }

  /** Shows a slide, from 0; after the last comes the first. */
  function show(number) {
    at = (number + slides.length) % slides.length;
    slides.forEach((slide, n) => {
      slide.hidden = on && n !== at;
    });
    dots.forEach((dot, n) => {
      if (n === at) dot.setAttribute("aria-current", "true");
      else dot.removeAttribute("aria-current");
    });
    fit();
    schedule();
  }

  function rest() {
    resting = true;
    schedule();
  }

  function turn(number) {
    resting = true;
    show(number);
  }

  function setMode() {
    on = !low.matches;
    box.classList.toggle("k-on", on);
    root.classList.toggle("k-full", on);
    controls.forEach((part) => {
      part.hidden = !on;
    });
    show(at);
  }

  function follow(query, change) {
    if (query.addEventListener) query.addEventListener("change", change);
    else query.addListener(change);
  }

  dots.forEach((dot, n) => dot.addEventListener("click", () => turn(n)));
  hold.addEventListener("click", () => {
    held = !held;
    resting = false;
    hold.setAttribute("aria-pressed", String(held));
    hold.textContent = held ? "继续" : "暂停";
    schedule();
  });
  follow(low, setMode);
  follow(still, schedule);
  window.addEventListener("resize", fit);

  return {
    isOn: () => on,
    count: slides.length,
    rest,
    turn,
    step: (by) => turn(at + by),
    begin(number) {
      at = number;
      setMode();
    },
  };
}
