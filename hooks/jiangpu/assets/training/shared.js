/* What the scripts of some pages take from this one: assets/transfer and assets/writing. */
/* global CODE, PARTS, WRITING, all, changeProgress, dayText, empty, first, keepProgress, made,
   onProgress, progressNow, saveAs, today */

window.jiangpuTraining = {
  CODE,
  PARTS,
  WRITING,
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
