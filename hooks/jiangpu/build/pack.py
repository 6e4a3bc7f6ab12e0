"""The site as one zip file for a USB stick: unzipped anywhere, it opens by a double click.

No server, no network and no program is needed; the same folder works when a hotspot serves it. The
same input gives the same bytes.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..library.documents import Document
from ..library.library import Library
from ..pages.templates import environment
from ..schema.base import Record
from ..schema.refs import references
from ..schema.registry import METHOD, STUDIO
from .assembly import assemble
from .output import site_files
from .project import Project, in_mode

FOLDER = "site/"
"""Where the pages are in a pack; beside it stand the page to open and the directions."""
START = "index.html"
DIRECTIONS = "使用说明.txt"

_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the first that a zip file can hold."""
_MODE = 0o644 << 16
"""Readable by everybody, as zip files write it."""
_UNIX = 3
"""The system that a zip file says it was made on, whatever it was made on."""


def pack_files(project: Project, *, part: str = "") -> Iterator[tuple[str, bytes]]:
    """(path in the pack, content) of every file.

    Args:
        part: the name of the record of which it is a part of the site, "" for the whole.
    """
    on_disk = in_mode(project, "file")
    yield START, _start_page(project).encode()
    yield DIRECTIONS, _directions(project, part)
    for path, content in site_files(on_disk):
        yield FOLDER + path, content


def write_pack(project: Project, target: Path, *, part: str = "") -> int:
    """Write a pack, whole or not at all, and return the number of its files."""
    files = sorted(pack_files(project, part=part))
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path, content in files:
                archive.writestr(_entry(path), content)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(files)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry


def selected(project: Project, document: Document[Record]) -> Project:
    """The project with a site of one record and what belongs to it; nothing else is on its pages.

    A link to what is left out is words alone.
    """
    site = project.site
    chosen = belonging(site.library, document)
    documents = tuple(each for each in site.library.documents if each.number in chosen)
    made = assemble(
        replace(site.public, library=Library(documents)),
        site.settings,
        site.mode,
        images=False,
        search_words=site.search_words,
        data_files=site.data_files,
        pictures=site.pictures,
    )
    return replace(project, made=made)


def belonging(library: Library, document: Document[Record]) -> set[str]:
    """The numbers of a record, of what it names, of a studio's methods, and of what those name."""
    near = [document, *_named(library, document)]
    if document.kind == STUDIO:
        near += library.referring(document, METHOD.key, "studio")
    numbers = set()
    for each in near:
        numbers.add(each.number)
        numbers.update(other.number for other in _named(library, each))
    return numbers


def _named(library: Library, document: Document[Record]) -> list[Document[Record]]:
    """The records that a record names in its fields."""
    found = [library.find(each.kind, each.value) for each in references(document.record)]
    return [each for each in found if each]


def _start_page(project: Project) -> str:
    """The page that is opened by a double click: it leads to the home page."""
    return (
        environment()
        .get_template("redirect.html")
        .render(
            to=f"{FOLDER}index.html",
            title="首页",
            site=project.site.settings.site_name,
            canonical="",
        )
    )


def _directions(project: Project, part: str) -> bytes:
    """使用说明.txt, as Notepad reads it: with a byte order mark, and lines that end in CRLF."""
    settings = project.site.settings
    what = f"{settings.site_name}的一部分：{part}" if part else f"整个{settings.site_name}网站"
    lines = [
        f"{settings.site_name}　离线包",
        "",
        f"这里是{what}。不用安装，不用联网。",
        "",
        "怎么打开",
        "1. 先解压：在压缩包上点右键，选“全部解压缩”。在压缩包里直接点开，页面之间连不上。",
        f"2. 双击 {START}，用浏览器打开。Chrome、Edge、360、火狐都可以。",
        "3. 整个文件夹可以拷到 U 盘、别的电脑；里面的文件不要单独拿出来。",
        "",
        "能做什么",
        "- 看全部页面，按 / 键或点“搜索”，打一两个字就找得到。",
        "- 一步一步学，做自测，印卡片。进度记在这台电脑的这个浏览器里。",
        "",
        "给一屋子人看",
        "- 用一台电脑开热点，在这个文件夹里运行 python -m http.server 8000，",
        "  手机连上热点，打开 http://这台电脑的地址:8000/ 。",
        "",
        f"网站：{settings.site_url}",
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
