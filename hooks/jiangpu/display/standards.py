"""Standards on pages: a profile by its groups, its rules in words, studios held against it."""

from __future__ import annotations

from typing import NamedTuple

from ..assessment.standards import UNKNOWN, Judgement, judge, judge_item, summary
from ..library.documents import Document, is_of
from ..library.library import Library
from ..library.settings import Settings
from ..schema.registry import STANDARD
from ..schema.standard import Item, Standard, parse_rule
from ..schema.studio import Studio
from ..site.site import Site
from .references import References

UNGROUPED = "条目"
"""The heading of the items that belong to no group."""

_RULES = {"存在": "写了「{0}」", "数": "「{0}」不少于 {1}", "自证": "工作室逐项说明并有来源"}
"""Verb of a rule → its words; the field and the least number go into them."""


class PlacedItem(NamedTuple):
    """An item of a profile with its position, from 1."""

    position: int
    item: Item


class ItemGroup(NamedTuple):
    """The items of one group of a profile."""

    name: str
    items: list[PlacedItem]


class JudgedGroup(NamedTuple):
    """The judgements of one group of a profile."""

    name: str
    judgements: list[Judgement]


class Comparison(NamedTuple):
    """A studio held against a profile.

    Attributes:
        standard: the profile.
        proved: the judgements that rest on something, by the groups of the profile.
        unknown: the names of the items of which nobody has stated anything.
        size: how many items the profile has.
    """

    standard: Document[Standard]
    proved: list[JudgedGroup]
    unknown: list[str]
    size: int


class Coverage(NamedTuple):
    """An item of a profile: state → how many studios are in it."""

    item: Item
    totals: dict[str, int]


def grouped_items(standard: Standard) -> list[ItemGroup]:
    """The items of a profile by group, each with its position from 1."""
    groups: dict[str, ItemGroup] = {}
    for position, item in enumerate(standard.items, 1):
        name = item.group or UNGROUPED
        group = groups.setdefault(name, ItemGroup(name, []))
        group.items.append(PlacedItem(position, item))
    return list(groups.values())


def rule_words(rule: str) -> str:
    """A rule of a profile for readers: 「制度」不少于 3."""
    alternatives = []
    for verb, label, least in parse_rule(rule):
        alternatives.append(_RULES[verb].format(label, least))
    return "，或者".join(alternatives)


class Standards:
    """What a page asks about the profile in force.

    Args:
        site: the whole of what pages are made from.
        library, settings: note what is read.
        references: the names behind the numbers that evidence holds.
    """

    def __init__(
        self,
        site: Site,
        library: Library,
        settings: Settings,
        references: References,
    ) -> None:
        self._site = site
        self._library = library
        self._settings = settings
        self._references = references

    def in_force(self) -> Document[Standard] | None:
        """The profile that the settings name; None where they name none."""
        number = self._settings.standard
        return self._library.get_of(STANDARD, number) if number else None

    def compared(self, studio: Document[Studio]) -> list[Comparison]:
        """A studio against the profile in force; empty without one."""
        standard = self.in_force()
        if standard is None:
            return []
        judgements = judge(studio.record, standard.record, self._references.name_of)
        groups: dict[str, JudgedGroup] = {}
        unknown = []
        for judgement in judgements:
            if judgement.state == UNKNOWN:
                unknown.append(judgement.item.name)
                continue
            name = judgement.item.group or UNGROUPED
            group = groups.setdefault(name, JudgedGroup(name, []))
            group.judgements.append(judgement)
        return [Comparison(standard, list(groups.values()), unknown, len(judgements))]

    def with_items(self) -> list[Document[Standard]]:
        """The profile in force, where it has items; empty otherwise."""
        standard = self.in_force()
        return [standard] if standard and standard.record.items else []

    def coverage(self, standard: Document[Standard]) -> list[Coverage]:
        """For each item of a profile, how many studios are in which state; empty without any."""
        if not self._library.studios:
            return []
        totals = self._site.once(item_totals)
        found = []
        for item in standard.record.items:
            found.append(Coverage(item, dict(totals[item.rule, item.name])))
        return found


def item_totals(site: Site) -> dict[tuple[str, str], dict[str, int]]:
    """(rule, name) of each item of each profile → state → number of studios. Made once a site.

    Every page of missing material asks for the profile in force, and the page of every profile for
    its own: an item is judged once.
    """
    studios = [studio.record for studio in site.library.studios]
    found = {}
    for document in site.library.documents:
        if not is_of(document, STANDARD):
            continue
        for item in document.record.items:
            key = (item.rule, item.name)
            if key not in found:
                found[key] = summary([judge_item(studio, item) for studio in studios])
    return found
