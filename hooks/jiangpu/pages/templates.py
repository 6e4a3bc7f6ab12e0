"""The templates: one Jinja environment that escapes everything, and what a line break means.

A line break of a template, with the spaces around it, does not reach the page. So templates can
have one tag or one sentence a line, and no space slips in between two Chinese sentences or two
inline elements. (JSX has the same rule.) A space that the page needs stands inside a line, or is
written as `{{ " " }}`. Inside a tag a line break is one space: attributes may stand on lines of
their own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

TEMPLATES = Path(__file__).parent.parent / "templates"

_PIECE = re.compile(
    r"""
      (?P<jinja> \{\{.*?\}\} | \{%.*?%\} | \{\#.*?\#\} )
    | (?P<line_break> [ \t]* \n \s* )
    | (?P<tag_start> < (?=[/!a-zA-Z{]) )
    | (?P<tag_end> > )
    """,
    re.VERBOSE | re.DOTALL,
)


def without_line_breaks(source: str) -> str:
    """A template's source whose line breaks do not reach the page.

    Each one is wrapped in a Jinja comment. That puts out nothing, and Jinja's messages still name
    the right line.
    """
    inside_tag = False
    parts = []
    end = 0
    for piece in _PIECE.finditer(source):
        parts.append(source[end : piece.start()])
        end = piece.end()
        kind, text = piece.lastgroup, piece[0]
        if kind == "line_break":
            space = " " if inside_tag else ""
            text = space + "{#" + "\n" * text.count("\n") + "#}"
        elif kind == "tag_start":
            inside_tag = True
        elif kind == "tag_end":
            inside_tag = False
        parts.append(text)
    parts.append(source[end:])
    return "".join(parts)


class LineBreaks(Extension):
    """Applies `without_line_breaks` to every template that is loaded."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return without_line_breaks(source)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Autoescape is the one place where text from front matter becomes HTML."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=[LineBreaks],
        autoescape=True,
        undefined=StrictUndefined,
    )
