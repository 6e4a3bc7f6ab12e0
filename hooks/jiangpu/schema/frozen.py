"""What all models of the schema are: they cannot be changed, and they take little room.

A library holds hundreds of thousands of them, most of which were read by an earlier build and
come from the bytes that it kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from sys import intern
from typing import Any

from pydantic import BaseModel, ConfigDict

_SHORT = 24
"""Texts of at most so many characters are often the same: dates, words of a vocabulary, codes."""

State = tuple[int, tuple[Any, ...]]
"""Which fields were given, as the bits of a number, and the values of all fields in their order."""


class Frozen(BaseModel):
    """A model whose values stay as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __getstate__(self) -> State:  # type: ignore[override]
        names = _names(type(self))
        given = 0
        for place, name in enumerate(names):
            if name in self.__pydantic_fields_set__:
                given |= 1 << place
        return given, tuple(self.__dict__[name] for name in names)

    def __setstate__(self, state: State) -> None:  # type: ignore[override]
        given, values = state
        shared = [_shared(value) for value in values]
        whole: Mapping[str, Any] = {
            "__dict__": dict(zip(_names(type(self)), shared, strict=True)),
            "__pydantic_fields_set__": _given(type(self), given),
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
        for name, value in whole.items():
            object.__setattr__(self, name, value)


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in their order."""
    return tuple(model.__pydantic_fields__)


@cache
def _given(model: type[BaseModel], given: int) -> set[str]:
    """The fields that were given: one set for all of a model that were given the same."""
    return {name for place, name in enumerate(_names(model)) if given >> place & 1}


def _shared(value: Any) -> Any:
    """A value; a short text is the same object wherever it stands."""
    return intern(value) if type(value) is str and len(value) <= _SHORT else value
