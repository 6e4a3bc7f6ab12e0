/* The ends of the sheet: a file, a text, a mail. */
/* global d, first, letterName, letterText, letterWords, made, sheet, titleOf */

/** WeChat's own browser saves no file that a page makes. */
const inWeChat = /MicroMessenger/i.test(navigator.userAgent);

const MAIL_LIMIT = 1800;

function done(text) {
  first("[data-done]").textContent = text;
}

function saveLetter(state) {
  const name = letterName(state);
  const blob = new Blob(["\ufeff" + letterText(state)], { type: "text/plain;charset=utf-8" });
  const link = made("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  d.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  done("存好了：" + name + "。到“下载”里找它，发给编者。");
}

/** Shows the text itself, for those whose browser does not copy. */
function showText(text) {
  const area = first("[data-text]");
  area.value = text;
  first("[data-shown]").hidden = false;
  area.focus();
  area.select();
  return area;
}

function copyByHand(text) {
  showText(text);
  let copied = false;
  try {
    copied = d.execCommand("copy");
  } catch (error) {
    copied = false;
  }
  done(copied ? "复制好了，贴给编者就行。" : "没有复制成。按住下面的字，全选，再复制。");
}

function copyLetter(state) {
  const text = letterText(state);
  if (!navigator.clipboard || !window.isSecureContext) {
    copyByHand(text);
    return;
  }
  navigator.clipboard.writeText(text).then(
    () => done("复制好了，贴给编者就行。"),
    () => copyByHand(text)
  );
}

const ENCLOSE = "小文件请放进附件里。";

/** A mail holds the whole text where it is short, else the words for people, else the title;
 *  what does not stand in it goes with the file.
 */
function prepareMail(state) {
  const link = first("[data-write]");
  if (!link) return;
  const bodies = [
    [letterText(state), "打开您的邮箱，字已经填好。"],
    [letterWords(state) + "\n\n" + ENCLOSE, "您写的话已经填进邮件，再放一个小文件进附件，编者不用重抄。"],
    [ENCLOSE + "\n\n" + titleOf(state), "字多，邮件里装不下：先存成小文件，再放进附件。"],
  ].map(([text, words]) => [encodeURIComponent(text.replace(/\n/g, "\r\n")), words]);
  const [body, words] = bodies.find(([text]) => text.length <= MAIL_LIMIT) || bodies[2];
  const subject = encodeURIComponent(titleOf(state));
  const to = sheet.getAttribute("data-mail");
  link.href = "mailto:" + to + "?subject=" + subject + "&body=" + body;
  first("[data-write-told]").textContent = words;
}

/** In WeChat the text comes first, and is the red button: a file cannot be saved there. */
function orderEnds() {
  if (!inWeChat) return;
  const [saving, copying] = [first("[data-saving]"), first("[data-copying]")];
  copying.parentNode.insertBefore(copying, saving);
  first("button", copying).className = "j-btn";
  first("button", saving).className = "w-btn";
  first("p", saving).textContent = "微信里存不了。点右上角“…”，在浏览器里打开再存。";
}
