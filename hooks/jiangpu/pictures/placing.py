"""Pictures in records: which file a record means, and the record as the site has it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from ..library.documents import Document, R
from .made import Picture


def uri_of(file: str, record: str, there: Collection[str]) -> str:
    """The place in the repository of a file that a record names; "" where there is none.

    The way is counted from the record, else from the root of the repository. It leads to a file of
    the content or nowhere: nothing outside can be named.

    Args:
        file: as the record states it.
        record: the place of the record.
        there: the places of all files.
    """
    plain = file.replace("\\", "/").strip()
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(record), plain))
    from_root = posixpath.normpath(plain.lstrip("/"))
    return next((uri for uri in (beside, from_root) if uri in there), "")


def placed(document: Document[R], shown: Mapping[str, Picture]) -> Document[R]:
    """The record with those of its pictures that are shown; the file of each is its address.

    Args:
        shown: place in the repository → picture.
    """
    if not document.record.pictures:
        return document
    kept = []
    for entry in document.record.pictures:
        uri = uri_of(entry.file, document.uri, shown)
        if uri:
            kept.append(entry.model_copy(update={"file": shown[uri].largest.address}))
    changes: dict[str, Any] = {"pictures": tuple(kept)}
    return replace(document, record=document.record.model_copy(update=changes))
