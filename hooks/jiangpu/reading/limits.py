"""How large a file, a value and the nesting of brackets may be.

The limits are far above what an editor writes, and far below what a machine cannot bear. They are
looked at before the work, not during it.
"""

from __future__ import annotations

LARGEST_FILE = 512_000
"""Bytes of a Markdown file at most. The longest record has 20,000."""
LONGEST_VALUE = 5_000
"""Characters of one value of front matter at most. The longest has 200."""
DEEPEST_BRACKETS = 8
"""Brackets inside brackets at most; the schema knows four levels."""
DEEPEST_INDENT = 60
"""Spaces before a line of front matter at most."""
