"""Pinyin for addresses and for sorting, by pypinyin with the tones left out.

Its dictionary takes long to load, so it is loaded when a text comes up that is not known yet.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import islice
from sys import intern

from .file_names import is_device
from .names import name_key
from .surnames import surname_reading

_spelled: dict[str, tuple[str, ...]] = {}
"""Text → its syllables, of every text that came up."""
_readings: dict[str, tuple[str, ...]] = {}
"""Character → every way in which it is read."""


def known() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """All that has been looked up so far, to be kept for another time."""
    return _spelled, _readings


def how_many_known() -> int:
    """How many texts and characters have been looked up so far."""
    return len(_spelled) + len(_readings)


_told = {"spelled": 0, "readings": 0}
"""How many of each `newly_known` has told."""


def newly_known() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What has been looked up since this was asked last, for another process."""
    if how_many_known() == sum(_told.values()):
        return {}, {}
    spelled = dict(islice(_spelled.items(), _told["spelled"], None))
    readings = dict(islice(_readings.items(), _told["readings"], None))
    _told.update(spelled=len(_spelled), readings=len(_readings))
    return spelled, readings


def remember(spelled: dict[str, tuple[str, ...]], readings: dict[str, tuple[str, ...]]) -> None:
    """Take over what was looked up at another time by the same code."""
    _spelled.update(spelled)
    _readings.update(readings)


def forget() -> None:
    """Know nothing."""
    _spelled.clear()
    _readings.clear()
    _told.update(spelled=0, readings=0)


def syllables(text: str) -> tuple[str, ...]:
    """One item a character for Chinese, runs of other characters as they stand, in lower case."""
    found = _spelled.get(text)
    if found is None:
        found = _spelled[text] = _syllables(text)
    return found


def _syllables(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", text).lower()
    if plain.isascii():
        return (plain,) if plain else ()
    from pypinyin import Style, lazy_pinyin

    # there are few syllables: each is one object, wherever it stands
    return tuple(map(intern, lazy_pinyin(plain, style=Style.NORMAL, v_to_u=False)))


def sounds(chars: Sequence[str]) -> list[str]:
    """How each character is read by itself, without the tone. One that is read in several ways
    counts as the most usual one."""
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(list(chars), style=Style.NORMAL, v_to_u=False)


@cache
def person_syllables(name: str) -> tuple[str, ...]:
    """The same for the name of a person, whose surname may have its own reading: 曾 is zeng."""
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    reading = surname_reading(plain)
    return (reading, *syllables(plain[1:])) if reading else syllables(plain)


@cache
def sort_key(text: str, *, person: bool = False) -> tuple[str, ...]:
    """Orders Chinese names by pinyin, then by the characters themselves.

    Args:
        person: the text is the name of a person.
    """
    bare = re.sub(r"[\s“”‘’「」《》（）()·]", "", text)
    spelled = person_syllables(bare) if person else syllables(bare)
    return (*spelled, text)


def initial(text: str, *, person: bool = False) -> str:
    """The letter under which a name is filed: A to Z, or #.

    Args:
        person: the text is the name of a person.
    """
    bare = re.sub(r"[\W_]", "", text)
    spelled = person_syllables(bare) if person else syllables(bare)
    first = "".join(spelled)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


LONGEST_SLUG = 80
"""Characters of a part of an address at most: file systems take 255 bytes, printed codes less."""


@cache
def slug(text: str) -> str:
    """The last part of an address: lower-case ASCII letters, digits and hyphens.

    Chinese becomes pinyin. A long one is cut, and ends with what tells it from others that begin
    alike. None is the name of a device, of which Windows makes no folder.
    """
    whole = "-".join(re.findall(r"[a-z0-9]+", "".join(syllables(text)))) or "x"
    if is_device(whole):
        return f"{whole}-x"
    if len(whole) <= LONGEST_SLUG:
        return whole
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{whole[: LONGEST_SLUG - len(mark) - 1].rstrip('-')}-{mark}"


def readings(name: str) -> list[set[str]]:
    """Every way in which each character of a name may be spelled, without tones.

    曾 gives ceng and zeng. An ü may be written as v, u or yu.
    """
    found = []
    for char in name_key(name):
        if char not in _readings:
            _readings[char] = _read(char)
        spelled = set(_readings[char])
        for syllable in list(spelled):
            if "v" in syllable:
                spelled |= {syllable.replace("v", "u"), syllable.replace("v", "yu")}
        found.append({re.escape(syllable) for syllable in spelled})
    return found


def _read(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    return tuple(pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)[0])
