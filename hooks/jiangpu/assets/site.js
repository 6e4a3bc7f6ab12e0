/* Toggles kept on the device, the filter of the complete index, today's method, the nearest names of the 404 page.
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

  var facet = d.querySelector(".j-facet"), wide = matchMedia("(min-width: 60em)");
  if (facet) facet.open = wide.matches;

  /* 今日一法: the days since 1970 choose, so that everybody sees the same one today */
  var today = d.querySelectorAll(".j-today");
  if (today.length) {
    var now = new Date(), day = Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
    today.forEach(function (one, n) { one.hidden = n !== day % today.length; });
  }

  /* the complete index: every word must be found in a row's keys */
  var field = d.querySelector("[data-filter]");
  if (field) {
    var list = d.querySelector(field.getAttribute("data-filter")), status = d.getElementById("index-status"),
        none = d.getElementById("index-empty"), rows = list.querySelectorAll("li"), all = status.textContent, composing = false;
    var filter = function () {
      var words = field.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean), found = 0;
      rows.forEach(function (row) {
        var keys = row.getAttribute("data-keys"), yes = words.every(function (w) { return keys.indexOf(w) >= 0; });
        row.hidden = !yes;
        if (yes) found += 1;
      });
      list.querySelectorAll("[data-group]").forEach(function (g) { g.hidden = !g.querySelector("li:not([hidden])"); });
      status.textContent = words.length ? "找到 " + found + " 条" : all;
      none.hidden = found > 0;
    };
    field.addEventListener("compositionstart", function () { composing = true; });
    field.addEventListener("compositionend", function () { composing = false; filter(); });
    field.addEventListener("input", function () { if (!composing) filter(); });
    field.form.addEventListener("submit", function (e) { e.preventDefault(); filter(); });
    var asked = new URLSearchParams(location.search).get("q");
    if (asked) { field.value = asked; filter(); }
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
