"""The checks, one subject a module; each takes a `Context` and yields problems. The same order of files, the same list."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.problem import Problem
from . import body, consistency, figures, identity, links, prose, references, teaching
from .context import Context

ALL = (
    identity.check,
    references.check,
    figures.check,
    teaching.check,
    consistency.check,
    body.check,
    prose.check,
    links.check,
)


def run(context: Context) -> Iterator[Problem]:
    """Every problem of the content, reading problems aside."""
    for check in ALL:
        yield from check(context)


__all__ = ["ALL", "Context", "run"]
