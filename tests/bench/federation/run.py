"""The bench of the portal: `python tests/bench/federation/run.py --cities 30 --records 334`.

Makes cities from the records of the repository, joins them with `jiangpu merge`, opens the portal in a browser,
searches and reads what is found. Time and memory are those of all processes, the browser's included; the last line
holds them against what was promised. Writes a table and JSON to .cache/bench/federation/. It judges nothing: the exit
status is 0 when everything could be run. Seconds of all cores tell nearly the same on a busy machine as on an idle one.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "search"), str(HERE.parents[1])]

from cities import REPOSITORY, own_data, write_cities  # noqa: E402
from measure import run  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from prepare import browser  # noqa: E402

CACHE = REPOSITORY / ".cache/bench/federation"
QUESTION = "碳化"
BLANK = "about:blank"

LINGER = 3.0
"""Seconds for which a browser stays open so that its memory is seen; they are taken off again."""

Row = dict[str, Any]
"""A line of the table."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


def main() -> int:
    given = _arguments()
    if given.open:
        print(json.dumps(_read(given.open)))
        return 0
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    folders = write_cities(own_data(), CACHE / "cities", given.cities, given.records)
    rows = [
        _merge("合成门户", folders),
        _merge("再合一次，什么也没变", folders),
        *_opened(CACHE / "portal"),
    ]
    files = [path for path in (CACHE / "portal").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    about = f"{given.cities} 个城市，每个 {given.records} 条，{len(files)} 个文件，{size:.0f} MB；"
    load = f"{os.cpu_count()} 核，负载 {os.getloadavg()[0]:.1f}"
    lines = [about + load, "", "| 量什么 | 处理器 秒 | 钟 秒 | 峰值 MB |", "|---|---|---|---|"]
    for row in rows:
        cells = [row.get(key, "–") for key in ("what", "cpu", "seconds", "memory")]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    lines += ["", _held_against(rows[0], rows[2], rows[3])]
    (CACHE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (CACHE / "results.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    print("\n".join(lines))
    return 0


def _held_against(made: Row, blank: Row, opened: Row) -> str:
    """What a portal takes from nothing to the first record read, beside what was promised. A
    browser takes most of its memory for itself: what it takes with a blank page is told apart.
    """
    seconds = made["seconds"] + opened["seconds"]
    return (
        f"从合成到读到一条：{seconds:.1f} 秒（说好 60）；合成最多 {made['memory']:.0f} MB（说好 600），"
        f"浏览器 {opened['memory']:.0f} MB（空白的一页也要 {blank['memory']:.0f} MB）"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="合成一个门户要多久、多少内存")
    parser.add_argument("--cities", type=int, default=30, metavar="N", help="几个城市")
    parser.add_argument("--records", type=int, default=334, metavar="N", help="每个城市几条")
    parser.add_argument("--open", metavar="网址", help="只打开一个门户，说出各要几秒")
    return parser.parse_args()


def _merge(what: str, folders: list[Path]) -> Row:
    words = [str(folder) for folder in folders]
    command = [sys.executable, "-m", "jiangpu", "merge", *words, "--out", "portal"]
    return _row(what, command, CACHE / "log.txt")


def _row(what: str, command: list[str], log: Path) -> Row:
    cost = run(command, CACHE, log, PYTHONPATH=str(REPOSITORY / "hooks"))
    return {"what": what, "cpu": cost.cpu, "seconds": cost.seconds, "memory": cost.memory}


def _opened(portal: Path) -> list[Row]:
    """What it takes to open the portal, to see the first answer and to read it: the whole with the
    browser's processes, then each step as a reader waits for it.
    """
    handler = functools.partial(_Quiet, directory=str(portal))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    log = CACHE / "opened.txt"
    blank = _row("开浏览器，空白的一页", [sys.executable, __file__, "--open", BLANK], log)
    whole = _row("开浏览器，打开，搜到，读一条", [sys.executable, __file__, "--open", base], log)
    server.shutdown()
    for row in (blank, whole):
        row["seconds"] = round(row["seconds"] - LINGER, 2)
    steps = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    return [
        blank,
        whole,
        *({"what": f"其中：{what}", "seconds": seconds} for what, seconds in steps.items()),
    ]


def _read(base: str) -> dict[str, float]:
    """Seconds of each step in a browser."""
    steps = {}
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = launched.new_page()
        page.set_default_timeout(120_000)
        begun = time.monotonic()
        page.goto(base)
        steps["打开首页"] = round(time.monotonic() - begun, 2)
        if base == BLANK:
            time.sleep(LINGER)
            return steps
        begun = time.monotonic()
        page.goto(f"{base}search/?q={QUESTION}")
        first = page.locator("[data-out] .j-row a").first
        first.wait_for()
        steps["搜到第一条"] = round(time.monotonic() - begun, 2)
        begun = time.monotonic()
        first.click()
        page.wait_for_url("**/cities/**")
        page.locator("main h1").wait_for()
        steps["打开它"] = round(time.monotonic() - begun, 2)
        time.sleep(LINGER)
    return steps


if __name__ == "__main__":
    sys.exit(main())
