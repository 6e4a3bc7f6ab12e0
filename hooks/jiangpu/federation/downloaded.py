"""What another site has published, from the folder into which somebody put it: all of its tables.

A portal takes less and says more of it; see `package`. Both read with the same care.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..exports.published import ITEMS, CannotUse, Published, published, tables_and_schemas
from .folders import Folder, data_folder
from .listing import Listing, read_listing
from .package import held_against
from .parsing import parsed
from .refused import Refused


def of_folder(folder: Path) -> Published:
    """What a folder holds: `data/v1`, or a site with that folder in it.

    Raises:
        CannotUse: it is no such folder, of a later format, or damaged.
    """
    try:
        return _read(Folder(data_folder(folder)))
    except Refused as error:
        raise CannotUse(f"{folder}：{error}") from None
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        text = "里面的数据读不出来;改法:请那边重新生成网站，再下载一次"
        raise CannotUse(f"{folder}：{text}") from None


def _read(folder: Folder) -> Published:
    listing = read_listing(folder.listing())
    values = {}
    for path in tables_and_schemas():
        if path in listing.files:
            values[path] = parsed(_content(folder, listing, path), path)
    return published(
        values,
        _items(folder, listing),
        name=listing.site,
        url=listing.origin,
        updated=listing.updated,
        licence=listing.licence,
    )


def _items(folder: Folder, listing: Listing) -> Iterator[Any]:
    """What each line says that an engine may take."""
    if ITEMS in listing.files:
        for place, line in enumerate(_content(folder, listing, ITEMS).split(b"\n"), 1):
            if line.strip():
                yield parsed(line, f"{ITEMS}:{place}")


def _content(folder: Folder, listing: Listing, path: str) -> bytes:
    file = listing.files[path]
    return held_against(file, folder.file(file))
