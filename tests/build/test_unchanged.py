"""A site made with what an earlier build has left is the site made from nothing, and little is made anew."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from edits import EDITS, Edit
from jiangpu.build import kept, tools, workshop
from jiangpu.build.asked import unpack_note
from jiangpu.build.crew import Crew
from jiangpu.build.output import site_files
from jiangpu.build.project import ANEW, open_project
from jiangpu.language import pinyin
from jiangpu.library.noting import EVERYTHING, noted
from jiangpu.pages import plan
from jiangpu.search import postings
from jiangpu.site import asking
from jiangpu.site.answers import Answers
from jiangpu.site.of_given import maker_of_key
from oracle import Made, differences, make, make_from_nothing
from random_edits import edit_at_random
from repositories import REPOSITORY, write_tree

TEXT = "".join(
    (REPOSITORY / "tests/cases" / name).read_text(encoding="utf-8")
    for name in ("small.txt", "kept.txt")
)


CHUNK = 4
"""Documents that are indexed together."""
USUAL_BLOCK = 2
"""Records of which rows and search items are kept together, on average."""


@pytest.fixture(scope="module", autouse=True)
def kept_and_small() -> Iterator[None]:
    """What is made is kept. The reference, 150 pages that follow from the program alone, is left out for the sake of
    time, and the few records are indexed in several chunks, and kept in several blocks.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "_reference", list)
        patch.setattr(postings, "CHUNK", CHUNK)
        patch.setattr(asking, "_USUAL_BLOCK", USUAL_BLOCK)
        patch.delenv(ANEW)
        yield


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    """A repository, and its site as it was made there."""
    root = write_tree(tmp_path_factory.mktemp("before"), TEXT)
    return root, make(root)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of another program, in the place of this one."""
    monkeypatch.setattr(tools, "PROGRAM", tmp_path / "jiangpu")
    yield tmp_path / "jiangpu"
    forget()


@pytest.fixture
def root(before: tuple[Path, Made], tmp_path: Path) -> Path:
    """A copy of it: what is kept may be copied."""
    return Path(shutil.copytree(before[0], tmp_path / "repository"))


def pages(made: Made) -> list[str]:
    return [key for key in made.anew if not key.startswith("files ")]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_after_an_edit_the_site_is_that_from_nothing(edit: Edit, root: Path) -> None:
    edit.change(root)
    made = make(root)
    assert differences(made, make_from_nothing(root)) == []
    assert len(pages(made)) <= edit.most, pages(made)


def test_no_page_looks_at_the_content_in_a_way_that_nothing_describes(root: Path) -> None:
    """It would be made anew after every edit; where it looks at all front matter as it was written, that
    is unpacked for every record, too.
    """
    notes = open_project(root).made.shop.kept.index.notes
    assert EVERYTHING not in map(unpack_note, notes)


def test_an_edit_taken_back_gives_the_first_site(root: Path, before: tuple[Path, Made]) -> None:
    text = (root / "studios/jia.md").read_text(encoding="utf-8")
    (root / "studios/jia.md").write_text(text.replace("某某厂", "某厂"), encoding="utf-8")
    make(root)
    (root / "studios/jia.md").write_text(text, encoding="utf-8")
    assert differences(make(root), before[1]) == []


def test_a_question_that_can_be_asked_no_more_is_no_fault(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of an earlier build asked it; today's pages do not."""
    shop = open_project(root).made.shop
    monkeypatch.setattr(type(shop.site.real.library), "find", _refuse)
    notes = map(unpack_note, shop.kept.index.notes)
    find = next(note for note in notes if note[1] == "public.library.find")
    assert Answers(shop.site).digest(find) is None


def _refuse(*words: object, **named: object) -> None:
    raise ValueError(words)


def test_drafts_are_kept_apart(root: Path) -> None:
    """A preview and a build in turn take nothing from each other."""
    make(root, drafts=True)
    assert make(root).anew == []
    assert make(root, drafts=True).anew == []


