"""The build bench: `make bench-build`, or `python tests/bench/build/run.py --sizes 1002,10020`.

Builds the records of the repository, copied until there are enough, and beside them as many pages of 1 KB with stock
mkdocs-material without its search. Writes one table and JSON to .cache/bench/build/. It judges nothing: the exit status is 0
when everything could be run. Seconds are those of all cores (user and system), so a busy machine tells nearly the same.

`--cluster` measures something else: the same site over a Dask cluster on this machine, one worker of which is killed midway,
beside one process and two. Then the exit status is 1 where a byte differs.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "search")]

from copies import REPOSITORY, write_corpus  # noqa: E402
from measure import run  # noqa: E402

CACHE = REPOSITORY / ".cache/bench/build"
BUILD = ("mkdocs", "build", "--strict", "--quiet")
EDITED = "studios/tianhengyu.md"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""Each program is compiled once, as everywhere, whatever this machine has set."""
STOCK = """site_name: stock
theme:
  name: material
  font: false
plugins: []
nav:
  - 000000.md
"""
"""With one page in its navigation: all of them on every page would be a cost of nobody's choosing."""


@dataclass(frozen=True)
class Row:
    """One thing that was measured.

    Attributes:
        what: in words.
        records: how many there were.
        cpu, seconds: of all cores, and on the clock.
        memory: the peak in MB.
        pages, files, megabytes: of the site; None where none was built.
    """

    what: str
    records: int
    cpu: float
    seconds: float
    memory: float
    pages: int | None = None
    files: int | None = None
    megabytes: float | None = None


def main() -> int:
    given = _arguments()
    CACHE.mkdir(parents=True, exist_ok=True)
    if given.cluster:
        return _over_clusters(given.sizes)
    rows: list[Row] = []
    for size in given.sizes:
        for row in _size(size, stock=not given.ours):
            rows.append(row)
            print(_line(row), flush=True)
    table = "\n".join([_head(), *map(_line, rows), "", *_growth(rows)])
    (CACHE / "results.md").write_text(table + "\n", encoding="utf-8")
    plain = [vars(row) for row in rows]
    (CACHE / "results.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    print(table)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="生成网站要多久、多少内存，同 mkdocs-material 比")
    sizes = {
        "type": lambda text: [int(size) for size in text.split(",")],
        "default": [1002, 10020],
        "metavar": "N,N",
    }
    parser.add_argument("--sizes", **sizes, help="各做多少条记录")
    parser.add_argument("--ours", action="store_true", help="只量匠谱")
    parser.add_argument("--cluster", action="store_true", help="只量 Dask 集群，要装 .[cluster]")
    return parser.parse_args()


def _over_clusters(sizes: list[int]) -> int:
    """The same sites over a cluster; 1 where a byte differs."""
    from clusters import measured

    texts = [_head().partition("\n")[0]]
    alike = True
    for size in sizes:
        root = CACHE / str(size)
        shutil.rmtree(root, ignore_errors=True)
        write_corpus(root, size)
        text, same = measured(size, root, CACHE)
        texts.append(text)
        alike = alike and same
        (CACHE / "cluster.md").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        print(text, flush=True)
    return 0 if alike else 1


def _size(size: int, *, stock: bool) -> Iterator[Row]:
    """Everything that is measured with so many records."""
    root = CACHE / str(size)
    shutil.rmtree(root, ignore_errors=True)
    write_corpus(root, size)
    yield _built("从头生成，一个进程", root, size, JIANGPU_JOBS="1")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    shutil.rmtree(root / "site", ignore_errors=True)
    yield _built("从头生成，两个进程", root, size, JIANGPU_JOBS="2")
    _edit(root, "又记了一笔。")
    yield _built("改一处以后，一个进程", root, size, JIANGPU_JOBS="1")
    _edit(root, "还记了一笔。")
    yield _built("改一处以后，两个进程", root, size, JIANGPU_JOBS="2")
    yield _measured("检查一个文件", root, size, "jiangpu", "check", EDITED)
    _edit(root, "再记一笔。")
    yield _measured("改一处，检查全部", root, size, "jiangpu", "check")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    yield _measured("检查全部，什么也没存", root, size, "jiangpu", "check")
    if stock:
        root = CACHE / f"stock-{size}"
        shutil.rmtree(root, ignore_errors=True)
        _write_stock(root, size)
        yield _built("mkdocs-material，不带搜索，每页 1 KB", root, size)


def _edit(root: Path, sentence: str) -> None:
    """Write one sentence more into the body of a record."""
    path = root / EDITED
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")


def _write_stock(root: Path, size: int) -> None:
    """As many pages of 1 KB, for MkDocs alone."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    text = "三十年守着碳化塔的人，把手上的感觉写成了别人也能用的方法。" * 12
    for number in range(size):
        page = root / f"docs/{number:06}.md"
        page.write_text(f"# 第 {number} 页\n\n{text}\n", encoding="utf-8")


def _built(what: str, root: Path, size: int, **environment: str) -> Row:
    row = _measured(what, root, size, *BUILD, **environment)
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    counts = {"pages": pages, "files": len(files), "megabytes": round(megabytes, 1)}
    return Row(**{**vars(row), **counts})


def _measured(what: str, root: Path, size: int, *command: str, **environment: str) -> Row:
    program = Path(sys.executable).with_name(command[0])
    cost = run([str(program), *command[1:]], root, CACHE / "log.txt", **QUIET, **environment)
    return Row(what, size, cost.cpu, cost.seconds, cost.memory)


def _head() -> str:
    today = datetime.date.today().isoformat()
    said = f"{today}，{os.cpu_count()} 核，开始时负载 {os.getloadavg()[0]:.1f}。"
    names = ("量什么", "记录", "处理器 秒", "钟 秒", "峰值 MB", "网页", "文件", "大小 MB")
    return f"{said}\n\n| {' | '.join(names)} |\n|{'---|' * len(names)}"


def _line(row: Row) -> str:
    cells = ["–" if value is None else str(value) for value in vars(row).values()]
    return f"| {' | '.join(cells)} |"


def _growth(rows: list[Row]) -> Iterator[str]:
    """How the time of each thing grows from the smallest size to the largest."""
    for what in dict.fromkeys(row.what for row in rows):
        found = [row for row in rows if row.what == what]
        first, last = found[0], found[-1]
        if first.records < last.records:
            times = last.cpu / first.cpu
            exponent = math.log(times) / math.log(last.records / first.records)
            yield f"{what}：处理器时间是 {times:.1f} 倍，指数 {exponent:.2f}"


if __name__ == "__main__":
    sys.exit(main())
