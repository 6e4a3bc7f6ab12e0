/* The page, what is kept in the browser, and how the parts of the desk hear of each other. */

const d = document;
const root = d.documentElement;
const token = d.currentScript.getAttribute("data-token");

function one(selector, within) {
  return (within || d).querySelector(selector);
}

function all(selector, within) {
  return Array.from((within || d).querySelectorAll(selector));
}

/** An element: its attributes (true stands alone, false and null are left out), its children. */
function el(tag, attributes, ...children) {
  const made = d.createElement(tag);
  Object.keys(attributes || {}).forEach((name) => {
    const value = attributes[name];
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value);
  });
  children.forEach((child) => {
    if (child !== null && child !== undefined) made.append(child);
  });
  return made;
}

function empty(element) {
  while (element.firstChild) element.removeChild(element.firstChild);
  return element;
}

const ears = {};

/** Call a function whenever something is told. */
function hear(what, listener) {
  (ears[what] = ears[what] || []).push(listener);
}

function tell(what, detail) {
  (ears[what] || []).forEach((listener) => listener(detail));
}

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null; /* private mode */
  }
}

function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (error) {
    /* private mode, or full */
  }
}

/** A function that waits until nobody has called it for a while. */
function calmly(wait, work) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}

function same(one_, other) {
  return JSON.stringify(one_) === JSON.stringify(other);
}
