"""When two names are the same name, and where a name stands in a text.

Two names are equal when they differ only in width, case, traditional or simplified characters,
spaces, quotation marks, middle dots, or characters that nobody sees. Everything that compares names
or looks for one uses this rule.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote

from .characters import simplified

QUOTATION_MARKS = frozenset("\"'`´“”‘’„‟‚‛«»‹›「」『』〝〞〟﹁﹂﹃﹄")
MIDDLE_DOTS = frozenset("·•‧∙⋅・･⸱ꞏ᛫●◦⦁˙．")
"""Every dot that people put between the parts of a name. A full stop is none, 1.2 is not 12; a wide
one is, input methods write 阿不都．热西提 with it."""

MARKUP = frozenset("*_~\\")
"""Marks that disappear when a text is rendered: 王**甲**乙 reads 王甲乙."""

_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
"""Categories of Unicode: format and control characters, spaces and separators."""


@cache
def _folded(char: str) -> str:
    """One character as names are compared: several characters, one, or none."""
    if not _counts(char):
        return ""
    result = ""
    for part in unicodedata.normalize("NFKD", char):
        if _counts(part):
            result += simplified(part).casefold()
    return result


def _counts(char: str) -> bool:
    """Whether a character makes a difference between two names."""
    if char in QUOTATION_MARKS or char in MIDDLE_DOTS:
        return False
    variation_selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return not variation_selector and unicodedata.category(char) not in _UNSEEN


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """The form in which names are compared: those with equal keys are the same name."""
    return "".join(map(_folded, name))


@dataclass(frozen=True)
class Occurrence:
    """A name that stands in a text, from `start` to before `end`; `key` is its `name_key`."""

    start: int
    end: int
    key: str


_ENCODED = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"  # &#29579; &middot;
    r"|</?[A-Za-z][A-Za-z0-9]*\s*/?>"  # <b>, without attributes
    r"|(?:%[0-9A-Fa-f]{2})+"  # %E7%8E%8B
)
"""What stands for other characters in Markdown and in addresses, or for none."""


class NameFinder:
    """Finds names in running text, equal by `name_key`.

    Marks of Markdown or HTML may stand between their characters. All names are looked for at once:
    the time grows with the length of the text.
    """

    def __init__(self, names: Iterable[str]) -> None:
        keys = {name_key(name) for name in names} - {""}
        longest_first = sorted(keys, key=lambda key: (-len(key), key))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if keys else None

    def find(self, text: str) -> list[Occurrence]:
        """Every occurrence in the order of the text.

        Of two that overlap the first is found; of two that begin together, the longer one.
        """
        if self._pattern is None:
            return []
        matches = list(self._pattern.finditer(_folded_text(text)))
        if not matches:
            return []
        starts, ends = _places(text)
        found = []
        for match in matches:
            start, end = starts[match.start()], ends[match.end() - 1]
            if not _inside_a_word(text, start, end):
                found.append(Occurrence(start, end, match[0]))
        return found


def find_few(keys: Iterable[str], text: str) -> list[Occurrence]:
    """What a `NameFinder` of so many names would find in a single text, without making one.

    Args:
        keys: the names, as `name_key` gives them.
    """
    folded = _folded_text(text)
    return NameFinder(key for key in keys if key in folded).find(text)


def _folded_text(text: str) -> str:
    """The folded pieces of a text as one."""
    if _ENCODED.search(text):
        return "".join(piece for piece, _, _ in _pieces(text))
    return "".join(map(_folded_in_text, text))


@cache
def _folded_in_text(char: str) -> str:
    """One character of running text: as in a name, and marks of Markdown count for nothing."""
    return "" if char in MARKUP else _folded(char)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """(folded form, start, end) of each character, or of each group that stands for characters."""
    place = 0
    for match in _ENCODED.finditer(text):
        yield from _characters(text, place, match.start())
        yield name_key(_decoded(match[0])), match.start(), match.end()
        place = match.end()
    yield from _characters(text, place, len(text))


def _characters(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for index in range(start, end):
        yield _folded_in_text(text[index]), index, index + 1


def _decoded(group: str) -> str:
    if group.startswith("<"):
        return ""
    return html.unescape(group) if group.startswith("&") else unquote(group)


def _places(text: str) -> tuple[list[int], list[int]]:
    """For each folded character of a text, where the original one starts and where it ends."""
    starts: list[int] = []
    ends: list[int] = []
    for folded, start, end in _pieces(text):
        starts += [start] * len(folded)
        ends += [end] * len(folded)
    return starts, ends


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Whether a match in Latin letters is only a part of a longer word: Li in Line."""
    before = text[start - 1 : start] + text[start]
    after = text[end - 1] + text[end : end + 1]
    return bool(_LETTERS.fullmatch(before) or _LETTERS.fullmatch(after))


_LETTERS = re.compile(r"[A-Za-z0-9]{2}")
