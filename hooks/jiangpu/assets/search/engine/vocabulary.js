/* The vocabulary: what the near search knows before it reads a shard. */
/* global Index */

/** {words: the words that have a concept, asks: kind → how people ask for it, rarity: character →
    about how many documents hold it}. */
Index.prototype.vocabulary = function () {
  return this.file("w", (bytes) => {
    const given = JSON.parse(new TextDecoder().decode(bytes));
    const rarity = new Map();
    given.rarity.forEach((chars, power) => {
      Array.from(chars).forEach((char) => rarity.set(char, Math.pow(2, power)));
    });
    return { words: new Set(given.words), asks: given.asks, rarity };
  });
};
