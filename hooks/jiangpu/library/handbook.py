"""The examples that the editors' handbook shows: they come with the program, not with a repository.

They name people, so they pass through the same gate as everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..problems.examples import Example, examples
from ..schema.examples import RecordExample, record_examples


@dataclass(frozen=True)
class Handbook:
    """The examples.

    Attributes:
        codes: of each code that has one, by code.
        records: of each kind that has one, by the key of the kind.
    """

    codes: Mapping[str, Example] = field(default_factory=examples)
    records: Mapping[str, RecordExample] = field(default_factory=record_examples)
