"""The search index: characters and pairs of characters in small shards.

`assets/search/engine/` reads it. From the ground up: `folding` (one form of every text), `items`
(what is found), `encoding` (varints), `ngrams` (terms as numbers), `entries` (which document holds
which term), `postings` (all of them as bytes; an example is walked through there), `files` (the
plain files), `writer` (compressed, named by their hash, written).

The format, precisely enough to write a second reader (version 1; all integers are unsigned).

Folding. Text is taken code point by code point: NFKC, lower case, traditional to simplified (by
single characters), a few variants (帐 → 账). Letters, marks and numbers of all scripts (Unicode
categories L, M, N) make runs; all else separates them.

Terms. For every run of title, aliases, names and body: each character, and each overlapping pair.
Besides, for title, aliases and names only: \\x01 + each character (finds names with one wrong
character); \\x02 + each pair and each triple of letters of the full spelling in pinyin without
tones and spaces; \\x03 + the same of the initials (one letter a character), single letters
included.

Documents are numbered from 0 in the order of falling boost, then of id.

OUT/manifest.json: {"version": 1, "hash": H, "documents": n, "shards": [first term of each shard],
"titles": 16, "texts": 4, "variants": characters in pairs, one that is folded and what it becomes}.
All other files are in OUT/H/, each as NAME.gz (gzip) and as NAME.bin (the same, plain), or as
NAME.js which calls `jiangpuSearch.put("NAME", base64)`, for pages opened from a disk. H is the
hash of all their bytes.

s/K, a shard: varint t, then t times [varint length of term in bytes, term in UTF-8, varint length
of posting in bytes], then the postings. Terms are sorted by code points across all shards; a term
is in the last shard whose first term is not after it. Varints are little-endian groups of 7 bits,
high bit set on all but the last byte.

A posting: for each document, in order, varint ((number − number before, −1 at first) << 2 |
several << 1 | in title); when "in title" is set, one byte follows: the least number of folded
characters (for \\x02 and \\x03: of letters) of a title, alias or name that holds the term, at most
255; a name counts one more, so that a title of the same length goes before it. "Several" means
more than once in the document. Postings of \\x01, \\x02 and \\x03 terms have "in title" set.

t/K, a title group: JSON [[id, url, title, aliases, names, facets], …] of documents K·16 …; d/K, a
text group: the same of documents K·4 … with the body as seventh element.

f, the facets: varint h, h bytes of JSON {"fields": [[name, [values]], …]}, then for each field,
for each document: varint number of values, then a varint for each (its position among the values).

o, the orders: varint h, h bytes of JSON [names of the orders], then for each order, for each
document, its rank as two bytes (four from 65,536 documents on), little-endian.

v, the variants: UTF-8 text of character pairs, a traditional character and the simplified one that
stands for it in the index.
"""
