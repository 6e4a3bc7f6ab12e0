"""`jiangpu forms`: fills the union's own Word forms from a record."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from ..build.project import open_project
from ..display.view import View
from ..pages.usage import FORMS_FOLDER, USAGES
from ..print.form_examples import examples
from ..print.forms import Unfillable, filled
from ..print.office import lacking
from ..writing.files import write_whole
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root

_USAGE = USAGES["forms"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("number", nargs="?", metavar="编号", help=words["编号"])
    form = words["--template"]
    parser.add_argument("--template", action="append", default=[], metavar="FILE", help=form)
    parser.add_argument("--examples", metavar="DIR", help=words["--examples"])
    parser.add_argument("--out", metavar="DIR", default=".", help=words["--out"])


def _run(given: argparse.Namespace) -> int:
    """Fill every form that fits; say what is wrong with the others."""
    missing = lacking()
    if missing:
        print(f"jiangpu: {missing}", file=sys.stderr)
        return PROBLEMS
    if given.examples:
        return _write_examples(Path(given.examples))
    if not given.number:
        raise Misuse("写上编号，如 jiangpu forms S0000；要示例表写 --examples 文件夹")
    root = project_root()
    forms = _forms(root, given.template)
    site = open_project(root, drafts=True).site
    document = site.library.get(given.number.strip().upper())
    if document is None:
        raise Misuse(f"没有编号 {given.number}，或者它还有错误、不公开")
    view = View(site, document.url)
    status = CLEAN
    for name, form in forms.items():
        try:
            content = filled(form, document, view)
        except Unfillable as error:
            print(f"{name}.docx: {error}", file=sys.stderr)
            status = PROBLEMS
            continue
        target = Path(given.out) / f"{safe_name(f'{name}-{document.name}')}.docx"
        write_whole(target, content)
        print(f"填好了 {target}；空着的是没有记载的，请手填")
    return status


def _forms(root: Path, chosen: list[str]) -> Mapping[str, bytes]:
    """The forms to fill, by their names."""
    paths = [Path(each) for each in chosen] or sorted((root / FORMS_FOLDER).glob("[!~.]*.docx"))
    forms = {}
    for path in paths:
        if not path.is_file():
            raise Misuse(f"没有 {path} 这个文件")
        forms[path.stem] = path.read_bytes()
    return forms or examples()


def _write_examples(folder: Path) -> int:
    """Write our own forms, to be changed into somebody's; none over a file that is there."""
    for name, content in examples().items():
        target = folder / f"{name}.docx"
        if target.exists():
            print(f"{target} 已经有了，没有动它")
            continue
        write_whole(target, content)
        print(f"写好了 {target}")
    print(f"照着改成自己的表，放进项目的 {FORMS_FOLDER}/ 文件夹，再运行 jiangpu forms 编号")
    return CLEAN


def safe_name(text: str) -> str:
    """A text as the name of a file on every system."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", text).strip(" .")[:80]


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu forms`."""
