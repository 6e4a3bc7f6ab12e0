"""提示说明: an index of all codes of the check, and a page for each."""

from __future__ import annotations

from typing import NamedTuple

from ..display.view import View
from ..problems.codes import CODES, FAMILIES, OTHER_FAMILY, Code
from ..problems.examples import Example, may_be_waived
from ..site.artefacts import Page
from ..site.reference import CODES_URL, code_url
from ..site.site import Site
from .reference import reference
from .rendering import Crumb, write_page

_TITLE = "提示说明"


class Family(NamedTuple):
    """The codes with one first letter; `key` is the anchor of their section."""

    key: str
    title: str
    codes: list[Code]


def codes_page(site: Site) -> Page:
    """提示说明: every code with its level and title; each leads to its page."""
    view = View(site, CODES_URL)
    lead = "检查时看到的代码是什么意思，怎么改。错误不改不上页，警告和建议不拦。"
    meta = reference(_TITLE, lead, folder=True)
    return write_page(view, "codes.html", meta, lead=lead, families=families(), code_url=code_url)


def families() -> list[Family]:
    """All codes by their first letters, in the order of `FAMILIES`; new letters come last."""
    letters = list(dict.fromkeys([*FAMILIES, *(code[0] for code in CODES)]))
    found = []
    for letter in letters:
        codes = [spec for code, spec in CODES.items() if code[0] == letter]
        if codes:
            found.append(Family(letter, FAMILIES.get(letter, OTHER_FAMILY), codes))
    return found


def code_page(site: Site, code: str) -> Page:
    """One code: why the rule, wrong and right, what the check says, who mends it.

    Args:
        code: a key of `CODES`.
    """
    spec = CODES[code]
    view = View(site, code_url(code))
    order = list(CODES)
    place = order.index(code)
    return write_page(
        view,
        "code.html",
        reference(f"{code} {spec.title}", spec.meaning, Crumb(_TITLE, CODES_URL)),
        lead=spec.meaning,
        code=spec,
        example=site.handbook.codes.get(code) or Example(code),
        waived=may_be_waived(code),
        before=CODES[order[place - 1]] if place else None,
        after=CODES[order[place + 1]] if place + 1 < len(order) else None,
        code_url=code_url,
    )
