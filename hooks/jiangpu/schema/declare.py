"""How a field is declared: once, with its Chinese name, help and example; everything else is derived from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator


def field(
    label: str,
    help: str,
    example: str,
    *,
    required: bool = False,
    wanted: bool = False,
    default: Any = None,
) -> Any:
    """Declare a field.

    Args:
        label: its name in front matter.
        help: one plain sentence for editors.
        example: as it would be typed.
        required: no record without it.
        wanted: a reader would miss it: it counts for 资料完整度 and is invited where it is absent.
    """
    extra = {"label": label, "help": help, "example": example, "wanted": wanted}
    return Field(
        ... if required else default,
        alias=label,
        description=help,
        examples=[example],
        json_schema_extra=extra,
    )


class Part(BaseModel):
    """An entry inside a record. `lead` is the field that a bare text stands for: 荣誉: [五一劳动奖章] names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lead: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, value: Any) -> Any:
        return {cls.lead: value} if cls.lead and isinstance(value, str) else value


def labels(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a model: (attribute, its declaration: label, help, example, wanted), in order."""
    for name, info in model.model_fields.items():
        yield name, {**info.json_schema_extra, "required": info.is_required()}


def label_of(model: type[BaseModel], attribute: str) -> str:
    """The Chinese name of an attribute."""
    return model.model_fields[attribute].alias or attribute
