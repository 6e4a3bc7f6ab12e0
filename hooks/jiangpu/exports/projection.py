"""The one projection through which every export goes: open fields only (`columns.OPEN`).

What comes out is plain JSON. Absent means 未提供. References are resolved to number and name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..library.documents import Document, R
from ..schema.base import Image, Record
from ..schema.registry import METHOD, PERSON, STUDIO, Kind
from ..schema.teaching import ACCOUNT_NOTICE
from ..site.site import Site
from .columns import LINK, PART, REF, Column, Table, columns_of
from .lines import Line, Row, line_of, with_value

_PAGE = Column("", "页面", "这条记录的网页", LINK, required=True)
_SHORT = Column("", "长期地址", "印在墙上的二维码用的，改名也不变", LINK, required=True)
_BODY = Column("", "正文", "编者写的话，Markdown 格式，里面的链接照原文件", flat=False)
_DERIVED: Mapping[str, tuple[Column, ...]] = {
    STUDIO.key: (
        Column("levels", "级别", "由称号推出，一个工作室可以有几级", many=True),
        Column("", "操作法", "写明出自这个工作室的操作法", REF, many=True),
    ),
    METHOD.key: (Column("", "提醒", f"高危的都写着“{ACCOUNT_NOTICE}”，转用时不要去掉"),),
    PERSON.key: (Column("", "工作室", "由他领衔的工作室", REF, many=True),),
}
"""Key of a kind → the columns that are computed."""


class _Back(NamedTuple):
    """The records that name this one: in which column they stand, their kind, the naming field."""

    column: str
    kind: str
    attribute: str


_BACK: Mapping[str, _Back] = {
    STUDIO.key: _Back("操作法", METHOD.key, "studio"),
    PERSON.key: _Back("工作室", STUDIO.key, "leaders"),
}


@dataclass(frozen=True)
class Projection:
    """The library as it may leave the site."""

    site: Site

    def address(self, url: str) -> str:
        """The full address of a page or a file."""
        return self.site.settings.site_url.rstrip("/") + "/" + self.site.written(url)

    def documents(self, kind: Kind[R]) -> tuple[Document[R], ...]:
        """The listed records of a kind."""
        return self.site.library.of(kind)

    @property
    def listed(self) -> tuple[Document[Record], ...]:
        """All listed records, kind by kind."""
        return self.site.library.listed

    def table(self, kind: Kind[Record]) -> Table:
        """The records of a kind, without their bodies, which no spreadsheet shows."""
        rows = tuple(row for _, row in self.rows(kind))
        return replace(empty_table(kind), rows=rows)

    def rows(self, kind: Kind[Record]) -> Iterator[tuple[Document[Record], Row]]:
        """Each record of a kind and its row, without its body."""
        for document, line in self._plain_lines(kind):
            yield document, json.loads(line.json)

    def lines(self, kind: Kind[Record]) -> Iterator[Line]:
        """The records of a kind as text, with their bodies."""
        for document, line in self._plain_lines(kind):
            body = self.site.ledger.written_out(document).strip()
            yield with_value(line, _BODY.name, body) if body else line

    def _plain_lines(self, kind: Kind[Record]) -> Iterator[tuple[Document[Record], Line]]:
        """Each record of a kind and its text, without its body."""
        documents = self.documents(kind)
        for document, line in zip(documents, self.site.each(_line_of, documents), strict=True):
            yield document, Line(*line)

    def row(self, document: Document[Record]) -> Row:
        """One record, its derived columns included, without its body."""
        record = document.record
        row = self.part(record, columns_of(document.kind.model))
        if record.levels:
            row["级别"] = list(record.levels)
        row |= self._named_by(document)
        if record.notice:
            row["提醒"] = record.notice
        row["页面"] = self.address(document.url)
        row["长期地址"] = self.address(document.short_url)
        return row

    def _named_by(self, document: Document[Record]) -> Row:
        """The records that name this one, where their kind has a column for them."""
        back = _BACK.get(document.kind.key)
        if back is None:
            return {}
        found = self.site.library.referring(document, back.kind, back.attribute)
        return {back.column: [self.naming(other) for other in found]} if found else {}

    def part(self, entry: BaseModel, columns: tuple[Column, ...]) -> Row:
        """The open fields of a record or of an entry inside one."""
        row: Row = self.files(entry) if isinstance(entry, Image) else {}
        for column in columns:
            if not column.attribute:
                continue
            value = getattr(entry, column.attribute)
            if value is None or value == ():
                continue
            if column.many:
                row[column.name] = [self._plain(item, column) for item in value]
            else:
                row[column.name] = self._plain(value, column)
        return row

    def files(self, image: Image) -> Row:
        """Where a picture of a record is found, and how large it is."""
        picture = self.site.picture_at[image.file]
        return {
            "网址": self.address(picture.largest.address),
            "宽": picture.largest.width,
            "高": picture.largest.height,
            "小图": self.address(picture.smallest.address),
        }

    def _plain(self, value: Any, column: Column) -> Any:
        """One value as JSON has it."""
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

    def naming(self, document: Document[Record]) -> dict[str, str]:
        """A record as other records name it."""
        return {"编号": document.number, "名称": document.name}


def empty_table(kind: Kind[Record]) -> Table:
    """The table of a kind without its rows."""
    derived = _DERIVED.get(kind.key, ())
    return Table(
        kind.url.strip("/"),
        kind.label,
        f"每{kind.measure}{kind.label}一行，字段照本站的记录",
        (*columns_of(kind.model), *derived, _PAGE, _SHORT, _BODY),
        (),
        ("编号",),
    )


def number(value: Decimal) -> int | float:
    """A JSON number: 326 stays 326."""
    return int(value) if value == value.to_integral_value() else float(value)


def _line_of(site: Site, document: Document[Record]) -> tuple[str, str]:
    """A record without its body as text. It is kept with those of its neighbours."""
    line = line_of(projection(site).row(document), _flat(document.kind))
    return line.json, line.csv


@cache
def _flat(kind: Kind[Record]) -> tuple[Column, ...]:
    """The columns of a kind in CSV."""
    return empty_table(kind).flat


def projection(site: Site) -> Projection:
    """The projection of a site, made once."""
    return site.once(Projection)
