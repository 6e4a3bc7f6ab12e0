"""The checks, one subject a module. Each takes a `Context` and yields problems.

The same files in the same order give the same list.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.problem import Problem
from . import (
    body,
    consistency,
    figures,
    identity,
    links,
    methods,
    prose,
    references,
    teaching,
    waivers,
)
from .context import Context

ALL = (
    identity.check,
    references.check,
    methods.check,
    teaching.check,
    figures.check,
    consistency.check,
    body.check,
    prose.check,
    links.check,
    waivers.check,
)


def run(context: Context) -> Iterator[Problem]:
    """Every problem of the content, reading problems aside."""
    for check in ALL:
        yield from check(context)


__all__ = ["ALL", "Context", "run"]
