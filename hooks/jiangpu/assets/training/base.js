/* The page of a lesson, a test or a path. It reads from top to bottom without these scripts.
   Nothing newer than 2018: there are old views inside WeChat. No request is ever made. */

const d = document;

/** All elements that a selector names, in or below `root`. */
function all(selector, root) {
  return Array.from((root || d).querySelectorAll(selector));
}

function first(selector, root) {
  return (root || d).querySelector(selector);
}

/** The element that was clicked, or the one around it, that a selector names. */
function hit(e, selector) {
  return e.target.closest ? e.target.closest(selector) : null;
}

/** A new element with a class and a text. */
function made(tag, className, text) {
  const element = d.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
