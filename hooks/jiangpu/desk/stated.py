"""A number as a source writes it, taken apart for the form of the desk."""

from __future__ import annotations

from typing import Any

from ..schema.amounts import read_amount


def stated(text: str) -> dict[str, Any]:
    """The fields of a figure that a text states; none where no number can be read from it.

    One qualifier is a word, several are a list, as in front matter.
    """
    fields = dict(read_amount(text) or {})
    words = fields.get("限定", [])
    if len(words) == 1:
        fields["限定"] = words[0]
    return fields
