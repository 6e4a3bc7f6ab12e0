"""Why something that comes from a city is not taken, in words for whoever is to mend it."""

from __future__ import annotations

from ..problems.problem import visible


class Refused(Exception):
    """What a city publishes cannot be taken.

    Attributes:
        file: the file that is at fault, from the city's data folder; "" for the whole.
        reason: what is wrong, in Chinese; what it quotes of the city is one line.
        fix: what to do, in Chinese.
    """

    def __init__(self, file: str, reason: str, fix: str) -> None:
        super().__init__(file, reason, fix)
        self.file = file
        self.reason = visible(reason)
        self.fix = fix

    @property
    def what(self) -> str:
        """The file and what is wrong with it."""
        return f"{self.file}: {self.reason}" if self.file else self.reason

    def __str__(self) -> str:
        return f"{self.what};改法:{self.fix}"


class BadRow(ValueError):
    """One record cannot be taken; the message says why, in Chinese. The others are."""
