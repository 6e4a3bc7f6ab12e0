"""The search index: exactly the documents that hold a term, read by a second reader of the format; folding, items."""

from __future__ import annotations

import gzip
import json
import marshal
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jiangpu.library.search_words import read_search_words
from jiangpu.search import postings, writer
from jiangpu.search.encoding import put_varints, varint, varint_sizes
from jiangpu.search.files import SHARD_BYTES, ordered, split_into_shards
from jiangpu.search.folding import fold, fold_points, points_of, runs
from jiangpu.search.items import BadItem, Item, read_items
from jiangpu.search.ngrams import Alphabet, fold_and_join
from jiangpu.search.postings import build_postings, encode_chunk
from jiangpu.search.vocabulary import PlainConcept, concept_postings, vocabulary
from jiangpu.search.writer import write_index
from repositories import REPOSITORY


class Reader:
    """A second reader of the format, written from the package's docstring alone."""

    def __init__(self, folder: Path) -> None:
        self.manifest = json.loads((folder / "manifest.json").read_bytes())
        self.folder = folder / self.manifest["hash"]

    def file(self, name: str) -> bytes:
        plain = (self.folder / f"{name}.bin").read_bytes()
        assert gzip.decompress((self.folder / f"{name}.gz").read_bytes()) == plain
        return plain

    @staticmethod
    def varint(data: bytes, at: int) -> tuple[int, int]:
        value, shift = 0, 0
        while True:
            byte, at = data[at], at + 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value, at
            shift += 7

    def documents(self, term: str) -> list[tuple[int, int, int]]:
        """(number, flags, length) of each document of a term."""
        number = max(
            (n for n, first in enumerate(self.manifest["shards"]) if first <= term), default=0
        )
        data = self.file(f"s/{number}")
        count, at = self.varint(data, 0)
        sizes = []
        for _ in range(count):
            length, at = self.varint(data, at)
            name, at = data[at : at + length].decode(), at + length
            size, at = self.varint(data, at)
            sizes.append((name, size))
        for name, size in sizes:
            if name == term:
                return self.entries(data[at : at + size])
            at += size
        return []

    def entries(self, posting: bytes) -> list[tuple[int, int, int]]:
        found, at, number = [], 0, -1
        while at < len(posting):
            value, at = self.varint(posting, at)
            number, flags = number + (value >> 3), value & 7
            length = posting[at] if flags & 1 else 0
            at += flags & 1
            found.append((number, flags, length))
        return found


