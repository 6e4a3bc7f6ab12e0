"""Which fields leave the site as data: a decision about each name, made beside the schema.

A field that is new in the schema stays at home until its attribute is named in `OPEN`. A test asks
for the decision: every attribute stands in `OPEN` or in `KEPT`, and in one of them only.
"""

from __future__ import annotations

_COMMON = """
    number name aliases summary sources figures rules updated tags alike former
    unit province city county industry trades
    code title publisher date kind address report note levels year body source text place
    items equals tolerance
"""

_FIGURES = """
    indicator value low high before after words unit_missing qualifiers nature scope region period
    as_of locator quote derived
"""

_STUDIOS = """
    namesakes leaders founded titles makeup features evidence item regulations projects state
    contract achievements stage effects patents apprenticeships master apprentice activities
    alliances
"""

_METHODS = """
    origin risk authors studio year_kind problem principle verse verse_length steps action points
    because mistakes safety basis tools suits unsuited difficulty duration honors reach
    edition revisions changed
"""

_QUIZZES = """
    quiz form ask options answer right accepted why wrong step point figure passage
"""

_PEOPLE = "skill post works deeds records"

_REPORTS = """
    region_origin region_reason practices problems suggestions studios series conflicts defects side
"""

_STANDARDS = "document reviews group rule"

_PATHS = "goals audience earlier stops method page way minutes"

_ALL = (
    _COMMON,
    _FIGURES,
    _STUDIOS,
    _METHODS,
    _QUIZZES,
    _PEOPLE,
    _REPORTS,
    _STANDARDS,
    _PATHS,
)

OPEN: frozenset[str] = frozenset(" ".join(_ALL).split())
"""Attributes of the fields that leave the site: the allow-list of every export."""

KEPT: frozenset[str] = frozenset(
    (
        *("status", "editors", "wrote", "confirmed", "waivers", "about", "reason"),
        *("consent", "display", "remarks"),
    )
)
"""Attributes that stay at home: the state of the work, who did it, what somebody consented to,
what a ledger says that fits no field."""
