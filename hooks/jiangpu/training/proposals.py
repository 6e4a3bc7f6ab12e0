"""Questions proposed from steps, points and figures: text for an editor to choose from and mend.

Nothing of it is published as it is. A proposal takes its words from the page alone; what it cannot
tell (which of two points a reader would confuse, why a choice is wrong) it leaves to the editor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..figures.formatting import shown
from ..reading.scalars import written
from ..schema.base import Record
from ..schema.figure import Figure
from ..schema.method import Method
from ..schema.quiz import FILLED, ONE, ORDERED

MOST_OPTIONS = 4
FEWEST_ORDERED = 3
MOST_ORDERED = 6


def proposals(record: Record) -> list[str]:
    """Entries of 自测 for a record, each a line as it would stand in the file."""
    lines = []
    if isinstance(record, Method):
        actions = [step.action for step in record.steps]
        lines += list(_order(actions))
        lines += list(_steps(actions))
        lines += list(_points([point.text for point in record.points]))
    lines += list(_figures(record.figures))
    return lines


def _entry(**fields: str | Sequence[str]) -> str:
    """A line of front matter."""
    parts = []
    for name, value in fields.items():
        if isinstance(value, str):
            parts.append(f"{name}: {written(value)}")
        else:
            parts.append(f"{name}: [{', '.join(written(item) for item in value)}]")
    return f"  - {{{', '.join(parts)}}}"


def _order(actions: Sequence[str]) -> Iterator[str]:
    """All steps in their order, where there are neither too few nor too many."""
    if FEWEST_ORDERED <= len(actions) <= MOST_ORDERED:
        yield _entry(题型=ORDERED, 问="把这几步排出先后", 选项=actions, 依据步骤="1")


def _steps(actions: Sequence[str]) -> Iterator[str]:
    """What comes after each step; the wrong choices are other steps."""
    for place in range(1, len(actions)):
        before, answer = actions[place - 1], actions[place]
        others = [action for action in actions if action not in (before, answer)]
        options = _mixed(answer, others, place)
        if len(options) >= 2:
            ask = f"“{before}”以后，接着做什么？"
            yield _entry(题型=ONE, 问=ask, 选项=options, 答案=answer, 依据步骤=str(place + 1))


def _points(points: Sequence[str]) -> Iterator[str]:
    """What belongs to the first words of a point; the wrong choices are of other points."""
    halves = []
    for place, point in enumerate(points, 1):
        head, comma, rest = point.partition("，")
        if comma and rest:
            halves.append((place, head, rest))
    for place, head, answer in halves:
        others = [rest for other, _, rest in halves if other != place]
        options = _mixed(answer, others, place)
        if len(options) >= 2:
            ask = f"“{head}”，后面是哪一句？"
            yield _entry(题型=ONE, 问=ask, 选项=options, 答案=answer, 依据要点=str(place))


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    """The number of a figure that has one numeral."""
    for figure in figures:
        if len(figure.numbers) == 1 and figure.value is not None:
            number = shown(figure).number
            ask = f"{figure.label}：多少{figure.unit or ''}？"
            yield _entry(题型=FILLED, 问=ask, 答案=number, 依据数字=figure.code)


def _mixed(answer: str, others: Sequence[str], place: int) -> list[str]:
    """The answer among wrong choices; where it stands changes from question to question."""
    options = list(others[: MOST_OPTIONS - 1])
    options.insert(place % (len(options) + 1), answer)
    return options
