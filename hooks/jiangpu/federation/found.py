"""The one search over all cities: every record as an item that leads to its page on the portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from ..schema.registry import PERSON
from ..search.items import Item
from ..search.script_rules import script_rules
from ..search.texts import GAP
from .alike import Held
from .choices import CITY, words_of
from .portal import Portal


def items(portal: Portal) -> Iterator[Item]:
    """Every record of every city."""
    for held in portal.records:
        yield _item(held)


def rules() -> dict[str, object]:
    """What the scripts of the portal's search take from Python: the city is the first filter."""
    given = script_rules()
    return {**given, "facets": [asdict(CITY), *given["facets"]]}


def _item(held: Held) -> Item:
    city, entry = held
    found = entry.searched
    body = found.body or entry.summary
    words = (found.fields, entry.unit, "".join(entry.region), entry.number, city.name)
    return Item(
        id=f"{city.slug}/{entry.number}",
        url=held.address,
        title=entry.name,
        body=body,
        aliases=entry.aliases,
        names=found.names,
        facets=words_of(held),
        boost=entry.kind.search_weight,
        fields=GAP.join(word for word in words if word),
        person=entry.kind == PERSON,
    )
