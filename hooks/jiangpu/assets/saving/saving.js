/* 存到这部手机上: a path is saved whole, with the pages that it leads to, where there is a service
   worker. */

const d = document;
const button = d.querySelector("[data-save]");

function save() {
  const links = Array.from(d.querySelectorAll(`${button.getAttribute("data-save")} a[href]`));
  const pages = links.map((link) => link.href);
  button.disabled = true;
  button.textContent = "正在存……";
  navigator.serviceWorker.ready.then((ready) => {
    ready.active.postMessage({ save: [location.href].concat(pages) });
  });
}

function showSaved(e) {
  if (e.data.saved === undefined) return;
  const whole = e.data.saved === e.data.of;
  button.disabled = false;
  button.textContent = whole ? "存好了，没有网也能学" : "没有存全，再存一次";
}

if (button && "serviceWorker" in navigator) {
  navigator.serviceWorker.addEventListener("message", showSaved);
  button.addEventListener("click", save);
  navigator.serviceWorker.ready.then(() => {
    d.getElementById("saving").hidden = false;
  });
}
