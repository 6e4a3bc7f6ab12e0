"""What a city gets back: of each record whether it was taken, what is new in it, and where it is.

A receipt compares with the last good copy, and only with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..language.dates import in_words, is_later
from .entries import City, Entry

NEW, CHANGED, SAME = "新收", "有改动", "没有变"
TURNED, GONE, WITHDRAWN = "没有收", "没有了", "已撤回"
STATES = (TURNED, NEW, CHANGED, GONE, WITHDRAWN, SAME)
"""In the order in which a receipt lists them."""

Before = Mapping[str, str]
"""Number → digest of the records of the last good copy."""


@dataclass(frozen=True)
class Line:
    """What became of one record.

    Attributes:
        number, name: of the record, as far as they can be read; of one that is gone only the
            number, for its name may be why it went.
        state: one of STATES.
        reason: why it was not taken, "" where it was.
        doubt: what to look at again in one that was taken, "" for nothing.
        place: the address of its page on the portal, "" where it has none.
        page: the address of its page on the city's site, likewise.
    """

    number: str
    name: str
    state: str
    reason: str = ""
    place: str = ""
    page: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Receipt:
    """What a city gets back.

    Attributes:
        city: whose it is.
        lines: every record, by state and number.
    """

    city: City
    lines: tuple[Line, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """(state, number of records), without states that none has."""
        found = Counter(line.state for line in self.lines)
        return [(state, found[state]) for state in STATES if found[state]]

    def of(self, state: str) -> list[Line]:
        """The lines of a state."""
        return [line for line in self.lines if line.state == state]

    @property
    def page_url(self) -> str:
        """The address of its page on the portal."""
        return f"receipts/{self.city.slug}/"

    @property
    def file(self) -> str:
        """The address of the same for programs."""
        return f"receipts/{self.city.slug}.json"

    def as_dict(self, base: str) -> dict[str, Any]:
        """The receipt as plain data.

        Args:
            base: the address of the portal.
        """
        city = self.city
        return {
            "city": city.name,
            "origin": city.origin,
            "version": city.version,
            "edition": city.edition,
            "updated": city.updated,
            "standsIn": city.stands_in,
            "mend": city.mend,
            "notes": list(city.notes),
            "counts": dict(self.counts),
            "records": [_row(line, base) for line in self.lines],
        }


def _row(line: Line, base: str) -> dict[str, str]:
    row = {"number": line.number, "name": line.name, "state": line.state}
    if line.reason:
        row["reason"] = line.reason
    if line.doubt:
        row["doubt"] = line.doubt
    if line.place:
        row["place"] = f"{base}{line.place}"
        row["page"] = line.page
    return row


def receipt_of(city: City, before: Before | None, elsewhere: str = "") -> Receipt:
    """The receipt of a city.

    Args:
        before: the records of its last good copy; None where there was none.
        elsewhere: the newest date of the other cities' data, "" without other cities.
    """
    known = before or {}
    lines = []
    for entry in city.entries:
        state = _state(entry.number, entry.digest, known)
        place = city.place(entry)
        doubt = _doubt(entry, city.updated, elsewhere)
        lines.append(Line(entry.number, entry.name, state, "", place, entry.page, doubt))
    for each in city.turned:
        lines.append(Line(each.number, each.name, TURNED, each.reason))
    there = {line.number for line in lines}
    for number in sorted(set(known) | city.withdrawn):
        if number not in there:
            state = WITHDRAWN if number in city.withdrawn else GONE
            lines.append(Line(number, "", state))
    return Receipt(city, tuple(sorted(lines, key=_order)))


def _order(line: Line) -> tuple[int, bool, str, str]:
    """By state; what somebody should look at comes first."""
    return STATES.index(line.state), not line.doubt, line.number, line.name


def _doubt(entry: Entry, updated: str, elsewhere: str) -> str:
    """What is said of a date that seems to lie in the future.

    No clock is asked: a date is held against that of the city's own data, and against the newest
    of the other cities' data, with a year's grace.
    """
    name, date = entry.latest
    if not date:
        return ""
    said = f"「{name}」写的是 {in_words(date)}"
    if is_later(date, updated):
        return f"{said}，比这一版数据的日期 {updated} 还晚；请那个城市核对"
    if elsewhere and int(date[:4]) > int(elsewhere[:4]) + 1:
        return f"{said}，别的城市的数据最新才到 {elsewhere}；请那个城市核对"
    return ""


def _state(number: str, digest: str, known: Before) -> str:
    if number not in known:
        return NEW
    return SAME if known[number] == digest else CHANGED
