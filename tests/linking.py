"""A built site as a whole: what each of its files is, and what a page names and nobody finds."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import unquote

Dead = tuple[Path, str, str]
"""A page, what it names, what is wrong with that."""


def hashes(site: Path) -> dict[str, str]:
    """Each file of a site with what tells its content."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def _named(html: str) -> set[tuple[str, str]]:
    """(attribute, address) of everything that a page names."""
    named = set(re.findall(r'\b(href|src|action)="([^"]*)"', html))
    named |= {("url", to) for to in re.findall(r'content="0; url=([^"]*)"', html)}
    for several in re.findall(r'\bsrcset="([^"]*)"', html):
        named |= {("srcset", one.split()[0]) for one in several.split(",")}
    return named


def dead_links(site: Path, base: str = "/") -> list[Dead]:
    """Links, anchors, styles, scripts and images of every page that lead nowhere or to another host.

    Args:
        base: the path of the site on its host; the links of the 404 page start with it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    anchors = {path: set(re.findall(r'\bid="([^"]+)"', html)) for path, html in pages.items()}
    files = {path for path in site.rglob("*") if path.is_file()}
    broken = []
    for path, html in pages.items():
        outside = set(re.findall(r'<(?:a|link rel="canonical")[^>]*href="([^"]*)"', html))
        for attribute, target in sorted(_named(html)):
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
            if place.startswith("/"):
                found = site / place.removeprefix(base)
            else:
                found = path.parent / place if place else path
            found = Path(os.path.normpath(found))
            found = found if found in files else found / "index.html"
            if found not in files:
                broken.append((path, target, "no such file"))
            elif anchor and found.suffix == ".html" and anchor not in anchors[found]:
                broken.append((path, target, "no such anchor"))
    return broken
