"""The one search over all cities: every record as an item that leads to its page on the portal."""

from __future__ import annotations

from collections.abc import Iterator

from ..schema.registry import PERSON
from ..search.facets import Facet
from ..search.items import Item
from ..search.script_rules import script_rules
from ..search.texts import GAP
from .alike import Held
from .portal import Portal

CITY = "城市"

_CITY_FACET = Facet("city", CITY, CITY)


def items(portal: Portal) -> Iterator[Item]:
    """Every record of every city."""
    for held in portal.records:
        yield _item(held)


def rules() -> dict[str, object]:
    """What the scripts of the portal's search take from Python: the city is the first filter."""
    given = script_rules()
    city = {
        "key": _CITY_FACET.key,
        "field": _CITY_FACET.field,
        "label": _CITY_FACET.label,
        "order": _CITY_FACET.order,
        "words": [],
    }
    return {**given, "facets": [city, *given["facets"]]}


def _item(held: Held) -> Item:
    city, entry = held
    found = entry.searched
    facets = {field: list(words) for field, words in found.facets.items()}
    facets |= {CITY: [city.name], "类型": [entry.kind.label]}
    if entry.industry:
        facets["行业"] = [entry.industry]
    body = found.body or entry.summary
    words = (found.fields, entry.unit, "".join(entry.region), entry.number, city.name)
    return Item(
        id=f"{city.slug}/{entry.number}",
        url=held.address,
        title=entry.name,
        body=body,
        aliases=entry.aliases,
        names=found.names,
        facets=facets,
        boost=entry.kind.search_weight,
        fields=GAP.join(word for word in words if word),
        person=entry.kind == PERSON,
    )
