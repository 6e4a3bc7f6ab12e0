/* Recent searches: kept on the device, in local storage, and nowhere else. */

const RECENT = "j-recent", KEPT = 8;

function stored() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) || "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string" && text).slice(0, KEPT) : [];
  } catch (error) { return []; }
}

function store(list) {
  try { if (list.length) localStorage.setItem(RECENT, JSON.stringify(list)); else localStorage.removeItem(RECENT); } catch (error) { /* private mode */ }
}

function remember(q) { if (q) store([q].concat(stored().filter((other) => other !== q)).slice(0, KEPT)); }
