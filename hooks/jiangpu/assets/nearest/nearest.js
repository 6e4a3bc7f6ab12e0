/* The 404 page: names whose spelling is nearest to the address. */

const d = document;
const NEAR = 0.4;
const NAMES_MOST = 5;

/** The pairs of letters of a text. */
function pairsOf(text) {
  const pairs = new Set();
  for (let n = 0; n < text.length - 1; n += 1) pairs.add(text.slice(n, n + 2));
  return pairs;
}

/** The last part of the address, in small letters. */
function lastPart(path) {
  const parts = decodeURIComponent(path)
    .replace(/\/(index\.html)?$/, "")
    .split("/");
  return parts[parts.length - 1].replace(/[^a-z0-9\u4e00-\u9fff]/gi, "").toLowerCase();
}

/** The names that share most pairs with what was asked; a row is [name, address, spelling]. */
function nearestNames(rows, wanted) {
  const asked = Array.from(pairsOf(wanted));
  const rated = rows.map((row) => {
    const slug = row[1].split("/")[1].replace(/-/g, "");
    const pairs = pairsOf([row[0], slug, row[2]].join(" "));
    const shared = asked.filter((pair) => pairs.has(pair)).length;
    return { row, share: shared / asked.length };
  });
  const near = rated.filter((one) => one.share >= NEAR);
  near.sort((a, b) => b.share - a.share);
  return near.slice(0, NAMES_MOST).map((one) => one.row);
}

function showNames(box, rows) {
  const list = box.querySelector("ul");
  rows.forEach((row) => {
    const item = d.createElement("li");
    const heading = d.createElement("h3");
    const name = d.createElement("a");
    item.className = "j-row";
    name.href = box.getAttribute("data-base") + row[1];
    name.textContent = row[0];
    heading.appendChild(name);
    item.appendChild(heading);
    list.appendChild(item);
  });
  box.hidden = !rows.length;
}

async function offerNearest(box) {
  const wanted = lastPart(location.pathname);
  if (wanted.length < 2) return;
  try {
    const answer = await fetch(box.getAttribute("data-names"));
    if (answer.ok) showNames(box, nearestNames(await answer.json(), wanted));
  } catch (error) {
    /* offline: the doors below remain */
  }
}

const nearestBox = d.getElementById("nearest");
if (nearestBox && window.fetch) offerNearest(nearestBox);
