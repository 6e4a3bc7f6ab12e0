"""The one projection through which every export goes: open fields only (`columns.OPEN`).

What comes out is plain JSON. Absent means 未提供. References are resolved to number and name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..library.documents import Document
from ..schema.registry import KINDS, Kind
from ..schema.teaching import ACCOUNT_NOTICE
from ..site.site import Site
from .columns import LINK, PART, REF, Column, Table, columns_of

_PAGE = Column("", "页面", "这条记录的网页", LINK, required=True)
_SHORT = Column("", "长期地址", "印在墙上的二维码用的，改名也不变", LINK, required=True)
_BODY = Column("", "正文", "编者写的话，Markdown 格式，里面的链接照原文件", flat=False)
_DERIVED: Mapping[str, tuple[Column, ...]] = {
    "studio": (
        Column("levels", "级别", "由称号推出，一个工作室可以有几级", many=True),
        Column("", "操作法", "写明出自这个工作室的操作法", REF, many=True),
    ),
    "method": (Column("", "提醒", f"高危的都写着“{ACCOUNT_NOTICE}”，转用时不要去掉"),),
    "person": (Column("", "工作室", "由他领衔的工作室", REF, many=True),),
}
_BACK = {"studio": ("操作法", "method", "studio"), "person": ("工作室", "studio", "leaders")}
"""Column, kind and field of the records that name this one."""


@dataclass(frozen=True)
class Projection:
    """The library as it may leave the site."""

    site: Site

    def address(self, url: str) -> str:
        """The full address of a page or a file."""
        return self.site.settings.site_url.rstrip("/") + "/" + url

    def documents(self, kind: Kind) -> tuple[Document, ...]:
        return self.site.library.of_kind(kind.key)

    @cached_property
    def listed(self) -> tuple[Document, ...]:
        """All listed records, kind by kind."""
        return tuple(document for kind in KINDS for document in self.documents(kind))

    def table(self, kind: Kind) -> Table:
        """The records of a kind."""
        columns = (*columns_of(kind.model), *_DERIVED.get(kind.key, ()), _PAGE, _SHORT, _BODY)
        rows = tuple(self.record(document) for document in self.documents(kind))
        return Table(
            kind.url.strip("/"),
            kind.label,
            f"每{kind.measure}{kind.label}一行，字段照本站的记录",
            columns,
            rows,
            ("编号",),
        )

    def record(self, document: Document) -> dict[str, Any]:
        """One record, its derived columns included."""
        row = self.part(document.record, columns_of(document.kind.model))
        if getattr(document.record, "levels", ()):
            row["级别"] = list(document.record.levels)
        if document.kind.key in _BACK:
            name, kind, attribute = _BACK[document.kind.key]
            found = [
                self.naming(other)
                for other in self.site.library.referring(document, kind, attribute)
            ]
            row |= {name: found} if found else {}
        if document.record.notice:
            row["提醒"] = document.record.notice
        row |= {"页面": self.address(document.url), "长期地址": self.address(document.short_url)}
        body = self.site.ledger.written_out(document).strip()
        return row | ({"正文": body} if body else {})

    def part(self, entry: BaseModel, columns: tuple[Column, ...]) -> dict[str, Any]:
        """The open fields of a record or of an entry inside one."""
        row = {}
        for column in columns:
            value = getattr(entry, column.attribute)
            if value is None or value == ():
                continue
            row[column.name] = (
                [self._plain(item, column) for item in value]
                if column.many
                else self._plain(value, column)
            )
        return row

    def _plain(self, value: Any, column: Column) -> Any:
        if column.type == PART:
            return self.part(value, column.parts)
        if column.type == REF:
            return self.reference(value, column)
        if isinstance(value, Decimal):
            return number(value)
        return value

    def reference(self, value: str, column: Column) -> dict[str, str]:
        """{编号, 名称} of the record that is meant; the name alone where there is none."""
        found = self.site.library.find(column.ref, value)
        return self.naming(found) if found else {"名称": value}

    def naming(self, document: Document) -> dict[str, str]:
        return {"编号": document.number, "名称": document.name}


def number(value: Decimal) -> int | float:
    """A JSON number: 326 stays 326."""
    return int(value) if value == value.to_integral_value() else float(value)


def projection(site: Site) -> Projection:
    """The projection of a site, made once."""
    if "projection" not in site.kept:
        site.kept["projection"] = Projection(site)
    return site.kept["projection"]
