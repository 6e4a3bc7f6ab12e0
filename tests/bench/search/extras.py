"""What only our engine claims: pinyin, traditional characters, one wrong character, cheap typing, questions in ordinary
words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser
import opencc
import yaml
from corpus import HAN, REPOSITORY, SEED, Doc, real_docs
from jiangpu.build.project import open_project
from jiangpu.language.pinyin import syllables
from queries import Truth, fold
from scores import ask_ours

ONLY_HAN = re.compile(rf"{HAN}+")


@dataclass(frozen=True)
class Name:
    """A name or term of the repository, and the records that it may mean: those so titled, otherwise those that bear it."""

    text: str
    ids: frozenset[str]


def repository_docs() -> list[Doc]:
    """The records of the repository and nothing else."""
    return sorted(real_docs(open_project(REPOSITORY)), key=lambda doc: doc.id)


def names_of(docs: list[Doc]) -> list[Name]:
    """Every title, alias and person's name, once."""
    titled: dict[str, set[str]] = {}
    borne: dict[str, set[str]] = {}
    for doc in docs:
        for text in (doc.title, *doc.aliases):
            titled.setdefault(fold(text), set()).add(doc.id)
        for text in (doc.title, *doc.aliases, *doc.names):
            borne.setdefault(text, set()).add(doc.id)
    return [
        Name(text, frozenset(titled.get(fold(text), ids))) for text, ids in sorted(borne.items())
    ]


def pinyin(names: list[Name], engine: Path, index: Path) -> dict[str, Any]:
    """Full spelling among the first five, initials among the first ten; names with letters or digits are left out.

    Brackets, dashes and quotation marks are not spelled; a name may be spelled as it is, up to the hundred letters of a query.
    """
    bare = [(name, re.sub(r"[\W_]", "", name.text)) for name in names]
    spelled = [(name, syllables(text)) for name, text in bare if ONLY_HAN.fullmatch(text)]
    full = [(name, "".join(parts), 5) for name, parts in spelled]
    initials = [(name, "".join(part[0] for part in parts), 10) for name, parts in spelled]
    rows = ask_ours([{"q": text} for _, text, _ in full + initials], engine, index)
    found = [
        bool(name.ids.intersection(row["shown"][:top]))
        for (name, _, top), row in zip(full + initials, rows, strict=True)
    ]
    half = len(full)
    return {
        "names": half,
        "left_out": len(names) - half,
        "full": _share(found[:half]),
        "initials": _share(found[half:]),
        "full_missed": [
            f"{text} {name.text}"
            for (name, text, _), hit in zip(full, found[:half], strict=True)
            if not hit
        ],
        "initials_missed": [
            f"{text} {name.text}"
            for (name, text, _), hit in zip(initials, found[half:], strict=True)
            if not hit
        ],
    }


def wrong_character(
    docs: list[Doc], names: list[Name], engine: Path, index: Path, seed: int = SEED
) -> dict[str, Any]:
    """One character of each name of four or more replaced by another of the corpus: is the record among the first eight?"""
    jobs = list(
        _mistyped(
            docs,
            [
                name
                for name in names
                if len(ONLY_HAN.findall(name.text)) == 1
                and ONLY_HAN.fullmatch(name.text)
                and len(name.text) >= 4
            ],
            random.Random(seed),
        )
    )
    rows = ask_ours([{"q": text} for _, text in jobs], engine, index)
    found = [
        bool(name.ids.intersection(row["shown"][:8]))
        for (name, _), row in zip(jobs, rows, strict=True)
    ]
    return {
        "names": len(jobs),
        "found": _share(found),
        "marked": _share([row["suggestion"] for row, hit in zip(rows, found, strict=True) if hit]),
        "missed": [
            f"{text}（{name.text}）"
            for (name, text), hit in zip(jobs, found, strict=True)
            if not hit
        ],
    }


def _mistyped(
    docs: list[Doc], names: list[Name], pick: random.Random
) -> Iterator[tuple[Name, str]]:
    truth = Truth(docs)
    characters = sorted({char for doc in docs for char in doc.body if ONLY_HAN.match(char)})
    for name in names:
        while True:
            place = pick.randrange(len(name.text))
            text = name.text[:place] + pick.choice(characters) + name.text[place + 1 :]
            if not truth.holds(text):
                yield name, text
                break


def traditional(texts: list[str], engine: Path, index: Path) -> dict[str, Any]:
    """Whether a query in traditional characters has the same first page as the simplified one, and as many hits where these are counted."""
    convert = opencc.OpenCC("s2t").convert
    pairs = [(text, convert(text)) for text in texts if convert(text) != text]
    rows = ask_ours([{"q": text} for pair in pairs for text in pair], engine, index)
    same = [_same(rows[2 * at], rows[2 * at + 1]) for at in range(len(pairs))]
    return {
        "queries": len(pairs),
        "same": _share(same),
        "different": [
            " → ".join(pair) for pair, equal in zip(pairs, same, strict=True) if not equal
        ],
    }


def _same(plain: dict[str, Any], other: dict[str, Any]) -> bool:
    counted = not plain["approximate"] and not other["approximate"]
    return plain["shown"][:8] == other["shown"][:8] and (
        not counted or plain["total"] == other["total"]
    )


def _share(found: list[bool]) -> float:
    return round(sum(found) / len(found), 4) if found else 0.0


QUESTIONS = REPOSITORY / "tests/cases/questions.yml"
EVERY = 4
"""Every fourth question is asked with an empty cache."""


def questions(work: Path, engine: Path, folder: str) -> dict[str, Any]:
    """Questions in ordinary words: is a right record among the first three, and what does the answer cost?

    Only those that a record answers are asked: a corpus has no pages of other kinds.
    """
    asked = []
    for question in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")):
        right = {truth for truth in question["答"] if re.fullmatch(r"[A-Z]\d{4}", truth)}
        if right:
            asked.append((question["问"], right))
    rows = ask_ours([{"q": text} for text, _ in asked], engine, work / folder)
    found = [
        bool(right.intersection(row["shown"][:3]))
        for (_, right), row in zip(asked, rows, strict=True)
    ]
    cold = [text for text, _ in asked[::EVERY]]
    loads = browser.loads(work, folder, cold, browser.OURS)
    dearest = sorted(zip(loads, cold, strict=True), key=lambda pair: -pair[0].index)[:4]
    return {
        "queries": len(asked),
        "found": _share(found),
        "missed": [text for (text, _), hit in zip(asked, found, strict=True) if not hit],
        "cold": len(cold),
        "kb": [load.index / 1000 for load in loads],
        "requests": [load.requests for load in loads],
        "dearest": [
            f"{text}：{load.index / 1000:.0f} KB，{load.requests} 次" for load, text in dearest
        ],
    }
