/* Advice for a text of one's own: words that say nothing, and how much is enough. */
/* global WRITING */

/** A number with what it counts; the 一 of 一定 is none. */
const MEASURE = /[\d０-９二三四五六七八九十百半两几]+\s*[^\s，。；、\d]|一(?!定)[^\s，。；、]/;

/** The vague words of a text that no measure stands beside, each once. */
function vagueWords(text) {
  const found = [];
  text.split(/[，。；、\n]/).forEach((piece) => {
    if (MEASURE.test(piece)) return;
    WRITING.vague.forEach((word) => {
      if (piece.indexOf(word) >= 0 && found.indexOf(word) < 0) found.push(word);
    });
  });
  return found;
}

/** What to say of a text; "" for nothing. */
function adviceOn(text) {
  const words = vagueWords(text);
  if (!words.length) return "";
  return "“" + words.join("”“") + "”后面，写清多少、哪里、几秒。";
}

/** What to say of steps. `steps`: [{action, points, because}], those that are filled in. */
function adviceOnSteps(steps) {
  const said = [];
  if (steps.length && steps.length < WRITING.fewestSteps) {
    said.push("只有 " + steps.length + " 步：再想想，哪里停得下来？");
  }
  steps.forEach((step, n) => {
    const place = "第 " + (n + 1) + " 步";
    if (step.points.length > WRITING.mostPoints) {
      said.push(place + "有 " + step.points.length + " 个要点，太多记不住，拆成两步。");
    }
    if (!step.because) said.push(place + "没有写为什么：徒弟一定会问。");
    const words = adviceOn([step.action].concat(step.points).join("，"));
    if (words) said.push(place + "的" + words);
  });
  return said.join("\n");
}
