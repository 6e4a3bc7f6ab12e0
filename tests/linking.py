"""A built site as a whole: where its links lead, and what each of its files is."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import unquote


def hashes(site: Path) -> dict[str, str]:
    """Each file of a site with what tells its content."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def broken_links(site: Path, base: str = "/") -> list[tuple[Path, str, str]]:
    """Links, anchors, styles, scripts and images that lead nowhere, or ask something of another host: page, target, why.

    `base` is the path at which the site is on its host.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    anchors = {path: set(re.findall(r'\bid="([^"]+)"', html)) for path, html in pages.items()}
    files = {path for path in site.rglob("*") if path.is_file()}
    broken = []
    for path, html in pages.items():
        outside = set(re.findall(r'<(?:a|link rel="canonical")[^>]*href="([^"]*)"', html))
        for attribute, target in set(re.findall(r'\b(href|src|action)="([^"]*)"', html)):
            if re.match(r"mailto:|tel:", target):
                continue
            if re.match(r"(https?:)?//", target):
                if attribute != "href" or target not in outside:
                    broken.append((path, target, "another host"))
                continue
            place, _, anchor = unquote(target.split("?")[0]).partition("#")
            if place.startswith("/") and not place.startswith(base):
                broken.append((path, target, "beside the site"))
                continue
            inside = (
                site / place.removeprefix(base) if place.startswith("/") else path.parent / place
            )
            found = Path(os.path.normpath(inside)) if place else path
            found = found if found in files else found / "index.html"
            if found not in files:
                broken.append((path, target, "no such file"))
            elif anchor and found.suffix == ".html" and anchor not in anchors[found]:
                broken.append((path, target, "no such anchor"))
    return broken
