"""`jiangpu new`: begin a record, with a number of its own and every field that it may have."""

from __future__ import annotations

import argparse

from ..build.project import open_project
from ..build.published import read_published
from ..library.settings import read_settings
from ..pages.usage import USAGES
from ..reading.unseen import without_unseen
from ..schema.registry import BY_KEY, KINDS
from ..writing.skeleton import next_number, skeleton
from .command import CLEAN, Command, Misuse, project_root

_USAGE = USAGES["new"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("kind", type=_kind_key, metavar="类型", help=words["类型"])
    parser.add_argument("name", metavar="名称", help=words["名称"])


def _kind_key(word: str) -> str:
    """The key of a record kind that was given by its key or by its Chinese name."""
    for kind in KINDS:
        if word in (kind.key, kind.label):
            return kind.key
    raise argparse.ArgumentTypeError(f"没有“{word}”这种记录")


def _run(given: argparse.Namespace) -> int:
    """Write the file of a draft; never over a file that is there."""
    root = project_root()
    kind = BY_KEY[given.kind]
    name = without_unseen(" ".join(given.name.split()))
    if not name:
        raise Misuse("名称是空的")

    numbers = [document.number for document in open_project(root).loaded.documents]
    settings, _ = read_settings(root)
    published = read_published(root / settings.published)
    path, content = skeleton(kind, name, next_number(kind, numbers, published))
    target = root / path
    if target.exists():
        raise Misuse(f"{path} 已经有了，没有改动它；换个名称，或直接编辑")

    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8", newline="\n")
    print(f"新建了 {path}。打开它，填上知道的，再运行 jiangpu check {path}")
    return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
