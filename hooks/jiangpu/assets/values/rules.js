/* The rules that Python declares, by name (writing/script_rules.py), and their patterns.
   No table and no pattern is written a second time in a script. */

const { dates: DATES, amounts: AMOUNTS, personal: PERSONAL, largestCount: LARGEST_COUNT } = RULES;

/** A pattern of Python's. Browsers without lookbehind get it without what must not stand before. */
function patternOf(rule, flags, whole) {
  const made = (text) => new RegExp(whole ? "^(?:" + text + ")$" : text, rule.flags + flags);
  try {
    return made(rule.text);
  } catch (error) {
    return made(rule.plain);
  }
}

/** The groups of a match by the names that Python gives them; "" for one that is not there. */
function groupsOf(rule, match) {
  const groups = {};
  Object.keys(rule.groups).forEach((name) => {
    groups[name] = match[rule.groups[name]] || "";
  });
  return groups;
}

/** A text with one form for each character. */
function normalized(text) {
  return String(text).normalize("NFKC").replace(/°C/g, "℃");
}
