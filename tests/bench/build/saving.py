"""How soon a save is seen: `python tests/bench/build/saving.py --size 10020`.

Serves the records of the repository, copied until there are enough, as `jiangpu serve` does, opens the page of one in a
browser, saves a changed sentence and waits until it stands in the page: five times when nothing is being built, and
five times three seconds after another save, while the site is built. It judges nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from copies import REPOSITORY, write_corpus  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from prepare import browser  # noqa: E402

CACHE = REPOSITORY / ".cache/bench/saving"
TEMPORARY = CACHE / "served"
EDITED, ADDRESS = "studios/tianhengyu.md", "studios/tianhengyu/"
OTHER = "methods/tanhua-qizi.md"
TIMES = 5
LATER = 3.0
"""Seconds between one save and the next."""
READY, BUILT = "Serving on", "Documentation built"


class Server:
    """A preview that is served.

    Args:
        root: the repository.
    """

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{place}/"
        self._log = CACHE / "log.txt"
        TEMPORARY.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
        given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(TEMPORARY)}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, env=given)

    def told(self, words: str) -> int:
        """How often it has told something."""
        return self._log.read_text(encoding="utf-8").count(words)

    def wait(self, words: str, times: int = 1) -> None:
        """Until it has told something so often."""
        while self.told(words) < times:
            time.sleep(0.2)

    def memory(self) -> int:
        """The most that it has needed, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024


def main() -> int:
    parser = argparse.ArgumentParser(description="存了以后多久看得到")
    parser.add_argument("--size", type=int, default=1002, metavar="N", help="多少条记录")
    parser.add_argument("--library", type=Path, metavar="DIR", help="已经写好的库；不写就另写一份")
    given = parser.parse_args()
    CACHE.mkdir(parents=True, exist_ok=True)
    root = given.library or CACHE / str(given.size)
    if given.library is None:
        shutil.rmtree(root, ignore_errors=True)
        write_corpus(root, given.size)
    server = Server(root)
    began = time.monotonic()
    try:
        server.wait(READY)
        print(f"开起来 {time.monotonic() - began:.0f} 秒", flush=True)
        time.sleep(10)
        _measure(root, server)
    finally:
        server.process.terminate()
        server.process.wait()
        shutil.rmtree(TEMPORARY, ignore_errors=True)
    return 0


def _measure(root: Path, server: Server) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page()
        page.goto(server.address + ADDRESS)
        alone, after = [], []
        for _ in range(TIMES):
            built = server.told(BUILT)
            alone.append(_seen(root, page))
            print(f"{alone[-1]:.2f} 秒", flush=True)
            server.wait(BUILT, built + 1)
            time.sleep(LATER)
        print(_line("存一次", alone), flush=True)
        for _ in range(TIMES):
            _append(root / OTHER)
            time.sleep(LATER)
            after.append(_seen(root, page))
            time.sleep(LATER)
        print(_line(f"前一次存过 {LATER:g} 秒以后", after), flush=True)
        print(f"内存最多 {server.memory()} MB，负载 {os.getloadavg()[0]:.1f}")
        chromium.close()


def _seen(root: Path, page: Page) -> float:
    """Seconds from a save until the page in the browser says so."""
    words = _append(root / EDITED)
    began = time.monotonic()
    page.get_by_text(words).first.wait_for(state="attached", timeout=600_000)
    return time.monotonic() - began


def _append(file: Path) -> str:
    """Save a record with one more sentence."""
    words = f"又记了第 {time.monotonic_ns()} 笔"
    text = file.read_text(encoding="utf-8").partition("\n又记了第")[0]
    file.write_text(f"{text}\n{words}。\n", encoding="utf-8")
    return words


def _line(what: str, seconds: list[float]) -> str:
    return f"{what}：中位 {statistics.median(seconds):.2f} 秒，最长 {max(seconds):.2f} 秒"


if __name__ == "__main__":
    sys.exit(main())
