"""A Dask cluster on this machine, and what it costs to have a site made by it.

Runs where `dask.distributed` is installed: pip install -e '.[cluster]'.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import Cost, run
from one_build import cpu_of

ONE_BUILD = Path(__file__).with_name("one_build.py")
WORKERS = 3
PATIENCE = 60
"""Seconds until everybody is there."""


@dataclass(frozen=True)
class Machines:
    """A scheduler and workers, each a process with one thread.

    Attributes:
        address: of the scheduler, as JIANGPU_EXECUTOR has it.
        scheduler, workers: the processes.
    """

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def machines(log: Path) -> Iterator[Machines]:
    """They end with the block. A worker that is killed does not come back."""
    port = _free_port()
    place = f"127.0.0.1:{port}"
    with log.open("wb") as output:

        def begin(name: str, *arguments: str) -> subprocess.Popen[bytes]:
            module = f"distributed.cli.dask_{name}"
            command = [sys.executable, "-m", module, *arguments, "--no-dashboard"]
            return subprocess.Popen(command, stdout=output, stderr=output, cwd=log.parent)

        scheduler = begin("scheduler", "--host", "127.0.0.1", "--port", str(port))
        one = ("--nworkers", "1", "--nthreads", "1", "--no-nanny")
        workers = [begin("worker", f"tcp://{place}", *one) for _ in range(WORKERS)]
        try:
            _wait_for(place)
            yield Machines(f"dask://{place}", scheduler, tuple(workers))
        finally:
            for process in (*workers, scheduler):
                process.kill()  # one that is asked to go may wait for the others
                process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(place: str) -> None:
    """Wait until all workers have come."""
    from distributed import Client

    with Client(f"tcp://{place}", timeout=PATIENCE, set_as_default=False) as client:
        client.wait_for_workers(WORKERS, timeout=PATIENCE)


@dataclass(frozen=True)
class Built:
    """A site that was built.

    Attributes:
        what: by whom.
        cost: of the process that asked, with its children.
        told: what it tells, part by part.
        others: seconds of the processor of each worker, and of the scheduler last.
        memory: the peak of each worker, in MB.
        sums: path of each file → what it holds.
    """

    what: str
    cost: Cost
    told: Mapping[str, Any]
    others: tuple[float, ...] = ()
    memory: tuple[float, ...] = ()
    sums: Mapping[str, str] = ()  # type: ignore[assignment]

    @property
    def cpu(self) -> float:
        """Of all together."""
        return self.cost.cpu + sum(self.others)


def ways(root: Path, cache: Path) -> Iterator[Built]:
    """The same site built by one process, by two, by a cluster, and by one of which one is killed."""
    yield _built("一个进程", root, cache, JIANGPU_JOBS="1")
    yield _built("两个进程", root, cache, JIANGPU_JOBS="2")
    with machines(cache / "dask.txt") as all_three:
        yield _over(f"集群，{WORKERS} 个进程", root, cache, all_three)
    with machines(cache / "dask.txt") as all_three:
        yield _over("集群，做到一半杀掉一个", root, cache, all_three, kill=True)


def costs(root: Path, cache: Path) -> Mapping[str, float]:
    """What it costs to hand over a site, and a page; see `one_build.costs`."""
    out = cache / "told.json"
    command = [sys.executable, str(ONE_BUILD), str(root), str(root / "site"), str(out), "--costs"]
    run(command, cache, cache / "log.txt", JIANGPU_JOBS="1", NO_MKDOCS_2_WARNING="1")
    found: dict[str, float] = json.loads(out.read_text())["costs"]
    return found


def _over(what: str, root: Path, cache: Path, found: Machines, *, kill: bool = False) -> Built:
    """A site that is built by a cluster."""
    processes = [*found.workers, found.scheduler]
    before = [cpu_of(process.pid) for process in processes]
    arguments = ["--kill", str(found.workers[0].pid)] if kill else []
    made = _built(what, root, cache, *arguments, JIANGPU_EXECUTOR=found.address)
    used = []
    for process, already in zip(processes, before, strict=True):
        if kill and process is found.workers[0]:
            used.append(made.told["killed"]["cpu"] - already)
        else:
            used.append(cpu_of(process.pid) - already)
    alive = found.workers[1:] if kill else found.workers
    memory = tuple(_peak(process.pid) for process in alive)
    return Built(made.what, made.cost, made.told, tuple(used), memory, made.sums)


def _built(what: str, root: Path, cache: Path, *arguments: str, **environment: str) -> Built:
    site = root / "site"
    for folder in (root / ".cache", site):
        shutil.rmtree(folder, ignore_errors=True)
    out = cache / "told.json"
    command = [sys.executable, str(ONE_BUILD), str(root), str(site), str(out), *arguments]
    cost = run(command, cache, cache / "log.txt", NO_MKDOCS_2_WARNING="1", **environment)
    return Built(what, cost, json.loads(out.read_text()), sums=_sums(site))


def _sums(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _peak(pid: int) -> float:
    """The most memory that a process has held, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024)
    return 0


