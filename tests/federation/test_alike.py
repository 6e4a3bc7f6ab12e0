"""What two cities may both have is listed, each in its place; what they have not is not."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import pytest
import yaml
from jiangpu.federation.alike import Told
from jiangpu.federation.portal import Portal, merged
from jiangpu.federation.portal_files import portal_files
from jiangpu.federation.portal_pages import ALIKE
from publishing import Row, city, figure, published, record, source
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/alike.yml").read_text(encoding="utf-8"))
A, B = "https://jia.example/", "https://yi.example/"
_KEPT_APART = {"名称", "编号类型", "网址", "题名", "日期", "数字"}


def of(side: str, origin: str) -> tuple[list[Row], list[Row]]:
    """The records and the figures of one of the two cities: a record for each case."""
    rows, figures = [], []
    for place, case in enumerate(CASES, 1):
        said: dict[str, Any] = case[side]
        number = f"{said.get('编号类型', case['kind'])}{place:04}"
        stated = source(said.get("题名", f"{case['what']} {side}"))
        stated |= {key: str(said[key]) for key in ("网址", "日期") if key in said}
        fields = {key: value for key, value in said.items() if key not in _KEPT_APART}
        name = said.get("名称", case["name"])
        rows.append(record(number, name, origin, 来源=[stated], **fields))
        if "数字" in said:
            written, indicator, scope, *more = said["数字"]
            nature, quote = [*more, *("实际", "")[len(more) :]]
            row = figure(number, written, indicator, 口径=scope, 性质=nature)
            figures.append(row | {"原文": quote} if quote else row)
    return rows, figures


@pytest.fixture(scope="module")
def portal() -> Portal:
    return merged([city(published(A, *of("a", A))), city(published(B, *of("b", B)))])


def listed(portal: Portal, case: dict[str, Any]) -> list[str]:
    """Where the records of a case are listed."""
    number = f"{CASES.index(case) + 1:04}"
    places = []
    for each in portal.alike:
        if any(held.entry.number.endswith(number) for held in each.records):
            places.append("likely" if each.likely else "named")
    for said in portal.twice:
        if any(side.held.entry.number.endswith(number) for side in said.sides):
            places.append("twice")
    return places


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_each_is_listed_where_it_belongs(portal: Portal, case: dict[str, Any]) -> None:
    expected = [] if case["in"] == "nothing" else [case["in"]]
    assert listed(portal, case) == expected


@pytest.mark.parametrize("case", [case for case in CASES if case["in"] == "likely"], ids=str)
def test_what_is_said_differently_is_named_and_nothing_else(
    portal: Portal, case: dict[str, Any]
) -> None:
    number = f"{CASES.index(case) + 1:04}"
    found = [each for each in portal.alike if each.records[0].entry.number.endswith(number)]
    differing = [difference.what for difference in found[0].differences]
    assert differing == ([case["differ"]] if "differ" in case else [])


def test_a_difference_never_loses_a_qualifier_or_what_is_counted(portal: Portal) -> None:
    sides: list[Told] = []
    for each in portal.alike:
        for difference in each.differences:
            if difference.what in ("成员数", "课题数"):
                sides += difference.sides
    said = [side.text for side in sides]
    assert "近20人（口径：全部成员）" in said and "12项（口径：市级立项）" in said


def test_the_page_shows_all_of_them(portal: Portal) -> None:
    pages = [
        file.content.decode()
        for file in portal_files(portal)
        if file.path.startswith(ALIKE) and file.path.endswith(".html")
    ]
    shown = re.sub("<wbr>|</?span[^>]*>", "", "".join(pages))
    assert len(portal.alike) > 10 and portal.twice
    for heading in (*(each.name for each in portal.alike), *(f"“{x.quote}”" for x in portal.twice)):
        assert f'<h3 class="j-row__t">{escape(heading)}</h3>' in shown, heading


def test_nothing_is_merged(portal: Portal) -> None:
    assert len(portal.records) == 2 * len(CASES)


def test_there_are_more_than_twenty_duplicates_and_conflicts() -> None:
    assert len([case for case in CASES if case["in"] != "nothing"]) > 20
