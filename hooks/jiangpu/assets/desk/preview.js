/* The page of the record as it will be, in a frame that runs nothing and keeps its place. */
/* global ask, one, root */

const frame = one(".w-frame");
let previewRoot = "";
let scrolled = 0;
let shownAt = "";

frame.addEventListener("load", () => {
  const inside = frame.contentDocument;
  if (!inside || !inside.documentElement) return;
  ["j-dark", "j-light", "j-big"].forEach((name) => {
    inside.documentElement.classList.toggle(name, root.classList.contains(name));
  });
  if (scrolled) frame.contentWindow.scrollTo(0, scrolled);
});

/** Show a page of the preview; `uri` tells whether it is still the same record. */
async function showPreview(address, uri) {
  const help = one("[data-view-help]");
  frame.hidden = !address;
  if (!address) {
    help.textContent = "写上名称，这里就看得到";
    return;
  }
  help.textContent = "读者看到的样子，边写边变";
  if (!previewRoot) previewRoot = (await ask("preview")).preview;
  const again = shownAt === uri;
  scrolled = again && frame.contentWindow ? frame.contentWindow.scrollY || 0 : 0;
  shownAt = uri;
  frame.contentWindow.location.replace(previewRoot + address);
}
