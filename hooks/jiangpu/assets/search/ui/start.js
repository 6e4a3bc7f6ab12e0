/* What site.js calls once this script is here. */
/* global makeDialog, makeList, w */

let dialog = null, list = false;
w.jiangpuFind = {
  dialog(box) { dialog = dialog || makeDialog(box); dialog.open(); },
  list(box) { if (!list) { list = true; makeList(box); } },
};
