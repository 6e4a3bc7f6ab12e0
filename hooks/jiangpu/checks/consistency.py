"""What must hold between figures, years and studios without anybody writing a rule: `rules.py` lists it."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures.rules.catalogue import disagreements
from ..problems.problem import Problem
from .context import Context, at


def check(context: Context) -> Iterator[Problem]:
    for rule, found in disagreements(context.loaded.documents):
        yield at(found.document, found.path, rule.code, found.text, found.fix)
