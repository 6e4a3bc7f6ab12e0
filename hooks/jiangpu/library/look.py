"""What a user of MkDocs sets for the look of a site, as far as it is honoured: extra styles and
scripts, a logo, an icon, light or dark, a copyright notice, what a description says.

Files lie in docs/ and are published as they are. What is on another host is refused: no page of the
site asks anybody else for anything.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..problems.problem import Problem
from .config_lines import Lines

DOCS = "docs/"
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)
_ENDINGS = {
    "extra_css": (".css",),
    "extra_javascript": (".js", ".mjs"),
    "logo": (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"),
    "favicon": (".svg", ".png", ".ico"),
}
"""Option → the endings of the files that it may name."""


@dataclass(frozen=True)
class Script:
    """A script of the site's own: its address, and the words after it in its tag."""

    address: str
    module: bool = False
    asynchronous: bool = False


@dataclass(frozen=True)
class Look:
    """What the pages carry of it.

    Attributes:
        description, author: for the home page and for the head of every page.
        copyright: a notice in the footer, as it was typed; it may hold tags.
        styles, scripts: loaded by every page that has a header, after the site's own.
        logo, icon: addresses of files; "" for those of 匠谱.
        tone: light or dark until the reader chooses; "" follows the device.
    """

    description: str = ""
    author: str = ""
    copyright: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[Script, ...] = ()
    logo: str = ""
    icon: str = ""
    tone: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The addresses of all files, each once."""
        scripts = [script.address for script in self.scripts]
        named = [*self.styles, *scripts, self.logo, self.icon]
        return tuple(dict.fromkeys(filter(None, named)))

    @property
    def uris(self) -> frozenset[str]:
        """Where the files lie in the repository."""
        return frozenset(f"{DOCS}{address}" for address in self.files)


def look_from(config: Mapping[str, Any], lines: Lines) -> tuple[Look, list[Problem]]:
    """The look that a mkdocs.yml asks for, and what of it is refused.

    Args:
        config: what stands in the file.
        lines: tells on which line of the file an option stands.
    """
    reader = _Reader(lines)
    theme = theme_of(config)
    scripts = []
    for entry in _list_of(config.get("extra_javascript")):
        scripts += reader.script(entry)
    look = Look(
        description=_text(config.get("site_description")),
        author=_text(config.get("site_author")),
        copyright=_text(config.get("copyright")),
        styles=tuple(reader.files("extra_css", _list_of(config.get("extra_css")))),
        scripts=tuple(scripts),
        logo=next(reader.files("logo", _one(theme.get("logo"))), ""),
        icon=next(reader.files("favicon", _one(theme.get("favicon"))), ""),
        tone=_tone(theme.get("palette")),
    )
    return look, reader.problems


def theme_of(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the theme: `theme: material` has none but its name."""
    theme = config.get("theme")
    if isinstance(theme, str):
        return {"name": theme}
    return theme if isinstance(theme, Mapping) else {}


def present(look: Look, root: Path) -> Look:
    """The look without the files that are not in docs/."""
    there = {address for address in look.files if (root / DOCS / address).is_file()}
    return replace(
        look,
        styles=tuple(address for address in look.styles if address in there),
        scripts=tuple(script for script in look.scripts if script.address in there),
        logo=look.logo if look.logo in there else "",
        icon=look.icon if look.icon in there else "",
    )


def missing(look: Look, there: Look, lines: Lines) -> Iterator[Problem]:
    """The files that are named and are not in docs/.

    Args:
        there: the look without them.
    """
    for address in look.files:
        if address not in there.files:
            text = f"找不到 {DOCS}{address}，没有用它"
            fix = "路径从 docs/ 算起；检查文件名和大小写"
            yield lines.problem(address, "S032", text, fix)


class _Reader:
    """Reads names of files; what is wrong with one is noted."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.problems: list[Problem] = []

    def script(self, entry: object) -> list[Script]:
        """A script, by its path alone or with what its tag says."""
        given = entry if isinstance(entry, Mapping) else {"path": entry}
        module = given.get("type") == "module" or str(given.get("path")).endswith(".mjs")
        found = self.files("extra_javascript", [given.get("path")])
        return [Script(address, module, bool(given.get("async"))) for address in found]

    def files(self, option: str, named: Sequence[object]) -> Iterator[str]:
        """The addresses of the files that an option names and that can be published."""
        for each in named:
            path = str(each).strip()
            if _ELSEWHERE.match(path):
                self._refuse(option, path)
                continue
            path = posixpath.normpath(path.replace("\\", "/")).lstrip("/")
            if path.startswith("..") or not path.lower().endswith(_ENDINGS[option]):
                self._name(option, path)
            else:
                yield path

    def _refuse(self, option: str, path: str) -> None:
        text = f"{option} 里的 {path} 在别的网站上，没有用它：本站的网页不向别处发请求"
        fix = "把文件下载到 docs/ 里，写它在 docs/ 里的路径"
        self.problems.append(self._lines.problem(path, "S031", text, fix))

    def _name(self, option: str, path: str) -> None:
        endings = "、".join(_ENDINGS[option])
        text = f"{option} 里的 {path} 不能用"
        fix = f"文件放在 docs/ 里，名字以 {endings} 结尾"
        self.problems.append(self._lines.problem(path, "S032", text, fix))


def _tone(palette: object) -> str:
    """What the first scheme of the theme's palette is; "" where the device decides."""
    first = palette[0] if isinstance(palette, list) and palette else palette
    if not isinstance(first, Mapping) or first.get("media"):
        return ""
    return {"slate": "dark", "default": "light"}.get(str(first.get("scheme")), "")


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list_of(value: object) -> list[object]:
    return value if isinstance(value, list) else _one(value)


def _one(value: object) -> list[object]:
    return [value] if value else []
