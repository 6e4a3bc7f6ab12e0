/* What site.js calls once this script is here. */
/* global makeDialog, makeList, w */

let dialog = null;
w.jiangpuFind = {
  dialog(box) { dialog = dialog || makeDialog(box); dialog.open(); },
  list: makeList,
};
