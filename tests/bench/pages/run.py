"""Lighthouse on a phone over the pages that people open first: one table of scores.

    make bench-pages            builds the site and measures it
    run.py SITE                 measures a site that is built

Lighthouse comes from npm, pinned in ../package.json. It needs a browser (see tests/prepare.py)
and a quiet machine: its scores for speed fall when something else runs beside it.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
LIGHTHOUSE = HERE.parent / "node_modules/.bin/lighthouse"

sys.path.insert(0, str(REPOSITORY / "tests"))
from prepare import WHOLE, browser  # noqa: E402

PAGES = (
    "",
    "studios/",
    "methods/",
    "people/",
    "search/",
    "search/?q=堵漏",
    "search/?q=怎么堵漏",
    "search/?q=qqqqqq",
    "studios/tianhengyu/",
    "methods/tanhua-qizi/",
    "methods/mashanxiang-jiedai/",
    "methods/mashanxiang-jiedai/learn/",
    "people/tianhengyu/",
    "reports/lianyungang-shijian/",
    "standards/lianyungang-2008/",
    "paths/xintudi-diyizhou/",
    "statistics/",
)
"""Home, the directories, search with and without hits, a record of each kind, statistics."""

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOALS = (98, 100, 100, 100)
"""The least score of each category."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves as a static host does, quietly."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Quiet."""


def served(site: Path) -> str:
    """Serve a folder until the process ends; the address."""
    handler = functools.partial(_Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def measured(address: str) -> tuple[list[int], float, list[str]]:
    """The scores of CATEGORIES, the layout shift, and the names of the audits that failed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(LIGHTHOUSE),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        environment = {**os.environ, "CHROME_PATH": browser(WHOLE) or ""}
        subprocess.run(command, env=environment, check=True)
        found = json.loads(report.read_text(encoding="utf-8"))
    scores = [round(100 * found["categories"][name]["score"]) for name in CATEGORIES]
    shift = found["audits"]["cumulative-layout-shift"]["numericValue"]
    failed = []
    for name in CATEGORIES[1:]:
        for reference in found["categories"][name]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                failed.append(reference["id"])
    return scores, shift, failed


def main() -> int:
    """Print the table; 1 where a page misses a goal."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "site"
    root = served(site)
    missed = 0
    print("| page | " + " | ".join(CATEGORIES) + " | shift | failed |")
    print("|---|---|---|---|---|---|---|")
    for page in PAGES:
        scores, shift, failed = measured(root + page)
        row = " | ".join(map(str, scores))
        print(f"| /{page} | {row} | {shift:.3f} | {' '.join(failed)} |", flush=True)
        below = [score for score, goal in zip(scores, GOALS, strict=True) if score < goal]
        missed += bool(below) or shift > 0.05
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
