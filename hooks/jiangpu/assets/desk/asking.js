/* Questions to the desk's server, each with the token of this start. */
/* global token */

const LOST = "编写台没有应声。您写的都留在这个浏览器里；回到命令窗口看看它还开着没有。";

/** What was refused: `refused` says why, `reason` is a word for the script. */
async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch (error) {
    throw { refused: LOST, reason: "lost" };
  }
  const kind = answer.headers.get("content-type") || "";
  if (kind.indexOf("json") < 0) throw { refused: await answer.text(), reason: "refused" };
  const told = await answer.json();
  if (!answer.ok) throw told;
  return told;
}

function ask(name, asked) {
  const query = new URLSearchParams(asked || {}).toString();
  const address = `/api/${name}${query ? `?${query}` : ""}`;
  return answered(fetch(address, { headers: { "X-Jiangpu-Token": token } }));
}

function act(name, given) {
  return answered(
    fetch(`/api/${name}`, {
      method: "POST",
      headers: { "X-Jiangpu-Token": token, "Content-Type": "application/json" },
      body: JSON.stringify(given),
    })
  );
}
