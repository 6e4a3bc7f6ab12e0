"""The search index: characters and pairs of characters in small shards.

`assets/search/engine/` reads it. From the ground up: `folding` (one form of every text), `texts`
(what a record says), `items` and `page_items` (what is found: records; pages and the glossary),
`encoding` (varints), `ngrams` (terms as numbers), `entries` (which document holds which term),
`postings` (all of them as bytes; an example is walked through there), `vocabulary` (words of the
trade with what means the same), `sounds` (how characters are read), `files` (the plain files),
`writer` (compressed, named by their hash, written).

The engine answers in two steps. Exactly: documents that have all the words. Where there are none,
nearly (`near.js`): those that have most of what is rare in the question, by the same postings and
the vocabulary. Where there is nothing either, by sound (`alike.js`): the names that are read as
what is asked.

The format, precisely enough to write a second reader (version 2; all integers are unsigned).

Folding. Text is taken code point by code point: NFKC, lower case, traditional to simplified (by
single characters), a few variants (帐 → 账). Letters, marks and numbers of all scripts (Unicode
categories L, M, N) and the marks + % ‰ ° . # make runs, so that C++, 28.5℃ (28.5°c) and 12‰ are
found as typed; all else separates them. A query loses the full stops around its words.

Terms. For every run of title, aliases, names, body and fields: each character, and each
overlapping pair.
Besides, for title, aliases and names only: \\x01 + each character (finds names with one wrong
character); \\x02 + each pair and each triple of letters of the full spelling in pinyin without
tones and spaces; \\x03 + the same of the initials (one letter a character), single letters
included. In those the marks are left out. \\x04 + a word of the vocabulary leads to its concept:
the documents that hold the word or one that means the same.

Documents are numbered from 0: records first, then pages and entries of the glossary; each in the
order of falling boost, then of id.

OUT/manifest.json: {"version": 2, "hash": H, "documents": n, "records": how many of them are
records, "shards": [first term of each shard],
"titles": 16, "texts": 4, "variants": characters in pairs, one that is folded and what it becomes}.
All other files are in OUT/H/, each as NAME.gz (gzip) and as NAME.bin (the same, plain), or as
NAME.js which calls `jiangpuSearch.put("NAME", base64)`, for pages opened from a disk. H is the
hash of all their bytes.

s/K, a shard: varint t, then t times [varint length of term in bytes, term in UTF-8, varint length
of posting in bytes], then the postings. Terms are sorted by code points across all shards; a term
is in the last shard whose first term is not after it. Varints are little-endian groups of 7 bits,
high bit set on all but the last byte.

A posting: for each document, in order, varint ((number − number before, −1 at first) << 3 |
weight << 1 | in title); when "in title" is set, one byte follows: the least number of folded
characters (for \\x02 and \\x03: of letters) of a title, alias or name that holds the term, at most
255; a name counts one more, so that a title of the same length goes before it. The weight: 0, the
term stands among the fields only; 1, once in title, aliases, names and body; 2, two or three
times; 3, more often. Postings of \\x01, \\x02 and \\x03 terms have "in title" set, and weight 0. In
those of \\x04 terms "in title" means that the document has a word of the concept as a facet or as a
whole field (the byte is 0), or in a name (1).

t/K, a title group: JSON [[id, url, title, aliases, names, facets], …] of documents K·16 …; d/K, a
text group: the same of documents K·4 … with the body as seventh element and the fields as eighth.
Excerpts are taken from the body alone.

f, the facets: varint h, h bytes of JSON {"fields": [[name, [values]], …]}, then for each field,
for each document: varint number of values, then a varint for each (its position among the values).

o, the orders: varint h, h bytes of JSON [names of the orders], then for each order, for each
document, its rank as two bytes (four from 65,536 documents on), little-endian.

p, the sounds: UTF-8 text, a line for each syllable (pinyin without its tone, ü as v): the syllable,
then the characters that are read so. The engine reads it where nothing is found, not even nearly.

v, the variants: UTF-8 text of character pairs, a traditional character and the simplified one that
stands for it in the index.

w, the vocabulary: JSON {"words": [the words that have a concept], "asks": {kind: [how people ask
who look for it]}, "rarity": [characters whose posting has 1 byte, 2 or 3 bytes, 4 to 7, …]}.
"""
