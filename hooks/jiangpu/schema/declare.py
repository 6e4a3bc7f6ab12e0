"""How a field is declared: once, with its Chinese name, help and example.

`fields.py` turns the declarations of a model into descriptions; everything else reads those.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, Field, model_validator

from .fields import fields_of
from .frozen import Frozen
from .types import Widget


def field(
    label: str,
    help: str,
    example: str,
    *,
    required: bool = False,
    wanted: bool = False,
    default: Any = None,
    widget: Widget | None = None,
) -> Any:
    """Declare a field of a record or of an entry; its annotation says what type of value it holds.

    Args:
        label: its name in front matter.
        help: one plain sentence for editors.
        example: as it would be typed.
        required: no record without it.
        wanted: a reader would miss it. It counts for 资料完整度 and is invited where it is absent.
        default: what stands where nothing is written: None, or () for a list.
        widget: what a form uses for it, where that does not follow from the type.
    """
    return Field(
        ... if required else default,
        alias=label,
        description=help,
        examples=[example],
        json_schema_extra={"wanted": wanted, "widget": widget},
    )


class Part(Frozen):
    """An entry inside a record.

    Attributes:
        lead: the field that a bare text stands for: 荣誉: [五一劳动奖章] gives the 名称.
    """

    lead: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, value: Any) -> Any:
        """A bare text as the field that it stands for."""
        if cls.lead and isinstance(value, str):
            return {cls.lead: value}
        return value


def labels(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a model as (attribute, {label, help, example, wanted, required}), in order.

    The older form of `fields_of`, for the rooms that have not moved to it.
    """
    for described in fields_of(model):
        yield (
            described.attribute,
            {
                "label": described.label,
                "help": described.help,
                "example": described.example,
                "wanted": described.wanted,
                "required": described.required,
            },
        )
