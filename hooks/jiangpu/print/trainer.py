"""The trainer's sheet (拆解表): steps, points and reasons beside each other, and 讲、做、练、考.

The form is TWI's job breakdown, which factories have used for eighty years. What no source states
is left empty for the master to fill in.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..schema.method import Method, Step
from .card import HAND_LINES, Card
from .fitting import BYLINE, LINE, SMALL, safety_height
from .measuring import line_count, lines_of
from .titles import title_of

SIZES = (4.1, 3.75)
"""The sizes of the type, in millimetres."""
WIDTH, ROOM = 176.0, 237.5
"""The room above the foot."""
TITLE, TITLE_ROOM = 9.0, 150.0
"""The largest size of the title, and the width that it has."""
STEP_WIDTH, POINT_WIDTH, REASON_WIDTH = 47.0, 64.0, 39.0
"""The columns without their padding."""
CELL = 2.6
"""Padding and rule of a row."""
HEAD, NAMES, TABLE_HEAD, FOUR, SIGNATURES = 3.6, 7.2, 15.0, 10.4, 12.8
"""The rule below the head, the lines for names, the head of the table, 讲、做、练、考 without their
words, signatures.
"""
FOUR_LINES = 2
"""What the words of 讲、做、练、考 take."""
NUMBER = 8.1
"""The line of the number of a step."""
GAP = 3.4
"""Between two blocks."""

FOUR_STEPS = (
    ("讲", "说清这门活为什么要紧，问他会多少。"),
    ("做", "做三遍：说步骤，说要点，说理由。"),
    ("练", "他做，他说给您听；错了当场改。"),
    ("考", "让他独自做，指定找谁问，常去看。"),
)
"""The four steps of teaching a job, as TWI's Job Instruction (工作指导) has them."""


def size_step(card: Card, method: Method) -> int | None:
    """Which of `SIZES` the sheet of a method fits in; None where it takes a second sheet."""
    for step, size in enumerate(SIZES):
        if _height(card, method, size) <= ROOM:
            return step
    return None


def _height(card: Card, method: Method, size: float) -> float:
    """The height of what stands above the foot, in type of this size."""
    title = title_of(card.name, TITLE, TITLE_ROOM).height(TITLE)
    byline = line_count(card.byline, TITLE_ROOM / BYLINE) * BYLINE
    tools = line_count(f"要备好：{'、'.join(card.tools)}", WIDTH / size) if card.tools else 0
    blocks = [
        HEAD + title + (SMALL + byline) * LINE,
        NAMES,
        safety_height(card.safety, WIDTH, size, HAND_LINES),
        tools * size * LINE,
        TABLE_HEAD + _table(method.steps, size),
        FOUR + FOUR_LINES * size * LINE,
        SIGNATURES,
    ]
    present = [height for height in blocks if height]
    return sum(present) + GAP * (len(present) - 1)


def _table(steps: Sequence[Step], size: float) -> float:
    """The height of the rows of the steps."""
    height = 0.0
    for step in steps:
        points = [*step.points]
        points += [f"常见错误：{mistake}" for mistake in step.mistakes]
        if step.safety:
            points.append(f"安全：{step.safety}")
        lines = max(
            line_count(step.action, STEP_WIDTH / size),
            lines_of(points, POINT_WIDTH / size),
            line_count(step.because or "", REASON_WIDTH / size),
            1,
        )
        height += CELL + max(lines * size * LINE, NUMBER)
    return height
