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
PAPER_STYLE = "sheet.css"
"""What the sheets of a PDF are styled with."""

STYLES = {
    "page": ("tokens.css", "components.css", "pages.css", "prose.css", "search.css"),
    "kiosk": ("tokens.css", "components.css", "kiosk.css"),
    "sheet": ("tokens.css", PAPER_STYLE, "sheet-screen.css"),
    "training": ("fields.css", "states.css", "training.css"),
    "writing": ("fields.css", "writing.css"),
    "pictures": ("pictures.css",),
    "seals": ("exhibits/seals.css",),
    "scrolls": ("exhibits/blanks.css", "exhibits/scrolls.css"),
    "masters": ("exhibits/blanks.css", "exhibits/masters.css"),
    "handscroll": ("exhibits/handscroll.css",),
    "ways": ("exhibits/ways.css",),
    "reference": ("reference.css",),
}
"""Styles that a page loads: a name and its sheets in their order."""

FIRST = {
    "page": ("device", "toggles", "today", "fetching", "dialog", "lists", "offline"),
    "kiosk": ("display", "turning"),
    "citing": ("copying",),
    "saving": ("saving",),
    "nearest": ("nearest",),
    "training": (
        "base",
        "rules",
        "days",
        "progress",
        "screens",
        "lesson",
        "asked",
        "answers",
        "test",
        "course",
        "saving",
        "shared",
    ),
    "transfer": ("taken", "bits", "code", "qr", "picture", "signing", "passport"),
    "values": ("rules", "numerals", "dates", "amounts", "words", "personal", "shared"),
    "writing": (
        "base",
        "kept",
        "advice",
        "readings",
        "fields",
        "entries",
        "facts",
        "asked",
        "proof",
        "screens",
        "letter",
        "handing",
        "start",
    ),
    "seals": ("touching",),
    "scrolls": ("printing",),
    "handscroll": ("pulling",),
    "sheet": ("printing",),
}
"""Scripts that a page loads at once: a folder below assets/ and its parts in their order.

A part uses earlier ones only. Every page loads `page`; the hall display loads `kiosk` instead, and
a sheet of paper `sheet`. A page loads any other style or script when its template asks for it:
`v.needs("citing")`.
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
        "alike",
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

WORKER = {"worker": ("store", "serving")}
"""The service worker: a folder below assets/, likewise."""
WORKER_FILE, EDITION_FILE = "sw.js", "edition.txt"
"""Where the worker is, and where it asks which edition the site is. The worker stands at the root,
because it serves what stands below it; neither is named by its content, because both are asked for
anew each time.
"""

DESK = {
    "desk": (
        "base",
        "asking",
        "state",
        "dialogs",
        "reading",
        "inputs",
        "parts",
        "form",
        "problems",
        "preview",
        "list",
        "drafts",
        "saving",
        "doing",
        "ledger",
        "start",
    )
}
"""The script of the desk, which is no part of the site: a folder below assets/, likewise."""

DESK_STYLES = ("tokens.css", "components.css", "fields.css", "states.css", "desk/desk.css")

RULES = "RULES"
"""What a script calls the tables that Python declares."""


def bundle(rules: Mapping[str, Mapping[str, object]]) -> dict[str, DataFile]:
    """All styles and scripts of a site.

    Args:
        rules: name of one of FIRST or LATER → the tables that Python declares and that script needs
            too, as plain data: see `search.script_rules` and its like.

    Returns:
        `page_style`, `kiosk_style`, … for each of STYLES, `page_script`, … for each of FIRST,
        `engine`, `search`, `icon` → the file.
    """
    files = {}
    for name, sheets in STYLES.items():
        files[f"{name}_style"] = _named(name, "css", joined_styles(sheets).encode())
    for name in FIRST:
        files[f"{name}_script"] = _named(name, "js", joined(name, rules.get(name)))
    files["engine"] = _named("engine", "js", joined("engine"))
    files["search"] = _named("search", "js", joined("ui", rules.get("ui")))
    files["icon"] = DataFile(f"assets/{ICON}", (FOLDER / ICON).read_bytes())
    return files


def worker_files(edition: str) -> list[DataFile]:
    """The service worker of an edition of the site, and what it compares itself with.

    Args:
        edition: changes with everything that is on the site.
    """
    script = joined("worker", {"edition": edition})
    return [DataFile(WORKER_FILE, script), DataFile(EDITION_FILE, f"{edition}\n".encode())]


def parts(name: str) -> list[Path]:
    """The parts of one of FIRST, LATER, WORKER or DESK in their order."""
    for scripts in (FIRST, WORKER, DESK):
        if name in scripts:
            return [FOLDER / name / f"{part}.js" for part in scripts[name]]
    return [FOLDER / "search" / name / f"{part}.js" for part in LATER[name]]


def joined(name: str, rules: Mapping[str, object] | None = None) -> bytes:
    """One of FIRST, LATER, WORKER or DESK as a classic script.

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


def desk_style() -> bytes:
    """The style sheet of the desk."""
    return joined_styles(DESK_STYLES).encode("utf-8")


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


def joined_styles(names: tuple[str, ...]) -> str:
    """Style sheets as one, without comments and indentation."""
    text = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"\n\s*", "\n", text).strip() + "\n"


def _named(name: str, suffix: str, content: bytes) -> DataFile:
    digest = hashlib.sha256(content).hexdigest()[:10]
    return DataFile(f"assets/{name}.{digest}.{suffix}", content)
