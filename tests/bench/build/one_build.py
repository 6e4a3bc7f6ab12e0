"""One site built from nothing, timed part by part: `python one_build.py ROOT SITE OUT.json [--kill PID] [--costs]`.

Works as JIANGPU_JOBS and JIANGPU_EXECUTOR say. Kills a process when half of the pages are made. Seconds of the processor are
those of this process alone.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jiangpu.build import crew
from jiangpu.build.cluster import Cluster, cluster_at
from jiangpu.build.finishing import finish
from jiangpu.build.output import put_site
from jiangpu.build.project import Project, open_project
from jiangpu.build.standing import Standing

PIECE = 32
"""Pages in a piece of work."""
PIECES = 20
"""So many pieces are made to see what a page costs, after two that are not counted."""


class Clock:
    """Seconds since it was made: on the clock and of this process."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def read(self) -> dict[str, float]:
        seconds, cpu = self._began
        return {
            "seconds": round(time.perf_counter() - seconds, 3),
            "cpu": round(time.process_time() - cpu, 3),
        }


def cpu_of(pid: int) -> float:
    """Seconds of the processor that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Handing:
    """What is handed to a cluster, noted as it happens."""

    def __init__(self) -> None:
        self.connecting: list[dict[str, float]] = []
        self.given: list[dict[str, float]] = []

    def note(self) -> None:
        """Note it from now on."""
        crew.cluster_at = self._cluster_at
        crew.crew_at, self._crew_at = self._given, crew.crew_at

    @contextmanager
    def _cluster_at(self, address: str) -> Iterator[Cluster]:
        clock = Clock()
        with cluster_at(address) as found:
            self.connecting.append(clock.read())
            yield found

    def _given(self, cluster: Cluster, given: object) -> Any:
        size = len(pickle.dumps(given, pickle.HIGHEST_PROTOCOL))
        clock = Clock()
        made = self._crew_at(cluster, given)
        self.given.append({"megabytes": round(size / 1e6, 2), **clock.read()})
        return made


class Halfway:
    """Sees the pages come, and kills somebody when half of them are there."""

    def __init__(self, pid: int | None) -> None:
        self._pid = pid
        self._clock = Clock()
        self.pages: dict[str, float] = {}
        self.killed: dict[str, float] = {}

    def __call__(self, done: int, total: int) -> None:
        if done == 1:
            self._clock = Clock()
        if done == total:
            self.pages = {"count": total, **self._clock.read()}
        if self._pid is not None and done * 2 > total and not self.killed:
            self.killed = {"page": done, "cpu": cpu_of(self._pid)}
            os.kill(self._pid, signal.SIGKILL)


def costs(project: Project) -> dict[str, float]:
    """What it costs to hand over what is given, and each page that is made of it; seconds of the processor."""
    clock = Clock()
    content = pickle.dumps(project.made.shop.site, pickle.HIGHEST_PROTOCOL)
    packing = clock.read()["cpu"]
    clock = Clock()
    site = pickle.loads(content)
    found = {"packing": packing, "unpacking": clock.read()["cpu"]}
    plans = project.plans[:: max(1, len(project.plans) // (PIECE * (PIECES + 2)))]
    spent = {"making": 0.0, "packing": 0.0, "unpacking": 0.0}
    size = count = 0
    for number in range(PIECES + 2):
        piece = plans[number * PIECE : (number + 1) * PIECE]
        clock = Clock()
        made = [finish(site, plan) for plan in piece]
        if number < 2 or not piece:
            continue
        spent["making"] += clock.read()["cpu"]
        clock = Clock()
        packed = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        spent["packing"] += clock.read()["cpu"]
        clock = Clock()
        pickle.loads(packed)
        spent["unpacking"] += clock.read()["cpu"]
        size, count = size + len(packed), count + len(piece)
    for name, seconds in spent.items():
        found[f"page_{name}_ms"] = round(seconds / count * 1000, 3)
    found["page_kilobytes"] = round(size / count / 1000, 2)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kill", type=int)
    parser.add_argument("--costs", action="store_true")
    given = parser.parse_args()
    handing, halfway = Handing(), Halfway(given.kill)
    handing.note()
    clock = Clock()
    project = open_project(given.root)
    assert not project.errors
    told: dict[str, Any] = {"opening": clock.read()}
    if given.costs:
        told["costs"] = costs(project)
    else:
        clock = Clock()
        standing = Standing(given.site)
        put_site(project, standing, watch=halfway)
        standing.close()
        told["writing"] = clock.read()
        told["pages"], told["killed"] = halfway.pages, halfway.killed
    told["connecting"], told["given"] = handing.connecting, handing.given
    given.out.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
