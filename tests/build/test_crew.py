"""However many processes work: the same bytes in the same order, and a clear word when one is lost."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build import cluster, crew
from jiangpu.build.crew import crew_of, each_of, jobs_wanted
from jiangpu.build.errors import CrewError
from jiangpu.build.output import write_site
from jiangpu.build.project import open_project
from jiangpu.problems.faults import in_one_line


def squared(given: int, item: int) -> int:
    """The later items are done first."""
    time.sleep(0.02 if item < 5 else 0)
    return given + item * item


def fails(given: int, item: int) -> int:
    raise ValueError(f"item {item}")


def dies(given: int, item: int) -> int:
    if item == 3:
        os._exit(9)
    return item


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however little there is to do."""
    monkeypatch.setenv("JIANGPU_JOBS", "2")
    monkeypatch.setattr(crew, "WORTH", 1)
    monkeypatch.setattr("jiangpu.build.output.WORTH", 1)


def site(root: Path, folder: Path) -> dict[str, str]:
    """Path → hash of every file of the site that is written to a folder."""
    write_site(open_project(root), folder)
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(
                path.read_bytes()
            ).hexdigest()
    return found


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_one_and_two_processes_write_the_same_bytes(
    start: str, tree: Callable, small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the second one begins: as a copy of the first, or anew."""
    root = tree(small)
    monkeypatch.setenv("JIANGPU_START", start)
    together = site(root, tmp_path / "together")
    monkeypatch.setenv("JIANGPU_JOBS", "1")
    assert len(together) > 100 and site(root, tmp_path / "alone") == together


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(each_of(squared, 7, list(range(200)))) == [7 + item**2 for item in range(200)]


def test_what_goes_wrong_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match="item 0"):
        list(each_of(fails, 0, list(range(50))))


def test_a_process_that_dies_is_told_of() -> None:
    """Nobody waits for it for ever."""
    with pytest.raises(CrewError) as caught:
        list(each_of(dies, 0, list(range(50))))
    said = in_one_line(caught.value)
    assert said == (
        "一起干活的进程有一个没做完就没了，多半是内存不够;改法:用 JIANGPU_JOBS=1 再来一次"
    )


def test_work_that_nobody_takes_any_more_is_told_of() -> None:
    """A process died while this one was busy with something else."""
    with crew_of(0, 10, 1) as both:
        with pytest.raises(CrewError):
            both.begin(dies, 3)()
        with pytest.raises(CrewError, match="一起干活的进程有一个没做完就没了"):
            both.begin(squared, 1)
        with pytest.raises(CrewError, match="一起干活的进程有一个没做完就没了"):
            list(both.each(squared, [1, 2]))


def test_a_way_to_begin_that_there_is_not_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANGPU_START", "frok")
    with pytest.raises(CrewError, match="JIANGPU_START=frok 这里没有;改法:写 .*spawn"):
        list(each_of(squared, 0, [1, 2]))


def test_little_work_is_done_by_one() -> None:
    with crew_of(0, 10, 11) as alone, crew_of(0, 11, 11) as together:
        assert (alone.hands, together.hands) == (1, 2)


def test_what_is_begun_is_there_when_it_is_wanted() -> None:
    with crew_of(1, 10, 1) as both:
        begun = [both.begin(squared, item) for item in (6, 7)]
        assert [wanted() for wanted in begun] == [37, 50]


@pytest.mark.parametrize("said", ["0", "two", "-1", "1000"])
def test_a_number_of_processes_that_is_none(said: str) -> None:
    with pytest.raises(CrewError, match=f"JIANGPU_JOBS={said} 不是 1 到 64 的整数"):
        jobs_wanted({"JIANGPU_JOBS": said})


@pytest.mark.parametrize(
    ("address", "reason"),
    [("127.0.0.1:8786", "看不懂"), ("dask://127.0.0.1:1", "连不上|没有装")],
)
def test_a_cluster_that_is_not_there(
    address: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANGPU_EXECUTOR", address)
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(CrewError, match=reason):
        list(each_of(squared, 0, [1, 2]))


def test_who_has_no_dask_is_told_how_a_user_of_the_package_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JIANGPU_EXECUTOR", "dask://127.0.0.1:8786")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CrewError, match=r'改法:运行 pip install "jiangpu\[cluster\]"'):
        list(each_of(squared, 0, [1, 2]))
