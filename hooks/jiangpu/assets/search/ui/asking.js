/* Asking the engine: it is fetched and opened when it is first needed; after an error, opened
   anew. */
/* global d, el, own, root, w */

const SORRY = "搜索暂时打不开，请稍后再试。";
const SLOW = 700;

function fetchEngine() {
  if (w.jiangpuSearch) return Promise.resolve();
  return new Promise((done, failed) => {
    const script = el("script");
    script.onload = () => (w.jiangpuSearch ? done() : failed(new Error("engine")));
    script.onerror = () => {
      script.remove();
      failed(new Error("engine"));
    };
    script.src = own.getAttribute("data-engine");
    d.head.appendChild(script);
  });
}

let opened = null;
function open() {
  if (!opened) opened = fetchEngine().then(() => w.jiangpuSearch.open(root + "search/index/"));
  return opened;
}

async function search(q, options) {
  try {
    const engine = await open();
    return await engine.search(q, options);
  } catch (error) {
    opened = null;
    if (!options.excerpts) throw error;
    /* the texts cannot be read: names will do */
    const names = await search(q, Object.assign({}, options, { excerpts: false }));
    return Object.assign(names, { bare: true });
  }
}

function calm(error) {
  const text = error && error.calm ? String(error.calm) : SORRY;
  return /[。！？]$/.test(text) ? text : text + "。";
}

/** Asks for a view. Of several answers only that to the newest question is shown; while one is long
    in coming, `box` is busy and `slow` is called. `also` is waited for besides the answer. */
function asker(box, { show, fail, slow, also }) {
  let newest = 0;
  let timer = 0;
  function settled() {
    clearTimeout(timer);
    box.removeAttribute("aria-busy");
  }
  return {
    forget() {
      newest += 1;
      settled();
    },
    async ask(q, options, extra) {
      newest += 1;
      const mine = newest;
      clearTimeout(timer);
      timer = setTimeout(() => {
        box.setAttribute("aria-busy", "true");
        slow();
      }, SLOW);
      try {
        const [answer] = await Promise.all([search(q, options), also ? also() : null]);
        if (mine !== newest) return;
        settled();
        show(answer, extra);
      } catch (error) {
        if (mine !== newest) return;
        settled();
        fail(calm(error), extra);
      }
    },
  };
}
