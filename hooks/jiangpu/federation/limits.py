"""How much is read of what others publish. What is larger is refused and not read on."""

from __future__ import annotations

LISTING = 2_000_000
"""Bytes of index.json."""

SIGNATURE = 4_000
"""Bytes of its signature."""

FILE = 12_000_000
"""Bytes of one file: some ten thousand records. The worst takes forty times as much memory."""

PACKAGE = 48_000_000
"""Bytes of all files of a city that are read."""

FILES = 500
"""Files that an index.json may list, used or not."""

RECORDS = 20_000
"""Records of a city."""

DIGITS = 30
"""Of a number."""

NAME, LINE, TEXT, BODY = 200, 1_000, 10_000, 100_000
"""Characters: of a name, of a field in a line, of a longer one, of the words that are searched."""

ITEMS = 500
"""Values of a field that holds a list."""

ADDRESS = 500
"""Characters of an address."""
