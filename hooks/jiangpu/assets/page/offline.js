/* Pages that were seen open without a network, and a path can be saved whole. Where there is no
   service worker, nothing is different. */
/* global clicked, d, own */

const worker = own && own.getAttribute("data-worker");
const offline = d.querySelector("[data-offline]");
const savers = Array.from(d.querySelectorAll("[data-save]"));

function showConnection() {
  if (offline) offline.hidden = navigator.onLine;
}

/** Hands a message to the worker, once there is one. */
function tellWorker(message) {
  navigator.serviceWorker.ready.then((ready) => ready.active.postMessage(message));
}

function save(button) {
  const links = Array.from(d.querySelectorAll(`${button.getAttribute("data-save")} a[href]`));
  const pages = links.map((link) => link.href);
  button.disabled = true;
  button.textContent = "正在存……";
  tellWorker({ save: [location.href].concat(pages) });
}

function showSaved(e) {
  if (e.data.saved === undefined) return;
  const whole = e.data.saved === e.data.of;
  savers.forEach((button) => {
    button.disabled = false;
    button.textContent = whole ? "存好了，没有网也能学" : "没有存全，再存一次";
  });
}

if (worker && "serviceWorker" in navigator) {
  showConnection();
  window.addEventListener("online", showConnection);
  window.addEventListener("offline", showConnection);
  navigator.serviceWorker.addEventListener("message", showSaved);
  window.addEventListener("load", () => {
    navigator.serviceWorker.register(worker).catch(() => {
      /* private mode, or a host without https: nothing is kept */
    });
    tellWorker({ keep: [location.href] });
    navigator.serviceWorker.ready.then(() => {
      savers.forEach((button) => {
        button.hidden = false;
      });
    });
  });
  d.addEventListener("click", (e) => {
    const button = clicked(e, "[data-save]");
    if (button) save(button);
  });
}
