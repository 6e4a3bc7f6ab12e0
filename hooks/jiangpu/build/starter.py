"""What a new repository begins with.

`assets/starter/own` and the drafts are the editors' from the first day: they are written once.
`assets/starter/kept`, the files for forges and what this module puts together belong to the
program: `jiangpu upgrade` brings their later versions (see `upgrading`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..schema.registry import KINDS
from ..writing.skeleton import skeleton

ASSETS = Path(__file__).parent.parent / "assets"
STARTER = ASSETS / "starter"
FORGE = ASSETS / "forge"

_WORD = re.compile(r"{{ (name|title|url|settings) }}")
"""What stands in the files of the editors for an answer. What an answer holds is none."""

PINS = "constraints.txt"
REQUIREMENTS = "requirements.txt"

_INSTALL = "--constraint trusted/constraints.txt './trusted[office]'"
_INSTALL_GITLAB = "--constraint .trusted/constraints.txt './.trusted[office]'"
"""How the files for forges install the program where its source stands beside the content."""

_FOR_PACKAGES = ("dot-pre-commit-hooks.yaml",)
"""Files for forges that only the repository of the program itself needs."""


@dataclass(frozen=True)
class Answers:
    """What only the editors know.

    Attributes:
        name: of the site.
        url: where it will be.
        province, city: where it is about; "" for what is not said.
        contact: ways to reach the editors, as the setting 联系方式 names them; empty for none.
    """

    name: str
    url: str
    province: str = ""
    city: str = ""
    contact: Mapping[str, str] | None = None


def own_files(answers: Answers) -> dict[str, bytes]:
    """The files of the editors: path from the repository's root → content."""
    words = {
        "name": _quoted(answers.name),
        "title": answers.name,
        "url": _quoted(answers.url),
        "settings": "\n".join(_settings(answers)),
    }
    found = {}
    for path, content in _files_below(STARTER / "own"):
        text = _WORD.sub(lambda match: words[match[1]], content.decode("utf-8"))
        found[path] = text.encode("utf-8")
    return found | dict(_drafts())


def kept_files() -> dict[str, bytes]:
    """The files of the program: path from the repository's root → content."""
    found = dict(_files_below(STARTER / "kept"))
    for path, content in _files_below(FORGE, without=_FOR_PACKAGES):
        found[path] = _for_content(content)
    found[REQUIREMENTS] = _requirements().encode("utf-8")
    return dict(sorted(found.items()))


def _files_below(folder: Path, without: tuple[str, ...] = ()) -> Iterator[tuple[str, bytes]]:
    """Each file with the path at which it stands in a repository."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in without:
            content = path.read_bytes()
            if b"\0" not in content:  # a text; a picture stays as it is
                content = content.replace(b"\r\n", b"\n")
            yield placed(path.relative_to(folder).as_posix()), content


def placed(path: str) -> str:
    """Where a shipped file stands: dot-github/… is .github/…, entry.py.text is entry.py.

    Names that begin with a dot are left out of packages by some tools, and a .py file among the
    assets would count as a module of the program.
    """
    return re.sub(r"(^|/)dot-", r"\1.", path).removesuffix(".text")


def _for_content(content: bytes) -> bytes:
    """A file for forges in a repository that holds content only: the program is installed as the
    trusted branch's requirements.txt says.
    """
    text = content.decode("utf-8")
    text = text.replace(_INSTALL, f"--requirement trusted/{REQUIREMENTS}")
    text = text.replace(_INSTALL_GITLAB, f"--requirement .trusted/{REQUIREMENTS}")
    return text.encode("utf-8")


def _requirements() -> str:
    return (
        "# 匠谱的软件，和它要的软件包。怎样升级，见 README.md。\n"
        "--find-links wheels\n"
        f"--constraint {PINS}\n"
        f"jiangpu[og,office,desk]=={__version__}\n"
    )


def _settings(answers: Answers) -> Iterator[str]:
    """The settings that were answered, a line each."""
    given: dict[str, object] = {"省": answers.province, "市": answers.city}
    for name, value in given.items():
        yield f"    {name}: {value}" if value else f"    # {name}: …"
    if answers.contact:
        ways = [f"{way}: {_quoted(text)}" for way, text in answers.contact.items()]
        yield f"    联系方式: {{{', '.join(ways)}}}"
    else:
        yield "    # 联系方式: {邮箱: …, 电话: …, 地址: …, 微信: …}   # 至少写一样，网页才请人补充"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever it looks like."""
    return json.dumps(text, ensure_ascii=False)


def _drafts() -> Iterator[tuple[str, bytes]]:
    """A form to fill in for each kind of record: a draft that states nothing."""
    for kind in KINDS:
        path, text = skeleton(kind, f"某某{kind.label}", f"{kind.letter}0001")
        yield path, _filled(text).encode("utf-8")


def _filled(text: str) -> str:
    """A new record with its example in each field that it must have: a form is no error."""
    return re.sub(r"^(\S+:)   # 必填：(.+)，如 (.+)$", r"\1 \3   # 必填：\2", text, flags=re.M)
