"""When a text may stand in front matter as it is, and how it is written when it may not."""

from __future__ import annotations

import re
from typing import Any

import yaml

EMPTY = ("", "~", "null")
"""Plain scalars that mean that nothing is there."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Loader):  # type: ignore[misc]
    """The parser in C where PyYAML has it.

    Only its composer is used: no value is ever constructed, so nobody asks of what type one is.
    """

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


LOOSE_END = re.compile(r"(?<=[^\s，、；,;])\s*(?P<sign>[，、；,;])$")
"""A sign after which something should follow, at the end of a text without quotes: a slip."""


_DASH = "-"
"""Reads back as itself in brackets, and begins a list where nothing stands around it."""


def is_plain(text: str) -> bool:
    """Whether a text without quotes reads back as itself, inside braces and brackets too.

    A blank at an edge, a full-width one too, is kept only between quotes.
    """
    if text != text.strip() or LOOSE_END.search(text) or text == _DASH:
        return False
    try:
        root = yaml.compose(f"[{text}]", Loader=Loader)
    except yaml.YAMLError:
        return False
    if not isinstance(root, yaml.SequenceNode) or len(root.value) != 1:
        return False
    node = root.value[0]
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return False
    return node.value == text and text not in EMPTY


def escaped(text: str) -> str:
    """A text as it stands between English double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def written(text: str) -> str:
    """A text as a value: bare where that reads back the same, else in English double quotes."""
    return text if is_plain(text) else f'"{escaped(text)}"'
