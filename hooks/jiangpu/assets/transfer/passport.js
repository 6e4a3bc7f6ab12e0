/* Progress carried away and brought back: a small file, a picture, a typed code. */
/* global PARTS, all, dayText, decodeSignature, drawQr, encodeProgress, first, inLines,
   isSignature, keepProgress, onProgress, progressNow, qrCanvas, readProgress, saveAs,
   takeSignature, textOfImage, today */

const UNREADABLE = "图里没有认出进度码。裁到只剩那个图再试，或者输图下面的字。";

/** Two states of the questions of a test: of each question the one that is further on. */
function furtherOn(one, other) {
  if (!other || one.mark !== other.mark) return one;
  const asked = [];
  for (let n = 0; n < Math.max(one.asked.length, other.asked.length); n += 1) {
    const a = one.asked[n] || null;
    const b = other.asked[n] || null;
    asked.push(a && b ? (b[0] > a[0] ? b : a) : a || b);
  }
  return { mark: one.mark, asked };
}

/** Both lists, each entry once, in order. */
function united(one, other) {
  const found = new Map();
  one.concat(other || []).forEach((entry) => found.set(JSON.stringify(entry), entry));
  return Array.from(found.keys())
    .sort()
    .map((key) => found.get(key));
}

/** What is kept here and what is brought: nothing of either is lost. */
function mergedProgress(kept, brought) {
  const merged = progressOf(kept);
  PARTS.forEach((part) => {
    Object.keys(brought[part]).forEach((key) => {
      const here = kept[part][key];
      const there = brought[part][key];
      if (here === undefined) merged[part][key] = there;
      else if (part === "lessons") merged[part][key] = united(here, there).sort((a, b) => a - b);
      else if (part === "tests") merged[part][key] = furtherOn(here, there);
      else if (part === "signed") merged[part][key] = united(here, there);
    });
  });
  return merged;
}

/** A copy. */
function progressOf(progress) {
  return JSON.parse(JSON.stringify(progress));
}

function nothingKept(progress) {
  return PARTS.every((part) => !Object.keys(progress[part]).length);
}

/** Takes what was typed, scanned or opened; gives the sentence that says what came of it. */
function bring(text) {
  try {
    if (isSignature(text)) return takeSignature(decodeSignature(text));
    const merged = mergedProgress(progressNow(), readProgress(text));
    return keepProgress(merged) ? "读进来了。" : "这个浏览器不让存，关掉无痕浏览再试。";
  } catch (error) {
    if (error.refused) return error.message;
    throw error;
  }
}

async function bringFile(file) {
  if (/^image\//.test(file.type)) {
    const text = await textOfImage(file).catch(() => "");
    return text ? bring(text) : UNREADABLE;
  }
  const lines = (await file.text()).split(/\n/);
  return bring(lines.filter((line) => line && line[0] !== "#").join("\n"));
}

/** The camera, where the browser reads QR pictures: until one is found, a minute has passed, or it
    is stopped. Gives what stops it; `ended()` is called when it has stopped. */
async function scan(video, tell, ended) {
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  const wanted = { video: { facingMode: "environment" } };
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  const end = Date.now() + 60000;
  let going = true;
  const stop = () => {
    if (!going) return;
    going = false;
    stream.getTracks().forEach((track) => track.stop());
    video.hidden = true;
    ended();
  };
  const look = async () => {
    const found = await detector.detect(video).catch(() => []);
    if (!going) return;
    if (found.length || Date.now() > end) stop();
    if (found.length) tell(bring(found[0].rawValue));
    else if (!going) tell("一分钟没有扫到，靠近些、亮些再扫，或者输字。");
    else setTimeout(look, 200);
  };
  video.srcObject = stream;
  video.hidden = false;
  video.scrollIntoView({ block: "center" });
  await video.play();
  look();
  return stop;
}

/** The button that starts the camera and stops it again. */
function makeScanning(button, video, tell) {
  let stop = null;
  const ended = () => {
    stop = null;
    button.textContent = "用相机扫";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (stop) {
      stop();
      return;
    }
    button.textContent = "不扫了";
    button.disabled = true; /* until the camera is there */
    scan(video, tell, ended).then(
      (stopped) => {
        button.disabled = false;
        stop = video.hidden ? null : stopped;
      },
      () => {
        button.disabled = false;
        ended();
        tell("相机打不开，请从图片读，或者输字。");
      },
    );
  });
}

function makeCarrying(box) {
  const told = first("[data-told]", box);
  const tell = (sentence) => {
    told.textContent = sentence;
    told.scrollIntoView({ block: "center" });
  };

  onProgress((progress) => {
    const code = encodeProgress(progress);
    const lines = inLines(code);
    all("[data-qr],[data-print-qr]").forEach((place) => drawQr(place, code));
    all("[data-code],[data-print-code]").forEach((place) => {
      place.textContent = lines.join("\n");
    });
    first(".w-code", box).hidden = nothingKept(progress);
  });
  first("[data-save-file]", box).addEventListener("click", () => {
    const lines = inLines(encodeProgress(progressNow()));
    const text = "# 匠谱进度，" + dayText(today()) + "\n" + lines.join("\n") + "\n";
    const file = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    saveAs("jiangpu-" + dayText(today()) + ".txt", file);
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  });
  first("[data-save-picture]", box).addEventListener("click", () => {
    const canvas = qrCanvas(encodeProgress(progressNow()));
    if (canvas) saveAs("jiangpu-" + dayText(today()) + ".png", canvas.toDataURL("image/png"));
    else tell("内容太多，画不成图，请存成小文件。");
  });
  first("[data-open-file]", box).addEventListener("change", (e) => {
    const file = e.target.files[0];
    if (file) bringFile(file).then(tell);
    e.target.value = "";
  });
  first("[data-typed]", box).addEventListener("submit", (e) => {
    e.preventDefault();
    tell(bring(first("textarea", e.target).value));
  });
  const canScan = Boolean(window.BarcodeDetector && navigator.mediaDevices);
  first("[data-no-camera]", box).hidden = canScan;
  if (canScan) makeScanning(first("[data-scan]", box), first("[data-camera]", box), tell);
}

all("[data-carry]").forEach(makeCarrying);
