"""`jiangpu merge`: a portal of the data that several cities publish. It needs no project."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..build.errors import FolderError
from ..build.folder import open_site_folder, wait_seconds
from ..build.lock import take_lock
from ..build.questions import NO_ADDRESS
from ..federation.entries import LeftOut
from ..federation.gathering import Gathered, gather
from ..federation.kept import Kept
from ..federation.origins import origin_of
from ..federation.portal import Portal, clashing, merged
from ..federation.portal_files import portal_files
from ..federation.refused import Refused
from ..federation.roster import (
    Asked,
    NotListed,
    asked_cities,
    asked_folder,
    chosen,
    read_list,
)
from ..federation.signing import INSTALL, Unable
from ..library.links import is_link
from ..pages.usage import USAGES
from ..problems.problem import Problem
from ..schema.portal import CityList
from .command import CLEAN, PROBLEMS, Command, Misuse
from .output import print_text

_USAGE = USAGES["merge"]

KEPT = ".cache/merge"
"""Where the last good copies are kept when nobody says otherwise."""

_OURS = "cities"
"""A folder that every portal has: a folder without it is somebody else's."""

_LONGEST_NAME = 60
"""As long as the name of a site may be."""

_LOCK = ".lock"
"""In the folder of the last good copies: two portals do not use it at a time."""

_MANY_CITIES = 10
"""From so many cities on, reading them is long enough to show how far it is."""

