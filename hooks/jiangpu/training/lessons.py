"""Lessons: a method taught one screen at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..schema.base import Point
from ..schema.method import Method, Step

FEWEST_POINTS = 3
"""A method without steps is a lesson when it has at least so many points."""

LONGEST_TITLE = 22
"""Characters of a text that stands in large type as it is."""

_LEAD = re.compile(r"(?P<title>[^，：；。]{2,16})[，：；](?P<rest>.+)", re.S)
"""The first few words of a long sentence, and what follows them."""


@dataclass(frozen=True)
class Screen:
    """One thing to do, on a screen of its own.

    Attributes:
        title: what to do, in large type.
        text: what else the sentence says; "" for nothing.
        points: what to watch for.
        because: why, as a source says; "" where none does.
        mistakes: what goes wrong, as a source says.
        safety: what the source asks for at this step; "" for nothing.
    """

    title: str
    text: str = ""
    points: tuple[str, ...] = ()
    because: str = ""
    mistakes: tuple[str, ...] = ()
    safety: str = ""


@dataclass(frozen=True)
class Lesson:
    """A method as it is taught.

    Attributes:
        method: the method.
        screens: one each step; of a method without steps, one each point.
    """

    method: Method
    screens: tuple[Screen, ...]

    @property
    def measure(self) -> str:
        """What its screens are counted in: 步 or 条."""
        return "步" if self.method.steps else "条"

    @property
    def safety(self) -> tuple[str, ...]:
        """What is said before the first screen."""
        return tuple(point.text for point in self.method.safety)


def can_be_learned(method: Method) -> bool:
    """Whether a method can be taught one thing at a time.

    It has steps, or three points, or a verse with points that say what its phrases mean.
    """
    if not method.teachable.instructions:
        return False
    enough_points = len(method.points) >= FEWEST_POINTS
    explained_verse = 2 <= len(method.verse) <= len(method.points)
    return bool(method.steps) or enough_points or explained_verse


def lesson_of(method: Method) -> Lesson | None:
    """The lesson of a method; None where there is too little to teach, or nothing may be taught."""
    if not can_be_learned(method):
        return None
    if method.steps:
        return Lesson(method, tuple(_of_step(step) for step in method.steps))
    return Lesson(method, tuple(_of_point(point) for point in method.points))


def _of_step(step: Step) -> Screen:
    title, text = _parted(step.action)
    return Screen(
        title=title,
        text=text,
        points=step.points,
        because=step.because or "",
        mistakes=step.mistakes,
        safety=step.safety or "",
    )


def _of_point(point: Point) -> Screen:
    title, text = _parted(point.text)
    return Screen(title, text)


def _parted(sentence: str) -> tuple[str, str]:
    """The words in large type, and the rest of a sentence that is too long for it."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence, ""
    parts = _LEAD.match(sentence)
    return (parts["title"], parts["rest"].strip()) if parts else (sentence, "")
