/* The form for one's own way of working, and the names that its script takes from assets/training,
   which is loaded before it. */

const { WRITING, all, dayText, first, saveAs, today } = window.jiangpuTraining;
