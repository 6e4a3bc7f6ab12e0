"""The command `jiangpu`. Exit status: 0 clean, 1 problems found, 2 wrong use."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from ..build.project import open_project
from ..build.published import read_published
from ..build.stage import stage
from ..library.settings import read_settings
from ..problems.problem import Problem, tally
from ..schema.registry import KINDS
from ..search.items import BadItem, read_items
from ..search.writer import write_index
from ..writing.skeleton import next_number, skeleton


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = build_parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    root = find_root(Path.cwd())
    if given.command == "index":
        return _index(given)
    if root is None:
        return _misuse("这里不是匠谱的文件夹：往上都找不到 mkdocs.yml。先进到项目文件夹再来")
    return given.run(root, given)


class _Parser(argparse.ArgumentParser):
    """Says in Chinese what is wrong with the words on the command line."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"jiangpu: 命令写得不对（{message}）；用 jiangpu --help 看用法\n")


def _kind(word: str) -> str:
    """A record kind by its key or its Chinese name."""
    found = next((kind.key for kind in KINDS if word in (kind.key, kind.label)), None)
    if found is None:
        raise argparse.ArgumentTypeError(f"没有“{word}”这种记录")
    return found


def build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="jiangpu", description="匠谱：检查、新建、导出劳模创新工作室和先进操作法的记录。"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    check = commands.add_parser("check", help="检查内容，不生成网站")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="只看这些文件或文件夹的问题；不写就看全部"
    )
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="输出的样子"
    )
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="新建一条记录")
    kinds = "、".join(f"{kind.key}（{kind.label}）" for kind in KINDS)
    new.add_argument("kind", type=_kind, metavar="类型", help=kinds)
    new.add_argument("name", metavar="名称")
    new.set_defaults(run=_new)
    staged = commands.add_parser("stage", help="把网站导出成普通的 MkDocs 文件夹")
    staged.add_argument("folder", metavar="DIR", help="空文件夹，或还没有的文件夹")
    staged.set_defaults(run=_stage)
    index = commands.add_parser("index", help="给一份条目清单建搜索索引（不必在项目里）")
    index.add_argument(
        "items",
        metavar="ITEMS.ndjson",
        help="一行一个条目：id、url、title、aliases、names、body、facets、sort、boost",
    )
    index.add_argument("folder", metavar="OUT", help="空文件夹，或还没有的文件夹")
    index.add_argument("--script", action="store_true", help="写成脚本，给从硬盘直接打开的网页用")
    return parser


def find_root(start: Path) -> Path | None:
    """The nearest folder upwards that holds mkdocs.yml."""
    return next(
        (folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None
    )


def _misuse(message: str) -> int:
    print(f"jiangpu: {message}", file=sys.stderr)
    return 2


def _check(root: Path, given: argparse.Namespace) -> int:
    wanted = []
    for path in given.paths:
        full = (Path.cwd() / path).resolve()
        if not full.exists():
            return _misuse(f"没有 {path} 这个文件或文件夹")
        if not full.is_relative_to(root.resolve()):
            return _misuse(f"{path} 不在这个项目里")
        wanted.append(full.relative_to(root.resolve()).as_posix())
    project = open_project(root)
    problems = [problem for problem in project.problems if _within(problem, wanted)]
    {"text": _print_text, "json": _print_json, "github": _print_github}[given.format](problems)
    return 1 if any(problem.is_error for problem in problems) else 0


def _within(problem: Problem, wanted: list[str]) -> bool:
    return not wanted or any(
        path in (".", problem.uri) or problem.uri.startswith(f"{path}/") for path in wanted
    )


def _print_text(problems: list[Problem]) -> None:
    for problem in problems:
        print(problem)
    counts = tally(problems)
    print(
        "没有问题"
        if not problems
        else "，".join(f"{level} {number}" for level, number in counts.items())
    )


def _print_json(problems: list[Problem]) -> None:
    print(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))


def _print_github(problems: list[Problem]) -> None:
    for problem in problems:
        print(problem.as_github())


def _new(root: Path, given: argparse.Namespace) -> int:
    kind = next(kind for kind in KINDS if kind.key == given.kind)
    name = given.name.strip()
    if not name:
        return _misuse("名称是空的")
    project = open_project(root)
    published = read_published(root / read_settings(root)[0].published)
    path, content = skeleton(kind, name, next_number(kind, project.loaded.documents, published))
    target = root / path
    if target.exists():
        return _misuse(f"{path} 已经有了，没有改动它；换个名称，或直接编辑")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
    print(f"新建了 {path}。打开它，填上知道的，再运行 jiangpu check {path}")
    return 0


def _index(given: argparse.Namespace) -> int:
    source, folder = Path(given.items), Path(given.folder)
    if not source.is_file():
        return _misuse(f"没有 {source} 这个文件")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return _misuse(f"{folder} 里已经有东西，没有改动它；换一个空文件夹")

    def progress(done: int, total: int) -> None:
        if total >= PROGRESS_FROM:
            print(
                f"\r已编 {done} / {total}",
                end="\n" if done == total else "",
                file=sys.stderr,
                flush=True,
            )

    try:
        count = write_index(read_items(source), folder, script=given.script, progress=progress)
    except BadItem as error:
        print(error, file=sys.stderr)
        return 1
    print(f"索引写到 {folder}，{count} 个文件")
    return 0


PROGRESS_FROM = 5000
"""From this many items on, the work is long enough to show how far it is."""


def _stage(root: Path, given: argparse.Namespace) -> int:
    folder = Path(given.folder)
    project = open_project(root)
    if project.errors:
        _print_text(list(project.problems))
        return 1
    try:
        count = stage(project, folder)
    except (FileExistsError, NotADirectoryError):
        return _misuse(f"{folder} 里已经有东西，没有改动它；换一个空文件夹")
    if project.lacking:
        print(project.lacking)
    print(f"{count} 页导出到 {folder}")
    return 0
