/* Near search: where no text has all of a question, the documents that have most of what is rare
   in it. Scores here grow with nearness. */
/* global CONCEPT, TITLE, all, cluesOf */

const NEAR_MOST = 60; /* documents that are called near at most */
const LEAST_EVIDENCE = 5.5; /* points of words and pairs without which nothing is near */
const NEAR_SHARE = 0.45; /* of the best score, that all others need */

const STEEPNESS = 1.5; /* how much more what is rare counts than what is common */

/* how much a clue counts, by where it is found */
const IN_NAME = 1.6;
const BY_WEIGHT = [0.7, 0.9, 1.1, 1.2]; /* in the fields only, once, more than once, often */
const AS_FACET = 2;
const WORD_IN_NAME = 1.2;
const WORD_IN_TEXT = 0.8;
const ASKING = 0.4; /* pairs that only ask: 怎么, 是谁 */
const FULL_CONTENT = 12; /* the other character of a pair stands in one document of so many */
const SINGLE = 0.2;
const WHOLE_NAME = 1.5;
const MENTIONED_NAME = 0.5;
const OF_KIND = 1.7;
const NO_RECORD = 0.85;
const IN_LONG_PAGE = 0.5; /* a word in the text of a page, which has room for everything */

/** How rare what some documents of all have is. */
function rarityOf(holders, count) {
  return Math.pow(Math.log(1 + count / Math.max(1, holders)), STEEPNESS);
}

function add(scores, doc, points) {
  scores.set(doc, (scores.get(doc) || 0) + points);
}

/** The points of a posting: document → points. `records`: how many documents are records. */
function pointsOf(posting, count, records) {
  const points = new Map();
  const rarity = rarityOf(posting.docs.length, count);
  posting.docs.forEach((doc, n) => {
    const flags = posting.flags[n];
    const inText = BY_WEIGHT[flags >> 1] * (doc < records ? 1 : IN_LONG_PAGE);
    points.set(doc, rarity * (flags & TITLE ? IN_NAME : inText));
  });
  return points;
}

/** Whether the entry of a concept is of a document that has it as a facet; a name has length 1. */
function isFacet(posting, n) {
  return (posting.flags[n] & TITLE) > 0 && posting.lengths[n] === 0;
}

/** The points of a concept: first who has the word as a facet, then in a name, then in the text. */
function conceptPoints(posting, count, records) {
  const points = new Map();
  const facets = posting.docs.filter((doc, n) => isFacet(posting, n)).length;
  const asFacet = rarityOf(facets, count) * AS_FACET;
  const inText = rarityOf(posting.docs.length, count);
  posting.docs.forEach((doc, n) => {
    const asText = WORD_IN_TEXT * (doc < records ? 1 : IN_LONG_PAGE);
    const elsewhere = inText * (posting.flags[n] & TITLE ? WORD_IN_NAME : asText);
    points.set(doc, isFacet(posting, n) ? asFacet : elsewhere);
  });
  return points;
}

/** How much a pair says: one with a character that stands nearly everywhere (港的) is rare by
    chance. */
function contentOf(pair, count) {
  return Math.min(1, rarityOf(pair.most, count) / rarityOf(count / FULL_CONTENT, count));
}

/** Adds what pairs give; a word that means the same counts where it is worth more than the pairs
    of the word itself. */
function addPairsAndWords(scores, pairs, words, count) {
  const within = words.map(() => new Map());
  pairs.forEach((pair) => {
    const share = (pair.asks ? ASKING : 1) * contentOf(pair, count);
    pair.points.forEach((points, doc) => add(scores, doc, points * share));
    words.forEach((word, n) => {
      const inside = word.from <= pair.from && pair.from + 2 <= word.to;
      if (inside) pair.points.forEach((points, doc) => add(within[n], doc, points * share));
    });
  });
  words.forEach((word, n) => {
    word.points.forEach((points, doc) => {
      const more = points - (within[n].get(doc) || 0);
      if (more > 0) add(scores, doc, more);
    });
  });
}

/** How much a row of pairs counts that stands in a name. `longest`: the length of the name;
    `covered`: how many of its characters the pairs make. A name that is only mentioned has a length
    of one more. */
function shareOfName(longest, covered) {
  if (covered >= longest) return WHOLE_NAME;
  return covered + 1 === longest ? MENTIONED_NAME : 0;
}

/** Adds for names that stand in the question as a whole: neighbouring pairs, all that were read
    in a name, as many as the name has. */
