"""The same work for many items: by this process, by several of them, or by a cluster.

What the items are made from is given once, to all who work. The results come in the order of the
items, whoever made them, so that the same input gives the same bytes.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from .cluster import EXECUTOR, Cluster, cluster_at, refuse_unlike
from .collecting import SELDOM
from .errors import CrewError

G = TypeVar("G")
I = TypeVar("I")  # noqa: E741, an item
R = TypeVar("R")

JOBS = "JIANGPU_JOBS"
"""The environment variable that says how many processes work; that of the machine's cores else."""
START = "JIANGPU_START"
"""The environment variable that says how processes begin: fork, forkserver or spawn."""

WORTH = 600
"""From so many pages or files on several processes are quicker than one: beginning them takes as
long as some dozens of pages."""

WORTH_HERE = 100
"""… where each takes as long as several pages: the drawing of a picture."""

MOST = 64
"""Processes at most."""
_ROUNDS = 12
"""Into how many pieces the work of each process is cut at least, so that all end together."""
_LONGEST = 32
"""Items in a piece at most."""
_WAITING = 2
"""Pieces that are ready or being made for each who works: more would only fill the memory."""
_LOOK = 1.0
"""Seconds after which a process looks whether the one that began it is still there."""


def jobs_wanted(environment: Mapping[str, str] = os.environ) -> int:
    """How many processes work.

    Raises:
        CrewError: what the environment says is no number.
    """
    said = environment.get(JOBS, "").strip()
    if not said:
        return min(_cores(), MOST)
    if not said.isdecimal() or not 1 <= int(said) <= MOST:
        raise CrewError(f"{JOBS}={said} 不是 1 到 {MOST} 的整数;改法:写几个进程一起做，或者不写")
    return int(said)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def crew_of(given: G, items: int, worth: int) -> Iterator[Crew[G]]:
    """Those who work, for as long as the `with` block.

    Args:
        given: what everything is made from. It can be pickled.
        items: how much there is to do.
        worth: from how many items on more than one process is of use: beginning processes and
            handing a site to a cluster take about as long.

    Raises:
        CrewError: the cluster is not there, a process has died, or the environment says something
            that cannot be.
    """
    cluster = os.environ.get(EXECUTOR, "").strip()
    jobs = jobs_wanted()
    if cluster and items >= worth:
        with _cluster(cluster, given) as crew:
            yield crew
    elif jobs > 1 and items >= worth:
        with _processes(jobs, given) as crew:
            yield crew
    else:
        yield Crew(given)


