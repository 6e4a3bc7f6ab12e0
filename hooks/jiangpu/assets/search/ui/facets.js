/* Filters. A field is a fieldset of checkboxes; what is there is kept and counted anew, so that the
   focus stays. */
/* global FACETS, chosen, d, el, say, set */

/** The facet of a field; one that the index has and the table has not goes by its own name. */
function facetOf(field) {
  const known = FACETS.find((facet) => facet.field === field);
  return known || { field, label: field, order: "number", words: [] };
}

/** The words in the order in which the page lists them; the engine gives them by falling number. */
function orderedWords(facet, words) {
  if (facet.order === "word") return words.sort((a, b) => (a < b ? -1 : 1));
  if (facet.order === "given") {
    return words.sort((a, b) => facet.words.indexOf(a) - facet.words.indexOf(b));
  }
  return words;
}

function checkbox(field, value) {
  const input = set(el("input"), { type: "checkbox", name: field, value, autocomplete: "off" });
  return el("li", "", el("label", "j-opt", input, el("span", "", value), el("i", "")));
}

/** Puts a checkbox at the end of a group; what is more than `most` is folded away. */
function place(group, item, most) {
  const first = group.querySelector(".j-opts");
  const more = group.querySelector(".j-more");
  if (first.children.length < most) {
    first.appendChild(item);
  } else if (more) {
    more.querySelector(".j-opts").appendChild(item);
  } else {
    group.appendChild(el("details", "j-more", el("summary", ""), el("ul", "j-opts", item)));
  }
}

/** The group of a facet in the box, made where it belongs if it is not there. */
function groupOf(box, facet, fields) {
  const groups = Array.from(box.children);
  const fieldOf = (group) => group.getAttribute("data-field");
  const there = groups.find((group) => fieldOf(group) === facet.field);
  if (there) return there;
  const made = el("fieldset", "", el("legend", "", facet.label), el("ul", "j-opts"));
  const rank = fields.indexOf(facet.field);
  const next = groups.find((group) => fields.indexOf(fieldOf(group)) > rank);
  box.insertBefore(set(made, { "data-field": facet.field }), next || null);
  return made;
}

/** Shows the counts of one facet in its group; only those that are `certain`. What nothing has any
    more is not shown, but for the box that is ticked or in use. */
function countGroup(group, facet, counts, { wanted, most, certain }) {
  const there = new Set();
  group.querySelectorAll("input").forEach((input) => there.add(input.value));
  orderedWords(facet, Array.from(counts.keys())).forEach((value) => {
    if (!there.has(value)) place(group, checkbox(facet.field, value), most);
  });
  group.querySelectorAll("input").forEach((input) => {
    const number = counts.get(input.value) || 0;
    input.checked = wanted.indexOf(input.value) >= 0;
    input.closest("li").hidden = !number && !input.checked && input !== d.activeElement;
    say(input.closest("label").querySelector("i"), certain ? String(number) : "");
  });
  group.hidden = !group.querySelector("li:not([hidden])");
  const more = group.querySelector(".j-more");
  if (!more) return;
  const number = more.querySelectorAll("li:not([hidden])").length;
  more.hidden = !number;
  say(more.querySelector("summary"), "还有 " + number + " 项");
  if (more.querySelector("input:checked")) more.open = true;
}

/** Shows the filters of an answer. `found`: the counts; `filters`: what is chosen; `fixed`: a
    field that is not shown, or ""; `most`: words of a field that are shown at once; `anew`: the
    groups of an earlier question go. */
function drawFacets(box, answer, { filters, fixed, most, anew }) {
  const chosen = Object.keys(filters).some((field) => filters[field].length > 0);
  /* what only seemed to hold the question was counted, and is no choice */
  const found = answer.total || chosen ? answer.facets : {};
  if (anew) box.textContent = "";
  const known = FACETS.map((facet) => facet.field);
  const fields = known.concat(Object.keys(found).filter((field) => known.indexOf(field) < 0));
  fields.forEach((field) => {
    if (field === fixed) return;
    const counts = new Map(found[field] || []);
    const wanted = filters[field] || [];
    wanted.forEach((value) => {
      if (!counts.has(value)) counts.set(value, 0);
    });
    const there = box.querySelector('[data-field="' + field + '"]');
    if (!there && !offersChoice(counts, wanted, answer.total)) return;
    const facet = facetOf(field);
    const certain = !answer.approximate;
    countGroup(groupOf(box, facet, fields), facet, counts, { wanted, most, certain });
  });
}

/** Whether a filter changes anything: a single word that all hits have does not. */
function offersChoice(counts, wanted, total) {
  if (!counts.size) return false;
  const all = counts.size === 1 && counts.values().next().value === total;
  return wanted.length > 0 || !all;
}

/** The filters that are ticked. */
function ticked(box) {
  const filters = {};
  box.querySelectorAll("input:checked").forEach((input) => {
    filters[input.name] = (filters[input.name] || []).concat(input.value);
  });
  return filters;
}

/** The closed filters name what is chosen; `clearer` holds the button that takes it away. */
function summarizeFilters(details, filters, clearer = details) {
  const note = details.querySelector("summary .j-note");
  const words = chosen(filters);
  if (!note.hasAttribute("data-first")) note.setAttribute("data-first", note.textContent);
  say(note, words.length ? words.join("、") : note.getAttribute("data-first"));
  details.classList.toggle("j-facet--on", words.length > 0);
  clearer.querySelector("[data-clear]").hidden = !words.length;
}
