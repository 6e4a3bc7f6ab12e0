/* 复制引用: a press copies the citation beside it, with the day of reading. The figure that the
   address names is opened. */

const d = document;
const ACCESS_DATE = "[引用日期]";

function dayOfReading() {
  const now = new Date();
  const month = String(now.getMonth() + 1).padStart(2, "0");
  const day = String(now.getDate()).padStart(2, "0");
  return `[${now.getFullYear()}-${month}-${day}]`;
}

/* For pages opened from a disk and for older engines, which have no clipboard to write to. */
function copySelected(text) {
  const field = d.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "j-vh";
  d.body.appendChild(field);
  field.select();
  const copied = d.execCommand("copy");
  field.remove();
  return copied;
}

function copy(text) {
  if (!navigator.clipboard) return Promise.resolve(copySelected(text));
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copySelected(text),
  );
}

d.addEventListener("click", (e) => {
  const button = e.target.closest && e.target.closest("[data-copy]");
  if (!button) return;
  const cited = button.parentNode.querySelector("[data-cited]");
  copy(cited.textContent.trim().replace(ACCESS_DATE, dayOfReading())).then((copied) => {
    button.textContent = copied ? "已复制" : "请长按文字复制";
  });
});

/** Who follows the permanent link of a figure wants to know where it comes from. */
function openNamed() {
  const named = /^#fig-/.test(location.hash) && d.getElementById(location.hash.slice(1));
  const passport = named && named.querySelector("details");
  if (passport) passport.open = true;
}

openNamed();
window.addEventListener("hashchange", openNamed);
