/* Filters. A field is a fieldset of checkboxes; what is there is kept and counted anew, so that the focus stays. */
/* global chosen, d, el, say, set */

const FIELDS = ["类型", "行业", "省", "类别", "级别", "荣誉", "年份", "资料"];
const BANDS = ["过半", "三成到一半", "不到三成"], ORDER = { "年份": (a, b) => (a < b ? -1 : 1), "资料": (a, b) => BANDS.indexOf(a) - BANDS.indexOf(b) };
const CALLED = { "省": "地区", "年份": "年代", "资料": "资料完整度" };

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
