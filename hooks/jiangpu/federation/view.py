"""What the templates of a portal may ask: links, words, seals."""

from __future__ import annotations

from ..display.seals import SEALS, broken
from ..display.wording import date_in_words, parted
from ..schema.registry import KINDS
from ..site.addresses import href
from .alike import Held
from .entries import City, Stated
from .receipts import Receipt


class View:
    """Handed to the templates of a page as `v`.

    Args:
        here: the address of the page, from the portal's root.
    """

    broken = staticmethod(broken)
    date = staticmethod(date_in_words)
    parted = staticmethod(parted)

    def __init__(self, here: str) -> None:
        self.here = here

    def url(self, to: str) -> str:
        """The link from this page to an address from the portal's root."""
        return href(to, self.here)

    def line(self, held: Held, kind: bool = False) -> list[str]:
        """The short facts of a row: the city first, each once."""
        entry = held.entry
        facts = [held.city.name]
        if kind:
            facts.append(entry.kind.label)
        facts.append("、".join(entry.searched.names[:3]))
        facts += [entry.unit, entry.place, entry.industry]
        return list(dict.fromkeys(fact for fact in facts if fact and fact != entry.name))

    def has(self, city: City) -> str:
        """How many records of each kind a city has."""
        letters = [entry.number[0] for entry in city.entries]
        parts = []
        for kind in KINDS:
            number = letters.count(kind.letter)
            if number:
                parts.append(f"{kind.label} {number} {kind.measure}")
        return "，".join(parts) or "还没有记录"

    def counted(self, receipt: Receipt) -> str:
        """How many records of a city were taken, and how many not."""
        return "，".join(f"{state} {number} 条" for state, number in receipt.counts) or "没有记录"

    def seal(self, held: Held) -> tuple[str, ...]:
        """The characters of a record's seal; none for a kind without one."""
        seal = SEALS.get(held.entry.kind.key)
        if seal is None:
            return ()
        return seal.characters(held.entry.industry if seal.by_industry else held.entry.name)

    def passport(self, figure: Stated) -> list[str]:
        """What must be known beside a figure: of what sort it is, as of when, from where."""
        parts = [
            figure.indicator if figure.indicator != figure.label else "",
            f"性质：{figure.nature}" if figure.nature != "实际" else "",
            "推算" if figure.derived else "",
            f"地区：{figure.region}" if figure.region else "",
            f"期间：{figure.period}" if figure.period else "",
            f"截至 {date_in_words(figure.as_of)}" if figure.as_of else "截至未提供",
            f"来源：{figure.source}" if figure.source else "来源未提供",
            figure.note,
        ]
        return [part for part in parts if part]
