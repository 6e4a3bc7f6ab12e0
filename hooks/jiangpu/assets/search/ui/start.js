/* What the page's own script calls once this one is here. */
/* global makeDialog, makeList, w */

let dialog = null;
let list = false;
w.jiangpuFind = {
  /** Opens the dialog; `keys` are those that were pressed for its list before. */
  dialog(box, keys) {
    if (!dialog) dialog = makeDialog(box);
    dialog.open(keys);
  },
  list(box) {
    if (list) return;
    list = true;
    makeList(box);
  },
};
