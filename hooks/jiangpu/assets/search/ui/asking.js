/* Asking the engine: it is fetched and opened when it is first needed; after an error it is opened anew. */
/* global d, el, own, root, w */

const SORRY = "搜索暂时打不开，请稍后再试。", SLOW = 700;

let opened = null;
function open() {
  if (!opened) {
    opened = (w.jiangpuSearch ? Promise.resolve() : new Promise((done, failed) => {
      const script = el("script");
      script.onload = () => (w.jiangpuSearch ? done() : failed(new Error("engine")));
      script.onerror = () => { script.remove(); failed(new Error("engine")); };
      script.src = own.getAttribute("data-engine");
      d.head.appendChild(script);
    })).then(() => w.jiangpuSearch.open(root + "search/index/"));
  }
  return opened;
}

async function search(q, options) {
  try {
    return await (await open()).search(q, options);
  } catch (error) {
    opened = null;
    if (!options.excerpts) throw error;
    /* the texts cannot be read: names will do */
    return Object.assign(await search(q, Object.assign({}, options, { excerpts: false })), { bare: true });
  }
}

function calm(error) {
  const text = error && error.calm ? String(error.calm) : SORRY;
  return /[。！？]$/.test(text) ? text : text + "。";
}

/** Asks for a view: of several answers only that to the newest question is shown; while one is long in coming, the box is busy. */
function asker(box, show, fail, slow, also) {
  let newest = 0, waiting = 0;
  function settled() { clearTimeout(waiting); box.removeAttribute("aria-busy"); }
  return {
    forget() { newest += 1; settled(); },
    async ask(q, options, extra) {
      const mine = newest += 1;
      clearTimeout(waiting);
      waiting = setTimeout(() => { box.setAttribute("aria-busy", "true"); slow(); }, SLOW);
      try {
        const answer = (await Promise.all([search(q, options), also ? also() : null]))[0];
        if (mine === newest) { settled(); show(answer, extra); }
      } catch (error) {
        if (mine === newest) { settled(); fail(calm(error), extra); }
      }
    },
  };
}
