/* The page: its elements, and where its links lead. Text enters it as text nodes only. */

const d = document;
const w = window;
const own = d.querySelector("script[data-search]");
const root = new URL(own.getAttribute("data-root"), location.href).href;

/** An element with a class, and text or elements in it; null and "" are passed over. */
function el(tag, style, ...inside) {
  const made = d.createElement(tag);
  if (style) made.className = style;
  inside.forEach((part) => {
    if (part === null || part === "") return;
    made.appendChild(typeof part === "string" ? d.createTextNode(part) : part);
  });
  return made;
}

/** A button that calls `act`. */
function button(style, text, act) {
  const made = set(el("button", style, text), { type: "button" });
  made.addEventListener("click", act);
  return made;
}

function set(node, attributes) {
  Object.keys(attributes).forEach((name) => node.setAttribute(name, attributes[name]));
  return node;
}

function fill(node, parts) {
  node.textContent = "";
  parts.forEach((part) => node.appendChild(part));
  return node;
}

/** Changes a text only where it is another: a screen reader reads each change. */
function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Where an address of the site leads; on a disk a folder does not open by itself. */
function link(url) {
  const folder = /(^|\/)$/.test(url);
  return root + url + (location.protocol === "file:" && folder ? "index.html" : "");
}