@dataclass
class Crew(Generic[G]):
    """Those who work: this process alone, where there is no executor.

    Attributes:
        given: what everything is made from.
        executor: takes the work, as `concurrent.futures` has it.
        hands: how many work at once.
        sealed: what is handed to the executor in place of `given`.
        result: waits for what the executor was given, and gives what came of it.
        told: what is to be told of an error, where it is not that of the work itself.
    """

    given: G
    executor: Executor | None = None
    hands: int = 1
    sealed: Any = field(default=None, repr=False)
    result: Callable[[Future[Any]], Any] = field(default=Future.result, repr=False)
    told: Callable[[Exception], CrewError | None] = field(default=lambda error: None, repr=False)

    def each(self, make: Callable[[G, I], R], items: Sequence[I]) -> Iterator[R]:
        """`make(given, item)` of each item, in their order.

        Args:
            make: a function with a name of its own.
            items: plain data.
        """
        if self.executor is None:
            for item in items:
                yield make(self.given, item)
            return
        size = max(1, min(_LONGEST, len(items) // (self.hands * _ROUNDS)))
        pieces = [items[start : start + size] for start in range(0, len(items), size)]
        begun: deque[Future[list[R]]] = deque()
        for piece in pieces:
            begun.append(self._submitted(make, piece))
            if len(begun) > self.hands * _WAITING:
                yield from self._result(begun.popleft())
        while begun:
            yield from self._result(begun.popleft())

    def begin(self, make: Callable[[G, I], R], item: I) -> Callable[[], R]:
        """Have something made meanwhile; whoever wants it calls what is returned."""
        if self.executor is None:
            return lambda: make(self.given, item)
        future = self._submitted(make, [item])
        return lambda: self._result(future)[0]

    def _submitted(self, make: Callable[[G, I], R], items: Sequence[I]) -> Future[list[R]]:
        """A piece of work that is handed out.

        Raises:
            CrewError: one of those who work is no more, so nobody takes it.
        """
        assert self.executor is not None
        with self._telling():
            return self.executor.submit(_made, self.sealed, make, items)

    def _result(self, future: Future[list[R]]) -> list[R]:
        """What came of a piece.

        Raises:
            CrewError: who worked at it is no more, or has another program.
        """
        with self._telling():
            made: list[R] = self.result(future)
            return made

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            told = self.told(error)
            if told is None:
                raise
            raise told from error


def each_of(make: Callable[[G, I], R], given: G, items: Sequence[I]) -> Iterator[R]:
    """`make(given, item)` of each item, in their order, by as many as are of use.

    Raises:
        CrewError: as for `crew_of`.
    """
    with crew_of(given, len(items), WORTH) as crew:
        yield from crew.each(make, items)


def each_here(make: Callable[[G, I], R], given: G, items: Sequence[I]) -> Iterator[R]:
    """As `each_of`, for what takes long and rests on this machine: only its own processes do it.

    Raises:
        CrewError: a process has died, or the environment says something that cannot be.
    """
    jobs = jobs_wanted()
    if jobs > 1 and len(items) >= WORTH_HERE:
        with _processes(jobs, given) as crew:
            yield from crew.each(make, items)
    else:
        yield from Crew(given).each(make, items)


@dataclass(frozen=True)
class _Sealed:
    """What is given, for another process.

    Attributes:
        name: tells it from anything else that was given.
        content: pickled; none where the process has it already, or finds it in the file.
        file: holds it, "" where none does.
        program: the digest of the program that is to work; "" where there is but one.
    """

    name: str
    content: bytes = b""
    file: str = ""
    program: str = ""


_opened: dict[str, Any] = {}
"""Name → what is given, in a process that works. Only the newest is kept."""
_one = threading.Lock()
"""A worker of a cluster may have several threads, but what is given answers one at a time."""


def _made(sealed: _Sealed, make: Callable[[Any, I], R], items: Sequence[I]) -> list[R]:
    """What is made of some items, in a process that works.

    Raises:
        Unlike: the program of this process is another one.
    """
    with _one:
        given = _unsealed(sealed)
        return [make(given, item) for item in items]


def _unsealed(sealed: _Sealed) -> Any:
    if sealed.name not in _opened:
        if sealed.program:
            refuse_unlike(sealed.program)
        content = sealed.content or Path(sealed.file).read_bytes()
        _opened.clear()
        _opened[sealed.name] = pickle.loads(content)
    return _opened[sealed.name]


# ---- processes of this machine ----


@contextmanager
def _processes(jobs: int, given: G) -> Iterator[Crew[G]]:
    """Processes of this machine. They end with the block, however it ends."""
    start = _start()
    with _handed_over(given, start) as sealed:
        executor = ProcessPoolExecutor(jobs, multiprocessing.get_context(start), _begin)
        try:
            yield Crew(given, executor, jobs, sealed, told=_lost)
        finally:
            executor.shutdown(cancel_futures=True)


def begins_at_once() -> bool:
    """Whether those who work begin as copies of this process: they know at once what is given."""
    return not os.environ.get(EXECUTOR, "").strip() and _start() == "fork"


def _start() -> str:
    """How a process begins: as a copy of this one where that is safe, else anew.

    A copy has what is given without anybody handing it over. It is not safe where other threads may
    hold a lock at that moment, and not to be had on every system.

    Raises:
        CrewError: what the environment says is no way to begin here.
    """
    said = os.environ.get(START, "").strip()
    ways = multiprocessing.get_all_start_methods()
    if said in ways:
        return said
    if said:
        raise CrewError(
            f"{START}={said} 这里没有;改法:写 {'、'.join(sorted(ways))} 里的一个，或者不写"
        )
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


@contextmanager
def _handed_over(given: object, start: str) -> Iterator[_Sealed]:
    """What is given, where the processes of this machine find it."""
    name = f"{os.getpid()}-{time.monotonic_ns()}"
    if start == "fork":
        _opened[name] = given
        try:
            yield _Sealed(name)
        finally:
            del _opened[name]
        return
    with tempfile.TemporaryDirectory(prefix="jiangpu-given-") as folder:
        path = Path(folder) / "given"
        with path.open("wb") as file:
            pickle.dump(given, file, pickle.HIGHEST_PROTOCOL)
        yield _Sealed(name, file=str(path))


def _begin() -> None:
    """What a process does first: it leaves Ctrl-C to the one that began it, and ends with it."""
    gc.set_threshold(*SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _lost(error: Exception) -> CrewError | None:
    """What is told of a process that is no more."""
    if not isinstance(error, BrokenProcessPool):
        return None
    text = "一起干活的进程有一个没做完就没了，多半是内存不够"
    return CrewError(f"{text};改法:用 {JOBS}=1 再来一次")


# ---- a cluster ----


@contextmanager
def _cluster(address: str, given: G) -> Iterator[Crew[G]]:
    """The workers of a Dask cluster.

    Raises:
        CrewError: as for `cluster_at`.
    """
    with cluster_at(address) as cluster:
        yield crew_at(cluster, given)


def crew_at(cluster: Cluster, given: G) -> Crew[G]:
    """A crew of the workers of a cluster."""
    content = pickle.dumps(given, pickle.HIGHEST_PROTOCOL)
    name = hashlib.blake2b(content, digest_size=16).hexdigest()
    # A future among the arguments reaches the task as what it stands for.
    sealed = cluster.give(_Sealed(name, content, program=cluster.program))
    return Crew(given, cluster.executor, cluster.hands, sealed, cluster.result, cluster.told)
