"""One record checked beside the library, from the content of its file as it would be saved."""

from __future__ import annotations

from dataclasses import dataclass

from ..build.beside import context_with, found_beside
from ..checks.context import AnyDocument, Context
from ..library.read_files import read_record
from ..problems.problem import Problem
from ..schema.base import Record
from ..schema.registry import Kind
from .shelf import Shelf


@dataclass(frozen=True)
class Trial:
    """A record as it would be read.

    Attributes:
        document: the record.
        read: what was found in reading it.
        problems: everything that is wrong with it.
        context: the library with the record in it.
    """

    document: AnyDocument
    read: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    context: Context


def tried(shelf: Shelf, uri: str, raw: bytes, kind: Kind[Record]) -> Trial:
    """A record from the content of its file, checked.

    Args:
        shelf: the library; it may hold the record as it was before.
        uri: the file.
        raw: its content, which need not be on the disk.
        kind: of the record.
    """
    document, read = read_record(uri, raw, kind)
    context = context_with(shelf.context, shelf.documents.get(uri), document)
    linked = None
    if shelf.project is not None:
        made = shelf.project.made
        linked = (made.site.urls, made.anchors)
    problems = found_beside(context, document, read, shelf.problems.get(uri, ()), linked)
    return Trial(document, tuple(read), tuple(problems), context)
