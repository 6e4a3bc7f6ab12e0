/* What is asked: words, filters, order; and its address: ?q=…&行业=化工&行业=港口&排序=年份.
   Only names in Chinese characters are filters (WeChat adds ?from=…). */

const SORT = "排序", LONGEST = 100;

function cut(text) { return Array.from(text.replace(/\s+/g, " ").trim()).slice(0, LONGEST).join(""); }
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
