"""Styles and scripts as one file each, named by their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .artefacts import DataFile

FOLDER = Path(__file__).parent.parent / "assets"
STYLES = ("tokens.css", "components.css", "pages.css", "prose.css", "search.css")
SCRIPT = "site.js"
ICON = "icon.svg"
KIOSK, KIOSK_SCRIPT = ("tokens.css", "components.css", "kiosk.css"), "kiosk.js"
"""The hall display loads nothing else."""
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
        "facets",
        "excerpts",
        "page",
        "engine",
    ),
    "ui": (
        "page",
        "asked",
        "recent",
        "typing",
        "asking",
        "hits",
        "answers",
        "facets",
        "dialog",
        "rows",
        "list",
        "start",
    ),
}
"""Scripts that no page loads before somebody searches: the folder below search/, and its parts, each of which uses earlier ones only."""


def bundle() -> dict[str, DataFile]:
    """`style`, `script`, `kiosk_style`, `kiosk_script`, `engine`, `search`, `icon` → the file."""
    return {
        "style": _named("jiangpu", "css", _styles(STYLES)),
        "script": _named("jiangpu", "js", (FOLDER / SCRIPT).read_bytes()),
        "kiosk_style": _named("kiosk", "css", _styles(KIOSK)),
        "kiosk_script": _named("kiosk", "js", (FOLDER / KIOSK_SCRIPT).read_bytes()),
        "engine": _named("engine", "js", joined("engine")),
        "search": _named("search", "js", joined("ui")),
        "icon": DataFile(f"assets/{ICON}", (FOLDER / ICON).read_bytes()),
    }


def parts(name: str) -> list[Path]:
    """The parts of one of LATER in their order."""
    return [FOLDER / "search" / name / f"{part}.js" for part in LATER[name]]


def joined(name: str) -> bytes:
    """One of LATER as a classic script: its parts in one function, so that nothing they declare is global; their heads stay behind."""
    texts = [
        re.sub(r"\A(?:/\*.*?\*/\s*)+", "", path.read_text(encoding="utf-8"), flags=re.S)
        for path in parts(name)
    ]
    return "\n".join(['(function () {\n"use strict";', *texts, "})();\n"]).encode()


def _styles(names: tuple[str, ...]) -> bytes:
    text = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return (re.sub(r"\n\s*", "\n", text).strip() + "\n").encode()


def _named(name: str, suffix: str, content: bytes) -> DataFile:
    return DataFile(f"assets/{name}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}", content)
