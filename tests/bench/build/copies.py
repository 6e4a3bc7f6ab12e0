"""A library of any size: the records of the repository copied, each copy a whole of its own.

A copy has new numbers, names, addresses and sources; what its records say of each other, they say
of the records of the same copy. The same arguments give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDERS = ("studios", "methods", "docs/people", "docs/reports", "docs/standards", "docs/paths")
COPIED = 501
"""How many records of the repository are copied: 2 and 20 times that are the sizes of the bench."""
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
"""What is added to a name, so that no two copies have one name."""

_NUMBER = re.compile(r"(?<![A-Za-z0-9/])([SMPRBL])(\d{4,})(?![A-Za-z0-9])")
_OWN_NUMBER = re.compile(r"^编号: *(\S+)", re.M)
_NAME = re.compile(r"^名称: *\"?([^\"\n]+)", re.M)
_SOURCE = re.compile(r"(\{代号: s\d+, 题名: \"?)")
_ADDRESS = re.compile(r"(网址: \"?https?://[^/\s\"]+/)")
_FORMER = re.compile(r"^曾用地址:.*\n", re.M)
_QUOTED = re.compile(r"(?<!依据)原文: [^\n}]*")


def write_corpus(folder: Path, size: int) -> int:
    """Write a repository of so many records to a new folder.

    Args:
        size: how many records; a last copy that is not needed whole is cut off.

    Returns:
        how many records were written.
    """
    records = _records()
    links = _links_to_files(records)
    names = re.compile("|".join(map(re.escape, _names(records))))
    written = 0
    copy = 0
    while written < size:
        for uri, text in list(records.items())[: size - written]:
            if copy:
                text = _copied(text, copy, names, links)
                uri = f"{uri.removesuffix('.md')}-{copy}.md"
            _write(folder / uri, text)
            written += 1
        copy += 1
    _write_rest(folder)
    return written


def _records() -> dict[str, str]:
    """Path → text of the records that are copied; those that nobody names are left out first."""
    texts: dict[str, str] = {}
    for name in FOLDERS:
        for path in sorted((REPOSITORY / name).glob("*.md")):
            texts[path.relative_to(REPOSITORY).as_posix()] = path.read_text(encoding="utf-8")
    named = _named_numbers(texts)
    for uri in sorted(texts, reverse=True):
        if len(texts) <= COPIED:
            break
        if _own_number(texts[uri]) not in named:
            del texts[uri]
    return texts


def _named_numbers(texts: Mapping[str, str]) -> set[str]:
    """The numbers that stand in another file than their own, or in the settings."""
    named = set()
    for text in (*texts.values(), *_others()):
        for letter, digits in _NUMBER.findall(text):
            number = letter + digits
            if number != _own_number(text):
                named.add(number)
    return named


def _others() -> Iterator[str]:
    """The texts that name records and are no records."""
    for path in [*_rest(), REPOSITORY / "mkdocs.yml"]:
        if path.suffix in (".md", ".yml"):
            yield path.read_text(encoding="utf-8")


def _rest() -> list[Path]:
    """The pages and other files of the content that are no records."""
    kinds = [REPOSITORY / name for name in FOLDERS]
    found = [REPOSITORY / "CONTRIBUTING.md"]
    for path in sorted((REPOSITORY / "docs").rglob("*")):
        if path.is_file() and not any(kind in path.parents for kind in kinds):
            found.append(path)
    return found


def _own_number(text: str) -> str:
    found = _OWN_NUMBER.search(text)
    return found[1] if found else ""


def _names(records: Mapping[str, str]) -> list[str]:
    """The names of all records, the longest first."""
    names = set()
    for text in records.values():
        found = _NAME.search(text)
        if found:
            names.add(found[1].strip())
    return sorted(names, key=lambda name: (-len(name), name))


def _links_to_files(records: Mapping[str, str]) -> re.Pattern[str]:
    """Finds the file names of records in links."""
    stems = sorted({Path(uri).stem for uri in records}, key=lambda stem: (-len(stem), stem))
    return re.compile(rf"(?<=[/(])({'|'.join(map(re.escape, stems))})(?=\.md)")


def _copied(text: str, copy: int, names: re.Pattern[str], links: re.Pattern[str]) -> str:
    """A record of a copy."""
    sign = _sign(copy)
    quotes = _QUOTED.findall(text)
    text = names.sub(lambda found: found[0] + sign, text)
    for quote, changed in zip(quotes, _QUOTED.findall(text), strict=True):
        text = text.replace(changed, quote)
    text = _NUMBER.sub(lambda found: f"{found[1]}{copy}{found[2]}", text)
    text = links.sub(lambda found: f"{found[1]}-{copy}", text)
    text = _SOURCE.sub(lambda found: f"{found[1]}{sign}本", text)
    text = _ADDRESS.sub(lambda found: f"{found[1]}{copy}/", text)
    return _FORMER.sub("", text)


def _sign(copy: int) -> str:
    """What the names of a copy end with."""
    sign = ""
    while copy:
        copy, place = divmod(copy - 1, len(SIGNS))
        sign = SIGNS[place] + sign
    return sign


def _write_rest(folder: Path) -> None:
    """Everything that is no record: editorial pages, small data files, pictures, settings."""
    for path in _rest():
        target = folder / path.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    _write(folder / "mkdocs.yml", _settings(folder))


def _settings(folder: Path) -> str:
    """The settings of the repository without share images."""
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("分享图: true", "分享图: false")
    hooks = Path(*[".."] * len(folder.resolve().relative_to(REPOSITORY).parts)) / "hooks"
    return re.sub(r"\bhooks/", f"{hooks.as_posix()}/", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
