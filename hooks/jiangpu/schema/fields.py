"""The description of a field, read from its declaration. Nothing else looks into a model.

Validation, the editors' reference, the new-page skeleton, completeness, references, the columns of
the data files and their JSON Schema all read `fields_of`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from .openness import OPEN
from .types import Typed, ValueType, Widget
from .vocabularies import Vocabulary

Model = type[BaseModel]
"""The class of a record or of an entry."""


@dataclass(frozen=True)
class Field:
    """One field of a record or of an entry.

    Attributes:
        attribute: its name in code, as in `record.leaders`.
        label: its name in front matter, as in 领衔人.
        help: one plain sentence for editors.
        example: as it would be typed.
        required: no record without it.
        wanted: a reader would miss it.
        public: whether it leaves the site as data (`openness.py`).
        type: the type of one value.
        many: whether it holds a list of values.
        refers_to: the key of the kind of record that a value names; "" where it names none.
        vocabulary: the words that it accepts; None where it accepts any.
        part: the model of an entry; None for a plain value.
        parts: the fields of an entry; none for a plain value.
        widget: what a form uses for it.
        default: what stands in the record where nothing is written. A required field has an empty
            text there, and its absence is an error.
    """

    attribute: str
    label: str
    help: str
    example: str
    required: bool
    wanted: bool
    public: bool
    type: ValueType
    many: bool
    refers_to: str
    vocabulary: Vocabulary | None
    part: Model | None
    parts: tuple[Field, ...]
    widget: Widget
    default: Any

    def value(self, entry: BaseModel) -> Any:
        """Its value in a record or an entry: a tuple where the field holds a list."""
        return getattr(entry, self.attribute)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it accepts, in their order; none where it accepts any."""
        return self.vocabulary.words if self.vocabulary else ()


@cache
def fields_of(model: Model) -> tuple[Field, ...]:
    """Every field of a model, in the order of its declarations.

    Raises:
        TypeError: a field is not declared with `field()`, or its annotation says no type of value.
    """
    return tuple(
        _describe(model, attribute, info) for attribute, info in model.model_fields.items()
    )


def leaves(value: Any, without: frozenset[str]) -> Iterator[Any]:
    """Every value that is neither a list nor an entry: those of its items, those of its fields.

    Args:
        value: of a field, or an entry.
        without: attributes of entries that are passed over.
    """
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item, without)
    elif isinstance(value, BaseModel):
        for field in fields_of(value.__class__):
            if field.attribute not in without:
                yield from leaves(field.value(value), without)
    else:
        yield value


def field_named(model: Model, label: str) -> Field | None:
    """The field with this name in front matter; None where the model has no such field."""
    for field in fields_of(model):
        if field.label == label:
            return field
    return None


@cache
def reader_of(model: Model, attribute: str) -> TypeAdapter[Any]:
    """What turns the front matter of one field into its value.

    Its `validate_python` raises pydantic's ValidationError, with flaws in Chinese (`types.flaw`).
    """
    info = model.model_fields[attribute]
    annotation: Any = info.annotation
    for mark in info.metadata:
        annotation = Annotated[annotation, mark]
    return TypeAdapter(annotation)


@cache
def entry_reader(part: Model) -> TypeAdapter[Any]:
    """What turns the front matter of one entry into an entry."""
    return TypeAdapter(part)


def _describe(model: Model, attribute: str, info: FieldInfo) -> Field:
    name = f"{model.__name__}.{attribute}"
    extra = info.json_schema_extra
    if not isinstance(extra, dict) or info.alias is None or not info.examples:
        raise TypeError(f"{name} is not declared with field()")
    many, base, marks = _unwrapped(info)
    part = base if isinstance(base, type) and issubclass(base, BaseModel) else None
    typed = _typed(marks)
    if typed is None and part is None:
        raise TypeError(f"{name} says no type of value: annotate it with one of types.py")
    value_type = typed.type if typed else ValueType.PART
    vocabulary = typed.vocabulary if typed else None
    return Field(
        attribute=attribute,
        label=info.alias,
        help=info.description or "",
        example=str(info.examples[0]),
        required=info.is_required(),
        wanted=bool(extra.get("wanted")),
        public=attribute in OPEN,
        type=value_type,
        many=many,
        refers_to=typed.refers_to if typed else "",
        vocabulary=vocabulary,
        part=part,
        parts=fields_of(part) if part else (),
        widget=_declared_widget(extra) or _usual_widget(value_type, vocabulary),
        default="" if info.is_required() else info.default,
    )


def _unwrapped(info: FieldInfo) -> tuple[bool, Any, list[Any]]:
    """An annotation such as `Annotated[tuple[Text, ...], …] | None`, taken apart.

    Returns:
        whether it is a list, the plain type of one value, and all the marks on the way to it.
    """
    annotation: Any = info.annotation
    marks = list(info.metadata)
    many = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            marks += annotation.__metadata__
            annotation = annotation.__origin__
        elif origin is tuple:
            many = True
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = _without_none(get_args(annotation))
        else:
            return many, annotation, marks


def _without_none(choices: tuple[Any, ...]) -> Any:
    """The first choice of a union that is not None."""
    return next(choice for choice in choices if choice is not NoneType)


def _typed(marks: list[Any]) -> Typed | None:
    """The mark nearest to the value: it says the type of one value, not of the list around it."""
    found = None
    for mark in marks:
        if isinstance(mark, Typed):
            found = mark
    return found


def _declared_widget(extra: dict[str, Any]) -> Widget | None:
    widget = extra.get("widget")
    return widget if isinstance(widget, Widget) else None


_WIDGETS = {
    ValueType.NUMBER: Widget.NUMBER,
    ValueType.INTEGER: Widget.NUMBER,
    ValueType.YES: Widget.TICK,
    ValueType.DATE: Widget.DATE,
    ValueType.DAY: Widget.DATE,
    ValueType.LINK: Widget.LINK,
    ValueType.REF: Widget.RECORD,
    ValueType.PART: Widget.GROUP,
}


def _usual_widget(value_type: ValueType, vocabulary: Vocabulary | None) -> Widget:
    if vocabulary is not None:
        return Widget.CHOICE
    return _WIDGETS.get(value_type, Widget.LINE)
