/* One thing a screen: a row of sections, moved through by thumb, by key and by link. */
/* global all, d, first, hit */

/** The screens of a lesson or a test.
    `shown(section, n)` is called when another screen is shown. */
function makeScreens(box, shown) {
  const stage = first(".w-stage", box);
  const bars = all(".w-top .w-line i", box);
  const where = first(".w-where", box);
  let sections = all(".w-stage > section", box);
  let at = -1;

  function visible() {
    return Math.round(stage.scrollLeft / (stage.clientWidth || 1));
  }

  /** What is not shown cannot be reached with the Tab key. */
  function hide() {
    sections.forEach((section, n) => {
      if ("inert" in section) section.inert = n !== at;
      else section.classList.toggle("w-away", n !== at);
    });
  }

  function mark() {
    bars.forEach((bar, n) => {
      bar.className = n === at ? "now" : n < at ? "was" : "";
    });
  }

  function look() {
    const n = Math.max(0, Math.min(sections.length - 1, visible()));
    if (n === at) return;
    at = n;
    hide();
    mark();
    const say = sections[at].getAttribute("data-say");
    if (where && say) where.textContent = say;
    if (shown) shown(sections[at], at);
  }

  /** Shows a screen; `focus`: and puts the focus on its heading. */
  function go(n, focus) {
    const to = Math.max(0, Math.min(sections.length - 1, n));
    sections.forEach((section) => {
      if ("inert" in section) section.inert = false;
      section.classList.remove("w-away");
    });
    stage.scrollLeft = to * stage.clientWidth;
    at = -1;
    look();
    if (!focus) return;
    const heading = first("h1, h2", sections[to]);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function follow(hash, focus) {
    const section = hash.length > 1 && d.getElementById(decodeURIComponent(hash.slice(1)));
    const n = sections.indexOf(section);
    if (n >= 0) go(n, focus);
    return n >= 0;
  }

  function typing(e) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target.type !== "checkbox";
  }

  stage.addEventListener("scroll", look, { passive: true });
  window.addEventListener("resize", () => {
    stage.scrollLeft = at * stage.clientWidth;
  });
  d.addEventListener("keydown", (e) => {
    if (typing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[e.key];
    if (!by) return;
    e.preventDefault();
    go(at + by, true);
  });
  d.addEventListener("click", (e) => {
    const link = hit(e, "a[href^='#']");
    if (link && follow(link.getAttribute("href"), true)) e.preventDefault();
  });
  look();
  follow(location.hash, false);

  return {
    go,
    at: () => at,
    /** Other sections, or the same in another order. */
    put(other) {
      sections = other;
      at = -1;
    },
    look,
  };
}
