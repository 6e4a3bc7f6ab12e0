/* Progress that leaves the device by hand, and the names that its script takes from
   assets/training, which is loaded before it. */

const d = document;
const taken = window.jiangpuTraining;
const { CODE, PARTS, all, changeProgress, dayText, empty, first } = taken;
const { keepProgress, made, onProgress, progressNow, saveAs, today } = taken;
