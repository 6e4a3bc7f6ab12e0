"""Documents that were read, sound ones, and what the library hands out of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

from jiangpu.language.pinyin import slug
from jiangpu.library.documents import Document, ReadDocument, is_of, sound
from jiangpu.library.library import Library
from jiangpu.library.loader import load
from jiangpu.schema.registry import KINDS, METHOD, STUDIO


def test_what_was_read_is_not_said_to_be_sound(tree: Callable, small: str) -> None:
    """A record with an error is read as far as it goes."""
    loaded = load(tree(small.replace("风险: 一般", "风险: 很高")))
    method = next(document for document in loaded.documents if is_of(document, METHOD))
    assert type(method) is ReadDocument
    assert method.record.risk == "" and method.name == "三步换泵法"


def test_a_sound_document_is_the_same_record_at_the_same_address(
    tree: Callable, small: str
) -> None:
    read = load(tree(small)).documents[0]
    document = sound(read)
    assert type(document) is Document
    assert document.record is read.record and document.tree is read.tree
    assert (document.url, document.short_url) == (read.url, read.short_url)


def test_only_sound_records_enter_the_library(opened: Callable, small: str) -> None:
    """What was read stays beside it, the record with an error included."""
    project = opened(small.replace("风险: 一般", "风险: 很高"))
    assert {type(document) for document in project.loaded.documents} == {ReadDocument}
    assert all(isinstance(document, Document) for document in project.site.library.documents)
    assert len(project.site.library.documents) == len(project.loaded.documents) - 1


def test_somebody_shown_by_surname_is_a_sound_record_too(opened: Callable, small: str) -> None:
    consent = "同意: {依据: 本人书面同意, 显示: 姓氏}\n"
    text = small.replace("编号: P0001\n", f"编号: P0001\n{consent}")
    (person,) = opened(text).site.library.people
    assert isinstance(person, Document) and person.name == "张某"


def test_every_address_of_a_record_is_known(opened: Callable, small: str) -> None:
    (studio,) = opened(small).site.library.studios
    assert studio.addresses == ("studios/jia/", "s/S0001/", "studios/old-name/")


def test_the_library_hands_out_each_kind(tree: Callable, small: str) -> None:
    library = Library(tuple(sound(document) for document in load(tree(small)).documents))
    found = {
        "studio": library.studios,
        "method": library.methods,
        "person": library.people,
        "report": library.reports,
        "standard": library.standards,
        "path": library.paths,
    }
    assert {key: len(documents) for key, documents in found.items()} == dict.fromkeys(found, 1)
    for kind in KINDS:
        assert found[kind.key] == library.of(kind)
    assert [document.kind for document in library.listed] == list(KINDS)


def test_a_withdrawn_record_is_handed_out_by_number_only(tree: Callable, small: str) -> None:
    text = small.replace("类别: 操作法\n", "类别: 操作法\n状态: 已撤回\n")
    library = Library(tuple(sound(document) for document in load(tree(text)).documents))
    assert library.methods == ()
    assert library.get("M0001") is not None


def test_kinds_are_equal_by_key() -> None:
    copy = pickle.loads(pickle.dumps(STUDIO))
    assert copy == STUDIO and hash(copy) == hash(STUDIO)
    assert copy != METHOD
    assert replace(STUDIO, label="室") == STUDIO


def test_a_record_in_a_folder_of_its_own_is_told_once(opened: Callable, small: str) -> None:
    """Its folder would be no part of its address: it is not read as a page."""
    text = small.replace(
        "== docs/guide.md", "== studios/2024/yi.md\n---\n编号: S0002\n---\n== docs/guide.md"
    )
    assert [str(problem) for problem in opened(text).problems] == [
        "studios/2024/yi.md:1:1: 错误 F036 记录要直接放在 studios/ 里，不能再套一层文件夹;改法:把文件移到 studios/"
    ]


def test_an_address_is_never_too_long_for_a_file(opened: Callable, small: str) -> None:
    text = small.replace("== studios/jia.md", f"== studios/{'双' * 70}.md").replace("jia", "x")
    project = opened(text)
    (studio,) = project.site.library.studios
    assert len(studio.slug) <= 80
    assert studio.slug != slug("双" * 71)
