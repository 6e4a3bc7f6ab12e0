/* What people see of the search: the dialog, the search page, the filters of the directories. Fetched on first use by site.js.
   The engine (engine.js) finds; nothing here knows the index. Text enters the page as text nodes only. ES2017 at most.

   Addresses: ?q=…&行业=化工&行业=港口&排序=年份. Only names in Chinese characters are filters (WeChat adds ?from=…). */
(function (d, w) {
  "use strict";
  const own = d.querySelector("script[data-search]");
  const root = new URL(own.getAttribute("data-root"), location.href).href;
  const SORT = "排序", LONGEST = 100, IN_DIALOG = 8, PAUSE = 250, SOON = 60, SLOW = 700, SHOWN = 8, MORE_PAGES = 3, RECENT = "j-recent", KEPT = 8;
  const FIELDS = ["类型", "行业", "省", "类别", "级别", "荣誉", "年份", "资料"];
  const BANDS = ["过半", "三成到一半", "不到三成"], ORDER = { "年份": (a, b) => (a < b ? -1 : 1), "资料": (a, b) => BANDS.indexOf(a) - BANDS.indexOf(b) };
  const CALLED = { "省": "地区", "年份": "年代", "资料": "资料完整度" };
  const SORRY = "搜索暂时打不开，请稍后再试。";

  /* ---- small things ---- */

  /** An element with a class, and text or elements in it. */
  function el(tag, style, ...inside) {
    const made = d.createElement(tag);
    if (style) made.className = style;
    inside.forEach((part) => { if (part !== null && part !== "") made.appendChild(typeof part === "string" ? d.createTextNode(part) : part); });
    return made;
  }
  function set(node, names) { Object.keys(names).forEach((name) => node.setAttribute(name, names[name])); return node; }
  function fill(node, parts) { node.textContent = ""; parts.forEach((part) => node.appendChild(part)); return node; }
  function say(node, text) { if (node.textContent !== text) node.textContent = text; }
  function link(url) { return root + url + (location.protocol === "file:" && /(^|\/)$/.test(url) ? "index.html" : ""); }
  function cut(text) { return Array.from(text.replace(/\s+/g, " ").trim()).slice(0, LONGEST).join(""); }
  function stored() {
    try {
      const kept = JSON.parse(localStorage.getItem(RECENT) || "[]");
      return Array.isArray(kept) ? kept.filter((text) => typeof text === "string" && text).slice(0, KEPT) : [];
    } catch (error) { return []; }
  }
  function store(list) {
    try { if (list.length) localStorage.setItem(RECENT, JSON.stringify(list)); else localStorage.removeItem(RECENT); } catch (error) { /* private mode */ }
  }
  function remember(q) { if (q) store([q].concat(stored().filter((other) => other !== q)).slice(0, KEPT)); }

  /** Where a long name may break, as in the pages' own titles. */
  const BREAK = /劳模创新(?=工作室)|(?:劳模|创新)?工作室|(?:先进)?(?:操作法|工作法|作业法|堵漏法|训练法|培训法)|[“《（][^”》）]{1,12}[”》）]/g;

  /** Text with the marked ranges in <mark>; for names, with break hints. */
  function marked(text, ranges, name) {
    const inside = new Array(text.length + 1).fill(false), breaks = new Set();
    (ranges || []).forEach((range) => { for (let at = Math.max(0, range[0]); at < Math.min(text.length, range[1]); at += 1) inside[at] = true; });
    if (name) text.replace(BREAK, (found, at) => { breaks.add(at); breaks.add(at + found.length); return found; });
    const nodes = [];
    for (let at = 0, from = 0; at < text.length; at += 1) {
      if (at + 1 < text.length && inside[at + 1] === inside[at] && !breaks.has(at + 1)) continue;
      const piece = text.slice(from, at + 1);
      if (breaks.has(from) && from) nodes.push(el("wbr"));
      nodes.push(inside[at] ? el("mark", "", piece) : d.createTextNode(piece));
      from = at + 1;
    }
    return nodes;
  }

  /* ---- what is asked: words, filters, order; and its address ---- */

  function readAddress(search) {
    const asked = { q: "", filters: {}, sort: "" };
    new URLSearchParams(search).forEach((value, name) => {
      if (name === "q") asked.q = cut(value);
      else if (name === SORT) asked.sort = value;
      else if (value && /^[\u3400-\u9fff]+$/.test(name)) asked.filters[name] = (asked.filters[name] || []).concat(value.slice(0, 60));
    });
    return asked;
  }
  function address(asked) {
    const parts = asked.q ? ["q=" + encodeURIComponent(asked.q)] : [];
    Object.keys(asked.filters).forEach((name) => asked.filters[name].forEach((value) => parts.push(encodeURIComponent(name) + "=" + encodeURIComponent(value))));
    if (asked.sort) parts.push(encodeURIComponent(SORT) + "=" + encodeURIComponent(asked.sort));
    return parts.length ? "?" + parts.join("&") : "";
  }
  function chosen(filters) { return Object.keys(filters).reduce((all, name) => all.concat(filters[name]), []); }

  /* ---- the engine, opened when it is first needed; after an error it is opened anew ---- */

  let opened = null;
  function open() {
    if (!opened) {
      opened = (w.jiangpuSearch ? Promise.resolve() : new Promise((done, failed) => {
        const script = el("script");
        script.onload = () => (w.jiangpuSearch ? done() : failed(new Error("engine")));
        script.onerror = () => { script.remove(); failed(new Error("engine")); };
        script.src = own.getAttribute("data-engine");
        d.head.appendChild(script);
      })).then(() => w.jiangpuSearch.open(root + "search/index/"));
    }
    return opened;
  }
  async function search(q, options) {
    try {
      const answer = await (await open()).search(q, options);
      /* marks alone ask for nothing: that is no wish to see everything */
      return q && !answer.terms.length && !/[0-9A-Za-z\u3400-\u9fff]/.test(q) ? Object.assign(answer, { total: 0, hits: [], suggestion: false }) : answer;
    } catch (error) {
      opened = null;
      if (!options.excerpts) throw error;
      /* the texts cannot be read: names will do */
      return Object.assign(await search(q, Object.assign({}, options, { excerpts: false })), { bare: true });
    }
  }
  function calm(error) {
    const text = error && error.calm ? String(error.calm) : SORRY;
    return /[。！？]$/.test(text) ? text : text + "。";
  }

  /** Asks for a view: of several answers only that to the newest question is shown. */
  function asker(show, fail, slow, also) {
    let newest = 0, waiting = 0;
    return {
      forget() { newest += 1; clearTimeout(waiting); },
      async ask(q, options, extra) {
        const mine = newest += 1;
        clearTimeout(waiting);
        waiting = setTimeout(slow, SLOW);
        try {
          const answer = (await Promise.all([search(q, options), also ? also() : null]))[0];
          if (mine === newest) { clearTimeout(waiting); show(answer, extra); }
        } catch (error) {
          if (mine === newest) { clearTimeout(waiting); fail(calm(error)); }
        }
        return mine === newest;
      },
    };
  }

  /** Calls `changed` soon after the text changed; never while an input method is composing. */
  function typing(field, changed) {
    let composing = false, timer = 0;
    const later = () => { clearTimeout(timer); timer = setTimeout(() => { if (!composing) changed(); }, SOON); };
    field.addEventListener("compositionstart", () => { composing = true; });
    field.addEventListener("compositionend", () => { composing = false; later(); });
    field.addEventListener("input", (e) => { if (!composing && !e.isComposing) later(); });
    return {
      now: () => clearTimeout(timer),
      composing: (e) => composing || Boolean(e && (e.isComposing || e.keyCode === 229)),
    };
  }

  /** Names found by shorter parts of a query that found nothing. */
  async function nearest(q) {
    const words = q.replace(/(^|\s)-\S+/g, " ").split(/[^0-9A-Za-z\u3400-\u9fff]+/).filter(Boolean), parts = words.length > 1 ? words.slice(0, 4) : [];
    words.slice(0, 3).forEach((word) => {
      const n = Math.min(word.length, 12), half = Math.ceil(n / 2);
      if (n > 3) parts.push(word.slice(0, n - 1), word.slice(1, n), word.slice(0, half), word.slice(n - half, n));
      if (n > 2) parts.push(word.slice(0, 2), word.slice(n - 2, n));
    });
    const found = new Map();
    for (const part of Array.from(new Set(parts)).slice(0, 8)) {
      const answer = await search(part, { limit: SHOWN, excerpts: false });
      answer.hits.forEach((hit) => { if (hit.titleMarks && hit.titleMarks.length && !found.has(hit.id)) found.set(hit.id, hit); });
      if (found.size >= 5) break;
    }
    return Array.from(found.values()).slice(0, 5);
  }

  /* ---- parts that the dialog and the lists share ---- */

  function counted(answer, shown, q) {
    if (!answer.total) return q ? "没有找到“" + (q.length > 24 ? q.slice(0, 24) + "…" : q) + "”" : "没有找到";
    if (answer.suggestion) return "没有一字不差的，您是不是要找：";
    return "找到" + (answer.approximate ? "约 " : " ") + answer.total + " 条" + (shown < answer.total ? "，显示 " + shown + " 条" : "") + (answer.bare ? "，摘录暂时读不到" : "");
  }
  function facts(hit, withKind) {
    const of = (name) => (hit.facets && hit.facets[name] || [])[0];
    const kind = of("类型"), sort = of("类别");
    return [withKind ? kind : "", (hit.names || []).slice(0, 2).join("、"), of("行业"), of("省"), sort !== kind ? sort : "", of("年份")]
      .filter((part, n, all) => part && all.indexOf(part) === n && part !== hit.title).join(" · ");
  }
  /** 又名…, where the name does not show what was found. */
  function alias(hit, q) {
    if (hit.titleMarks && hit.titleMarks.length || !q) return "";
    return (hit.aliases || []).find((other) => other.toLowerCase().indexOf(q.toLowerCase()) >= 0) || "";
  }
  /** Where in the text it stands; nothing when only the name has it. */
  function excerpt(tag, hit) {
    return hit.excerpt && hit.marks && hit.marks.length ? el(tag, "j-hit__x", ...marked(hit.excerpt, hit.marks)) : null;
  }
  function notFound(asked, again) {
    const text = el("div", "", el("p", "", asked.q ? "换个说法，或少打几个字试试。" : "没有这样的记录。"));
    const links = el("p", "");
    if (chosen(asked.filters).length) {
      const button = set(el("button", "j-link", "去掉筛选再找"), { type: "button" });
      button.addEventListener("click", again);
      links.appendChild(button);
      links.appendChild(d.createTextNode("　"));
    }
    links.appendChild(set(el("a", "", "知道它的话，您来补充"), { href: link("contribute/") }));
    text.appendChild(links);
    return el("div", "j-ask", text);
  }
  function failed(instead, again) {
    const button = set(el("button", "j-link", "再试一次"), { type: "button" });
    button.addEventListener("click", again);
    return el("div", "j-ask", el("div", "", el("p", "", instead), el("p", "", button)));
  }

  /* Facets. A field is a fieldset of checkboxes; what is there is kept and counted anew, so that the focus stays. */

  function option(field, value) {
    const input = set(el("input"), { type: "checkbox", name: field, value: value, autocomplete: "off" });
    return el("li", "", el("label", "j-opt", input, el("span", "", value), el("i", "")));
  }
  function place(group, item, most) {
    const first = group.querySelector(".j-opts"), more = group.querySelector(".j-more");
    if (first.children.length < most) { first.appendChild(item); return; }
    if (more) { more.querySelector(".j-opts").appendChild(item); return; }
    group.appendChild(el("details", "j-more", el("summary", ""), el("ul", "j-opts", item)));
  }
  function drawFacets(box, found, filters, total, fixed, most, anew) {
    if (anew) box.textContent = "";
    const names = FIELDS.concat(Object.keys(found).filter((name) => FIELDS.indexOf(name) < 0));
    names.forEach((field) => {
      if (field === fixed) return;
      const counts = new Map(found[field] || []), wanted = filters[field] || [];
      wanted.forEach((value) => { if (!counts.has(value)) counts.set(value, 0); });
      let group = Array.from(box.children).find((child) => child.getAttribute("data-field") === field);
      if (!group) {
        if (!counts.size || !wanted.length && counts.size < 2 && counts.values().next().value === total) return; /* nothing to choose */
        group = set(el("fieldset", "", el("legend", "", CALLED[field] || field), el("ul", "j-opts")), { "data-field": field });
        const rank = names.indexOf(field);
        box.insertBefore(group, Array.from(box.children).find((child) => names.indexOf(child.getAttribute("data-field")) > rank) || null);
      }
      const known = new Set(), order = ORDER[field];
      group.querySelectorAll("input").forEach((input) => known.add(input.value));
      const values = Array.from(counts.keys());
      (order ? values.sort(order) : values).forEach((value) => { if (!known.has(value)) place(group, option(field, value), most); });
      group.querySelectorAll("input").forEach((input) => {
        const number = counts.get(input.value) || 0;
        input.checked = wanted.indexOf(input.value) >= 0;
        input.disabled = !number && !input.checked && input !== d.activeElement;
        say(input.closest("label").querySelector("i"), String(number));
      });
      const more = group.querySelector(".j-more");
      if (more) {
        say(more.querySelector("summary"), "还有 " + more.querySelectorAll("input").length + " 项");
        if (more.querySelector("input:checked")) more.open = true;
      }
    });
  }
  function ticked(box) {
    const filters = {};
    box.querySelectorAll("input:checked").forEach((input) => { filters[input.name] = (filters[input.name] || []).concat(input.value); });
    return filters;
  }
  function summed(details, filters, clearer) {
    const note = details.querySelector("summary .j-note"), words = chosen(filters), clear = (clearer || details).querySelector("[data-clear]");
    if (!note.hasAttribute("data-said")) note.setAttribute("data-said", note.textContent);
    say(note, words.length ? words.join("、") : note.getAttribute("data-said"));
    details.classList.toggle("j-facet--on", words.length > 0);
    clear.hidden = !words.length;
  }

  /* ---- the dialog: a combobox over a list of links ---- */

  function makeDialog(box) {
    const get = (name) => box.querySelector(name), field = get("input"), status = get("[role=status]"), list = get("[role=listbox]");
    const details = get(".j-facet"), groups = get("[data-groups]"), none = get("[data-none]"), all = get("[data-all]"), tip = get("[data-tip]"), erase = get("[data-forget]");
    const page = link("search/"), drawn = { q: null };
    let asked = { q: "", filters: {}, sort: "" }, active = null, typedAt = 0, pause = 0, answer = null;

    const options = () => Array.from(list.querySelectorAll("[role=option]"));
    function point(next, scroll) {
      if (active) active.setAttribute("aria-selected", "false");
      active = next;
      if (!next) { field.removeAttribute("aria-activedescendant"); return; }
      next.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", next.id);
      if (scroll) next.scrollIntoView({ block: "nearest" });
    }
    function listed() {
      const any = options().length > 0;
      list.hidden = !any;
      field.setAttribute("aria-expanded", String(any));
      if (active && !list.contains(active)) point(null);
    }
    let made = 0;
    function grouped(name) {
      const label = set(el("p", "j-find__k", name), { id: "find-k" + (made += 1), role: "presentation" });
      return set(el("div", "", label), { role: "group", "aria-labelledby": label.id });
    }
    function choice(tag) { return set(el(tag, "j-hit"), { role: "option", id: "find-o" + (made += 1), "aria-selected": "false", tabindex: "-1" }); }

    /** The hits by kind; a row that is there already is kept, with its excerpt until there is a new one. */
    function draw(hits, title, kept, rich) {
      const old = new Map(options().filter((row) => row.hasAttribute("data-id")).map((row) => [row.getAttribute("data-id"), row])), kinds = new Map();
      hits.forEach((hit) => {
        const kind = title || (hit.facets && hit.facets["类型"] || [])[0] || "其他";
        const row = kept && old.get(hit.id) || set(choice("a"), { "data-id": hit.id, href: link(hit.url) });
        const before = row.querySelector(".j-hit__x"), other = alias(hit, asked.q), line = facts(hit, Boolean(title));
        const text = excerpt("span", hit) || (rich ? null : before);
        fill(row, [el("span", "j-row__t", ...marked(hit.title, hit.titleMarks, true)), line || other ? el("span", "j-small", (other ? "又名" + other + (line ? " · " : "") : "") + line) : null, text].filter(Boolean));
        if (!kinds.has(kind)) kinds.set(kind, grouped(kind));
        kinds.get(kind).appendChild(row);
      });
      fill(list, Array.from(kinds.values()));
      listed();
    }
    function idle() {
      asking.forget();
      clearTimeout(pause);
      answer = null;
      const kept = stored(), group = grouped("最近搜过");
      kept.forEach((q) => group.appendChild(set(fill(choice("div"), [el("span", "j-hit__q", q)]), { "data-q": q })));
      fill(list, kept.length ? [group] : []);
      listed();
      say(status, "");
      none.hidden = all.hidden = details.hidden = true;
      tip.hidden = false;
      erase.hidden = !kept.length;
    }
    function show(found, extra) {
      answer = found;
      box.removeAttribute("aria-busy");
      tip.hidden = erase.hidden = true;
      details.hidden = false;
      say(status, counted(found, found.hits.length, asked.q));
      all.hidden = !found.total;
      all.href = page + address(asked);
      none.hidden = found.total > 0;
      draw(found.hits, found.suggestion ? "您是不是要找" : "", true, extra);
      if (found.facets) { drawFacets(groups, found.facets, asked.filters, found.total, "", 6, drawn.q !== asked.q); drawn.q = asked.q; }
      summed(details, asked.filters);
      if (!found.total) {
        fill(none, [notFound(asked, () => { asked.filters = {}; go(true); field.focus(); })]);
        offer(asked.q);
      }
      if (found.hits.length && !extra) pause = setTimeout(() => asking.ask(asked.q, wish(true), true), Math.max(0, PAUSE - (Date.now() - typedAt)));
    }
    async function offer(q) {
      try {
        const names = q ? await nearest(q) : [];
        if (names.length && answer && !answer.total && asked.q === q) { draw(names, "相近的名称", false); }
      } catch (error) { /* the advice stands without them */ }
    }
    const asking = asker(show, (message) => {
      box.removeAttribute("aria-busy");
      answer = null;
      fill(list, []);
      listed();
      tip.hidden = erase.hidden = all.hidden = true;
      none.hidden = false;
      say(status, message);
      fill(none, [failed(set(el("a", "", "看按拼音排的完整索引"), { href: page }), () => { go(true); field.focus(); })]);
    }, () => { box.setAttribute("aria-busy", "true"); if (!answer) say(status, "正在找……"); });

    function wish(excerpts) {
      return { filters: asked.filters, limit: IN_DIALOG, excerpts: excerpts, facets: details.open && !details.hidden };
    }
    function go(excerpts) {
      clearTimeout(pause);
      typedAt = Date.now();
      asked.q = cut(field.value);
      if (!asked.q && !chosen(asked.filters).length) { idle(); return; }
      asking.ask(asked.q, wish(excerpts), excerpts);
    }
    const typed = typing(field, () => { point(null); if (cut(field.value) !== asked.q || !answer) { box.scrollTop = 0; go(false); } });

    field.addEventListener("keydown", (e) => {
      if (typed.composing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
      const rows = options(), at = rows.indexOf(active);
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        if (rows.length) point(rows[e.key === "ArrowDown" ? (at + 1) % rows.length : (at < 1 ? rows.length : at) - 1], true);
      } else if ((e.key === "Home" || e.key === "End") && active) {
        e.preventDefault();
        point(rows[e.key === "Home" ? 0 : rows.length - 1], true);
      } else if (e.key === "ArrowLeft" || e.key === "ArrowRight") point(null);
      else if (e.key === "Enter" && active) { e.preventDefault(); active.click(); }
    });
    box.addEventListener("close", () => point(null));
    box.addEventListener("cancel", (e) => { if (typed.composing()) e.preventDefault(); });
    box.addEventListener("click", (e) => {
      const edge = box.getBoundingClientRect();
      if (e.target === box && (e.clientY > edge.bottom || e.clientX < edge.left || e.clientX > edge.right)) { box.close(); return; }
      const row = e.target.closest("[role=option]");
      if (row && row.hasAttribute("data-q")) { field.value = row.getAttribute("data-q"); field.focus(); go(true); }
      else if (row || e.target.closest("[data-all]")) remember(asked.q);
    });
    get("form").addEventListener("submit", (e) => {
      e.preventDefault();
      if (typed.composing()) return;
      asked.q = cut(field.value);
      if (!asked.q && !chosen(asked.filters).length) { field.focus(); return; }
      remember(asked.q);
      location.href = page + address(asked);
    });
    details.addEventListener("toggle", () => { if (details.open && answer) go(true); });
    groups.addEventListener("change", () => { asked.filters = ticked(groups); go(true); });
    details.querySelector("[data-clear]").addEventListener("click", () => { asked.filters = {}; go(true); details.querySelector("summary").focus(); });
    erase.addEventListener("click", () => { store([]); idle(); field.focus(); });
    return { open() { if (field.value !== asked.q || !answer) { if (!typed.composing()) go(false); } } };
  }

  /* ---- the search page and the directories: a list with filters, kept in the address ---- */

  function makeList(box) {
    const fixed = box.getAttribute("data-find"), form = d.querySelector("form[data-find-form]"), field = form.querySelector("input[name=q]");
    const get = (name) => box.querySelector(name), details = get(".j-facet"), groups = get("[data-groups]"), still = get("[data-still]"), out = get("[data-out]");
    const status = d.querySelector("[data-count]"), sorts = get("[data-sorts]"), first = status.textContent, title = d.title;
    const usual = fixed ? "拼音" : "相关", size = Number(box.getAttribute("data-size")) || SHOWN, drawn = { q: null };
    const rows = set(el("ul", "j-rows"), {}), more = set(el("button", "j-btn j-btn--line", ""), { type: "button" }), notes = el("div", "");
    fill(out, [set(el("h2", "j-vh", fixed ? "筛选出的" + fixed : "搜索结果"), {}), notes, rows, el("p", "j-find__more", more)]);
    let asked = readAddress(location.search), limit = (history.state || {}).n || size, total = 0, pause = 0;

    const idle = () => !asked.q && !chosen(asked.filters).length && (!asked.sort || asked.sort === usual);
    const kinds = () => (fixed ? Object.assign({}, asked.filters, { "类型": [fixed] }) : asked.filters);
    const order = () => asked.sort || (asked.q ? "相关" : "拼音");

    /** A row; in a directory the one of the page itself where it is there. */
    const there = new Map();
    function gather(from, base) {
      from.querySelectorAll("li.j-row").forEach((row) => { const a = row.querySelector("a[href]"); if (a) there.set(new URL(a.getAttribute("href"), base).href, row); });
    }
    if (fixed) gather(still, location.href);
    /** The rows of a short directory's other pages, fetched once; without them rows are made from the index. */
    let others = null;
    function fetched() {
      const links = Array.from(still.querySelectorAll(".j-pages a[href]"));
      if (!others) {
        others = !fixed || links.length > MORE_PAGES || !w.fetch || location.protocol === "file:" ? Promise.resolve()
          : Promise.all(links.map((a) => fetch(a.href).then((answer) => (answer.ok ? answer.text() : "")).then((text) => {
            const from = new DOMParser().parseFromString(text, "text/html").querySelector("[data-still]");
            if (from) gather(from, a.href);
          }))).catch(() => { /* offline */ });
      }
      return others;
    }
    const seal = fixed ? still.querySelector(".j-seal") : null;
    function stamp(hit) {
      if (!seal) return null;
      const han = (text) => text.replace(/[^\u3400-\u9fff]/g, ""), made = seal.cloneNode(true), texts = made.querySelectorAll("text");
      const industry = (hit.facets && hit.facets["行业"] || [""])[0], short = { "公共交通": "公交", "市政环卫": "环卫", "应急救援": "应急", "航空航天": "航天" };
      let chars = han(hit.title) || "匠";
      if (texts.length === 4) chars = (chars.slice(0, 4) + ["", "之印记", "之印", "印", ""][Math.min(4, chars.length)]).slice(0, 4);
      if (texts.length === 2) chars = han(short[industry] || industry).length > 1 ? han(short[industry] || industry) : "方法";
      texts.forEach((text, n) => { text.textContent = chars.charAt(n); });
      return made;
    }
    function draw(hits, kept, rich) {
      const old = new Map(Array.from(rows.children).map((row) => [row.getAttribute("data-id"), row]));
      return hits.map((hit) => {
        const last = kept && old.get(hit.id), ready = there.get(link(hit.url)), name = marked(hit.title, hit.titleMarks, true);
        const before = last && last.querySelector(".j-hit__x"), other = alias(hit, asked.q);
        const text = excerpt("p", hit) || (rich ? null : before);
        let row;
        if (ready) {
          row = ready.cloneNode(true);
          fill(row.querySelector(".j-row__t a"), name).href = link(hit.url);
        } else {
          const line = (other ? "又名" + other + " · " : "") + facts(hit, !fixed);
          row = el("li", "j-row", el("div", "", el("h3", "j-row__t", set(el("a", "", ...name), { href: link(hit.url) })), line ? el("p", "j-small", line) : null), stamp(hit));
        }
        if (text) row.firstChild.appendChild(text);
        return set(row, { "data-id": hit.id });
      });
    }
    function shown(yes) { still.hidden = yes; out.hidden = !yes; }
    function show(found, extra) {
      box.removeAttribute("aria-busy");
      total = found.total;
      if (details) {
        if (found.facets) { drawFacets(groups, found.facets, asked.filters, total, fixed ? "类型" : "", 8, !fixed && drawn.q !== asked.q); drawn.q = asked.q; }
        details.hidden = false;
        details.parentNode.hidden = false;
        summed(details, asked.filters, box);
      }
      if (idle()) { shown(false); say(status, first); return; }
      const made = draw(found.hits, !extra.append, !extra.typed);
      if (extra.append) made.forEach((row) => rows.appendChild(row)); else fill(rows, made);
      const count = rows.children.length;
      notes.textContent = "";
      rows.hidden = !count;
      say(status, counted(found, count, asked.q));
      more.parentNode.hidden = count >= total || !found.hits.length;
      more.textContent = "再看 " + Math.min(size, Math.max(1, total - count)) + " 条";
      shown(true);
      if (extra.append && more.parentNode.hidden && made.length) made[0].querySelector("a").focus();
      if (!total) { notes.appendChild(notFound(asked, () => turn({ filters: {} }))); offer(asked.q); }
      limit = Math.max(size, count);
      keep(limit > size ? { n: limit } : null);
      if (extra.typed && found.hits.length) pause = setTimeout(() => run({ typed: false }), PAUSE);
    }
    async function offer(q) {
      try {
        const names = q ? await nearest(q) : [];
        if (!names.length || total || asked.q !== q) return;
        const offered = el("ul", "j-rows");
        names.forEach((hit) => offered.appendChild(el("li", "j-row", el("div", "", el("h3", "j-row__t", set(el("a", "", ...marked(hit.title, hit.titleMarks, true)), { href: link(hit.url) })), el("p", "j-small", facts(hit, true))))));
        notes.appendChild(el("p", "j-find__k", "相近的名称"));
        notes.appendChild(offered);
      } catch (error) { /* the advice stands without them */ }
    }
    const asking = asker(show, (message) => {
      box.removeAttribute("aria-busy");
      say(status, message);
      rows.hidden = more.parentNode.hidden = true;
      fill(notes, [failed(fixed ? "下面是全部" + fixed + "。" : "下面是按拼音排的完整索引。", () => run({}))]);
      out.hidden = false;
      still.hidden = false;
    }, () => { box.setAttribute("aria-busy", "true"); if (!still.hidden && !idle()) say(status, "正在找……"); }, fetched);

    function keep(state) { try { history.replaceState(state, "", location.pathname + address(asked) + location.hash); } catch (error) { /* opened from a disk */ } }
    /** Asks for what is wanted; `typed`: names first, excerpts after a pause. */
    function run(how) {
      clearTimeout(pause);
      if (idle() && fixed) {
        asking.forget();
        shown(false);
        say(status, first);
        if (opened && details) asking.ask("", { filters: kinds(), limit: 1, excerpts: false, facets: true }, {});
        keep(null);
        return;
      }
      const append = Boolean(how.append);
      asking.ask(asked.q, { filters: kinds(), sort: order(), offset: append ? rows.children.length : 0, limit: idle() ? 1 : append ? size : limit,
        excerpts: Boolean(asked.q) && !how.typed, facets: !append }, { append: append, typed: how.typed });
    }
    /** The controls say what is asked. */
    function sync() {
      if (cut(field.value) !== asked.q) field.value = asked.q;
      groups.querySelectorAll("input").forEach((input) => { input.checked = (asked.filters[input.name] || []).indexOf(input.value) >= 0; });
      summed(details, asked.filters, box);
      sorts.querySelectorAll("a").forEach((a) => {
        const name = a.getAttribute("data-sort");
        if (name === order()) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
        a.parentNode.hidden = name === "相关" && !asked.q;
        a.href = address(Object.assign({}, asked, { sort: name }));
      });
      d.title = (asked.q ? "“" + asked.q + "” · " : "") + title;
    }
    /** A new question: a new entry in the browser's history, except while typing. */
    function turn(change, how) {
      asked = Object.assign({}, asked, change);
      if (asked.sort === (asked.q ? "相关" : "拼音")) asked.sort = "";
      limit = size;
      sync();
      if (!how || !how.typed) { try { history.pushState(null, "", location.pathname + address(asked)); } catch (error) { /* opened from a disk */ } }
      run(how || {});
    }
    const typed = typing(field, () => { if (cut(field.value) !== asked.q) turn({ q: cut(field.value) }, { typed: true }); });
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      if (typed.composing()) return;
      typed.now();
      remember(cut(field.value));
      turn({ q: cut(field.value) });
    });
    field.addEventListener("keydown", (e) => { if (typed.composing(e) && e.key === "Enter") e.preventDefault(); });
    groups.addEventListener("change", () => turn({ filters: ticked(groups) }));
    get("[data-clear]").addEventListener("click", () => { turn({ filters: {} }); field.focus(); });
    sorts.addEventListener("click", (e) => {
      const a = e.target.closest("a");
      if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      turn({ sort: a.getAttribute("data-sort") });
    });
    more.addEventListener("click", () => run({ append: true }));
    rows.addEventListener("click", (e) => { if (e.target.closest("a")) remember(asked.q); });
    w.addEventListener("popstate", () => {
      if (address(readAddress(location.search)) === address(asked)) return;
      asked = readAddress(location.search);
      limit = (history.state || {}).n || size;
      sync();
      run({});
    });
    /* what somebody did before this script was here */
    if (idle()) { asked.filters = ticked(groups); asked.q = cut(field.value); }
    sync();
    if (!fixed || !idle()) run({});
  }

  let dialog = null;
  w.jiangpuFind = {
    dialog(box) { dialog = dialog || makeDialog(box); dialog.open(); },
    list: makeList,
  };
})(document, window);
