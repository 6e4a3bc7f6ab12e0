/* 展厅: one slide a screen, turned by time, key, finger. The page reads well without it. Nothing newer than 2017.
   data-seconds: how long a slide stays; data-rest: how long it waits after somebody touched it. No request is ever made. */
(function (d) {
  "use strict";
  var root = d.documentElement, box = d.querySelector(".k"), slides = box ? box.querySelectorAll(".k-slide") : [];
  try { var tone = localStorage.getItem("j-tone"); if (tone === "dark" || tone === "light") root.classList.add("j-" + tone); } catch (e) { /* private mode */ }
  if (!slides.length) return;
  var low = matchMedia("(max-height: 27em)"), still = matchMedia("(prefers-reduced-motion: reduce)");
  var dots = box.querySelectorAll("[data-dots] button"), hint = box.querySelector("[data-hint]"), hold = box.querySelector("[data-hold]");
  var full = box.querySelector("[data-full]"), home = box.querySelector(".j-brand").href;
  var at = 0, held = false, resting = false, on = false, timer;

  function seconds(name) { return Number(box.getAttribute("data-" + name)) * 1000; }
  function schedule() {
    clearTimeout(timer);
    if (on && !held && !still.matches) timer = setTimeout(function () { resting = false; show(at + 1); }, seconds(resting ? "rest" : "seconds"));
    tell();
  }
  function tell() {
    var page = (at + 1) + "／" + slides.length;
    hint.textContent = page + (still.matches ? "，滑动或按左右键换页" : held ? "，已暂停" : resting ? "，一分钟没人动就接着放" : "，自己翻页，也可滑动");
    hold.hidden = still.matches;
    box.setAttribute("aria-live", on && !held && !resting && !still.matches ? "off" : "polite");
  }
  /* a slide that is fuller than its screen is set smaller, at most to a half */
  function fit() {
    var slide = slides[at], body = slide.querySelector(".k-body"), step = 0;
    for (var n = 1; n <= 8; n++) slide.classList.remove("k-f" + n);
    while (on && step < 8 && (body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1)) {
      if (step) slide.classList.remove("k-f" + step);
      step += 1;
      slide.classList.add("k-f" + step);
    }
  }
  function show(number) {
    at = (number + slides.length) % slides.length;
    slides.forEach(function (slide, n) { slide.hidden = on && n !== at; });
    dots.forEach(function (dot, n) { if (n === at) dot.setAttribute("aria-current", "true"); else dot.removeAttribute("aria-current"); });
    fit();
    schedule();
  }
  function turn(number) { resting = true; show(number); }
  function rest() { resting = true; schedule(); }

  function set() { /* a screen too low for a slide is read as a page */
    on = !low.matches;
    box.classList.toggle("k-on", on);
    root.classList.toggle("k-full", on);
    box.querySelectorAll("[data-dots],[data-keys],[data-hint]").forEach(function (part) { part.hidden = !on; });
    show(at);
  }

  dots.forEach(function (dot, n) { dot.addEventListener("click", function () { turn(n); }); });
  hold.addEventListener("click", function () {
    held = !held;
    resting = false;
    hold.setAttribute("aria-pressed", String(held));
    hold.textContent = held ? "继续" : "暂停";
    schedule();
  });
  if (full && root.requestFullscreen) {
    full.hidden = false;
    full.addEventListener("click", function () { if (d.fullscreenElement) d.exitFullscreen(); else root.requestFullscreen(); });
  }
  d.addEventListener("keydown", function (e) {
    if (!on || e.ctrlKey || e.metaKey || e.altKey) return;
    var press = e.target.closest && e.target.closest("button,a"), key = e.key;
    if (key === "ArrowRight" || key === "ArrowDown" || key === "PageDown") turn(at + 1);
    else if (key === "ArrowLeft" || key === "ArrowUp" || key === "PageUp") turn(at - 1);
    else if (key === " " && !press) turn(at + (e.shiftKey ? -1 : 1));
    else if (key === "Home") turn(0);
    else if (key === "End") turn(slides.length - 1);
    else if (key === "Escape") location.href = home;
    else { rest(); return; }
    e.preventDefault();
  });
  var from = null;
  d.addEventListener("touchstart", function (e) { from = e.touches.length === 1 ? e.touches[0] : null; if (on) rest(); }, { passive: true });
  d.addEventListener("touchend", function (e) {
    var to = e.changedTouches[0];
    if (!on || !from || !to) return;
    var across = to.clientX - from.clientX, down = to.clientY - from.clientY;
    from = null;
    if (Math.abs(across) > 50 && Math.abs(across) > Math.abs(down) * 1.5) turn(at + (across < 0 ? 1 : -1));
  }, { passive: true });
  d.addEventListener("mousedown", function () { if (on) rest(); });
  [low, still].forEach(function (query) {
    var change = query === low ? set : schedule;
    if (query.addEventListener) query.addEventListener("change", change); else query.addListener(change);
  });
  window.addEventListener("resize", fit);

  /* where to begin: the slide that the address names, else the day's */
  var named = /^#slide-(\d+)$/.exec(location.hash), now = new Date();
  var day = Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
  at = named ? Math.min(Number(named[1]), slides.length) - 1 : day % slides.length;
  if (at < 0) at = 0;
  set();
})(document);
