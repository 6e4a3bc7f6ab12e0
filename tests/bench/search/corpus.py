"""A corpus of any size from the repository's own text: the same seed and the same records give the same items.

Real records and made documents take turns until the records are used up, so the first n items are the corpus of size n.
A made document joins clauses of several records, with other people, places, years and numbers put in.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from jiangpu.build.project import Project, open_project
from jiangpu.search.items import library_items

REPOSITORY = Path(__file__).resolve().parents[3]
SEED = 20261122
HAN = r"[\u3400-\u9fff]"
COMPOUND = ("欧阳", "司马", "诸葛", "上官", "夏侯")
ORDINALS = "一二三四五六七八九"
SHAPES = (
    "{n}步",
    "{n}字",
    "{n}看{m}查",
    "{n}勤{m}稳",
    "{n}定{m}找",
    "{n}段",
    "{n}点{m}线",
    "{n}快{m}准",
)
LEVELS = ("国家级", "省级", "市级", "县级", "企业级")
SHARES = ((0.5, "过半"), (0.3, "三成到一半"), (0.0, "不到三成"))


@dataclass
class Doc:
    """One item, with the fields of a line of the NDJSON that `jiangpu index` reads."""

    id: str
    url: str
    title: str
    aliases: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    body: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)
    sort: dict[str, float] = field(default_factory=dict)
    boost: float = 1.0
    fields: str = ""
    record: bool = True
    person: bool = False

    @property
    def made(self) -> bool:
        return self.id.startswith("X")


@dataclass(frozen=True)
class Parts:
    """What documents are made of, all of it from the records."""

    clauses: tuple[str, ...]
    people: tuple[str, ...]
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    trades: tuple[str, ...]
    rooms: tuple[str, ...]
    methods: tuple[str, ...]
    places: tuple[str, ...]
    units: tuple[str, ...]
    industries: tuple[str, ...]
    provinces: tuple[str, ...]


def real_docs(project: Project) -> list[Doc]:
    """The records themselves; a title that another record bears already is left out."""
    seen: set[str] = set()
    docs = []
    for item in library_items(project.site):
        if item.title not in seen:
            seen.add(item.title)
            fields: dict[str, Any] = asdict(item)
            docs.append(Doc(**{**fields, "aliases": list(item.aliases), "names": list(item.names)}))
    return docs


def read_parts(project: Project, docs: list[Doc]) -> Parts:
    """Clauses, names, trades, places and endings of titles, each in a fixed order."""
    records = [document.record for document in project.site.library.documents]
    people = _sorted(
        doc.title for doc in docs if doc.id[0] == "P" and re.fullmatch(f"{HAN}{{2,4}}", doc.title)
    )
    split = [
        (name[:2], name[2:]) if name.startswith(COMPOUND) else (name[:1], name[1:])
        for name in people
    ]
    texts = [doc.body for doc in docs] + [page.body for page in project.site.pages]
    pieces = (
        piece.strip(" ，、：“”‘’「」《》（）()-—|#*>`")
        for text in texts
        for piece in re.split(r"[。！？；，：\s]+", _plain(text))
    )
    clauses = _sorted(
        piece for piece in pieces if 5 <= len(piece) <= 40 and re.search(HAN * 3, piece)
    )
    anyone = re.compile("|".join(sorted(people, key=len, reverse=True)))
    tails = {
        letter: _sorted(
            anyone.sub("", doc.title)
            for doc in docs
            if doc.id[0] == letter and anyone.match(doc.title)
        )
        for letter in "SM"
    }
    return Parts(
        clauses,
        people,
        _sorted(first for first, _ in split),
        _sorted(last for _, last in split),
        _sorted(
            trade
            for record in records
            for trade in getattr(record, "trades", ())
            if re.fullmatch(f"{HAN}{{2,8}}", trade)
        ),
        tuple(tail for tail in tails["S"] if re.fullmatch(f"{HAN}{{3,14}}", tail)),
        tuple(tail for tail in tails["M"] if re.fullmatch(f"{HAN}{{2,12}}", tail)),
        _fields(records, "city"),
        _fields(records, "unit"),
        _fields(records, "industry"),
        _fields(records, "province"),
    )


def _plain(text: str) -> str:
    return re.sub(r"!?\[([^\]]*)\]\([^)]*\)|\{[^}]*\}|https?://\S+", r"\1", text)


def _sorted(values: Any) -> tuple[str, ...]:
    return tuple(sorted(set(values) - {""}))


def _fields(records: list[Any], name: str) -> tuple[str, ...]:
    return _sorted(
        value for record in records if isinstance(value := getattr(record, name, None), str)
    )


class Maker:
    """Makes documents one after the other; remembers the names it gave, so that none is given twice."""

    def __init__(self, parts: Parts, taken: set[str], seed: int = SEED) -> None:
        self.parts, self.taken, self.random = parts, set(taken), random.Random(seed)
        self.cast = list(parts.people)
        slots = {
            "people": parts.people,
            "places": parts.places,
            "units": parts.units,
            "trades": parts.trades,
        }
        self.slots = {
            word: kind for kind, words in slots.items() for word in words if len(word) > 1
        }
        words = "|".join(map(re.escape, sorted(self.slots, key=len, reverse=True)))
        self.pattern = re.compile(
            rf"(?P<word>{words})|(?P<year>(?:19|20)\d\d(?=年))|(?P<number>\d+(?:\.\d+)?)"
        )

    def make(self, number: int) -> Doc:
        """The next document; its number goes into id and address."""
        pick = self.random
        kind = pick.choices(("人物", "工作室", "操作法"), (2, 3, 5))[0]
        person = self._person()
        title, person = self._title(kind, person)
        trade, province, industry = (
            pick.choice(self.parts.trades),
            pick.choice(self.parts.provinces),
            pick.choice(self.parts.industries),
        )
        aliases = self._aliases(kind, person, trade)
        year, share = pick.randint(1950, 2026), round(pick.random(), 4)
        folder = {"人物": "people", "工作室": "studios", "操作法": "methods"}[kind]
        facets = {
            "类型": [kind],
            "行业": [industry],
            "省": [province],
            "年份": [f"{year // 10}0年代"],
            "资料": [next(word for least, word in SHARES if share >= least)],
        }
        if kind == "工作室":
            facets["级别"] = [pick.choice(LEVELS)]
        if pick.random() < 0.4:
            facets["荣誉"] = ["有荣誉"]
        body = self._body([person, self._person(), pick.choice(self.cast)], trade)
        return Doc(
            f"X{number:06d}",
            f"{folder}/x{number:06d}/",
            title,
            aliases,
            [person] if kind != "人物" else [],
            body,
            facets,
            {"年份": year, "资料": share},
            {"人物": 1.1}.get(kind, 1.2),
        )

    def _person(self) -> str:
        """Somebody known already, three times in five; otherwise somebody new."""
        if self.random.random() < 0.6:
            return self.random.choice(self.cast)
        name = self.random.choice(self.parts.surnames) + self.random.choice(self.parts.given)
        self.cast.append(name)
        return name

    def _title(self, kind: str, person: str) -> tuple[str, str]:
        """A title that nobody has had, with the person in it, who is somebody else where the first one's titles are used up."""
        pick, parts = self.random, self.parts
        while True:
            tail = {"人物": "", "工作室": pick.choice(parts.rooms), "操作法": self._method()}[kind]
            title = person + tail
            if title not in self.taken:
                self.taken.add(title)
                return title, person
            first, given = pick.choice(parts.surnames), pick.choice(parts.given)
            person = first + (
                given[0] + pick.choice(parts.given)[-1] if pick.random() < 0.5 else given
            )

    def _method(self) -> str:
        """木工 + 三步 + 流水作业法."""
        pick, parts = self.random, self.parts
        return (
            pick.choice((pick.choice(parts.trades), ""))
            + self._shape()
            + pick.choice(parts.methods)
        )

    def _shape(self) -> str:
        pick = self.random
        return (
            pick.choice(SHAPES).format(n=pick.choice(ORDINALS), m=pick.choice(ORDINALS))
            if pick.random() < 0.6
            else ""
        )

    def _aliases(self, kind: str, person: str, trade: str) -> list[str]:
        if kind == "人物" or self.random.random() < 0.6:
            return []
        alias = f"{person[-2:]}{self._shape()}法" if kind == "操作法" else f"{trade}{person}工作室"
        if len(alias) < 4 or alias in self.taken:
            return []
        self.taken.add(alias)
        return [alias]

    def _body(self, cast: list[str], trade: str) -> str:
        """Sentences of two to four clauses, some 200 to 720 characters; the first person stands in the first sentence."""
        pick = self.random
        size, said, length = (
            pick.randint(180, 670),
            [f"{cast[0]}是{pick.choice(self.parts.units)}的{trade}。"],
            0,
        )
        while length < size:
            clauses = [
                self._vary(clause, cast)
                for clause in pick.choices(self.parts.clauses, k=pick.randint(2, 4))
            ]
            said.append("，".join(clauses) + "。")
            length += len(said[-1])
        return "".join(said)

    def _vary(self, clause: str, cast: list[str]) -> str:
        def other(match: re.Match[str]) -> str:
            if match["year"]:
                return str(self.random.randint(1950, 2026))
            if match["number"]:
                digits = len(match["number"].partition(".")[0])
                return str(self.random.randint(1, 10 ** min(digits, 5)))
            kind = self.slots[match["word"]]
            return self.random.choice(cast if kind == "people" else getattr(self.parts, kind))

        return self.pattern.sub(other, clause)


def documents(project: Project, seed: int = SEED) -> Iterator[Doc]:
    """Without end: a record, a made document, a record, … and made documents only when the records are used up."""
    real = real_docs(project)
    random.Random(seed).shuffle(real)
    names = {name for doc in real for name in (doc.title, *doc.aliases)}
    maker, number = Maker(read_parts(project, real), names, seed), 0
    while True:
        if number < len(real):
            yield real[number]
        number += 1
        yield maker.make(number)


def make_corpus(size: int, seed: int = SEED, root: Path = REPOSITORY) -> list[Doc]:
    return list(islice(documents(open_project(root), seed), size))


def write_items(docs: list[Doc], path: Path) -> None:
    """NDJSON, one document a line, empty fields left out."""
    lines = (
        json.dumps(
            {name: value for name, value in asdict(doc).items() if value or name == "body"},
            ensure_ascii=False,
        )
        for doc in docs
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
