"""The scripts of learning without a page: what their parts compute, asked in Node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from jiangpu.site import assets
from jiangpu.training.script_rules import training_rules
from playwright._impl._driver import compute_driver_executable

PARTS = (
    "training/base",
    "training/rules",
    "training/days",
    "training/progress",
    "training/asked",
    "training/answers",
    "training/saving",
    "transfer/bits",
    "transfer/code",
    "transfer/qr",
    "transfer/picture",
    "transfer/signing",
    "transfer/passport",
)
"""Those that compute something, in their order."""

PAGE = """
const document = {querySelector: () => null, querySelectorAll: () => [], addEventListener() {}};
const window = {addEventListener() {}};
const kept = {};
const localStorage = {
  getItem: (key) => (key in kept ? kept[key] : null),
  setItem(key, value) { kept[key] = value; },
};
"""
"""A page that holds nothing, and a browser that keeps what it is given."""


def computed(expression: str, *arguments: object) -> Any:
    """What an expression of the scripts gives; `given` holds the arguments."""
    node, *_ = compute_driver_executable()  # the one that Playwright brings along
    texts = [(assets.FOLDER / f"{part}.js").read_text("utf-8") for part in PARTS]
    rules = json.dumps(training_rules(), ensure_ascii=False)
    given = json.dumps(arguments, ensure_ascii=False)
    script = "\n".join(
        [
            "(function () {",
            PAGE,
            f"const RULES = {rules};",
            f"const given = {given};",
            *texts,
            f"console.log(JSON.stringify({expression}));",
            "})();",
        ]
    )
    done = subprocess.run([node, "-"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
