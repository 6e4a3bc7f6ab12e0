"""The sheet as other pages lead to it: opened for a record, for what it lacks, for a new one."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

SHEET_URL = "contribute/new/"
"""The address of the sheet, from the site's root."""

ADD, CORRECT, VERSE = "add", "correct", "verse"
"""What the sheet is opened for."""


def sheet_address(want: str = "", about: str = "", what: str = "", kind: str = "") -> str:
    """The address of the sheet with a record filled in.

    Args:
        want: one of the above, "" for the reader to choose.
        about: the number of the record.
        what: the one thing that is asked for, as the page calls it.
        kind: the key of the kind of a new record.
    """
    given: Mapping[str, str] = {"about": about, "want": want, "what": what, "kind": kind}
    asked = [f"{name}={quote(text, safe='')}" for name, text in given.items() if text]
    return f"{SHEET_URL}?{'&'.join(asked)}" if asked else SHEET_URL
