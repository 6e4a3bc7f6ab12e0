"""A Dask cluster: whether it is there, and whether its workers have the same program.

Whoever works there may have joined a moment ago. So each is asked before any work is given out, and
each piece of work says which program it is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, wait
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from .alike import Parts, differences, digest_of, parts_here
from .errors import CrewError

R = TypeVar("R")

EXECUTOR = "JIANGPU_EXECUTOR"
"""The environment variable that names a cluster: dask://host:port."""

_PATIENCE = 10
"""Seconds to wait for a cluster."""
_LOOK = 5
"""Seconds after which somebody who waits looks whether anybody works."""
_NAMED = 3
"""So many workers are named at most."""

_LOST = ("KilledWorker", "CommClosedError")
"""The errors of `distributed` with which it gives up work."""

_FIX = (
    "在那里装上同这里一样的匠谱、Python 和包（包照 constraints.txt 装），重开 dask worker，再来一次"
)


class Unlike(Exception):
    """A worker has another program. It is raised there and caught here."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(dict(parts))
        self.parts = parts


def refuse_unlike(program: str) -> None:
    """Stop, in a process that works, where its program is another one.

    Args:
        program: the digest of the program that is wanted.

    Raises:
        Unlike: it is another one.
    """
    here = parts_here()
    if digest_of(here) != program:
        raise Unlike(here)


class Cluster:
    """The workers that a client knows, all with the program of this process.

    Args:
        client: of `distributed`.

    Attributes:
        hands: how many work at once.
        executor: takes the work.
        program: the digest of the program that everybody has.

    Raises:
        CrewError: nobody works there, or somebody has another program.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._here = parts_here()
        self.program = digest_of(self._here)
        self.hands = self._counted()
        if not self.hands:
            raise CrewError("集群上一个干活的也没有;改法:先开 dask worker")
        unlike = self._unlike()
        if unlike:
            raise _refused(unlike)
        self.executor: Executor = client.get_executor()

    def give(self, content: object) -> Any:
        """What stands, among the arguments of work, for something that everybody is given once."""
        return self._client.scatter(content, broadcast=True, hash=False)

    def result(self, future: Future[R]) -> R:
        """What came of a piece of work; nobody waits where nobody works any more.

        Raises:
            CrewError: all are gone.
        """
        while not wait([future], timeout=_LOOK).done:
            if not self._counted():
                raise _gone()
        return future.result()

    def told(self, error: Exception) -> CrewError | None:
        """What is to be told where a piece of work went wrong; None where that was its own fault.

        A worker that joined meanwhile, with a program that does not even understand what it is
        asked, fails in a way of its own. So all are asked once more.
        """
        if isinstance(error, Unlike):
            return _refused({"有一个后来的": differences(error.parts, self._here)})
        if isinstance(error, CancelledError) or type(error).__name__ in _LOST:
            return _gone()
        unlike = {}
        with suppress(OSError):
            unlike = self._unlike()
        return _refused(unlike) if unlike else None

    def _counted(self) -> int:
        """How many processes work: the threads of one take turns."""
        return len(self._client.nthreads())

    def _unlike(self) -> dict[str, str]:
        """Address of each worker with another program → in what it differs."""
        found = {}
        answers: Mapping[str, Any] = self._client.run(parts_here, on_error="return")
        for address, answer in sorted(answers.items()):
            if isinstance(answer, Exception):
                found[address] = f"没有匠谱，或者是别的版本（{type(answer).__name__}）"
            elif differences(answer, self._here):
                found[address] = differences(answer, self._here)
        return found


def _refused(unlike: Mapping[str, str]) -> CrewError:
    """What is told of workers with another program."""
    said = [f"{who}：{what}" for who, what in list(unlike.items())[:_NAMED]]
    if len(unlike) > _NAMED:
        said.append(f"一共 {len(unlike)} 个")
    return CrewError(f"集群上干活的同这里不一样，做出来的也会不一样。{'。'.join(said)};改法:{_FIX}")


def _gone() -> CrewError:
    """What is told where the work was not done."""
    text = "集群上干活的没做完就没了，多半是内存不够，或者集群关了"
    return CrewError(f"{text};改法:看看 dask scheduler 和 dask worker 说了什么，再来一次")


@contextmanager
def cluster_at(address: str) -> Iterator[Cluster]:
    """The cluster at an address, for as long as the `with` block.

    Raises:
        CrewError: there is none, the package that speaks to it is not there, or as for `Cluster`.
    """
    kind, _, place = address.partition("://")
    if kind != "dask" or not place:
        raise CrewError(f"{EXECUTOR}={address} 看不懂;改法:写成 dask://主机:端口")
    try:
        from distributed import Client
    except ImportError as error:
        text = f"{EXECUTOR} 要用 dask.distributed，这里没有装"
        raise CrewError(f'{text};改法:运行 pip install "jiangpu[cluster]"') from error
    try:
        client = Client(f"tcp://{place}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        text = f"连不上 {address}"
        raise CrewError(f"{text};改法:看看 dask scheduler 开着没有，地址对不对") from error
    try:
        yield Cluster(client)
    finally:
        with suppress(Exception):  # the work is done, or its own error is on its way
            client.close()
