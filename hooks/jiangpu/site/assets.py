"""Styles and scripts as one file each, named by their content, so that browsers may keep them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from .artefacts import DataFile

FOLDER = Path(__file__).parent.parent / "assets"

ICON = "icon.svg"
STYLES = ("tokens.css", "components.css", "pages.css", "prose.css", "search.css")
KIOSK_STYLES = ("tokens.css", "components.css", "kiosk.css")
"""The hall display loads these and its own script, and nothing else."""
PAPER_STYLE = "sheet.css"
"""What the sheets of a PDF are styled with."""
SHEET_STYLES = ("tokens.css", PAPER_STYLE, "sheet-screen.css")
"""A page that is a sheet of paper loads these and its own script."""

FIRST = {
    "page": ("device", "toggles", "today", "fetching", "dialog", "lists", "nearest", "copying"),
    "kiosk": ("display", "turning"),
    "sheet": ("printing",),
}
"""Scripts that a page loads at once: a folder below assets/ and its parts in their order.

A part uses earlier ones only.
"""

LATER = {
    "engine": (
        "reading",
        "bytes",
        "folding",
        "query",
        "scores",
        "index",
        "matching",
        "similar",
        "vocabulary",
        "clues",
        "near",
        "facets",
        "excerpts",
        "page",
        "engine",
    ),
    "ui": (
        "page",
        "rules",
        "asked",
        "recent",
        "typing",
        "asking",
        "seals",
        "phrases",
        "hits",
        "answers",
        "facets",
        "selection",
        "options",
        "dialog",
        "rows",
        "results",
        "list",
        "start",
    ),
}
"""Scripts that no page loads before somebody searches: a folder below assets/search/, likewise."""

RULES = "RULES"
"""What a script calls the tables that Python declares."""


def bundle(rules: Mapping[str, object]) -> dict[str, DataFile]:
    """All styles and scripts of a site.

    Args:
        rules: the tables that Python declares and the search needs too, as plain data; see
            `search.script_rules`.

    Returns:
        `style`, `script`, `kiosk_style`, `kiosk_script`, `sheet_style`, `sheet_script`, `engine`,
        `search`, `icon` → the file.
    """
    return {
        "style": _named("jiangpu", "css", _styles(STYLES)),
        "script": _named("jiangpu", "js", joined("page")),
        "kiosk_style": _named("kiosk", "css", _styles(KIOSK_STYLES)),
        "kiosk_script": _named("kiosk", "js", joined("kiosk")),
        "sheet_style": _named("sheet", "css", _styles(SHEET_STYLES)),
        "sheet_script": _named("sheet", "js", joined("sheet")),
        "engine": _named("engine", "js", joined("engine")),
        "search": _named("search", "js", joined("ui", rules)),
        "icon": DataFile(f"assets/{ICON}", (FOLDER / ICON).read_bytes()),
    }


def parts(name: str) -> list[Path]:
    """The parts of one of FIRST or LATER in their order."""
    if name in FIRST:
        return [FOLDER / name / f"{part}.js" for part in FIRST[name]]
    return [FOLDER / "search" / name / f"{part}.js" for part in LATER[name]]


def joined(name: str, rules: Mapping[str, object] | None = None) -> bytes:
    """One of FIRST or LATER as a classic script.

    Its parts stand in one function, so that nothing they declare is global.

    Args:
        rules: what the parts know as `RULES`, as plain data.
    """
    texts = [_without_comments(path.read_text(encoding="utf-8")) for path in parts(name)]
    opening = ["(function () {", '"use strict";']
    if rules is not None:
        tables = json.dumps(rules, ensure_ascii=False, separators=(",", ":"))
        opening.append(f"const {RULES} = {tables};")
    return "\n".join((*opening, *texts, "})();\n")).encode()


def paper_style() -> str:
    """The style sheet of the sheets of a PDF."""
    return (FOLDER / PAPER_STYLE).read_text(encoding="utf-8")


def _without_comments(script: str) -> str:
    """A script without indentation and without comments that have lines of their own.

    Readers need not load those. It is safe because no text in the scripts goes over several lines.
    """
    comment = r"/\*(?:(?!\*/).)*\*/"
    script = re.sub(rf"^[ \t]*{comment}[ \t]*$", "", script, flags=re.S | re.M)
    return re.sub(r"\n\s*", "\n", script).strip()


def _styles(names: tuple[str, ...]) -> bytes:
    """Style sheets as one, without comments and indentation."""
    text = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return (re.sub(r"\n\s*", "\n", text).strip() + "\n").encode()


def _named(name: str, suffix: str, content: bytes) -> DataFile:
    digest = hashlib.sha256(content).hexdigest()[:10]
    return DataFile(f"assets/{name}.{digest}.{suffix}", content)
