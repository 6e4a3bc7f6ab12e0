"""Lessons: a method taught one screen at a time."""

from __future__ import annotations

from ..schema.method import Method

FEWEST_POINTS = 3
"""A method without steps is a lesson when it has at least so many points."""


def can_be_learned(method: Method) -> bool:
    """Whether a method can be taught one thing at a time.

    It has steps, or three points, or a verse with points that say what it means.
    """
    if not method.teachable.instructions:
        return False
    enough_points = len(method.points) >= FEWEST_POINTS
    explained_verse = bool(method.verse and method.points)
    return bool(method.steps) or enough_points or explained_verse