def report(size: int, found: list[Built], cost: Mapping[str, float]) -> Iterator[str]:
    """Everything that was measured with so many records, as Markdown."""
    alone, both = found[0], found[1]
    pages = alone.told["pages"]["count"]
    yield f"{size} 条记录，{pages} 页，{len(alone.sums)} 个文件："
    yield ""
    names = ("谁做", "处理器 秒", "比一个进程", "钟 秒", "比一个进程", "比两个进程", "要的进程 MB")
    names += ("干活的 秒", "干活的 MB", "调度 秒", "递过去", "同一个进程的字节")
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for built in found:
        cells = [built.what, f"{built.cpu:.1f}", f"{built.cpu / alone.cpu:.2f}"]
        cells += [f"{built.cost.seconds:.1f}"]
        cells += [f"{built.cost.seconds / other.cost.seconds:.2f}" for other in (alone, both)]
        cells += [f"{built.cost.memory:.0f}"]
        if built.others:
            cells.append("、".join(f"{seconds:.1f}" for seconds in built.others[:-1]))
            cells.append("、".join(f"{memory:.0f}" for memory in built.memory))
            cells.append(f"{built.others[-1]:.1f}")
            cells.append("；".join(_handed(built)))
        else:
            cells += ["–"] * 4
        unlike = set(alone.sums.items()) ^ set(built.sums.items())
        cells.append(f"{len(unlike)} 处不一样" if unlike else "一样")
        yield f"| {' | '.join(cells)} |"
    yield ""
    for built in found:
        yield f"{built.what}：{_parts(built)}"
    yield ""
    yield from _arithmetic(found, cost)


def _handed(built: Built) -> Iterator[str]:
    for joined, given in zip(built.told["connecting"], built.told["given"], strict=True):
        yield f"连上、问过 {joined['seconds']} 秒，{given['megabytes']} MB {given['seconds']} 秒"


def _parts(built: Built) -> str:
    said = []
    for name, part in (("读和查", "opening"), ("网页", "pages"), ("写出全部", "writing")):
        spent = built.told[part]
        said.append(f"{name} {spent['seconds']} 秒（自己的处理器 {spent['cpu']} 秒）")
    if built.told["killed"]:
        said.append(f"第 {built.told['killed']['page']} 页时杀掉一个")
    return "，".join(said)


def _arithmetic(found: list[Built], cost: Mapping[str, float]) -> Iterator[str]:
    """From how many pages on a cluster of other machines is quicker, worked out from what was measured.

    Other machines are taken to have one core each, as quick as one of this machine, and the way to them to be as short. Seconds
    of the processor are taken where there is work, so that it does not matter who else works here; seconds of the clock where
    one waits. What everybody has to make once for itself counts for nobody.
    """
    alone, both, over = found[:3]
    count = alone.told["pages"]["count"]
    one = alone.told["pages"]["cpu"] / count * 1000
    own = over.told["pages"]["cpu"] / count * 1000
    there = one + cost["page_packing_ms"]
    two = max(both.told["pages"]["cpu"] / count * 1000, there / 2)
    given = over.told["given"][-1]
    fixed = sum(part["seconds"] for part in over.told["connecting"])
    handing = sum(part["seconds"] for part in over.told["given"]) + cost["unpacking"]
    handed = handing / count * 1000
    yield f"一页：装 {cost['page_packing_ms']} 毫秒，拆 {cost['page_unpacking_ms']} 毫秒，{cost['page_kilobytes']} KB"
    yield f"连上、问过：{fixed:.2f} 秒"
    yield f"要用的东西：{given['megabytes']} MB，递过去、拆开 {handing:.2f} 秒，摊到每页 {handed:.2f} 毫秒"
    yield f"一页要处理器：一个进程 {one:.2f} 毫秒；两个核都闲着的两个进程 {two:.2f}；用集群，自己这边 {own:.2f}，那边 {there:.2f}"
    for hands in (2, 3, 4, 6, 8):
        each = max(own, there / hands) + handed
        said = [
            f"{name}：{_from(fixed, before - each)}"
            for name, before in (("一个", one), ("两个", two))
        ]
        yield f"推算，那边 {hands} 台：每页 {each:.2f} 毫秒；比{'，比'.join(said)}"


def _from(fixed: float, saved: float) -> str:
    """From how many pages on so many milliseconds that are saved for each are worth so many seconds."""
    return f"{fixed / saved * 1000:.0f} 页起" if saved > 0.01 else "不会快"


def measured(size: int, root: Path, cache: Path) -> tuple[str, bool]:
    """The report on a repository of so many records, and whether all bytes are the same."""
    found = list(ways(root, cache))
    text = "\n".join(report(size, found, costs(root, cache)))
    return text, all(built.sums == found[0].sums for built in found)
