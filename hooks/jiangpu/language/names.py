"""When two names are the same name."""

from __future__ import annotations

import unicodedata


def name_key(name: str) -> str:
    """Names are equal when they differ only in width, spaces and quotation marks."""
    plain = unicodedata.normalize("NFKC", name)
    return "".join(
        char for char in plain if not char.isspace() and char not in "“”‘’\"'「」"
    ).casefold()
