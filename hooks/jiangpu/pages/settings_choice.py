"""What the settings choose for the home page and for the hall display."""

from __future__ import annotations

from ..display.view import View
from ..figures.ledger import Entry
from ..library.documents import Document
from ..schema.base import Record
from ..schema.method import Method
from ..schema.registry import METHOD
from ..schema.report import Report


def headline_entries(view: View) -> list[Entry]:
    """The figures of reports that the settings name (首页数字); others have no publisher."""
    entries = view.figures.named(view.settings.headline)
    return [entry for entry in entries if isinstance(entry.document.record, Report)]


def featured_records(view: View) -> list[Document[Record]]:
    """The records that the settings name (首页工作室), in their order."""
    found = [view.library.get(number) for number in view.settings.featured]
    return [document for document in found if document]


def awaited_method(view: View) -> Document[Method] | None:
    """The method that the settings name (首页待补); None where its verse is not awaited."""
    number = view.settings.awaited
    method = view.library.get_of(METHOD, number) if number else None
    return method if method and awaits_verse(method.record) else None


def awaits_verse(method: Method) -> bool:
    """Whether a method's verse is known to exist and not public."""
    return bool(method.verse_length) and not method.verse
