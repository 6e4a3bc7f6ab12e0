"""What the sheet shows of a record that it is opened for: a small script for each record.

A script can be loaded from a disk as well, where nothing else can. It holds what the site publishes
anyway, through the one projection of all data.
"""

from __future__ import annotations

import json
from typing import Any

from ..exports.lines import Row
from ..exports.projection import projection
from ..library.completeness import completeness
from ..library.documents import Document
from ..schema.base import Record
from ..schema.forms import NOT_ASKED, Asker
from ..schema.method import Method
from ..schema.order import usual_order
from ..schema.registry import KINDS
from ..site.artefacts import DataFile
from ..site.site import Site

FACTS = "contribute/facts/"
"""The folder of the scripts."""

CALLED = "jiangpuFacts"
"""The function that a script hands its record to."""


def facts_files(site: Site) -> list[DataFile]:
    """The script of every listed record."""
    files = []
    for kind in KINDS:
        for document, row in projection(site).rows(kind):
            files.append(_file(document, row))
    return files


def _file(document: Document[Record], row: Row) -> DataFile:
    text = json.dumps(facts_of(document, row), ensure_ascii=False, separators=(",", ":"))
    script = f"{CALLED}({_safe(text)});\n"
    return DataFile(f"{FACTS}{document.number}.js", script.encode())


def facts_of(document: Document[Record], row: Row) -> dict[str, Any]:
    """A record as the sheet shows it: what its fields say as text, and which ones are missing.

    A list of values is a list of texts; an entry is one text.

    Args:
        row: the record as the data has it.
    """
    values = {}
    for field in usual_order(document.kind.model):
        if field.attribute not in NOT_ASKED[Asker.SHEET] and field.label in row:
            values[field.label] = _told(row[field.label])
    record = document.record
    facts: dict[str, Any] = {
        "number": document.number,
        "name": document.name,
        "kind": document.kind.label,
        "values": values,
        "missing": list(completeness(record).missing),
    }
    if isinstance(record, Method) and record.verse_length and not record.verse:
        facts["verse"] = record.verse_length
    return facts


def _told(value: Any) -> Any:
    """A JSON value in words."""
    if isinstance(value, list):
        return [_words(item) for item in value]
    return _words(value)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return _entry(value)
    if isinstance(value, list):
        return "、".join(_words(item) for item in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _entry(entry: dict[str, Any]) -> str:
    """An entry in one text. Of another record the name is enough; what is not so is not told."""
    if entry.keys() <= {"编号", "名称"}:
        return str(entry.get("名称", ""))
    parts = []
    for label, value in entry.items():
        if label not in _CODES and value is not False:
            parts.append(f"{label}：{_words(value)}")
    return "；".join(parts)


_CODES = ("代号", "来源")
"""Parts of an entry that only refer to other parts of the record."""


def _safe(text: str) -> str:
    """JSON that is safe as a script: two line ends of JSON are none of old scripts."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
