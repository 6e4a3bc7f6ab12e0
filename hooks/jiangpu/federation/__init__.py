"""A province's portal from the data that its cities publish.

A city publishes `data/v1/`: a list `index.json` with the size and the hash of every file, and the
files. What comes from there was written by others: it is read within limits, its text is text, and
its addresses lead to the city's own site or nowhere. One thing that is wrong with the whole
(a hash, a version, an address of somebody else) and the whole is refused, in a sentence; then the
last good copy of that city stands.

From the ground up: `limits`, `refused`, `parsing` (JSON from others), `origins` (addresses),
`listing` (index.json), `entries` (what the portal knows of a record), `rows` (a row of a table to
an entry), `package` (a whole city), `folders` and `fetching` (where the files come from), `signing`
(who wrote the list), `kept` (the last good copies), `roster` (the cities of a portal), `gathering`
(a city of the roster to its data, or to its last good copy); `downloaded` (all tables of a city,
for those who make something else of them). Then from the cities to the portal:
`alike` (what two cities may both have), `sums` (what may be added), `receipts`, `portal` (all of
it; the order of the cities makes no difference), `choices` (the filters of lists), `found` (the one
search), `view`, `portal_pages`, `framing` and `portal_files`.
"""
