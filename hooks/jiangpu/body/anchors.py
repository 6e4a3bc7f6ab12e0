"""Readable anchors for Chinese headings (Python-Markdown's own are `_2`, `_3`)."""

from __future__ import annotations

import re
import unicodedata


def heading_anchor(text: str, separator: str = "-") -> str:
    """The anchor of a heading: its words in lower case, Chinese kept, everything else a hyphen."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[^\w]+", separator, plain).strip(separator) or "x"
