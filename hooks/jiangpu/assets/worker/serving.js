/* What the browser asks for: from the network where there is one, else from what is kept. */
/* global STORE, addToSaved, dropOldest, editionStores, fetchPage, isNamedByContent, isThisEdition,
   keep, keptPages, plain, savedAddresses, scope */

const NOT_KEPT = "没有网，这一页还没有存下";

async function kept(address) {
  const store = await caches.open(STORE);
  return store.match(plain(address));
}

async function fromNetwork(event) {
  const { request } = event;
  const response = await fetch(request);
  if (response.ok && response.type === "basic" && !response.redirected) {
    const copy = response.clone();
    event.waitUntil(keep(request.url, copy).then(dropOldest, () => {}));
  }
  return response;
}

/** A page that says so, and names the pages that can be read. */
async function missingPage() {
  const pages = await keptPages([STORE]);
  const rows = [];
  for (const page of pages.reverse()) {
    const html = await (await kept(page)).text();
    const title = (html.match(/<title>([^<]*)<\/title>/) || ["", page])[1];
    rows.push(`<li><a href="${page}">${title}</a></li>`);
  }
  const list = rows.length ? `<p>这些页面能看：</p><ul>${rows.join("")}</ul>` : "";
  const head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
  return new Response(
    `<!doctype html><html lang="zh">${head}<title>${NOT_KEPT}</title><h1>${NOT_KEPT}</h1>${list}`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } },
  );
}

async function answer(event) {
  const { request } = event;
  if (isNamedByContent(request.url)) {
    const found = await kept(request.url);
    if (found) return found;
  }
  try {
    return await fromNetwork(event);
  } catch (error) {
    const found = await kept(request.url);
    if (found) return found;
    if (request.mode === "navigate") return missingPage();
    throw error;
  }
}

/** A new edition comes whole or not at all: with the pages that were kept of the one before. */
async function install() {
  const saved = await savedAddresses();
  const visited = await keptPages(await editionStores());
  for (const page of new Set([...visited, ...saved])) await fetchPage(page);
  if (!(await isThisEdition())) throw new Error("another edition came meanwhile");
  await self.skipWaiting();
}

async function dropOtherEditions() {
  const names = await editionStores();
  await Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name)));
}

/** What a page asks for: `keep` a page that was seen, `save` pages for good. */
async function serve(event) {
  const wanted = event.data.save || event.data.keep || [];
  const ours = wanted.map(plain).filter((address) => address.startsWith(scope));
  let count = 0;
  for (const page of ours) {
    if (await fetchPage(page)) count += 1;
  }
  if (!event.data.save) return;
  await addToSaved(ours);
  event.source.postMessage({ saved: count, of: ours.length });
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(dropOtherEditions()));
self.addEventListener("message", (event) => event.waitUntil(serve(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) event.respondWith(answer(event));
});
