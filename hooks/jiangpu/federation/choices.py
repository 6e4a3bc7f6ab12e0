"""The filters of a list: what is counted here is what the search finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..language.pinyin import slug, sort_key
from ..search.facets import FACETS, Facet
from .alike import Held

CITY = Facet("city", "城市", "城市")
"""The filter that only a portal has."""

INDUSTRY, KIND = "行业", "类型"

MOST_WORDS = 200
"""Words of a filter: those that most records have. Nobody looks through more."""

INDUSTRIES = "industries/"
"""Where the lists by industry are."""


class Option(NamedTuple):
    """A word of a filter, how many records have it, and the page that lists them, "" for none."""

    word: str
    number: int
    address: str


class Choice(NamedTuple):
    """A filter: its name in the index, its name on the page, its words."""

    field: str
    label: str
    options: list[Option]


def words_of(held: Held) -> dict[str, list[str]]:
    """The words of a record by field."""
    city, entry = held
    words = {field: list(found) for field, found in entry.searched.facets.items()}
    words |= {CITY.field: [city.name], KIND: [entry.kind.label]}
    if entry.industry:
        words[INDUSTRY] = [entry.industry]
    return words


def industry_address(word: str) -> str:
    """The page that lists the records of an industry."""
    return f"{INDUSTRIES}{slug(word)}/"


def choices(records: Iterable[Held]) -> list[Choice]:
    """The filters that have words in some records of one kind."""
    counts: dict[str, Counter[str]] = {}
    addresses = {}
    for held in records:
        addresses[held.city.name] = held.city.url
        for field, words in words_of(held).items():
            counts.setdefault(field, Counter()).update(words)
    found = []
    for facet in (CITY, *FACETS):
        if facet.field != KIND and facet.field in counts:
            most = Counter(dict(counts[facet.field].most_common(MOST_WORDS)))
            options = _options(facet, most, addresses)
            found.append(Choice(facet.field, facet.label, options))
    return found


def _options(facet: Facet, counts: Counter[str], cities: Mapping[str, str]) -> list[Option]:
    options = []
    for word in _ordered(facet, counts):
        address = cities[word] if facet == CITY else ""
        if facet.field == INDUSTRY:
            address = industry_address(word)
        options.append(Option(word, counts[word], address))
    return options


def _ordered(facet: Facet, counts: Counter[str]) -> list[str]:
    if facet.order == "given":
        return [word for word in facet.words if counts[word]]
    if facet.order == "word":
        return sorted(counts)
    return sorted(counts, key=lambda word: (-counts[word], sort_key(word)))
