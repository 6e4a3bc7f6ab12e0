"""What a method may be taught with: one policy, asked by everything that shows, prints or exports
a method.

A 高危 method (dangerous chemicals, pressure, live circuits, heights, hot work, mines, molten
metal) is an account of what happened and not an instruction (DESIGN.md section 4): a wrong step
can hurt somebody. It carries nothing that invites to follow it until a unit's own rules are
attached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ACCOUNT_NOTICE = "事件与经验记述，不是操作规程"
"""What is said wherever a method that may not be taught is shown or passed on."""

ACCOUNT_MARK = "高危，只作记述"
"""The same in a row of a list, where there is room for a few characters."""


@dataclass(frozen=True)
class Teachable:
    """What a method may carry.

    Attributes:
        instructions: its steps and points are told as what to do (怎么做), one a screen in a
            lesson; else as what was done (经过).
        quiz: questions to test oneself (自测).
        card: a card for the wall of a workshop.
        kiosk: a slide of the hall display with its steps and points; else one that only tells of
            it.
        how_to: its page is marked up as a HowTo for search engines; else as an article.
        share_verse: its verse (口诀) stands on its share image, away from the page.
        scroll: its verse hangs as a scroll (挂轴), to be printed and put on a wall.
        path: a place in a learning path.
        showcase: it takes turns on the home page (今日一法).
    """

    instructions: bool
    quiz: bool
    card: bool
    kiosk: bool
    how_to: bool
    share_verse: bool
    scroll: bool
    path: bool
    showcase: bool

    @property
    def notice(self) -> str:
        """What has to be said of a method that is not told as an instruction; "" of others."""
        return "" if self.instructions else ACCOUNT_NOTICE

    @property
    def mark(self) -> str:
        """The notice for a row of a list; "" where nothing has to be said."""
        return "" if self.instructions else ACCOUNT_MARK


TAUGHT = Teachable(
    instructions=True,
    quiz=True,
    card=True,
    kiosk=True,
    how_to=True,
    share_verse=True,
    scroll=True,
    path=True,
    showcase=True,
)
"""An ordinary method."""

ACCOUNT = Teachable(
    instructions=False,
    quiz=False,
    card=False,
    kiosk=False,
    how_to=False,
    share_verse=False,
    scroll=False,
    path=False,
    showcase=False,
)
"""A method that is an account and no instruction."""

_BY_RISK: Mapping[str, Teachable] = MappingProxyType({"一般": TAUGHT, "高危": ACCOUNT})


def teachable(risk: str) -> Teachable:
    """The policy for a 风险. One that is not known is treated as dangerous."""
    return _BY_RISK.get(risk, ACCOUNT)
