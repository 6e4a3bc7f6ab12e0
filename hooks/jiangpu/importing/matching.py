"""Which record a row is about: by its number, or by name, unit and city.

The same name elsewhere is not the same studio. A unit is the same with or without 有限公司.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..figures.rules.studios import core
from ..language.names import name_key
from ..library.documents import ReadDocument
from ..schema.base import Place, Record
from ..schema.registry import STUDIO
from .rows import Draft

AnyDocument = ReadDocument[Record]

_COMPANY = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|集团|股份|（集团）|\(集团\))+$"
)


def unit_core(unit: str) -> str:
    """What is left of the name of a unit without the form of a company."""
    key = name_key(unit)
    return _COMPANY.sub("", key) or key


@dataclass(frozen=True)
class Identity:
    """What tells records of one kind apart: name, unit and city, as far as they are known."""

    name: str
    unit: str
    city: str

    def may_be(self, other: Identity) -> bool:
        """Whether two may be one: the names agree, and nothing that both know differs."""
        if self.name != other.name:
            return False
        units = {self.unit, other.unit} - {""}
        cities = {self.city, other.city} - {""}
        return len(units) < 2 and len(cities) < 2

    def joined(self, other: Identity) -> Identity:
        """What two that are one know together."""
        return Identity(self.name, self.unit or other.unit, self.city or other.city)


def identity_of_draft(draft: Draft) -> Identity:
    """Who a row says that it is about."""
    values = draft.values
    name = _name(draft.kind.key, draft.name)
    return Identity(name, unit_core(values.get("单位", "")), name_key(values.get("市", "")))


def identity_of_document(document: AnyDocument) -> Identity:
    """Who a record is about."""
    record = document.record
    unit = record.unit if isinstance(record, Place) else None
    city = record.city if isinstance(record, Place) else None
    name = _name(document.kind.key, document.name)
    return Identity(name, unit_core(unit or ""), name_key(city or ""))


def _name(kind_key: str, name: str) -> str:
    return core(name) if kind_key == STUDIO.key else name_key(name)


@dataclass(frozen=True)
class Match:
    """The record that a row is about.

    Attributes:
        document: None where there is none yet.
        note: what an editor has to know.
        refusal: why nobody can tell; "" where it is clear.
    """

    document: AnyDocument | None = None
    note: str = ""
    refusal: str = ""


class Directory:
    """The records that rows may be about, by name and alias. It is made once for a ledger."""

    def __init__(self, documents: Iterable[AnyDocument]) -> None:
        self._named: dict[tuple[str, str], list[AnyDocument]] = {}
        self._numbered: dict[tuple[str, str], AnyDocument] = {}
        for document in documents:
            key = document.kind.key
            names = [_name(key, document.name)]
            names += [_name(key, alias) for alias in document.record.aliases]
            for name in dict.fromkeys(names):
                self._named.setdefault((key, name), []).append(document)
            self._numbered.setdefault((key, document.number), document)

    def match(self, draft: Draft) -> Match:
        """The record that a row is about."""
        kind = draft.kind.key
        if draft.number:
            document = self._numbered.get((kind, draft.number))
            refusal = f"没有编号是 {draft.number} 的条目;改法:改正编号，新的就空着"
            return Match(document) if document is not None else Match(refusal=refusal)
        wanted = identity_of_draft(draft)
        alike = self._named.get((kind, wanted.name), [])
        found = [each for each in alike if _may_be(each, wanted)]
        exact = [each for each in found if identity_of_document(each).unit == wanted.unit != ""]
        if len(exact) == 1 or len(found) == 1:
            return Match((exact or found)[0])
        if len(found) > 1:
            listed = "、".join(f"{each.number} {each.name}" for each in found)
            return Match(refusal=f"分不清是哪一条:{listed};改法:添一列“编号”，写上编号")
        if alike:
            note = f"{alike[0].number} 也叫这个名字，但单位或城市不同，当作另一个"
            return Match(note=note)
        return Match()


def _may_be(document: AnyDocument, wanted: Identity) -> bool:
    found = identity_of_document(document)
    return Identity(wanted.name, found.unit, found.city).may_be(wanted)
