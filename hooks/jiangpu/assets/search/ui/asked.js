/* What is asked: words, filters, order; and its address: ?q=…&行业=化工&行业=港口&排序=年份.
   Only names in Chinese characters are filters (WeChat adds ?from=…). */
/* global ORDER_PARAMETER */

const LONGEST = 100;
const LONGEST_WORD = 60;

/** A query as it is asked: without spaces to spare, and not longer than the engine reads. */
function cut(text) {
  return Array.from(text.replace(/\s+/g, " ").trim()).slice(0, LONGEST).join("");
}

function readAddress(search) {
  const asked = { q: "", filters: {}, sort: "" };
  new URLSearchParams(search).forEach((value, name) => {
    if (name === "q") {
      asked.q = cut(value);
    } else if (name === ORDER_PARAMETER) {
      asked.sort = value;
    } else if (value && /^[\u3400-\u9fff]+$/.test(name)) {
      asked.filters[name] = (asked.filters[name] || []).concat(value.slice(0, LONGEST_WORD));
    }
  });
  return asked;
}

function address(asked) {
  const parts = [];
  const add = (name, value) => parts.push(name + "=" + encodeURIComponent(value));
  if (asked.q) add("q", asked.q);
  Object.keys(asked.filters).forEach((name) => {
    asked.filters[name].forEach((value) => add(encodeURIComponent(name), value));
  });
  if (asked.sort) add(encodeURIComponent(ORDER_PARAMETER), asked.sort);
  return parts.length ? "?" + parts.join("&") : "";
}

/** All words of all filters. */
function chosen(filters) {
  return Object.keys(filters).reduce((all, name) => all.concat(filters[name]), []);
}

/** The filters of both, each word once. */
function joinedFilters(one, other) {
  const filters = Object.assign({}, one);
  Object.keys(other).forEach((name) => {
    filters[name] = Array.from(new Set((filters[name] || []).concat(other[name])));
  });
  return filters;
}
