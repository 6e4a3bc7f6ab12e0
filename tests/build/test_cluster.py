"""The same site over a cluster of three, one of whom is killed midway: the same bytes. One that has
another program makes no page.

Runs where `dask.distributed` is installed: pip install -e '.[cluster]'.
"""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jiangpu.build.cluster import Cluster
from jiangpu.build.crew import crew_at
from jiangpu.build.errors import CrewError
from jiangpu.build.output import site_files
from jiangpu.build.project import Project, open_project

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    """A scheduler and three processes on this machine."""
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def sums(project: Project, watch: Callable[[int, int], None] | None = None) -> dict[str, str]:
    """Path → hash of every file of the site."""
    files = site_files(project, watch=watch)
    return {path: hashlib.sha256(content).hexdigest() for path, content in files}


def test_one_who_is_killed_midway_changes_no_byte(
    cluster: object, tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(small)
    alone = sums(open_project(root))
    with distributed.Client(cluster, set_as_default=False) as client:
        victim = next(iter(client.run(os.getpid).values()))
    killed = []

    def kill(done: int, total: int) -> None:
        if done * 2 > total and not killed:
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    address = cluster.scheduler_address.removeprefix("tcp://")
    monkeypatch.setenv("JIANGPU_EXECUTOR", f"dask://{address}")
    monkeypatch.setattr("jiangpu.build.crew.WORTH", 1)
    monkeypatch.setattr("jiangpu.build.output.WORTH", 1)
    assert sums(open_project(root), kill) == alone
    assert killed


@contextmanager
def of_version(client: object, addresses: list[str], version: str) -> Iterator[None]:
    """Workers whose program says that it is of another version."""

    def say(said: str) -> str:
        from jiangpu.build import alike

        before, alike.__version__ = alike.__version__, said
        return before

    before = client.run(say, version, workers=addresses)
    yield
    client.run(say, before.popitem()[1], workers=addresses)


def test_a_worker_of_another_version_is_named(cluster: object) -> None:
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(3)
        one = list(client.nthreads())[1]
        with of_version(client, [one], "0.0.9"), pytest.raises(CrewError) as caught:
            Cluster(client)
    assert f"{one}：匠谱是 0.0.9" in str(caught.value)
    assert str(caught.value).count("tcp://") == 1


def test_workers_whose_version_nobody_had_asked_make_no_page(cluster: object) -> None:
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(3)
        asked = crew_at(Cluster(client), "given")
        with (
            of_version(client, list(client.nthreads()), "0.0.9"),
            pytest.raises(CrewError, match="有一个后来的：匠谱是 0.0.9"),
        ):
            list(asked.each(format, [""] * 30))


def test_nobody_waits_for_a_cluster_whose_workers_are_all_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jiangpu.build.cluster._LOOK", 0.2)
    with (
        distributed.LocalCluster(1, processes=False, dashboard_address=":0") as few,
        distributed.Client(few, set_as_default=False) as client,
    ):
        alone = crew_at(Cluster(client), "")
        few.scale(0)
        with pytest.raises(CrewError, match="集群上干活的没做完就没了"):
            list(alone.each(format, [""] * 30))
