/* Toggles kept on the device, the door to the search, today's method, the nearest names of the 404 page.
   Every page reads well without it. Nothing newer than 2017: old views inside WeChat. */
(function (d) {
  "use strict";
  var root = d.documentElement;
  function get(key) { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function put(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private mode */ } }
  root.classList.add("js");

  function big(on) {
    root.classList.toggle("j-big", on);
    d.querySelectorAll("[data-big]").forEach(function (b) { b.setAttribute("aria-pressed", String(on)); });
  }
  function tone(name) { root.classList.toggle("j-dark", name === "dark"); root.classList.toggle("j-light", name === "light"); }
  function isDark() {
    return root.classList.contains("j-dark") || (!root.classList.contains("j-light") && matchMedia("(prefers-color-scheme: dark)").matches);
  }
  if (get("j-tone")) tone(get("j-tone"));
  big(get("j-big") === "1");
  d.addEventListener("click", function (e) {
    var t = e.target.closest ? e.target.closest("[data-big],[data-tone]") : null;
    if (!t) return;
    if (t.hasAttribute("data-big")) { var on = !root.classList.contains("j-big"); big(on); put("j-big", on ? "1" : "0"); }
    else { var next = isDark() ? "light" : "dark"; tone(next); put("j-tone", next); }
  });

  var facet = d.querySelector("[data-find] .j-facet"), wide = matchMedia("(min-width: 60em)");
  if (facet) facet.open = wide.matches;

  /* 今日一法: the days since 1970 choose, so that everybody sees the same one today */
  var today = d.querySelectorAll(".j-today");
  if (today.length) {
    var now = new Date(), day = Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
    today.forEach(function (one, n) { one.hidden = n !== day % today.length; });
  }

  /* search: the dialog opens at once; what fills it, and the filters of a list, is fetched on first use */
  var me = d.currentScript, box = d.getElementById("find"), list = d.querySelector("[data-find]"), form = d.querySelector("form[data-find-form]");
  var waiting = [], ours = me && me.getAttribute("data-search"), count = d.querySelector("[data-count]"), said = count && count.textContent;
  function preload(address) {
    var hint = d.createElement("link");
    hint.rel = "preload"; hint.as = "script"; hint.href = address;
    d.head.appendChild(hint);
  }
  function find(then, soon) {
    if (window.jiangpuFind) { then(window.jiangpuFind); return; }
    if (waiting.push(then) > 1) return;
    if (soon) preload(me.getAttribute("data-engine"));
    var script = d.createElement("script");
    script.onload = function () {
      if (count && count.textContent !== said) count.textContent = said;
      waiting.splice(0).forEach(function (run) { run(window.jiangpuFind); });
    };
    script.onerror = function () {
      waiting = [];
      d.head.removeChild(script);
      [box && box.querySelector("[role=status]"), count].forEach(function (place) {
        if (place) place.textContent = "搜索暂时打不开，请稍后再试。";
      });
    };
    script.src = ours;
    d.head.appendChild(script);
  }
  if (ours && box && box.showModal) {
    var own = list && !list.getAttribute("data-find") && form, field = (own || box).querySelector("input");
    var open = function () { /* on the search page its own field will do */
      if (!own && !box.open) box.showModal();
      field.focus();
      field.select();
      if (!own) find(function (ui) { ui.dialog(box); }, true);
    };
    d.addEventListener("click", function (e) {
      var t = e.target.closest ? e.target.closest("[data-find-open],[data-find-close]") : null;
      if (!t || e.ctrlKey || e.metaKey || e.shiftKey) return;
      if (t.hasAttribute("data-find-close")) box.close();
      else { e.preventDefault(); open(); }
    });
    box.addEventListener("keydown", function (e) { /* else a field of type search empties itself first */
      if (e.key === "Escape" && !e.isComposing && e.keyCode !== 229) { e.preventDefault(); box.close(); }
    });
    d.addEventListener("keydown", function (e) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable, key = e.key.toLowerCase();
      var command = (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && key === "k";
      if (e.isComposing || !command && (key !== "/" || typing || e.ctrlKey || e.metaKey || e.altKey)) return;
      e.preventDefault();
      open();
    });
  }
  if (ours && list && form) {
    var start = function () { find(function (ui) { ui.list(list); }, false); }; /* every time: the script may have failed before */
    if (!list.getAttribute("data-find") || /[?&](q=.|%E[3-9]|[\u3400-\u9fff])/i.test(location.search)) start();
    [list, form].forEach(function (part) {
      ["focusin", "touchstart", "change"].forEach(function (name) { part.addEventListener(name, start, { passive: true }); });
    });
  }

  /* 404: names whose spelling is nearest to the address */
  var near = d.getElementById("nearest");
  if (near && window.fetch) {
    var pairs = function (s) { var out = {}; for (var i = 0; i < s.length - 1; i++) out[s.substr(i, 2)] = true; return out; };
    var wanted = decodeURIComponent(location.pathname).replace(/\/(index\.html)?$/, "").split("/").pop().replace(/[^a-z0-9\u4e00-\u9fff]/gi, "").toLowerCase();
    if (wanted.length > 1) fetch(near.getAttribute("data-names")).then(function (r) { return r.ok ? r.json() : []; }).then(function (names) {
      var asked = pairs(wanted), size = Object.keys(asked).length;
      var best = names.map(function (row) {
        var text = row[0] + " " + row[1].split("/")[1].replace(/-/g, "") + " " + row[2], got = pairs(text), hits = 0;
        Object.keys(asked).forEach(function (p) { if (got[p]) hits += 1; });
        return [hits / size, row];
      }).filter(function (x) { return x[0] >= 0.4; }).sort(function (a, b) { return b[0] - a[0]; }).slice(0, 5);
      if (!best.length) return;
      var ul = near.querySelector("ul");
      best.forEach(function (x) {
        var li = d.createElement("li"), h = d.createElement("h3"), a = d.createElement("a");
        li.className = "j-row"; a.href = near.getAttribute("data-base") + x[1][1]; a.textContent = x[1][0];
        h.appendChild(a); li.appendChild(h); ul.appendChild(li);
      });
      near.hidden = false;
    }).catch(function () { /* offline: the doors below remain */ });
  }
})(document);
