/* Clues: what in a question may lead to an answer where no text has all of it. */
/* global letterGrams, termsOf, unique */

const CONCEPT = "\u0004";
const LONGEST_WORD = 12;
const SHARDS_MORE = 2; /* that are read besides those that the exact search has read */
const WORDS_MOST = 3; /* words of the vocabulary that are looked up, the longest first */
const SHORTEST_SPELLING = 3;

const LATIN = /[a-z0-9ü+%‰°.#]/;

/** A run of characters in parts: [{text: [char], latin: whether they are letters and figures,
    from: its place in the run}]. */
function partsOfRun(run) {
  const parts = [];
  run.forEach((char, at) => {
    const latin = LATIN.test(char);
    const last = parts[parts.length - 1];
    if (last && last.latin === latin) last.text.push(char);
    else parts.push({ text: [char], latin, from: at });
  });
  return parts;
}

/** Where one of the phrases stands in a text: [{text, from, to}], none inside a longer one. */
function phrasesIn(text, isPhrase) {
  const found = [];
  for (let from = 0; from < text.length; from++) {
    const longest = Math.min(LONGEST_WORD, text.length - from);
    for (let size = longest; size > 0; size--) {
      const phrase = text.slice(from, from + size).join("");
      const inside = found.some((one) => one.from <= from && one.to >= from + size);
      if (!inside && isPhrase(phrase)) found.push({ text: phrase, from, to: from + size });
    }
  }
  return found;
}

/** The kinds that are asked for, and which places of the run only ask. Of two ways of asking the
    longer is meant: 的劳模工作室 asks for no person. */
function asked(run, asks) {
  const kindOf = new Map();
  Object.keys(asks).forEach((kind) => {
    asks[kind].forEach((phrase) => kindOf.set(phrase, kind));
  });
  const found = phrasesIn(run, (text) => kindOf.has(text));
  const asking = new Set();
  found.forEach((one) => {
    for (let at = one.from; at < one.to; at++) asking.add(at);
  });
  return { kinds: unique(found.map((one) => kindOf.get(one.text))), asking };
}

/** The pairs of a run whose characters the index has: [{term, from, asks, and about how
    many documents hold the rarer of the two (rarity) and the other (most)}]. */
function pairsOf(run, rarity, asking) {
  const pairs = [];
  for (let from = 0; from + 1 < run.length; from++) {
    const latin = LATIN.test(run[from]) || LATIN.test(run[from + 1]);
    const own = [run[from], run[from + 1]].map((char) => rarity.get(char) || 0);
    const fewest = Math.min(own[0], own[1]);
    if (latin || !fewest) continue;
    const asks = asking.has(from) && asking.has(from + 1);
    const most = Math.max(own[0], own[1]);
    pairs.push({ term: run[from] + run[from + 1], from, rarity: fewest, most, asks });
  }
  return pairs;
}

/** Those of the pairs that are read: all in the shards of the exact search, and the rarest of
    some shards more. What is chosen depends on the question alone, so that pages follow. */
function chosenPairs(index, run, pairs) {
  const shards = new Set(termsOf(run).map((term) => index.shardOf(term)));
  const rest = pairs.filter((pair) => !pair.asks && !shards.has(index.shardOf(pair.term)));
  rest.sort((a, b) => a.rarity - b.rarity || a.from - b.from);
  const more = unique(rest.map((pair) => index.shardOf(pair.term)));
  more.slice(0, SHARDS_MORE).forEach((shard) => shards.add(shard));
  return pairs.filter((pair) => shards.has(index.shardOf(pair.term)));
}

/** Everything in a run that may lead to an answer. */
function cluesOf(index, run, vocabulary) {
  const { kinds, asking } = asked(run, vocabulary.asks);
  const parts = partsOfRun(run);
  const words = phrasesIn(run, (text) => vocabulary.words.has(text))
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .slice(0, WORDS_MOST);
  const pairs = chosenPairs(index, run, pairsOf(run, vocabulary.rarity, asking));
  const shards = new Set(pairs.map((pair) => index.shardOf(pair.term)));
  const chars = [];
  run.forEach((char, from) => {
    const read = shards.has(index.shardOf(char)) || !pairs.length;
    const known = vocabulary.rarity.has(char) && !LATIN.test(char);
    if (read && known && !asking.has(from)) chars.push({ term: char, from });
  });
  const letters = parts.filter((part) => part.latin && part.text.length > 1);
  return { kinds, pairs, words, chars, letters: letters.map(lettersOf) };
}

/** Letters and figures as they stand, and as the spelling of a name. */
function lettersOf(part) {
  const text = part.text.join("");
  const spelling = text.replace(/ü/g, "v");
  const isSpelling = /^[a-z]+$/.test(spelling) && spelling.length >= SHORTEST_SPELLING;
  return {
    text,
    terms: termsOf(part.text),
    grams: isSpelling ? letterGrams(spelling, 3).map((gram) => "\u0002" + gram) : [],
    size: spelling.length,
  };
}
