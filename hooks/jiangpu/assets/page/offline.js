/* Pages that were seen open without a network. Where there is no service worker, nothing is
   different; nor is it in private mode, or where the host has no https: nothing is kept. */
/* global d, own */

const worker = own && own.getAttribute("data-worker");
const offline = d.querySelector("[data-offline]");

function showConnection() {
  offline.hidden = navigator.onLine;
}

if (worker && offline && "serviceWorker" in navigator) {
  const { serviceWorker } = navigator;
  showConnection();
  window.addEventListener("online", showConnection);
  window.addEventListener("offline", showConnection);
  window.addEventListener("load", () => {
    serviceWorker.register(worker).catch(() => {});
    serviceWorker.ready.then((ready) => ready.active.postMessage({ keep: [location.href] }));
  });
}
