"""A whole example of each kind of record, which the handbook shows and the check passes.

`examples.txt` holds them one after another; a line `== path` begins each. They name nobody:
某某, and the numbers 0000 that no record has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .registry import kind_of_uri

_FILE = Path(__file__).with_name("examples.txt")


@dataclass(frozen=True)
class RecordExample:
    """One example.

    Attributes:
        uri: the file, as a posix path from the repository's root.
        text: all of it.
    """

    uri: str
    text: str


@cache
def record_examples() -> Mapping[str, RecordExample]:
    """The example of each kind that has one, by the key of the kind."""
    parts = re.split(r"^== (.+)\n", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for uri, text in zip(parts[1::2], parts[2::2], strict=True):
        kind = kind_of_uri(uri)
        if kind is not None:
            found[kind.key] = RecordExample(uri, text)
    return found