_MANY = 5000
"""From so many records on, putting them into the search is long enough to show how far it is."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("cities", metavar="CITY", nargs="*", help=words["CITY"])
    parser.add_argument("--out", metavar="DIR", required=True, help=words["--out"])
    parser.add_argument("--list", metavar="FILE.yml", help=words["--list"])
    parser.add_argument("--keep", metavar="DIR", default=KEPT, help=words["--keep"])
    parser.add_argument("--rest", action="store_true", help=words["--rest"])
    parser.add_argument("--name", metavar="名称", help=words["--name"])
    parser.add_argument("--url", metavar="网址", help=words["--url"])


def _run(given: argparse.Namespace) -> int:
    """Join the cities. The portal is written whole, or stays as it was."""
    target, keep = Path(given.out), Path(given.keep)
    _refuse_target(target)
    _refuse_keep(keep, target)
    listed = CityList()
    if given.list:
        listed, problems = _listed(Path(given.list))
        if any(problem.is_error for problem in problems):
            print_text(problems)
            return PROBLEMS
    asked = _asked(given.cities, listed, given.list)
    named = CityList.model_construct(
        name=" ".join((given.name or "").split()) or listed.name,
        address=_address(given.url or listed.address or ""),
        organiser=listed.organiser,
    )
    if len(named.name or "") > _LONGEST_NAME:
        raise Misuse(f"门户的名称超过 {_LONGEST_NAME} 个字，写短些")
    try:
        with _alone(keep):
            return _join(asked, Kept(keep), target, named, rest=given.rest)
    except FolderError as error:
        print(f"jiangpu: {error}", file=sys.stderr)
        return PROBLEMS


def _join(asked: Sequence[Asked], kept: Kept, target: Path, named: CityList, *, rest: bool) -> int:
    """Ask the cities and make the portal of what they give.

    Args:
        named: the portal's name, address and publisher.
        rest: whether cities that give nothing are left out.

    Raises:
        FolderError: the portal cannot be put in its place; it stays as it was.
    """
    try:
        found = _gathered(asked, kept)
        if not _acceptable(found, rest=rest):
            return PROBLEMS
        taken = [each for each in found if each.city is not None]
        portal = merged(
            [each.city for each in taken if each.city is not None],
            name=named.name or "",
            address=named.address or "",
            organiser=named.organiser or "",
            before={each.city.origin: each.before for each in taken if each.city and each.before},
            left_out=_left_out(found),
        )
        count = _write(portal, target)
        _keep(kept, taken)
    finally:
        kept.clear()
    _tell(portal, target, count)
    return CLEAN


def _left_out(found: Iterable[Gathered]) -> list[LeftOut]:
    """The cities that give nothing, as the portal tells of them."""
    left = []
    for each in found:
        if each.city is None and each.problem is not None:
            left.append(LeftOut(each.asked.label, each.problem.what, each.problem.fix))
    return left


@contextmanager
def _alone(keep: Path) -> Iterator[None]:
    """The folder of the last good copies, for this process alone.

    Raises:
        FolderError: another process has it, or it cannot be had.
    """
    if is_link(keep):
        yield  # nothing is kept through a link
        return
    keep.mkdir(parents=True, exist_ok=True)
    lock = take_lock(keep / _LOCK, wait=wait_seconds(os.environ), tell=_say)
    try:
        yield
    finally:
        lock.release()


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _refuse_target(target: Path) -> None:
    if target.is_dir() and any(target.iterdir()) and not (target / _OURS).is_dir():
        raise Misuse(f"{target} 里有别的东西，不是门户，没有改动它；换一个空文件夹")
    if target.exists() and not target.is_dir():
        raise Misuse(f"{target} 是一个文件；--out 写一个文件夹")


def _refuse_keep(keep: Path, target: Path) -> None:
    """What is kept holds what cities have taken back: it is never published with the portal."""
    if keep.exists() and not keep.is_dir():
        raise Misuse(f"{keep} 是一个文件；--keep 写一个文件夹")
    if target.resolve() in (keep.resolve(), *keep.resolve().parents):
        raise Misuse(f"{keep} 在门户的文件夹 {target} 里，会跟着上网；--keep 写别处")


def _listed(path: Path) -> tuple[CityList, list[Problem]]:
    if not path.is_file():
        raise Misuse(f"没有 {path} 这个名单")
    return read_list(path)


def _address(address: str) -> str:
    """The address of the portal in its one form, "" where it has none."""
    if not address:
        return ""
    try:
        return origin_of(address)
    except Refused as error:
        raise Misuse(f"门户的网址：{error}") from None


def _asked(words: Sequence[str], listed: CityList, list_: str | None) -> list[Asked]:
    """The cities that are to be joined: those that were named, else all of the list."""
    try:
        known = asked_cities(listed.cities, Path(list_).parent) if list_ else []
    except NotListed as error:
        raise Misuse(f"名单：{error}") from None
    if not words:
        if not known:
            raise Misuse("没有写合并哪几个城市；写城市的 site 文件夹，或用 --list 给一份名单")
        return known
    asked = []
    for word in words:
        each = chosen(known, word)
        asked.append(each if each else _folder(word))
    return asked


def _folder(word: str) -> Asked:
    if "://" in word:
        raise Misuse(f"{word} 不在名单上，不去取；先写进名单，用 --list 给出来")
    path = Path(word)
    if path.is_file():
        raise Misuse(f"{word} 是一个文件；压缩包先解开，再给出文件夹")
    if not path.is_dir():
        raise Misuse(f"没有 {word} 这个文件夹，名单上也没有叫这个名字的")
    return asked_folder(path, word)


def _gathered(asked: Sequence[Asked], kept: Kept) -> list[Gathered]:
    found = []
    for number, each in enumerate(asked, 1):
        try:
            found.append(gather(each, kept))
        except Unable:
            raise Misuse(f"核对 {each.said} 的签名要一个软件包，{INSTALL}") from None
        if len(asked) >= _MANY_CITIES:
            _show("已读城市", number, len(asked))
    return found


def _acceptable(found: Sequence[Gathered], *, rest: bool) -> bool:
    """Whether a portal can be made of what came; every problem is said, with what becomes of it."""
    left_out = False
    for each in found:
        if each.problem is None:
            continue
        if each.city is not None:
            print(f"{each.asked.said}：警告 {each.problem}。先用上一版（{each.city.updated}）")
            continue
        print(f"{each.asked.said}：错误 {each.problem}")
        left_out = True
    cities = [each.city for each in found if each.city is not None]
    clashes = clashing(cities)
    for origin in clashes:
        names = [each.asked.said for each in found if each.city and each.city.origin == origin]
        text = f"都说自己是 {origin}，分不清哪一个是真的;改法:只留一个"
        print(f"{'、'.join(names)}：错误 {text}")
    if clashes or (left_out and not rest):
        print("门户没有改动。")
        return False
    if not cities:
        print("一个城市也没有收下，门户没有改动。")
        return False
    return True


def _write(portal: Portal, target: Path) -> int:
    """Write the portal aside and put it in its place; gives the number of files."""
    wait = wait_seconds(os.environ)
    folder = open_site_folder(target, root=target.parent, wait=wait, tell=_say)
    count = 0
    made: set[Path] = set()
    try:
        for path, content in portal_files(portal, _show_progress):
            place = folder.path / path
            if place.parent not in made:
                place.parent.mkdir(parents=True, exist_ok=True)
                made.add(place.parent)
            place.write_bytes(content)
            count += 1
        folder.publish()
    finally:
        folder.abandon()
    return count


def _keep(kept: Kept, taken: Iterable[Gathered]) -> None:
    """What was taken is the last good copy from now on."""
    withdrawn = {}
    places = {}
    for each in taken:
        if each.city is not None:
            withdrawn[each.city.slug] = each.withdrawn
            places[each.asked.place] = each.city.slug
    kept.publish(withdrawn, places)


def _show_progress(done: int, total: int) -> None:
    if total >= _MANY:
        _show("搜索已编", done, total)


def _show(what: str, done: int, total: int) -> None:
    """Tell on one line how far a long run is."""
    end = "\n" if done == total else ""
    print(f"\r{what} {done} / {total}", end=end, file=sys.stderr, flush=True)


def _tell(portal: Portal, target: Path, count: int) -> None:
    """What the portal is made of."""
    for receipt in portal.receipts:
        counts = "，".join(f"{state} {number} 条" for state, number in receipt.counts)
        print(f"{receipt.city.name}：{counts or '没有记录'}")
        for note in receipt.city.notes:
            print(f"{receipt.city.name}：{note}")
    if portal.settings.site_url == NO_ADDRESS:
        print(f"门户的网址没有写，先写成 {NO_ADDRESS}；放上网以前用 --url 写好，再合一次")
    likely = sum(each.likely for each in portal.alike)
    print(f"可能重复 {likely} 组，写在 {target}/alike/；每个城市的回执在 {target}/receipts/")
    print(
        f"{len(portal.cities)} 个城市，{len(portal.records)} 条记录，{count} 个文件，写到 {target}"
    )


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
