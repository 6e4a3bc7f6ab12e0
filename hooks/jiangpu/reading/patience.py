"""Work that takes too long is cut off.

What is counted is the time of the processor, not of the clock: a busy machine cuts off no more than
an idle one. The system must be able to interrupt (`signal.setitimer`, which Windows has not), and
only the main thread can be. Elsewhere the limits of size (`limits.py`) have to do alone.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

LONGEST = 2.0
"""Seconds of the processor that one text may take. The longest of a real site takes 0.05."""

_AGAIN = 0.2
"""Seconds until the interruption comes again: a library may have swallowed the first."""


class TooLong(Exception):
    """Something took longer than it may."""


@contextmanager
def cut_off(seconds: float = LONGEST) -> Iterator[None]:
    """Interrupt what is done inside after so many seconds. Inside another one it does nothing.

    Raises:
        TooLong: the time is over.
    """
    if not can_cut() or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def can_cut() -> bool:
    """Whether this thread on this system can be interrupted."""
    in_main = threading.current_thread() is threading.main_thread()
    return in_main and hasattr(signal, "setitimer")


def _interrupt(*_: object) -> NoReturn:
    raise TooLong
