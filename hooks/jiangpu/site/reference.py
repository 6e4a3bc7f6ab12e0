"""The addresses of the editors' reference: fields, codes, commands."""

from __future__ import annotations

CONTRIBUTE = "contribute/"
"""The address of the pages for editors."""

FIELDS = "contribute/fields/"
CODES_URL = "contribute/codes/"
COMMANDS_URL = "contribute/commands/"


def fields_url(kind: str) -> str:
    """The address of the page about the fields of a kind, by its key."""
    return f"{FIELDS}{kind}/"


def code_url(code: str) -> str:
    """The address of the page about a code."""
    return f"{CODES_URL}{code}/"
