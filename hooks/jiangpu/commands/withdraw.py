"""`jiangpu withdraw`: take a person off the site without a trace, or retire any other record."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from ..build.notice import notice_of, outside_of
from ..build.withdrawing import CannotWithdraw, Withdrawal, withdrawal_of
from ..pages.usage import USAGES
from ..schema.registry import PERSON
from ..writing.changes import put
from ..writing.difference import difference
from ..writing.files import ChangedMeanwhile
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root

_USAGE = USAGES["withdraw"]

WAITING = "正在把网站从头到尾找一遍，撤下以前一遍、以后一遍，请等一等……"

SHOWN = 12
"""So many lines of a list are shown; how many more there are is said."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("number", metavar="编号", help=words["编号"])
    parser.add_argument("--basis", default="", metavar="依据", help=words["--basis"])
    for option in ("--mask", "--yes"):
        parser.add_argument(option, action="store_true", help=words[option])
    parser.add_argument("--notice", metavar="FILE", help=words["--notice"])


def _run(given: argparse.Namespace) -> int:
    """Show all that would go and what is left, ask, write, prove it, and write the notice."""
    root = project_root()
    number = given.number.upper()
    basis = " ".join(given.basis.split())
    notice = _notice_path(root, number, given.notice)
    try:
        _need_basis(number, basis)
        print(WAITING, file=sys.stderr)
        withdrawal = withdrawal_of(root, number, basis, mask=given.mask)
    except CannotWithdraw as error:
        raise Misuse(str(error)) from error
    _show(withdrawal)
    if not given.yes and not _agreed(number):
        print("没有改动任何文件")
        return PROBLEMS
    try:
        put(root, withdrawal.changes)
    except ChangedMeanwhile as error:
        print(f"{error}: 刚才有人改过，一个文件也没有动;改法:再运行一次", file=sys.stderr)
        return PROBLEMS
    notice.write_text(notice_of(withdrawal), encoding="utf-8", newline="\n")
    print(f"\n写好了 {len(withdrawal.changes.files)} 个文件；要退回，运行 jiangpu undo")
    print(f"通知写在 {notice}，打印出来填上日期存档")
    return _what_next(withdrawal)


def _need_basis(number: str, basis: str) -> None:
    """A person is taken off on some basis: it stands in the record for whoever asks later.

    Raises:
        CannotWithdraw: none was given.
    """
    if number.startswith(PERSON.letter) and not basis:
        raise CannotWithdraw('撤下一个人要写依据，例如 --basis "本人书面要求"')


def _notice_path(root: Path, number: str, given: str | None) -> Path:
    """Where the notice goes. It names the person, so it never lies in the project.

    Raises:
        Misuse: it would.
    """
    path = Path(given).resolve() if given else root.resolve().parent / f"撤下通知-{number}.txt"
    if path.is_relative_to(root.resolve()):
        raise Misuse(f"通知里有名字，不能放在项目文件夹里（{path}）；换一个地方")
    if not path.parent.is_dir():
        raise Misuse(f"没有 {path.parent} 这个文件夹")
    return path


def _show(withdrawal: Withdrawal) -> None:
    """What changes, what is gone from the site, and what is left."""
    document = withdrawal.document
    print(f"{document.number} {document.name}（{document.kind.label}，{document.uri}）")
    print("\n要改的文件:")
    for file in withdrawal.changes.files:
        print(f"  {file.uri}")
        for line in difference(file.uri, file.before or b"", file.after or b""):
            print(f"    {line}")
    remains = set(withdrawal.remains)
    pages = [page for page in withdrawal.pages if _path(page) not in remains]
    files = [path for path in withdrawal.files if path not in remains]
    if withdrawal.is_person:
        _list("网页上不再有这个人", pages)
        _list("数据、搜索、分享图里不再有这个人", files)
    else:
        own = f"/{document.url}"
        print(f"\n{own} 还在，写着“已经撤回”；目录、统计、搜索和数据里不再列它")
        _list("不再提到它的网页", pages)
    fields = [f"{other.number} {other.name}" for other in withdrawal.referring]
    _list("在字段里写着它的条目", fields)
    _list("名字拼在文件名里的图片，不再上网，文件还在，请您改名或删掉", withdrawal.pictures)
    _list("还要您改写的", [str(problem) for problem in withdrawal.left])


def _path(page: str) -> str:
    path = page.lstrip("/")
    return path if path.endswith(".html") else f"{path}index.html"


def _list(title: str, lines: Iterable[str]) -> None:
    """A list with its length; nothing where it is empty."""
    every = list(lines)
    if not every:
        return
    print(f"\n{title}（{len(every)}）:")
    for line in every[:SHOWN]:
        print(f"  {line}")
    if len(every) > SHOWN:
        print(f"  还有 {len(every) - SHOWN} 处，通知里全有")


def _what_next(withdrawal: Withdrawal) -> int:
    """What is proved, what stays outside, and what an editor still has to do."""
    if withdrawal.is_person and not withdrawal.remains:
        print("找遍了撤下以后的整个网站：网页、数据、搜索、地址里，名字、拼音、编号都没有了")
    elif withdrawal.is_person:
        _list("撤下以后还找得到的地方，请把这一段交给维护网站的人", withdrawal.remains)
    _list("网站以外还留着，要另外去办的", outside_of(withdrawal))
    if withdrawal.left:
        print("\n上面“还要您改写的”没有改好以前，新网站生成不出来，旧网站还挂着。")
        print("急着撤，先 jiangpu undo，再加上 --mask 运行一次；或者现在就改，再运行 jiangpu site")
        return PROBLEMS
    print("\n接着运行 jiangpu site，把新网站放上去，才算撤下")
    return PROBLEMS if withdrawal.is_person and withdrawal.remains else CLEAN


def _agreed(number: str) -> bool:
    """Ask whether to write. No answer is a no."""
    try:
        answer = input(f"\n撤下 {number} 吗？撤下就打 y，再按回车:")
    except EOFError:
        print("\n没有人回答；不问就撤下，加上 --yes")
        return False
    return answer.strip().lower() in ("y", "yes", "是", "撤下")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
