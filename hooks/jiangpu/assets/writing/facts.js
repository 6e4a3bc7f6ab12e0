/* The record that the sheet is opened for: what the site says of it, loaded as a script. */
/* global d, emptied, first, made, sheet */

/** Loads the facts of a record and hands them on; null where there are none. */
function loadFacts(number, then) {
  const example = sheet.getAttribute("data-facts");
  if (!example || !/^[A-Z][0-9]{4,6}$/.test(number)) {
    then(null);
    return;
  }
  const script = made("script");
  let given = null;
  window.jiangpuFacts = (facts) => {
    given = facts;
  };
  script.onload = () => then(given && given.number === number ? given : null);
  script.onerror = () => then(null);
  script.src = example.replace("S0000", number);
  d.head.appendChild(script);
}

const FEW = 6;

function factRow(label, text) {
  const row = made("div");
  row.appendChild(made("dt", "", label));
  const told = made("dd");
  told.appendChild(text ? made("span", "", text) : made("span", "j-na", "未提供"));
  row.appendChild(told);
  return row;
}

/** Shows what is known and what is missing: a few rows. */
function showFacts(facts, missing) {
  const place = emptied(first("[data-facts-shown]"));
  const list = made("dl", "j-facts");
  const known = Object.keys(facts.values).filter((label) => {
    return typeof facts.values[label] === "string" && facts.values[label].length < 40;
  });
  known.slice(0, FEW).forEach((label) => list.appendChild(factRow(label, facts.values[label])));
  missing.slice(0, FEW).forEach((label) => list.appendChild(factRow(label, "")));
  place.appendChild(list);
}
