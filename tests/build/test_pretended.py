"""A cluster that pretends: who has another program is found out before it makes a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from typing import Any

import pytest
from jiangpu.build import alike, cluster, crew
from jiangpu.build.alike import parts_here
from jiangpu.build.cluster import Cluster
from jiangpu.build.crew import crew_at
from jiangpu.build.errors import CrewError

OTHER = {"匠谱": "0.0.9", "文件": "ab"}


def doubled(given: int, item: int) -> int:
    return given + item * 2


def fails(given: int, item: int) -> int:
    raise ValueError(f"item {item}")


def finds_no_file(given: int, item: int) -> int:
    raise FileNotFoundError(f"item {item}")


class Here(Executor):
    """Does everything at once, and here; or does nothing at all."""

    def __init__(self, *, works: bool = True) -> None:
        self.done = 0
        self._works = works

    def submit(self, make: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if not self._works:
            return future
        self.done += 1
        try:
            future.set_result(make(*given, **named))
        except Exception as error:
            future.set_exception(error)
        return future


class Client:
    """What is asked of a client of `distributed`; each worker answers with its own program."""

    def __init__(self, answers: dict[str, Any], executor: Here | None = None) -> None:
        self.answers = answers
        self.executor = executor or Here()

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self.answers, 4)

    def run(self, told: Callable[[], object], on_error: str) -> dict[str, Any]:
        assert told is parts_here and on_error == "return"
        return self.answers

    def scatter(self, content: object, **how: bool) -> object:
        return content

    def get_executor(self) -> Here:
        return self.executor


@pytest.fixture(autouse=True)
def nothing_opened() -> Iterator[None]:
    """The process that works is this one here: it is asked anew in every test."""
    crew._opened.clear()
    yield
    crew._opened.clear()


def test_workers_with_the_same_program_work() -> None:
    client = Client({"tcp://a:1": parts_here(), "tcp://b:1": parts_here()})
    both = crew_at(Cluster(client), 7)
    assert list(both.each(doubled, [1, 2, 3])) == [9, 11, 13]
    assert client.executor.done == 3


def test_the_threads_of_a_worker_take_turns() -> None:
    """A site answers one at a time, so only processes count."""
    assert Cluster(Client({"tcp://a:1": parts_here(), "tcp://b:1": parts_here()})).hands == 2


def test_a_worker_with_another_program_is_named_and_given_nothing() -> None:
    client = Client({"tcp://a:1": parts_here(), "tcp://b:1": {**parts_here(), **OTHER}})
    with pytest.raises(CrewError) as caught:
        crew_at(Cluster(client), 7)
    assert str(caught.value) == (
        "集群上干活的同这里不一样，做出来的也会不一样。tcp://b:1：匠谱是 0.0.9，这里是 "
        f"{parts_here()['匠谱']};改法:在那里装上同这里一样的匠谱、Python 和包"
        "（包照 constraints.txt 装），重开 dask worker，再来一次"
    )
    assert client.executor.done == 0


def test_a_worker_that_does_not_understand_the_question_is_named() -> None:
    client = Client({"tcp://b:1": ModuleNotFoundError("No module named 'jiangpu'")})
    with pytest.raises(CrewError, match="tcp://b:1：没有匠谱，或者是别的版本"):
        Cluster(client)


def test_of_many_workers_three_are_named_and_all_counted() -> None:
    other = {**parts_here(), "Python": "3.9.1"}
    with pytest.raises(CrewError) as caught:
        Cluster(Client({f"tcp://{name}:1": other for name in "abcde"}))
    assert str(caught.value).count("tcp://") == 3
    assert "一共 5 个" in str(caught.value)


def test_a_worker_that_joins_later_with_another_program_makes_no_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody has asked it, but the work says which program it is for."""
    many = crew_at(Cluster(Client({"tcp://a:1": parts_here()})), 7)
    other = {**parts_here(), **OTHER}
    monkeypatch.setattr(cluster, "parts_here", lambda: other)
    with pytest.raises(CrewError, match="有一个后来的：匠谱是 0.0.9，这里是"):
        list(many.each(doubled, [1, 2, 3]))


def test_a_worker_is_asked_once_not_for_each_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    many = crew_at(Cluster(Client({"tcp://a:1": parts_here()})), 7)
    asked = []

    def counted(program: str) -> None:
        asked.append(program)

    monkeypatch.setattr(crew, "refuse_unlike", counted)
    list(many.each(doubled, list(range(100))))
    assert len(asked) == 1


def test_a_worker_that_joins_later_and_understands_nothing_is_named() -> None:
    """What it fails with is its own; so all are asked once more."""
    client = Client({"tcp://a:1": parts_here()})
    many = crew_at(Cluster(client), 7)
    client.answers["tcp://z:1"] = AttributeError("no such thing")
    with pytest.raises(CrewError, match="tcp://z:1：没有匠谱，或者是别的版本"):
        list(many.each(fails, [1]))


@pytest.mark.parametrize("make", [fails, finds_no_file])
def test_what_goes_wrong_in_the_work_itself_is_told_as_it_is(make: Callable[..., int]) -> None:
    many = crew_at(Cluster(Client({"tcp://a:1": parts_here()})), 7)
    with pytest.raises((ValueError, FileNotFoundError), match="item 1"):
        list(many.each(make, [1]))


def test_nobody_waits_where_nobody_works_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_LOOK", 0.01)
    client = Client({"tcp://a:1": parts_here()}, Here(works=False))
    many = crew_at(Cluster(client), 7)
    client.answers.clear()
    with pytest.raises(CrewError, match="集群上干活的没做完就没了"):
        list(many.each(doubled, [1]))


def test_work_that_the_cluster_has_given_up_is_told_of() -> None:
    many = Cluster(Client({"tcp://a:1": parts_here()}))
    assert "集群上干活的没做完就没了" in str(many.told(CancelledError()))


def test_a_cluster_without_workers_is_told_of() -> None:
    with pytest.raises(CrewError, match="集群上一个干活的也没有;改法:先开 dask worker"):
        Cluster(Client({}))


def test_parts_are_plain_data() -> None:
    """Two versions of the program have to understand each other."""
    assert all(type(part) is str for pair in alike.parts_here().items() for part in pair)
