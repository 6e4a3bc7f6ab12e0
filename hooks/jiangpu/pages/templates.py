"""The templates: one Jinja environment that escapes everything, and what a line break means.

A line break of a template, with the spaces around it, does not reach the page. So templates can
have one tag or one sentence a line, and no space slips in between two Chinese sentences or two
inline elements. (JSX has the same rule.) A space that the page needs stands inside a line, or is
written as `{{ " " }}`. Inside a tag a line break is one space: attributes may stand on lines of
their own.

A dot that separates two facts ( · ) never begins a line of the page: its first space holds.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, __version__
from jinja2.bccache import Bucket, BytecodeCache, bc_magic
from jinja2.environment import TemplateModule
from jinja2.ext import Extension

TEMPLATES = Path(__file__).parent.parent / "templates"

_DOT, _DOT_AT_END = " · ", "\N{NO-BREAK SPACE}· "

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


IMPORTED = "_imported"
"""The name in what a template is given of a dict that holds the components of one page."""


class Component(Template):
    """A template that is imported once for a page, however many other components import it.

    Components see of their surroundings only what was given for the whole page.
    """

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002, the name is Jinja's
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        imported = (vars or {}).get(IMPORTED)
        if imported is None:
            return super().make_module(vars, shared, locals)
        if self.name not in imported:
            imported[self.name] = super().make_module(vars, shared, locals)
        module: TemplateModule = imported[self.name]
        return module


class LineBreaks(Extension):
    """What is done to every template that is loaded: line breaks, and dots at the ends of lines."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return without_line_breaks(source).replace(_DOT, _DOT_AT_END)


class Compiled(BytecodeCache):
    """Compiled templates, kept between builds as Python keeps its own modules: beside the source.

    A template whose source, this module or Jinja has changed is compiled anew, and so is one whose
    file is damaged. Where nothing can be written, nothing is kept.

    Args:
        folder: where they are kept.
        version: of Jinja.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        code = Path(__file__).read_bytes()
        self._made_by = hashlib.sha256(version.encode() + b"\0" + bc_magic + code).digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            kept = self._path(bucket).read_bytes()
        except OSError:
            return
        digest, code = kept[:_DIGEST], kept[_DIGEST:]
        if digest == self._digest(bucket, code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        path = self._path(bucket)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            unfinished.write_bytes(self._digest(bucket, code) + code)
            unfinished.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja-{sys.implementation.cache_tag}"

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        """Of the code, of what it was compiled from, and of what compiled it."""
        return hashlib.sha256(self._made_by + bucket.checksum.encode() + code).digest()


_DIGEST = hashlib.sha256().digest_size


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Autoescape is the one place where text from front matter becomes HTML."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=[LineBreaks],
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=Compiled(TEMPLATES / "__pycache__", __version__),
    )
    made.template_class = Component
    return made
