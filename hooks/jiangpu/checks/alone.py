"""The checks that look at one text at a time: what they see in it can be kept with it.

Most of what is wrong with a text can be said as soon as it is read, whatever else there is. A check
that comes upon something it would have to know of other texts is asked again when all of them have
been read: nobody has to declare what a check looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from ..library.documents import Editorial
from ..library.packs import code_of, digest
from ..library.reading_again import Seen
from ..library.settings import Settings
from ..problems.problem import Problem
from ..schema.path import Path as LearningPath
from .apprentices import check as check_apprentices
from .body import check as check_body
from .cards import check as check_cards
from .consistency import check as check_consistency
from .context import AnyDocument, Context, Part, looking_at, texts_of
from .editions import check as check_editions
from .figures import check as check_figures
from .identity import check_dates, check_sources
from .links import check as check_links
from .links import links_of
from .lists import check as check_lists
from .methods import check as check_methods
from .minors import check as check_minors
from .portraits import check as check_portraits
from .privacy import check as check_privacy
from .prose import check as check_prose
from .quiz import check as check_quiz
from .references import check as check_references
from .waivers import check as check_waivers

Check = Callable[[Context], Iterator[Problem]]

ALONE: tuple[Check, ...] = (
    check_dates,
    check_sources,
    check_references,
    check_methods,
    check_lists,
    check_cards,
    check_quiz,
    check_editions,
    check_figures,
    check_consistency,
    check_body,
    check_prose,
    check_privacy,
    check_minors,
    check_apprentices,
    check_portraits,
    check_waivers,
)
"""Each yields of many texts what it yields of each of them."""


class _Unknown(Exception):
    """Something was asked that is not known yet."""


class _Blind:
    """Stands for what is not known while files are read."""

    def _refuse(self, *_: object) -> NoReturn:
        raise _Unknown

    __getattr__ = __getitem__ = __iter__ = __len__ = __bool__ = __contains__ = _refuse
    __call__ = __truediv__ = __rtruediv__ = __fspath__ = __or__ = __ror__ = _refuse
    __eq__ = __ne__ = __hash__ = __str__ = __format__ = _refuse


@dataclass(frozen=True)
class Look:
    """Looks at a text as soon as it is read, as `library.reading_again.Look` says.

    Attributes:
        settings: of the repository.
    """

    settings: Settings

    @cached_property
    def key(self) -> bytes:
        """Changes with the checks and the settings."""
        return digest(code_of(), self.settings.model_dump_json().encode())

    def __call__(self, text: AnyDocument | Editorial) -> Seen:
        context = self._context(text)
        problems: list[Problem] = []
        later = []
        for check in ALONE:
            try:
                problems += list(check(context))
            except Exception:  # what is not known yet; a fault comes up again, and is told then
                later.append(_name(check))
        try:
            found = links_of(text)
        except Exception:  # checks of the body come upon the same fault, and tell it
            found = ()
        if found or isinstance(getattr(text, "record", None), LearningPath):
            later.append(_name(check_links))
        return Seen(tuple(problems), frozenset(later), found)

    def _context(self, text: AnyDocument | Editorial) -> Context:
        """A context in which there is this text, and nothing else is known."""
        nothing = Part(Path(), (), (), frozenset(), ())
        blind: Any = _Blind()
        whole = Context(
            loaded=nothing,
            names=blind,
            withheld=blind,
            book=blind,
            settings=self.settings,
            published=blind,
            pictures=blind,
            around=blind,
        )
        return looking_at(whole, (text,))


def seen_of(context: Context) -> dict[str, Seen]:
    """Uri → what was seen in a text, where that text and these settings were looked at."""
    kept = context.loaded.seen
    if not kept:
        return {}
    key = Look(context.settings).key
    found = {}
    for text in texts_of(context):
        told = kept.get(text.uri)
        if told is not None and text.digest and told[:2] == (text.digest, key):
            found[text.uri] = told[2]
    return found


class StillToSee:
    """The texts at which the checks have to look now.

    Args:
        context: all texts.
        seen: what was seen in texts before.
    """

    def __init__(self, context: Context, seen: Mapping[str, Seen]) -> None:
        self._context = context
        self._by_check: dict[str, list[AnyDocument | Editorial]] = {}
        for text in texts_of(context):
            told = seen.get(text.uri)
            for name in _EVERY if told is None else told.later:
                self._by_check.setdefault(name, []).append(text)

    def of(self, check: Callable[..., object]) -> Context:
        """Those at which this check has to look."""
        return looking_at(self._context, self._by_check.get(_name(check), ()))


def _name(check: Any) -> str:
    return f"{check.__module__.rpartition('.')[2]}.{check.__name__}"


_EVERY = frozenset(map(_name, (*ALONE, check_links)))
"""The checks that look at a text that nobody has seen before."""
