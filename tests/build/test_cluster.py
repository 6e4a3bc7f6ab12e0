"""The same site over a cluster of three, one of whom is killed midway: the same bytes.

Runs where `dask.distributed` is installed: pip install -e '.[cluster]'.
"""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
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
    assert sums(open_project(root), kill) == alone
    assert killed
