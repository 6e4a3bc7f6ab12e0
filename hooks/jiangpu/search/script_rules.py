"""The rules that Python and the scripts of the search share, as plain data for `site.assets`.

Python declares each of them once. The bundle carries them as `RULES`, to which
`assets/search/ui/rules.js` gives names. No table is written a second time in JavaScript.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..display.seals import BREAKS, SEALS
from ..schema.registry import BY_KEY
from .facets import FACETS, ORDER_PARAMETER, RELEVANCE, SPELLING


def script_rules() -> dict[str, Any]:
    """Everything that the scripts take from Python.

    Returns:
        facets: the filters in their order, each as `search.facets.Facet`.
        orders: `relevance` and `spelling`, the orders that are no fields; `parameter`, the name of
            an order in an address.
        seals: a `display.seals.Seal` by the label of its kind, as a hit carries it.
        breaks: `display.seals.BREAKS`.
    """
    return {
        "facets": [asdict(facet) for facet in FACETS],
        "orders": {
            "relevance": RELEVANCE,
            "spelling": SPELLING,
            "parameter": ORDER_PARAMETER,
        },
        "seals": {BY_KEY[kind].label: asdict(seal) for kind, seal in SEALS.items()},
        "breaks": asdict(BREAKS),
    }