def test_a_site_for_a_disk_takes_nothing_of_one_for_a_server(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where one lies in the place of the other."""
    for_disk = make(root, mode="file")
    (root / kept.FOLDER / "file.kept").write_bytes(kept_file(root).read_bytes())
    assert differences(make(root, mode="file"), for_disk) == []


def test_another_program_makes_everything_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "tools_digest", lambda: bytes(16))
    assert len(pages(make(root))) > 50


@pytest.mark.parametrize("name", ["templates/record.html", "site/site.py", "assets/tokens.css"])
def test_every_part_of_the_program_tells_it(name: str, program: Path) -> None:
    (program / name).parent.mkdir(parents=True)
    (program / name).write_text("one", encoding="utf-8")
    before = told_anew()
    (program / name).write_text("two", encoding="utf-8")
    assert told_anew() != before


def told_anew() -> bytes:
    """What tells the program, as another process finds it."""
    forget()
    return tools.tools_digest()


def forget() -> None:
    """What a process knows of its program is known no more."""
    tools._code.cache_clear()
    tools._surroundings.cache_clear()


def test_a_style_that_changes_under_a_preview_is_used(program: Path) -> None:
    """Each build reads the styles: pages that name the one before would have none."""
    (program / "assets").mkdir(parents=True)
    before = tools.tools_digest()
    (program / "assets/tokens.css").write_text("a {}", encoding="utf-8")
    assert tools.tools_digest() != before


@pytest.mark.parametrize("ending", ["dist-info", "egg-info"])
def test_another_version_of_a_package_tells_it(
    ending: str, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pip installs it, and as a distribution of Linux does."""
    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / f"jinja2-3.1.0.{ending}"
    package.mkdir()
    before = told_anew()
    package.rename(tmp_path / f"jinja2-3.1.1.{ending}")
    assert told_anew() != before


def kept_file(root: Path) -> Path:
    return kept.kept_path(root, "site")


def place_of_home(root: Path) -> int:
    """Where the home page lies in the file."""
    entry = open_project(root).made.shop.kept.index.entries["page "]
    return entry.pieces[0].start


def turned(content: bytes, place: int) -> bytes:
    """The same with one bit turned round."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


DAMAGES: dict[str, Callable[[bytes, int], bytes]] = {
    "empty": lambda content, page: b"",
    "cut off": lambda content, page: content[:-1],
    "cut in the middle": lambda content, page: content[: len(content) // 2],
    "a byte of a page": lambda content, page: turned(content, page + 20),
    "a byte of the list": lambda content, page: turned(content, len(content) - 500),
    "something else": lambda content, page: b"<html>",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_made_anew(
    damage: Callable[[bytes, int], bytes], root: Path, before: tuple[Path, Made]
) -> None:
    file = kept_file(root)
    file.write_bytes(damage(file.read_bytes(), place_of_home(root)))
    made = make(root)
    assert made.anew
    assert differences(made, before[1]) == []
    assert make(root).anew == []


def test_it_may_be_deleted(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    assert len(pages(make(root))) > 50


def test_a_folder_that_cannot_be_used_does_no_harm(root: Path) -> None:
    shutil.rmtree(root / kept.FOLDER)
    (root / kept.FOLDER).write_text("a file", encoding="utf-8")
    assert len(pages(make(root))) == len(pages(make(root))) > 50


def test_nothing_that_has_left_the_site_is_kept(root: Path) -> None:
    before = kept_file(root).stat().st_size
    for path in ("studios/yi.md", "methods/xunxian.md", "docs/people/lisi.md"):
        (root / path).unlink()
    make(root)
    shop = open_project(root).made.shop
    entries = shop.kept.index.entries
    assert "page studios/jia/" in entries and "page studios/yi/" not in entries
    assert kept_file(root).stat().st_size < before


def make_by_two(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make all anew, by two processes."""
    shutil.rmtree(root / kept.FOLDER)
    monkeypatch.setenv("JIANGPU_JOBS", "2")
    monkeypatch.setattr("jiangpu.build.output.WORTH", 1)
    make(root)


def test_two_processes_make_the_same_of_an_edit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data files and the index are made of all records, so two are worth while."""
    page = root / "studios/jia.md"
    page.write_text(page.read_text("utf-8") + "\n又写了一句。\n", encoding="utf-8")
    monkeypatch.setenv("JIANGPU_JOBS", "2")
    monkeypatch.setattr("jiangpu.build.output.WORTH", 2)
    monkeypatch.setattr("jiangpu.build.output.MANY", 2)
    monkeypatch.setattr("jiangpu.build.output.begins_at_once", lambda: True)
    begun: list[str] = []
    begin = Crew.begin

    def noting(crew: Any, make: Any, item: Any) -> Any:
        if crew.executor is not None:
            begun.append(item[0])
        return begin(crew, make, item)

    monkeypatch.setattr(Crew, "begin", noting)
    made = make(root)
    assert begun == ["exports", "index"]
    assert {"files exports", "files index"} <= set(made.anew)
    assert differences(made, make_from_nothing(root)) == []


def test_who_asks_for_the_digest_of_a_record_asks_nothing_of_it(root: Path) -> None:
    """It is wanted while a page is made, too, and must not become a question of that page."""
    alone = open_project(root).made.shop.answers.told("S0001")
    shop = open_project(root).made.shop
    with noted() as asked:
        assert shop.answers.told("S0001") == alone is not None
    assert asked.plain() == ([], {})


@pytest.mark.parametrize("processes", [1, 2])
def test_an_edit_needs_no_dictionary_of_pinyin(
    processes: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes 55 MB and half a second. What an earlier build has looked up is known, also by another process."""
    monkeypatch.setattr("jiangpu.library.loader.WORTH_KEEPING", 1)
    know_nothing()
    if processes == 1:
        shutil.rmtree(root / kept.FOLDER)
        make(root)
    else:
        make_by_two(root, monkeypatch)
    monkeypatch.setenv("JIANGPU_JOBS", "1")
    know_nothing()
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    page = root / "studios/jia.md"
    page.write_text(page.read_text("utf-8") + "\n又写了一句。\n", encoding="utf-8")
    assert {"files exports", "files index"} <= set(make(root).anew)


def know_nothing() -> None:
    pinyin.forget()
    for remembers in (pinyin.person_syllables, pinyin.sort_key, pinyin.slug):
        remembers.cache_clear()


def lasting(root: Path) -> list[str]:
    entries = open_project(root).made.shop.kept.index.entries
    return sorted(key for key in entries if key.startswith("lasting "))


def test_what_another_process_has_made_to_last_is_kept_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workbook is made by the second process, and not again by the next build."""
    alone = lasting(root)
    make_by_two(root, monkeypatch)
    assert lasting(root) == alone != []


@pytest.mark.parametrize(
    "made",
    [
        "jiangpu.exports.statistics._counts",
        "jiangpu.exports.tables.reconcile",
        "jiangpu.pages.files.gzip.GzipFile",
    ],
)
def test_for_another_sentence_nothing_is_counted_and_no_sitemap_packed_again(
    made: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = root / "studios/jia.md"
    page.write_text(page.read_text("utf-8") + "\n又写了一句。\n", encoding="utf-8")
    nothing = make_from_nothing(root)
    monkeypatch.setattr(made, _refuse)
    assert differences(make(root), nothing) == []


def of_records(root: Path) -> dict[str, kept.Entry]:
    """What is kept of blocks of records, by its key."""
    entries = open_project(root).made.shop.kept.index.entries
    return {key: entry for key, entry in entries.items() if key.startswith("each ")}


def test_what_is_made_of_a_record_is_made_again_for_its_block_alone(root: Path) -> None:
    """The rows, and the search items of all records but the edited one and its neighbours, stay as they are."""
    before = of_records(root)
    page = root / "studios/jia.md"
    page.write_text(page.read_text("utf-8") + "\n又写了一句。\n", encoding="utf-8")
    make(root)
    after = of_records(root)
    (changed,) = (key for key in before if before[key].pieces[0].sum != after[key].pieces[0].sum)
    assert before.keys() == after.keys() and len(before) > 10
    assert changed.startswith("each jiangpu.search.items._told ")


def test_the_lines_of_a_figure_follow_the_records_that_state_it_too(root: Path) -> None:
    """The report stands for a figure that a studio states as well: it says so, and the studio's is in no sum. Without
    the report the studio's is the only one, though nothing has changed in the studio.
    """
    studio, report = root / "studios/jia.md", root / "docs/reports/zongjie.md"
    text = studio.read_text("utf-8")
    studio.write_text(text.replace("共四十二项课题", "课题42项"), encoding="utf-8")
    make(root)
    stated = report.read_text("utf-8")
    for changed in (stated.replace("课题42项", "课题共42项"), stated):
        report.write_text(changed, encoding="utf-8")
        made = make(root)
        assert "files exports" in made.anew
        assert differences(made, make_from_nothing(root)) == []


def test_large_files_are_taken_as_they_were_left(
    root: Path, monkeypatch: pytest.MonkeyPatch, before: tuple[Path, Made]
) -> None:
    """They are not packed: every file of the open data is large here."""
    monkeypatch.setattr(kept, "_LARGE", 1)
    page = root / "docs/guide.md"
    text = page.read_text("utf-8")
    for changed in (f"{text}\n再看一遍。\n", text):
        page.write_text(changed, encoding="utf-8")
        made = make(root)
    content = kept_file(root).read_bytes()
    assert "节约28余万元".encode() in content, "a text that was packed cannot be found"
    assert make(root).anew == []
    assert differences(made, before[1]) == differences(make(root), before[1]) == []


@pytest.mark.parametrize("page", ["studios/yi.md", "studios/jia.md"])
def test_what_is_kept_of_a_block_leaves_with_each_of_its_records(page: str, root: Path) -> None:
    """And a record that comes between others makes a block that is kept no longer when it goes."""
    before = of_records(root).keys()
    text = (root / page).read_text("utf-8")
    (root / page).unlink()
    assert differences(make(root), make_from_nothing(root)) == []
    without = of_records(root).keys()
    assert before - without
    (root / page).write_text(text, encoding="utf-8")
    assert differences(make(root), make_from_nothing(root)) == []
    assert of_records(root).keys() == before


def test_what_another_process_makes_of_a_record_is_kept_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That process may keep larger blocks than this one does here."""
    alone = map(maker_of_key, of_records(root))
    make_by_two(root, monkeypatch)
    assert set(map(maker_of_key, of_records(root))) == set(alone)


def chunks(root: Path) -> dict[str, kept.Piece]:
    """What is kept of the chunks of the search index, by its key."""
    entries = open_project(root).made.shop.kept.index.entries
    found = {}
    for key, entry in entries.items():
        if key.startswith("given ") and "encode_chunk" in key:
            found[key] = entry.pieces[0]
    return found


def test_an_edit_indexes_one_chunk_anew(root: Path) -> None:
    """The others are kept as they are, and what nothing was made of is kept no longer."""
    before = chunks(root)
    page = root / "studios/jia.md"
    page.write_text(page.read_text("utf-8") + "\n又写了一句。\n", encoding="utf-8")
    assert "files index" in make(root).anew
    after = chunks(root)
    assert len(before) == len(after) > 3
    assert len(after.keys() - before.keys()) == 1


def test_chunks_that_nobody_asked_for_are_kept_for_the_next_edit(root: Path) -> None:
    before = chunks(root)
    assert "files index" not in make(root).anew
    assert chunks(root).keys() == before.keys()


def test_what_another_process_has_indexed_is_kept_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That process may take more documents at a time than this one does here."""
    make_by_two(root, monkeypatch)
    assert len(chunks(root)) > 0


def test_a_damaged_chunk_is_indexed_anew(root: Path) -> None:
    content = bytearray(kept_file(root).read_bytes())
    for piece in chunks(root).values():
        content[piece.start + piece.length // 2] ^= 1
    kept_file(root).write_bytes(content)
    page = root / "studios/jia.md"
    page.write_text(page.read_text("utf-8") + "\n又写了一句。\n", encoding="utf-8")
    assert differences(make(root), make_from_nothing(root)) == []
    shop = open_project(root).made.shop
    assert len(chunks(root)) > 3
    assert None not in [shop.left_of_given(key.removeprefix("given ")) for key in chunks(root)]


def test_a_build_that_is_given_up_leaves_what_was_there(root: Path) -> None:
    before = kept_file(root).read_bytes()
    under_way = site_files(open_project(root))
    next(under_way)
    under_way.close()
    assert [path.read_bytes() for path in (root / kept.FOLDER).iterdir()] == [before]


SERIES = int(os.environ.get("JIANGPU_SERIES", "1"))
STEPS = 3


@pytest.mark.parametrize("seed", range(SERIES))
def test_after_random_edits_the_site_is_that_from_nothing(seed: int, root: Path) -> None:
    chance = random.Random(seed)
    for _ in range(STEPS):
        edit_at_random(root, chance)
        assert differences(make(root), make_from_nothing(root)) == []
