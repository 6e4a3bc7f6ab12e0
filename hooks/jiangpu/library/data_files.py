"""Small files of data under docs/ that are no records: what they say, and where they say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from ..problems.problem import Problem
from ..reading.frontmatter import parse_fields
from ..reading.nodes import Tree
from ..reading.validate import build
from ..schema.ledgers import Ledgers
from ..schema.seeing import Seeings
from ..schema.ways import Ways
from .links import is_link

WAYS = "docs/ways.yml"
"""The ways in by trade (活计)."""

SEEING = "docs/seeing.yml"
"""The ways of seeing that several methods share (看法)."""

LEDGERS = "docs/ledgers.yml"
"""Where the columns of ledgers go."""

DATA_FILES = frozenset((WAYS, SEEING, LEDGERS))

Content = TypeVar("Content", bound=BaseModel)


@dataclass(frozen=True)
class Declared(Generic[Content]):
    """What a data file says.

    Attributes:
        content: what could be read of it; nothing where there is no such file.
        tree: where each value stands in the file.
    """

    content: Content
    tree: Tree = field(default_factory=Tree, compare=False, repr=False)


@dataclass(frozen=True)
class DataFiles:
    """All data files of a repository."""

    ways: Declared[Ways] = Declared(Ways())
    seeing: Declared[Seeings] = Declared(Seeings())
    ledgers: Declared[Ledgers] = Declared(Ledgers())


def read_data_files(root: Path) -> tuple[DataFiles, list[Problem]]:
    """The data files of the repository at `root`, and what is wrong in them.

    What cannot be read is reported and left out; the rest counts.
    """
    ways, in_ways = _read(root, WAYS, Ways)
    seeing, in_seeing = _read(root, SEEING, Seeings)
    ledgers, in_ledgers = _read(root, LEDGERS, Ledgers)
    return DataFiles(ways, seeing, ledgers), [*in_ways, *in_seeing, *in_ledgers]


def _read(root: Path, uri: str, model: type[Content]) -> tuple[Declared[Content], list[Problem]]:
    path = root / uri
    if is_link(path) or not path.is_file():
        return Declared(model()), []
    tree, problems = parse_fields(uri, path.read_bytes())
    content, found = build(uri, tree, model)
    return Declared(content, tree), [*problems, *found]
