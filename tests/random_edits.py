"""Edits that nobody thought of, for the oracle of the kept pages."""

from __future__ import annotations

import random
from pathlib import Path

FOLDERS = ("studios", "methods", "docs")
PIECES = (
    "张三", "李四", "王五", "P0001", "P0002", "S0001", "S0002", "M0001", "M0002", "R0001", "某某厂",
    "换泵", "巡线", "先看压力", "[办法](M0001)", "[指南](/guide/)", "【数字 S0001/sheng】", "**要紧**",
    "化工", "电力", "江苏", "山东", "2019", "2024-05-06", "节能", "草稿", "已撤回", "不公开", "姓氏",
)  # fmt: skip


def _files(root: Path) -> list[Path]:
    found = []
    for folder in FOLDERS:
        found += sorted(
            path for path in (root / folder).rglob("*") if path.suffix in (".md", ".yml")
        )
    return [*found, root / "mkdocs.yml"]


def edit_at_random(root: Path, chance: random.Random) -> None:
    """One to three edits."""
    for _ in range(chance.randint(1, 3)):
        chance.choice((_words, _words, _line, _body, _body, _swap, _away, _move, _copy))(
            root, chance
        )


def _lines(root: Path, chance: random.Random) -> tuple[Path, list[str]]:
    path = chance.choice(_files(root))
    return path, path.read_text(encoding="utf-8").split("\n")


def _words(root: Path, chance: random.Random) -> None:
    """One piece of a line in the place of another."""
    path, lines = _lines(root, chance)
    places = [number for number, line in enumerate(lines) if any(piece in line for piece in PIECES)]
    if not places or path.name == "mkdocs.yml":
        return
    number = chance.choice(places)
    piece = chance.choice([piece for piece in PIECES if piece in lines[number]])
    lines[number] = lines[number].replace(piece, chance.choice(PIECES), 1)
    path.write_text("\n".join(lines), encoding="utf-8")


def _line(root: Path, chance: random.Random) -> None:
    """A line less."""
    path, lines = _lines(root, chance)
    if path.name != "mkdocs.yml":
        del lines[chance.randrange(len(lines))]
        path.write_text("\n".join(lines), encoding="utf-8")


def _body(root: Path, chance: random.Random) -> None:
    """A sentence more."""
    path, lines = _lines(root, chance)
    if path.suffix == ".md":
        lines.append("又" + "".join(chance.sample(PIECES, 3)) + "。")
        path.write_text("\n".join(lines), encoding="utf-8")


def _swap(root: Path, chance: random.Random) -> None:
    """A line of one file in the place of that of another with the same field."""
    path, lines = _lines(root, chance)
    _, others = _lines(root, chance)
    for number, line in enumerate(lines):
        field = line.partition(":")[0]
        same = [other for other in others if other.startswith(f"{field}:") and other != line]
        if same and field != "编号" and ":" in line and path.name != "mkdocs.yml":
            lines[number] = same[0]
            path.write_text("\n".join(lines), encoding="utf-8")
            return


def _away(root: Path, chance: random.Random) -> None:
    """A file less, as long as there are many."""
    files = _files(root)[:-1]
    if len(files) > 8:
        chance.choice(files).unlink()


def _move(root: Path, chance: random.Random) -> None:
    """A file under another name."""
    path = chance.choice(_files(root)[:-1])
    if path.suffix == ".md":
        path.rename(path.with_name(f"lin{chance.randrange(100)}.md"))


def _copy(root: Path, chance: random.Random) -> None:
    """A record more, with another number."""
    path = chance.choice([file for file in _files(root) if file.suffix == ".md"])
    text = path.read_text(encoding="utf-8")
    number = text.partition("编号: ")[2][:5]
    if number:
        other = f"{number[0]}{chance.randrange(10, 9999):04}"
        text = text.replace(f"编号: {number}", f"编号: {other}", 1)
        path.with_name(f"{path.stem}-{other.lower()}.md").write_text(text, encoding="utf-8")
