"""How a figure is cited: in the form of GB/T 7714—2015 for databases online, and in plain words."""

from __future__ import annotations

from urllib.parse import quote

from ..figures.formatting import shown, source_line
from ..figures.ledger import Entry
from ..library.settings import Settings
from ..site.addresses import FOLDERS, Flat, written

ACCESS_DATE = "[引用日期]"
"""Stands where GB/T 7714 wants the day of reading: whoever cites writes it, or a script does."""


def permanent_address(entry: Entry, settings: Settings, flat: Flat = FOLDERS) -> str:
    """The full address of a figure, with its place on the page: https://…/#fig-keti.

    Args:
        flat: the pages that have a file in the place of a folder.
    """
    page, _, anchor = written(entry.address, flat).partition("#")
    return f"{settings.site_url.rstrip('/')}/{quote(page)}#{quote(anchor)}"


def national_standard(entry: Entry, settings: Settings, flat: Flat = FOLDERS) -> str:
    """GB/T 7714: 责任者. 题名[DB/OL]. (更新日期)[引用日期]. 网址."""
    record = entry.document.record
    updated = f"({record.updated})" if record.updated else ""
    title = f"{entry.document.name}：{entry.figure.label}{shown(entry.figure).whole}"
    address = permanent_address(entry, settings, flat)
    return f"{settings.site_name}. {title}[DB/OL]. {updated}{ACCESS_DATE}. {address}."


def plain_words(entry: Entry, settings: Settings, flat: Flat = FOLDERS) -> str:
    """The figure, who states it and where it can be read, in a sentence."""
    figure = entry.figure
    source = entry.document.record.source(figure.source)
    stated = source_line(source) if source else "来源未能对应"
    if figure.locator:
        stated += f"，{figure.locator}"
    number = entry.document.number
    where = f"{settings.site_name} {number}，{permanent_address(entry, settings, flat)}"
    return f"{figure.label}{shown(figure).whole}（{stated}；见{where}）"
