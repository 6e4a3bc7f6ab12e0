/* The page and what is kept on the device. Every page reads well without these scripts.
   Nothing newer than 2017: there are old views inside WeChat. */

const d = document;
const root = d.documentElement;
const own = d.currentScript;

root.classList.add("js");

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null; /* private mode */
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch (error) {
    /* private mode */
  }
}

/** The element that was clicked, or the one around it, that a selector names. */
function clicked(e, selector) {
  return e.target.closest ? e.target.closest(selector) : null;
}
