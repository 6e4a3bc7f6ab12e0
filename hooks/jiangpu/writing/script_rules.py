"""The rules of values that Python and the scripts of forms share, as plain data for `site.assets`.

How dates and amounts are written, and what belongs to a person, are patterns that Python declares.
They are written into the page as they are, so that no table and no pattern stands in a script a
second time. Old browsers know neither named groups nor lookbehind: groups go by their number, and
each pattern comes once more without what must not stand before it.
"""

from __future__ import annotations

import re
from typing import Any

from ..language import dates, personal
from ..language.numerals import OTHER_CHARACTERS
from ..schema import amounts
from ..schema.types import LARGEST_COUNT
from ..schema.units import OTHER_WORDS, UNITS
from ..schema.vocabularies import INDICATORS

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_LOOKBEHIND = re.compile(r"\(\?<[!=](?:[^()\[\]]|\[[^\]]*\])*\)")
_GUARDS = re.compile(rf"(?:\(\?:{_LOOKBEHIND.pattern}(?:\|{_LOOKBEHIND.pattern})*\))")


def value_rules() -> dict[str, Any]:
    """Everything that the scripts of values take from Python."""
    return {
        "dates": {
            "forms": [script_pattern(form) for form in dates.FORMS],
            "redacted": dates.REDACTED,
            "firstYear": dates.FIRST_YEAR,
            "lastYear": dates.LAST_YEAR,
        },
        "amounts": {
            "form": script_pattern(amounts.AMOUNT),
            "without": script_pattern(amounts.WITHOUT_NUMERAL),
            "word": script_pattern(amounts.WORD),
            "signs": amounts.SIGNS,
            "tail": script_pattern(amounts.TAIL),
            "falling": script_pattern(amounts.FALLING),
            "onlyLarge": script_pattern(amounts.ONLY_LARGE),
            "scales": amounts.SCALES,
            "inside": list(amounts.INSIDE),
            "halves": list(amounts.HALVES),
            "mostDigits": amounts.MOST_DIGITS,
            "characters": OTHER_CHARACTERS,
            "units": list(UNITS.words),
            "otherUnits": dict(OTHER_WORDS),
            "indicators": list(INDICATORS.words),
        },
        "personal": {
            "around": {name: script_pattern(form) for name, form in personal.AROUND.items()},
            "hanDigits": personal.HAN_DIGITS,
            "kinds": [_personal_kind(kind) for kind in personal.KINDS],
        },
        "largestCount": LARGEST_COUNT,
    }


def script_pattern(pattern: re.Pattern[str]) -> dict[str, Any]:
    """A pattern for `new RegExp`: its text, the same without lookbehind, its flags, and the number
    of each named group.
    """
    text = _GROUP_NAME.sub("(", pattern.pattern)
    return {
        "text": text,
        "plain": _LOOKBEHIND.sub("", _GUARDS.sub("", text)),
        "flags": "i" if pattern.flags & re.IGNORECASE else "",
        "groups": dict(pattern.groupindex),
    }


def _personal_kind(kind: personal.Kind) -> dict[str, Any]:
    names = {judge: name for name, judge in personal.JUDGES}
    forms = [{**script_pattern(form), "judge": names[judge]} for form, judge in kind.forms]
    return {
        "name": kind.name,
        "forms": forms,
        "ends": list(kind.ends),
        "refused": kind in personal.REFUSED,
    }
