"""Records, trees and problems as bytes, and back.

The bytes are those of pickle, but only what the program itself packs is ever made from them: a
folder that came with somebody's repository can hold anything, and pickle alone would run it.
"""

from __future__ import annotations

import io
import pickle
from decimal import Decimal
from importlib import import_module
from typing import Any

from pydantic import BaseModel

_ROOMS = tuple(
    f"{__package__.rpartition('.')[0]}.{room}."
    for room in ("schema", "reading", "problems", "body")
)
"""Where the classes stand of which something may be made."""


class Unreadable(Exception):
    """The bytes are none that `packed` made."""


def packed(value: object) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes | memoryview) -> Any:
    """The value that was packed.

    Raises:
        Unreadable: the bytes are none that `packed` made, or hold what it never packs.
    """
    try:
        return _Unpickler(io.BytesIO(content)).load()
    except Exception as error:  # pickle raises whatever it stumbles over
        raise Unreadable(str(error)) from error


class _Unpickler(pickle.Unpickler):
    """Makes plain data, and what is listed here."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        found = _known.get((module, name))
        if found is None:
            found = _known[module, name] = _class(module, name)
        return found


_known: dict[tuple[str, str], type] = {}
"""Those that were asked for already: the code of a program does not change."""


def _class(module: str, name: str) -> type:
    if not module.startswith(_ROOMS):
        raise Unreadable(f"{module}.{name}")
    found = getattr(import_module(module), name, None)
    if not isinstance(found, type) or not _holds_data(found):
        raise Unreadable(f"{module}.{name}")
    return found


def _holds_data(found: type) -> bool:
    """Whether a class is one of plain data: a model, a data class, a named tuple."""
    is_model = issubclass(found, (BaseModel, tuple))
    return is_model or hasattr(found, "__dataclass_fields__")
