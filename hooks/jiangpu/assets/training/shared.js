/* What the scripts of some pages take from this one: assets/transfer. */
/* global CODE, PARTS, all, changeProgress, dayText, empty, first, keepProgress, made,
   onProgress, progressNow, saveAs, today */

window.jiangpuTraining = {
  CODE,
  PARTS,
  all,
  changeProgress,
  dayText,
  empty,
  first,
  keepProgress,
  made,
  onProgress,
  progressNow,
  saveAs,
  today,
};