@pytest.fixture(scope="module")
def index(items: list[Item], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    write_index(items, folder)
    return folder


def test_postings_hold_exactly_the_documents_that_hold_the_term(
    items: list[Item], index: Path
) -> None:
    """Two hundred pairs and characters drawn from the texts, each against a plain look at every text."""
    reader, documents = Reader(index), ordered(items)
    texts = [
        [
            run
            for text in (item.title, *item.aliases, *item.names, item.body, item.fields)
            for run in runs(text)
        ]
        for item in documents
    ]
    draw = random.Random(7)
    for _ in range(200):
        run = draw.choice(draw.choice(texts))
        start = draw.randrange(len(run))
        term = run[start : start + draw.choice((1, 2))]
        expected = [
            number for number, parts in enumerate(texts) if any(term in part for part in parts)
        ]
        assert [number for number, _, _ in reader.documents(term)] == expected, term


def test_titles_are_flagged_with_their_length(index: Path, items: list[Item]) -> None:
    reader, documents = Reader(index), ordered(items)
    number = next(n for n, item in enumerate(documents) if item.title == "碳化七字操作法")
    entry = next(entry for entry in reader.documents("碳化") if entry[0] == number)
    assert entry[1] & 1 and entry[2] == 7
    alias = next(entry for entry in reader.documents("七字") if entry[0] == number)
    assert alias[2] == 5, "七字操作法 is an alias of five characters"


def test_the_same_items_give_the_same_bytes(items: list[Item], index: Path, tmp_path: Path) -> None:
    write_index(reversed(items), tmp_path)
    names = {path.relative_to(index) for path in index.rglob("*") if path.is_file()}
    assert names == {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert all((index / name).read_bytes() == (tmp_path / name).read_bytes() for name in names)


def test_what_is_the_same_as_before_is_not_compressed_again(
    items: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file.path: file.content for file in writer.site_files(items)}
    changed = [replace(items[0], body=f"{items[0].body}又写了一句。"), *items[1:]]
    anew = list(writer.site_files(changed))
    compressed = []
    gzip_of = writer._gzip

    def noting(content: bytes, level: int) -> bytes:
        compressed.append(content)
        return gzip_of(content, level)

    monkeypatch.setattr(writer, "_gzip", noting)
    assert list(writer.site_files(changed, before=before)) == anew
    assert 2 < len(compressed) < len(anew) / 2


def test_the_postings_do_not_depend_on_how_many_documents_are_taken_at_a_time(
    items: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, seen = ordered(items), []
    whole = build_postings(documents)
    monkeypatch.setattr(postings, "CHUNK", 7)
    assert build_postings(documents, lambda done, total: seen.append((done, total))) == whole
    assert len(seen) >= -(-len(documents) // 7) and seen[-1] == (len(documents), len(documents))


def test_of_the_concepts_few_are_made_again_for_another_sentence(items: list[Item]) -> None:
    """Those of whose words a pair stands in it, and those that are made together with them."""
    words, _ = read_search_words(REPOSITORY)
    known: dict[bytes, list[bytes]] = {}

    def lead(concepts: list[PlainConcept]) -> list[bytes]:
        key = marshal.dumps(concepts, 2)
        if key not in known:
            known[key] = concept_postings(concepts)
        return known[key]

    documents = ordered(items)
    vocabulary(documents, words, build_postings(documents), lead)
    first = len(known)
    changed = [replace(documents[0], body=f"{documents[0].body}又焊了一遍。"), *documents[1:]]
    postings = build_postings(changed)
    assert vocabulary(changed, words, postings, lead) == vocabulary(changed, words, postings)
    assert first > 5 and len(known) - first < first / 2


def test_a_new_document_changes_its_own_chunk_and_its_neighbour_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever has indexed the others before can take what came of them."""
    monkeypatch.setattr(postings, "_USUAL_CHUNK", 10)
    documents = [Item(f"{number:03}", "", f"木工{number}") for number in range(0, 1000, 2)]
    new = Item("501", "", "新来的石工")
    known: list[Any] = []

    def encode(texts: list[postings.PlainTexts]) -> list[postings.PlainEntries]:
        if texts not in known:
            known.append(texts)
        return encode_chunk(texts)

    build_postings(documents, encode=encode)
    chunks = len(known)
    with_new = ordered([*documents, new])
    assert build_postings(with_new, encode=encode) == build_postings(with_new)
    assert chunks > 20 and 1 <= len(known) - chunks <= 2


def test_no_items_give_an_empty_index() -> None:
    assert build_postings([]) == {}


def test_the_example_of_the_explanation() -> None:
    """The bytes that the docstring of `postings` works out by hand."""
    made = build_postings([Item("a", "a/", "木工", "木工、木"), Item("b", "b/", "工")])
    assert {term: posting.hex() for term, posting in made.items() if term[0] > "\x03"} == {
        "工": "0d020b01",
        "木": "0d02",
        "木工": "0d02",
    }


def test_a_name_can_be_without_any_letter() -> None:
    assert build_postings([Item("a", "a/", "——", "木")]) == {"木": b"\x0a"}


def test_a_term_of_several_chunks_is_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "CHUNK", 1)
    made = build_postings([Item("a", "a/", "木"), Item("b", "b/", "石"), Item("c", "c/", "木")])
    assert made["木"].hex() == "0b01" + "1301", "document 0, then two further on"


def test_a_name_that_is_only_mentioned_counts_one_more() -> None:
    made = build_postings([Item("a", "a/", "石", names=("木工",))])
    assert made["木"].hex() == "0b03"


def test_the_longest_length_is_a_byte() -> None:
    made = build_postings([Item("a", "a/", "木" + "石" * 300)])
    assert made["木"].hex() == "0bff"


def test_varints_of_an_array_are_those_of_single_numbers() -> None:
    numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 2**21, 2**28, 2**35 - 1]
    array = np.array(numbers, np.int64)
    sizes = varint_sizes(array)
    target = np.zeros(sizes.sum(), np.uint8)
    put_varints(target, array, np.cumsum(sizes) - sizes, sizes)
    assert target.tobytes() == b"".join(map(varint, numbers))


def test_a_long_text_folds_as_its_characters_do() -> None:
    text = "臺帳㎡、Ａb"
    folded = fold_points(points_of(text))
    assert "".join(map(chr, folded.points)) == "台账m2\0ab"
    assert folded.origin.tolist() == [0, 1, 2, 2, 3, 4, 5]


def test_terms_as_numbers_are_in_the_order_of_the_terms() -> None:
    texts = fold_and_join(["木工、木石", "石"])
    alphabet = Alphabet(texts.points, longest=2)
    found = sorted(alphabet.grams(texts, (1, 2)).terms.tolist())
    terms = alphabet.texts(np.array(found, np.uint64))
    assert terms == sorted(["木", "工", "木工", "木", "石", "木石", "石"])


def test_an_alphabet_too_large_for_a_number_is_refused() -> None:
    with pytest.raises(OverflowError):
        Alphabet(np.arange(1, 40_000, dtype=np.uint32), longest=3, spare=18)


def test_a_shard_is_closed_when_it_is_full() -> None:
    made = {term: b"x" * (SHARD_BYTES // 2) for term in "abc"}
    assert split_into_shards(made) == [["a"], ["b"], ["c"]]
    assert split_into_shards({term: b"x" for term in "abc"}) == [["a", "b", "c"]]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("臺帳", "台账"),
        ("ＣＮＣ加工", "cnc加工"),
        ("Ａ", "a"),
        ("㎡", "m2"),
        ("節能", "节能"),
        ("𠮷", "𠮷"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "items.ndjson:2:"),
        ("[]", "items.ndjson:2:1: 这一行不是一个对象"),
        ('{"id": "a"}', "items.ndjson:2:1: 少了 url、title"),
        (r'{"id": "a", "url": "b", "title": "\ud83d"}', "items.ndjson:2:1: 这一行有半个字符"),
        (
            '{"id": "a", "url": "b", "title": "c", "facets": 3}',
            "items.ndjson:2:1: aliases、names、facets、sort 或 boost 的写法不对",
        ),
    ],
)
def test_a_bad_item_is_named(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "items.ndjson"
    path.write_text('{"id": "1", "url": "u", "title": "好"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(BadItem) as error:
        list(read_items(path))
    assert str(error.value).startswith(said)
