/* The page of the record as it will be, in a frame that runs nothing and keeps its place. */
/* global ask, one, root */

const frame = one(".w-frame");
const sight = { root: "", uri: "", top: 0, loading: false, next: null };

frame.addEventListener("load", () => {
  const inside = frame.contentDocument;
  sight.loading = false;
  one("[data-view-help]").textContent = "读者看到的样子，边写边变";
  if (inside && inside.documentElement) {
    ["j-dark", "j-light", "j-big"].forEach((name) => {
      inside.documentElement.classList.toggle(name, root.classList.contains(name));
    });
    if (sight.top) frame.contentWindow.scrollTo(0, sight.top);
  }
  const next = sight.next;
  sight.next = null;
  if (next) showPreview(next.address, next.uri);
});

/** Show a page of the preview; `uri` tells whether it is still the same record.
 *  While one is being made the latest wish waits: a large library takes its time. */
async function showPreview(address, uri) {
  const help = one("[data-view-help]");
  frame.hidden = !address;
  if (!address) {
    help.textContent = "写上名称，这里就看得到";
    return;
  }
  if (sight.loading) {
    sight.next = { address, uri };
    return;
  }
  sight.loading = true;
  help.textContent = "正在排读者看到的样子……";
  if (!sight.root) sight.root = (await ask("preview")).preview;
  const again = sight.uri === uri;
  sight.top = again && frame.contentWindow ? frame.contentWindow.scrollY || 0 : 0;
  sight.uri = uri;
  frame.contentWindow.location.replace(sight.root + address);
}
