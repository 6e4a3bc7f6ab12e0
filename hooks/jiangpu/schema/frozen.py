"""What all models of the schema are: they cannot be changed, and they take little room.

A library holds hundreds of thousands of them, most of which were read by an earlier build and
come from the bytes that it kept.
"""

from __future__ import annotations

from functools import cache
from sys import intern
from typing import Any

from pydantic import BaseModel, ConfigDict

_SHORT = 24
"""Texts of at most so many characters are often the same: dates, words of a vocabulary, codes."""

State = tuple[int, int, tuple[Any, ...]]
"""Which fields were given and which are other than usual, both as the bits of a number; and the
values of the latter, in the order of the fields."""


class Frozen(BaseModel):
    """A model whose values stay as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __getstate__(self) -> State:  # type: ignore[override]
        own = self.__dict__
        given = unusual = 0
        values = []
        for place, (name, usual) in enumerate(_usual(type(self)).items()):
            if name in self.__pydantic_fields_set__:
                given |= 1 << place
            if own[name] != usual:
                unusual |= 1 << place
                values.append(own[name])
        return given, unusual, tuple(values)

    def __setstate__(self, state: State) -> None:  # type: ignore[override]
        given, unusual, values = state
        model = type(self)
        own = _usual(model).copy()
        for name, value in zip(_fields(model, unusual), values, strict=True):
            # a short text is the same object wherever it stands
            own[name] = intern(value) if type(value) is str and len(value) <= _SHORT else value
        for name, value in own.items():
            _set(self, name, value)  # all of a model share the names then: half the room of a dict
        _set(self, "__pydantic_fields_set__", _given(model, given))
        _set(self, "__pydantic_extra__", None)
        _set(self, "__pydantic_private__", None)


_set = object.__setattr__


@cache
def _usual(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a model in their order, with what most of them hold: nothing."""
    return {name: field.default for name, field in model.__pydantic_fields__.items()}


@cache
def _fields(model: type[BaseModel], bits: int) -> tuple[str, ...]:
    """The fields that are told by the bits of a number."""
    return tuple(name for place, name in enumerate(_usual(model)) if bits >> place & 1)


@cache
def _given(model: type[BaseModel], bits: int) -> set[str]:
    """The same as a set: one for all of a model that were given the same."""
    return set(_fields(model, bits))
