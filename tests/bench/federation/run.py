"""The bench of the portal: `python tests/bench/federation/run.py --cities 30 --records 334`.

Makes cities from the records of the repository, joins them with `jiangpu merge`, opens the portal in a browser and
searches. Writes a table and JSON to .cache/bench/federation/. It judges nothing: the exit status is 0 when everything
could be run. Seconds of all cores (user and system) tell nearly the same on a busy machine as on an idle one.
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

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "search"), str(HERE.parents[1])]

from cities import REPOSITORY, own_data, write_cities  # noqa: E402
from measure import run  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from prepare import browser  # noqa: E402

CACHE = REPOSITORY / ".cache/bench/federation"
QUESTION = "碳化"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


def main() -> int:
    given = _arguments()
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    folders = write_cities(own_data(), CACHE / "cities", given.cities, given.records)
    rows = [
        {"what": "合成门户", **_merge(folders)},
        {"what": "再合一次，什么也没变", **_merge(folders)},
        {"what": "打开首页，搜到第一条", **_opened(CACHE / "portal")},
    ]
    files = [path for path in (CACHE / "portal").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    about = f"{given.cities} 个城市，每个 {given.records} 条，{len(files)} 个文件，{size:.0f} MB；"
    load = f"{os.cpu_count()} 核，负载 {os.getloadavg()[0]:.1f}"
    lines = [about + load, "", "| 量什么 | 处理器 秒 | 钟 秒 | 峰值 MB |", "|---|---|---|---|"]
    for row in rows:
        cells = [row.get(key, "–") for key in ("what", "cpu", "seconds", "memory")]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    (CACHE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (CACHE / "results.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    print("\n".join(lines))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="合成一个门户要多久、多少内存")
    parser.add_argument("--cities", type=int, default=30, metavar="N", help="几个城市")
    parser.add_argument("--records", type=int, default=334, metavar="N", help="每个城市几条")
    return parser.parse_args()


def _merge(folders: list[Path]) -> dict[str, float]:
    words = [str(folder) for folder in folders]
    command = [sys.executable, "-m", "jiangpu", "merge", *words, "--out", "portal"]
    cost = run(command, CACHE, CACHE / "log.txt", PYTHONPATH=str(REPOSITORY / "hooks"))
    return {"cpu": cost.cpu, "seconds": cost.seconds, "memory": cost.memory}


def _opened(portal: Path) -> dict[str, float]:
    """How long it takes to open the portal and to see the first answer, browser included."""
    handler = functools.partial(_Quiet, directory=str(portal))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    begun = time.monotonic()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = launched.new_page()
        page.goto(base)
        page.goto(f"{base}search/?q={QUESTION}")
        page.locator("[data-out] .j-row").first.wait_for(timeout=120_000)
        took = time.monotonic() - begun
        launched.close()
    server.shutdown()
    return {"seconds": round(took, 1)}


if __name__ == "__main__":
    sys.exit(main())
