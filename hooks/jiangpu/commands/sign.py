"""`jiangpu sign`: the signature of a city's data, and the key for it. It needs no project."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..federation.folders import Folder, data_folder
from ..federation.listing import INDEX, read_listing
from ..federation.refused import Refused
from ..federation.signing import (
    INSTALL,
    SIGNED,
    BadKey,
    SecretKey,
    Unable,
    new_key,
    secret_key,
    sign,
)
from ..pages.usage import USAGES
from .command import CLEAN, PROBLEMS, Command, Misuse

_USAGE = USAGES["sign"]

_PUBLISHED = ("mkdocs.yml", "edition.txt", INDEX)
"""A folder with one of these is a project, a site or a city's data."""

_RANDOM = 40
"""Bytes of a new key."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("site", metavar="SITE", nargs="?", help=words["SITE"])
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--key", metavar="FILE", help=words["--key"])
    which.add_argument("--new", metavar="FILE", help=words["--new"])


def _run(given: argparse.Namespace) -> int:
    """Sign the list of a city's data, or make a key."""
    try:
        if given.new:
            return _make_key(Path(given.new))
        if not given.site:
            raise Misuse("没有写给哪个 site 签名")
        return _sign(Path(given.site), Path(given.key))
    except Unable:
        raise Misuse(f"签名要一个软件包，{INSTALL}") from None


def _make_key(path: Path) -> int:
    if path.exists():
        raise Misuse(f"{path} 已经有了，没有改动它；换一个文件名")
    if not path.parent.is_dir():
        raise Misuse(f"没有 {path.parent} 这个文件夹，先建好它")
    _refuse_inside(path)
    key = new_key(os.urandom(_RANDOM))
    text, public = key.text, key.public.text
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"私钥写到 {path}，只留在您这里，不要上网、不要进仓库。")
    print("公钥交给门户，写进名单的“公钥”：")
    print(public)
    return CLEAN


def _sign(site: Path, file: Path) -> int:
    _refuse_inside(file)
    key = _key(file)
    try:
        folder = data_folder(site)
        content = Folder(folder).listing()
        edition = read_listing(content).edition
    except Refused as error:
        print(f"{site}：错误 {error}")
        return PROBLEMS
    text = sign(content, key, f"jiangpu {INDEX} {edition}")
    (folder / SIGNED).write_text(text, encoding="utf-8", newline="\n")
    print(f"签好了，写到 {folder / SIGNED}；和网站一起发布。每次生成以后再签。")
    return CLEAN


def _key(file: Path) -> SecretKey:
    if not file.is_file():
        raise Misuse(f"没有 {file} 这个私钥文件；先运行 jiangpu sign --new {file}")
    try:
        return secret_key(file.read_text(encoding="utf-8", errors="replace"))
    except BadKey as error:
        raise Misuse(f"{file}：{error}") from None


def _refuse_inside(path: Path) -> None:
    """A secret key in a site or in a project would one day be published with it."""
    for folder in path.resolve().parents:
        if any((folder / name).is_file() for name in _PUBLISHED):
            raise Misuse(f"{path} 在网站或项目的文件夹里，会跟着上网；放到外面去")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
