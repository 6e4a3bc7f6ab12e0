"""The search scripts as they are published: old enough for old browsers, and not loaded before somebody searches."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from repositories import REPOSITORY

pytestmark = pytest.mark.browser


def test_the_scripts_are_old_enough(scripts: Path) -> None:
    """ES2017 at most, by Node's own parser; nothing that a policy without `unsafe-eval` or inline scripts refuses."""
    parse = (
        "const acorn = require('internal/deps/acorn/acorn/dist/acorn'), fs = require('fs');"
        "process.argv.slice(1).forEach((path) => acorn.parse(fs.readFileSync(path, 'utf8'), {ecmaVersion: 2017}));"
    )
    files = [scripts / f"{name}.js" for name in ("page", "kiosk", "ui", "values", "writing")]
    done = subprocess.run(
        ["node", "--expose-internals", "-e", parse, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b|replaceAll|\.flat\(|\.at\(|fromEntries|allSettled",
            text,
        ), file


def test_what_a_page_loads_is_small(built: Path) -> None:
    """Pages carry one small script; engine and dialog come later; there is neither Material's search nor jieba."""
    page = (built / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<script[^>]* src=", page)) == 1
    assert (next((built / "assets").glob("page.*.js"))).stat().st_size < 8_000
    names = [path.name for path in built.rglob("*") if path.is_file()]
    assert not [name for name in names if re.search(r"lunr|wordcut|search_index|worker", name)]
    for file in ("pyproject.toml", "constraints.txt", "mkdocs.yml"):
        assert "jieba" not in (REPOSITORY / file).read_text(encoding="utf-8")
    assert re.search(
        r"^plugins: \[\]", (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), re.M
    )