function addWholeNames(scores, pairs, count) {
  const rows = new Map(); /* document → the row of pairs that goes on in it */
  const best = new Map();
  pairs.forEach((pair, place) => {
    const { docs, flags, lengths } = pair.posting;
    const rarity = rarityOf(docs.length, count);
    docs.forEach((doc, n) => {
      if (!(flags[n] & TITLE)) return;
      const last = rows.get(doc);
      const goesOn = last && last.place === place - 1;
      const row = goesOn ? last : { from: pair.from, longest: 0, rarity: 0 };
      row.place = place;
      row.longest = Math.max(row.longest, lengths[n]);
      row.rarity += rarity;
      rows.set(doc, row);
      const points = row.rarity * shareOfName(row.longest, pair.from + 2 - row.from);
      best.set(doc, Math.max(best.get(doc) || 0, points));
    });
  });
  best.forEach((points, doc) => add(scores, doc, points));
}

/** Adds what the characters give by themselves. */
function addCharacters(scores, chars) {
  chars.forEach((char) => {
    char.points.forEach((points, doc) => add(scores, doc, points * SINGLE));
  });
}

/** Adds what letters give: as they stand in a text, or as the spelling of a name. */
async function addLetters(index, scores, letters, count) {
  for (const one of letters) {
    /* qqqq is one pair again and again: that QQ stands somewhere says nothing about it */
    const telling = one.terms.length > 1 || one.text.length === 2;
    const stands = telling
      ? all(await index.postings(one.terms), one.text.length)
      : new Map();
    const spelled = one.grams.length ? all(await index.postings(one.grams), one.size) : new Map();
    [stands, spelled].forEach((found) => {
      const rarity = rarityOf(found.size, count);
      found.forEach((score, doc) => {
        const whole = WHOLE_NAME / (1 + score);
        add(scores, doc, rarity * (IN_NAME + whole));
      });
    });
  }
}

/** What a run of the question gives each document. */
async function scoresOf(index, run, vocabulary) {
  const count = index.manifest.documents;
  const records = index.manifest.records;
  const clues = cluesOf(index, run, vocabulary);
  const scores = new Map();
  const read = async (list, term, points) => {
    const postings = await index.postings(list.map(term));
    return list.map((one, n) =>
      Object.assign({}, one, { posting: postings[n], points: points(postings[n], count, records) }),
    );
  };
  const [pairs, words, chars] = await Promise.all([
    read(clues.pairs, (pair) => pair.term, pointsOf),
    read(clues.words, (word) => CONCEPT + word.text, conceptPoints),
    read(clues.chars, (char) => char.term, pointsOf),
  ]);
  addPairsAndWords(scores, pairs, words, count);
  await addLetters(index, scores, clues.letters, count);
  if (!Array.from(scores.values()).some((points) => points >= LEAST_EVIDENCE)) return new Map();
  addWholeNames(scores, pairs, count);
  addCharacters(scores, chars);
  await favourKinds(index, scores, clues.kinds);
  return scores;
}

/** Documents of the kinds that are asked for count more. */
async function favourKinds(index, scores, kinds) {
  const postings = await index.postings(kinds.map((kind) => CONCEPT + kind));
  const favoured = new Set();
  postings.forEach((posting) => {
    posting.docs.forEach((doc, n) => {
      if (isFacet(posting, n)) favoured.add(doc);
    });
  });
  favoured.forEach((doc) => {
    if (scores.has(doc)) scores.set(doc, scores.get(doc) * OF_KIND);
  });
}

/** The documents nearest to what is asked, with scores as those of exact search: smaller is
    better. */
async function near(index, terms) {
  const vocabulary = await index.vocabulary();
  const scores = new Map();
  const runs = [].concat.apply(
    [],
    terms.filter((term) => !term.not).map((term) => term.runs),
  );
  for (const run of runs) {
    const found = await scoresOf(index, run, vocabulary);
    found.forEach((points, doc) => add(scores, doc, points));
  }
  const ranked = Array.from(scores)
    .map((entry) => [entry[0], entry[1] * (entry[0] < index.manifest.records ? 1 : NO_RECORD)])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const least = ranked.length ? ranked[0][1] * NEAR_SHARE : 0;
  const nearest = ranked.slice(0, NEAR_MOST).filter((entry) => entry[1] >= least);
  return new Map(nearest.map((entry) => [entry[0], -entry[1]]));
}
