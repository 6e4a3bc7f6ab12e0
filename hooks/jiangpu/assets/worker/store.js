/* What a visitor has seen, kept on the device: each edition of the site by itself.

   A page is kept only when the site still says, after it was fetched, that it is this edition. So
   nobody ever sees pages of two editions beside each other without a network. */

const EDITION = RULES.edition;
const STORE = `jiangpu-${EDITION}`;
/* The addresses that somebody saved on purpose; they outlive an edition. */
const LIST = "jiangpu-saved";
const LIST_KEY = "saved.json";
const MOST_PAGES = 200;

const scope = self.registration.scope;

/** An address without what follows ? or #. */
function plain(address) {
  return address.split(/[?#]/)[0];
}

/** Named by its content, as styles, scripts and the folder of the search's index are: whatever
    edition asks for it, it is the same. */
function isNamedByContent(address) {
  const path = plain(address);
  return (
    /\/assets\/[^/]+\.[0-9a-f]{10}\.(css|js)$/.test(path) ||
    /\/search\/index\/[0-9a-f]{12}\//.test(path)
  );
}

function isPage(address) {
  return /(\/|\.html)$/.test(address);
}

async function isThisEdition() {
  const response = await fetch(`${scope}edition.txt`, { cache: "no-store" });
  return response.ok && (await response.text()).trim() === EDITION;
}

/** Keeps an answer when it is of this edition. */
async function keep(address, response) {
  if (!isNamedByContent(address) && !(await isThisEdition())) return false;
  const store = await caches.open(STORE);
  await store.put(plain(address), response);
  return true;
}

/** The addresses of the styles, scripts and pictures that a page is shown with. */
function partsOf(html, address) {
  const found = html.match(/="[^"]+\.(?:css|js|svg|png|jpe?g|webp|gif)"/g) || [];
  const parts = found.map((each) => new URL(each.slice(2, -1), address).href);
  return parts.filter((each) => each.startsWith(scope) && each !== `${scope}sw.js`);
}

/** Fetches a page with all that it is shown with, and keeps it. */
async function fetchPage(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) return false;
  const html = await response.clone().text();
  const store = await caches.open(STORE);
  for (const part of partsOf(html, address)) {
    if (!(await store.match(part))) await store.add(part);
  }
  return keep(address, response);
}

async function savedAddresses() {
  const list = await caches.open(LIST);
  const found = await list.match(scope + LIST_KEY);
  return found ? found.json() : [];
}

async function addToSaved(addresses) {
  const list = await caches.open(LIST);
  const all = [...new Set([...(await savedAddresses()), ...addresses])];
  await list.put(scope + LIST_KEY, new Response(JSON.stringify(all)));
}

/** The pages that are kept, of whatever edition, oldest first. */
async function keptPages(names) {
  const pages = [];
  for (const name of names) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      if (isPage(request.url)) pages.push(request.url);
    }
  }
  return pages;
}

async function editionStores() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith("jiangpu-") && name !== LIST);
}

/** The oldest pages go when there are too many; saved ones stay. */
async function dropOldest() {
  const saved = new Set(await savedAddresses());
  const pages = (await keptPages([STORE])).filter((page) => !saved.has(page));
  const store = await caches.open(STORE);
  for (const page of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) {
    await store.delete(page);
  }
}
