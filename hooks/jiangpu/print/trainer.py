"""The trainer's sheet (拆解表): steps, points and reasons beside each other, and 讲、做、练、考.

The form is TWI's job breakdown, which factories have used for eighty years. What no source states
is left empty for the master to fill in.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..schema.method import Method, Step
from .measuring import line_count, lines_of

SIZES = (4.1, 3.75)
"""The sizes of the type, in millimetres."""
LINE = 1.5
ROOM = 229.0
"""The height above the foot."""
STEP_WIDTH, POINT_WIDTH, REASON_WIDTH = 47.0, 64.0, 39.0
"""The columns without their padding."""
CELL = 3.45
"""Padding and rule of a row."""
FIXED = 106.0
"""Head, names, box for safety, head of the table, 讲、做、练、考, signatures."""

FOUR_STEPS = (
    ("讲", "说清这门活为什么要紧，问他会多少。"),
    ("做", "做三遍：说步骤，说要点，说理由。"),
    ("练", "他做，他说给您听；错了当场改。"),
    ("考", "让他独自做，指定找谁问，常去看。"),
)
"""The four steps of teaching a job, as TWI's Job Instruction (工作指导) has them."""


def size_step(method: Method) -> int | None:
    """Which of `SIZES` the sheet of a method fits in; None where it takes a second sheet."""
    for step, size in enumerate(SIZES):
        safety = lines_of((point.text for point in method.safety), 160 / size) * size * LINE
        if FIXED + safety + _table(method.steps, size) <= ROOM:
            return step
    return None


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
        height += CELL + lines * size * LINE
    return height
