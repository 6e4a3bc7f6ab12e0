/* Recent searches: kept on the device, in local storage, and nowhere else. */

const RECENT = "j-recent";
const RECENT_MOST = 8;

function recentSearches() {
  try {
    const found = JSON.parse(localStorage.getItem(RECENT) || "[]");
    if (!Array.isArray(found)) return [];
    return found.filter((text) => typeof text === "string" && text).slice(0, RECENT_MOST);
  } catch (error) {
    return []; /* private mode, or not what was stored here */
  }
}

function storeRecent(list) {
  try {
    if (list.length) localStorage.setItem(RECENT, JSON.stringify(list));
    else localStorage.removeItem(RECENT);
  } catch (error) {
    /* private mode */
  }
}

function remember(q) {
  if (!q) return;
  const others = recentSearches().filter((other) => other !== q);
  storeRecent([q].concat(others).slice(0, RECENT_MOST));
}
