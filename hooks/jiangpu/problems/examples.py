"""How each code looks in a file: written wrong, written right, and what the check says.

`examples.yml` holds them as data. The page of a code shows them, and tests prove them: each is laid
over the small repository of tests/cases/small.txt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .codes import CODES, ERROR

_FILE = Path(__file__).with_name("examples.yml")

MENDED, SWAPPED = "照改", "换词"
"""What `jiangpu fix` does: it mends the problem, or only where an editor agrees to another word."""

_NO_RECORD = frozenset("SV")
"""First letters of codes about settings and data files, which have no 豁免."""
_NOT_WAIVED = frozenset({"F020", "F062", "F021", "S004"})
"""Warnings and advice about what is no record, and about waivers themselves."""


@dataclass(frozen=True)
class Example:
    """One code as it looks.

    Attributes:
        code: a key of `CODES`.
        told: a sentence: what cannot be shown, or what one has to know about what is shown.
        file: where the lines stand; "" where nothing can be shown.
        bad, good: the lines as they give the problem, and as they do not.
        says: what the check says of the bad ones, word for word, a line each.
        fix: MENDED, SWAPPED, or "" where an editor has to decide.
    """

    code: str
    told: str = ""
    file: str = ""
    bad: str = ""
    good: str = ""
    says: tuple[str, ...] = ()
    fix: str = ""

    @property
    def own_says(self) -> tuple[str, ...]:
        """The messages with this code, without those that come with them; of its own file if any
        is about that.
        """
        own = tuple(line for line in self.says if f" {self.code} " in line)
        here = tuple(line for line in own if line.startswith(f"{self.file}:"))
        return here or own


@cache
def cases() -> tuple[Mapping[str, Any], ...]:
    """The examples as they stand in the file, with what a test needs to lay them out.

    `find` and `put` as in tests/cases/messages.yml: `put` is what is wrong. `good` is what is
    right, where that is not `find`; `also` holds further changes that go with both.
    """
    return tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def examples() -> Mapping[str, Example]:
    """The example of each code that has one, by code."""
    found = {}
    for case in cases():
        found[case["code"]] = Example(
            code=case["code"],
            told=case.get("told", ""),
            file=case.get("file", ""),
            bad=case.get("put", ""),
            good=case.get("good", case.get("find", "")),
            says=tuple(case.get("says", ())),
            fix=case.get("fix", ""),
        )
    return found


def may_be_waived(code: str) -> bool:
    """Whether an editor may write a 豁免 for a problem with this code."""
    is_about_records = code[0] not in _NO_RECORD and code not in _NOT_WAIVED
    return CODES[code].level != ERROR and is_about_records
