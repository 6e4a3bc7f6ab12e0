/* The page: its elements, and where its links lead. Text enters it as text nodes only. */

const d = document, w = window;
const own = d.querySelector("script[data-search]");
const root = new URL(own.getAttribute("data-root"), location.href).href;

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
