"""Styles and scripts as one file each, named by their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .artefacts import DataFile

FOLDER = Path(__file__).parent / "assets"
STYLES = ("tokens.css", "components.css", "pages.css", "prose.css", "search.css")
SCRIPTS = ("site.js",)
KIOSK = ("tokens.css", "components.css", "kiosk.css")
"""Of the hall display, which loads nothing else but kiosk.js."""
LATER = {"engine": "search/engine.js", "search": "search/ui.js"}
"""Scripts that no page loads before somebody searches."""


def bundle() -> dict[str, DataFile]:
    """`style`, `script`, `engine`, `search` → the file."""
    return {"style": _joined("jiangpu", "css", STYLES), "script": _joined("jiangpu", "js", SCRIPTS),
            "kiosk_style": _joined("kiosk", "css", KIOSK), "kiosk_script": _joined("kiosk", "js", ("kiosk.js",)),
            **{name: _joined(name, "js", (part,)) for name, part in LATER.items()}}


def _joined(name: str, suffix: str, parts: tuple[str, ...]) -> DataFile:
    text = "\n".join((FOLDER / part).read_text(encoding="utf-8") for part in parts)
    if suffix == "css":
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        text = re.sub(r"\n\s*", "\n", text).strip() + "\n"
    content = text.encode()
    return DataFile(f"assets/{name}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}", content)
