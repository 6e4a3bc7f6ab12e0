"""The queries, drawn from a corpus by a fixed seed, and the truth about each: plain substring over folded text."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache

import opencc
from corpus import HAN, SEED, Doc

TERMS = (
    "木塞堵漏",
    "工作室",
    "堵漏",
    "操作法",
    "劳模创新",
    "师带徒",
    "继电保护",
    "技术攻关",
    "台账",
    "节能降耗",
    "动车组",
    "创新工作室联盟",
)
SINGLES = ("碳", "焊", "塞", "漏", "桥", "镗")
MIXED = ("CNC", "2019年", "5G", "S0008", "20xx年", "＂五一＂劳动奖章", "MTP")
HAN_ONE = re.compile(HAN)


@dataclass(frozen=True)
class Query:
    """What somebody types. `titled` is the page that must come first, where the query is its title or alias."""

    text: str
    kind: str
    titled: str = ""


@cache
def fold_char(char: str) -> str:
    """Full width, capitals, traditional characters and 帐/账 made one; by itself, not by the engine's folding."""
    plain = unicodedata.normalize("NFKC", char).lower()
    return (opencc.OpenCC("t2s").convert(plain) if HAN_ONE.search(plain) else plain).replace(
        "帐", "账"
    )


def fold(text: str) -> str:
    return "".join(map(fold_char, text))


class Truth:
    """Which documents hold a text, in title, aliases or body."""

    def __init__(self, docs: list[Doc]) -> None:
        self.docs = docs
        self.texts = [fold("\n".join((doc.title, *doc.aliases, doc.body))) for doc in docs]

    def of(self, query: str) -> set[str]:
        """The ids of the documents that hold every term of the query; quotation marks in a query do not count."""
        terms = [term for term in re.sub(r"[\"“”]", " ", fold(query)).split() if term]
        return {
            doc.id
            for doc, text in zip(self.docs, self.texts, strict=True)
            if all(term in text for term in terms)
        }

    def holds(self, text: str) -> bool:
        folded = fold(text)
        return any(folded in each for each in self.texts)


def make_queries(docs: list[Doc], seed: int = SEED) -> list[Query]:
    """Some 140 queries of every kind that people type; none twice."""
    pick = random.Random(seed)
    real, made = [doc for doc in docs if not doc.made], [doc for doc in docs if doc.made]
    counts = Counter(fold(name) for doc in docs for name in (doc.title, *doc.aliases))
    found: dict[str, Query] = {}

    def add(kind: str, text: str, titled: str = "") -> bool:
        if text in found or not text.strip():
            return False
        found[text] = Query(text, kind, titled if counts[fold(text)] == 1 else "")
        return True

    for group in (real, made):
        for doc in pick.sample(group, min(11, len(group))):
            add("题名", doc.title, doc.id)
        aliased = [(alias, doc.id) for doc in group for alias in doc.aliases]
        for alias, number in pick.sample(aliased, min(6, len(aliased))):
            add("别名", alias, number)
        people = [doc for doc in group if doc.facets.get("类型") == ["人物"]]
        for doc in pick.sample(people, min(6, len(people))):
            add("人名", doc.title, doc.id)
    for length in (2, 3, 4, 5, 7):
        _several(9, lambda n=length: add(f"正文{n}字", _window(pick, pick.choice(docs).body, n)))
        _several(3, lambda n=length: add(f"题名{n}字", _window(pick, pick.choice(docs).title, n)))
    _several(12, lambda: add("两词", _two(pick, pick.choice(docs))))
    for kind, texts in (("术语", TERMS), ("单字", SINGLES), ("混合", MIXED)):
        for text in texts:
            add(kind, text)
    return list(found.values())


def _several(count: int, add: object) -> None:
    """Try until `count` were added; give up after fifty tries each."""
    done = 0
    for _ in range(count * 50):
        done += bool(add())  # type: ignore[operator]
        if done == count:
            return


def _window(pick: random.Random, text: str, length: int) -> str:
    """A piece of a run of Chinese characters, wherever it falls; empty when no run is long enough."""
    runs = [run for run in re.findall(f"{HAN}+", text) if len(run) >= length]
    if not runs:
        return ""
    run = pick.choice(runs)
    start = pick.randrange(len(run) - length + 1)
    return run[start : start + length]


def _two(pick: random.Random, doc: Doc) -> str:
    """Two words of one document: the person and a piece of the body, or two pieces."""
    first = (
        pick.choice(doc.names)
        if doc.names and pick.random() < 0.5
        else _window(pick, doc.body, pick.choice((2, 3)))
    )
    second = _window(pick, doc.body, pick.choice((2, 3, 4)))
    return f"{first} {second}" if first and second and first != second else ""


def asked(docs: list[Doc], truth: Truth, seed: int = SEED) -> Iterator[tuple[Query, set[str]]]:
    """The queries that have an answer in this corpus, each with the ids of its answer."""
    for query in make_queries(docs, seed):
        right = truth.of(query.text)
        if right:
            yield query, right


def as_rows(queries: list[Query]) -> list[dict[str, str]]:
    return [asdict(query) for query in queries]
