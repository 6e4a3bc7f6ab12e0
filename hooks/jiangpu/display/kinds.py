"""How the kinds of record differ on pages: one row a kind.

A kind without a row is shown in the neutral way, so a new kind needs no row here. Which emblem
stands for a kind is said in `seals.SEALS`, which scripts read too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..schema.base import Record
from ..schema.method import Method
from ..schema.person import Person
from ..schema.registry import METHOD, PERSON, STUDIO, Kind
from ..schema.studio import Studio


@dataclass(frozen=True)
class Share:
    """A part of a kind's records that its directory counts.

    Attributes:
        text: what these records have, after their number and measure word: 有公开的步骤.
        includes: whether a record is one of them.
    """

    text: str
    includes: Callable[[Record], bool]


def no_marks(record: Record) -> tuple[str, ...]:
    """The marks of a kind that has none."""
    return ()


@dataclass(frozen=True)
class KindDisplay:
    """How records of a kind are shown where kinds differ.

    Attributes:
        directory: the title of the directory; "" for the label of the kind.
        placeholder: what can be looked for in the directory, in the empty field of its search.
        shares: what the directory says of its records, after their number.
        people_and_year: whether a row begins with the people of the record and ends with its year.
        beside: (words, address) of pages that show the same records in another way.
        marks: what the page of a record holds, for the end of its row.
    """

    directory: str = ""
    placeholder: str = "名称里的字"
    shares: tuple[Share, ...] = ()
    people_and_year: bool = False
    beside: tuple[tuple[str, str], ...] = ()
    marks: Callable[[Record], tuple[str, ...]] = no_marks


def _has_verse(record: Record) -> bool:
    return isinstance(record, Method) and bool(record.verse)


def _has_points(record: Record) -> bool:
    return isinstance(record, Method) and bool(record.points)


def _has_steps(record: Record) -> bool:
    return isinstance(record, Method) and bool(record.steps)


def _has_safety(record: Record) -> bool:
    return isinstance(record, Method) and bool(record.safety)


def _has_title(record: Record) -> bool:
    return isinstance(record, Studio) and bool(record.titles)


def _has_unit(record: Record) -> bool:
    return isinstance(record, Studio) and bool(record.unit)


def _has_honor(record: Record) -> bool:
    return isinstance(record, Person) and bool(record.honors)


def _method_marks(record: Record) -> tuple[str, ...]:
    """What can be learnt first, then safety, honours, and what one must know before following."""
    if not isinstance(record, Method):
        return ()
    marks = _learnable(record)
    if record.safety:
        marks.append("写明安全要点")
    if record.honors:
        marks.append("有荣誉")
    if record.teachable.mark:
        marks.append(record.teachable.mark)
    if record.origin == "编者概括":
        marks.append("名称为编者概括")
    return tuple(marks)


def _learnable(method: Method) -> list[str]:
    """What a page teaches: 有口诀, 有步骤, 有要点."""
    marks = []
    if method.verse:
        marks.append("有口诀")
    if method.steps:
        marks.append(f"有步骤 {len(method.steps)} 步")
    elif method.points:
        marks.append(f"有要点 {len(method.points)} 条")
    return marks


NEUTRAL = KindDisplay()
"""For every kind without a row."""

_DISPLAYS: Mapping[str, KindDisplay] = MappingProxyType(
    {
        STUDIO.key: KindDisplay(
            directory="工作室名录",
            placeholder="厂名、人名、行业",
            shares=(Share("有命名或称号的记载", _has_title), Share("写明了所在单位", _has_unit)),
        ),
        METHOD.key: KindDisplay(
            directory="操作法库",
            placeholder="工种、难题、口诀里的字",
            shares=(
                Share("有公开的口诀", _has_verse),
                Share("有公开的步骤", _has_steps),
                Share("写明了要点", _has_points),
                Share("写明了安全要点", _has_safety),
            ),
            people_and_year=True,
            beside=(
                ("从你的活计进", "ways/"),
                ("挂轴", "scrolls/"),
                ("一法三师", "masters/"),
                ("手卷", "handscroll/"),
            ),
            marks=_method_marks,
        ),
        PERSON.key: KindDisplay(
            directory="人物名录",
            placeholder="人名、单位",
            shares=(Share("有荣誉的记载", _has_honor),),
            beside=(("印谱：一人一方印", "seals/"),),
        ),
    }
)


def display_of(kind: Kind[Record]) -> KindDisplay:
    """How records of a kind are shown."""
    return _DISPLAYS.get(kind.key, NEUTRAL)
