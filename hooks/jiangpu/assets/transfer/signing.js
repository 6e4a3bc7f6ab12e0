/* A master's signature: his phone shows it, the learner's takes it. No name is in it. */
/* global CODE, all, changeProgress, dayText, drawQr, encodeSignature, first, made, today */

/** The mark of this device: four characters, made once. */
function ownMark() {
  let mark = null;
  try {
    mark = localStorage.getItem(OWN_MARK);
  } catch (error) {
    /* private mode: another mark each time */
  }
  if (mark) return mark;
  const random = crypto.getRandomValues(new Uint8Array(4));
  mark = Array.from(random, (byte) => CODE.alphabet[byte % 32]).join("");
  try {
    localStorage.setItem(OWN_MARK, mark);
  } catch (error) {
    /* private mode */
  }
  return mark;
}

/** Puts a signature to what was learned; gives the sentence for the learner. */
function takeSignature(signature) {
  if (signature.mark === ownMark()) return "这是这部手机自己出的签字，要用师傅的手机出。";
  changeProgress((progress) => {
    const signed = progress.signed[signature.key] || [];
    const known = signed.some((one) => one[0] === signature.mark);
    if (!known) signed.push([signature.mark, signature.day]);
    progress.signed[signature.key] = signed;
  });
  return "师傅签上了：" + signature.key + "，" + dayText(signature.day) + "。";
}

/** The lessons that can be signed: those of this page, or of all pages that it lists. */
function lessonsHere() {
  const found = new Map();
  all("[data-unit]").forEach((row) => {
    const link = first("h3 a, a", row);
    if (link) found.set(row.getAttribute("data-unit"), link.textContent);
  });
  return found;
}

function makeSigning(box) {
  const list = first("[data-sign-what]", box);
  lessonsHere().forEach((name, key) => {
    const option = made("option", "", name);
    option.value = key;
    list.appendChild(option);
  });
  first("[data-sign-show]", box).addEventListener("click", () => {
    const code = encodeSignature(ownMark(), list.value, today());
    const shown = first("[data-signature]", box);
    drawQr(first("[data-sign-qr]", box), code);
    first("[data-sign-code]", box).textContent = code.match(/.{1,4}/g).join("-");
    shown.hidden = false;
  });
}

all("[data-signing]").forEach(makeSigning);
