"""What was saved is seen at once: its pages are those of a whole build, and nothing is shown that a build would not show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from edits import EDITS, Edit
from jiangpu.build.finishing import finish
from jiangpu.build.project import Project, open_project
from jiangpu.build.saved import NotAlone, Preview, Saved
from jiangpu.pages import plan
from jiangpu.site.asking import asked_site
from repositories import REPOSITORY, content_of, write_tree

TEXT = "".join(
    (REPOSITORY / "tests/cases" / name).read_text(encoding="utf-8")
    for name in ("small.txt", "kept.txt")
)

NOT_ALONE = {
    "a name used elsewhere",
    "a consent",
    "no consent any more",
    "a new record",
    "a draft",
    "a withdrawn record",
    "a deleted record",
    "a renamed record",
    "an explanation",
    "a term",
    "a new editorial page",
    "a way in",
    "a way of seeing",
    "words of the search",
    "a picture",
    "who publishes the site",
    "the name of the site",
    "the navigation",
    "the profile in force",
    "what the home page names",
    "an address that was published",
    "a content folder",
}
"""The edits that concern more than the pages of one text."""

LIKE_OTHERS = {
    "nothing",
    "a word of the glossary in a body",
    "a trade",
    "an error in a figure",
    "the newest date",
    "an honour",
    "an anchor",
}
"""The edits that are left out for the sake of time: they change a text as others do."""

OF_OTHERS = {"a tag"}
"""The edits after which the page itself says something of others: here that there is a page of the new topic."""


def write_more(root: Path, uri: str, text: str) -> None:
    """Go on writing at the end of a file."""
    with (root / uri).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Project]]:
    """A repository as the last build has read it, without the reference, which follows from the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "_reference", list)
        root = write_tree(tmp_path_factory.mktemp("base"), TEXT)
        yield root, open_project(root, drafts=True)


@pytest.fixture
def root(base: tuple[Path, Project], tmp_path: Path) -> Path:
    return Path(shutil.copytree(base[0], tmp_path / "repository"))


@pytest.fixture
def preview(base: tuple[Path, Project], root: Path) -> Preview:
    return Preview(replace(base[1], root=root))


def edit(root: Path, uri: str, old: str, new: str) -> None:
    text = (root / uri).read_text(encoding="utf-8")
    assert old in text, old
    (root / uri).write_text(text.replace(old, new, 1), encoding="utf-8")


def whole(root: Path, saved: Saved) -> dict[str, bytes]:
    """The same pages as a whole build makes them."""
    project = open_project(root, drafts=True)
    site = asked_site(project.site)
    paths = dict(saved.files)
    found = {}
    for each in project.plans:
        if site.file_of(each.url) in paths:
            made = finish(site, each).made
            found[made.path] = made.content
    return found


@pytest.mark.parametrize(
    "change",
    [change for change in EDITS if change.name not in LIKE_OTHERS],
    ids=lambda change: change.name,
)
def test_its_pages_are_those_of_a_whole_build(change: Edit, root: Path, preview: Preview) -> None:
    """Or it is refused, because it concerns others too."""
    before = content_of(root)
    change.change(root)
    after = content_of(root)
    either = before.keys() | after.keys()
    uris = sorted(uri for uri in either if before.get(uri) != after.get(uri))
    if change.name in NOT_ALONE:
        with pytest.raises(NotAlone):
            preview.save(uris)
        return
    saved = preview.save(uris)
    assert list(saved.texts) == uris
    made = whole(root, saved)
    if saved.broken:
        assert made == {}
    elif change.name not in OF_OTHERS:
        assert made == dict(saved.files)


def test_what_is_touched_only_is_not_made_again(root: Path, preview: Preview) -> None:
    (root / "studios/jia.md").touch()
    assert preview.save(["studios/jia.md"]) == Saved((), (), (), ())


def test_an_error_is_told_in_the_place_of_the_page(root: Path, preview: Preview) -> None:
    edit(root, "studios/jia.md", "行业: 化工", "行业: [化工")
    saved = preview.save(["studios/jia.md"])
    line = (root / "studios/jia.md").read_text(encoding="utf-8").split("\n").index(
        "行业: [化工"
    ) + 1
    assert saved.broken == ("studios/jia.md",)
    assert [path for path, _ in saved.files] == ["studios/jia/index.html"]
    assert any(str(each).startswith(f"studios/jia.md:{line}:") for each in saved.problems)
    page = saved.files[0][1].decode()
    assert all(
        each.text in page for each in saved.problems if each.is_error and "“" not in each.text
    )


def test_a_mended_record_has_its_page_again(root: Path, preview: Preview) -> None:
    edit(root, "studios/jia.md", "行业: 化工", "行业: [化工")
    preview.save(["studios/jia.md"])
    edit(root, "studios/jia.md", "行业: [化工", "行业: 化工")
    saved = preview.save(["studios/jia.md"])
    assert not saved.broken
    assert whole(root, saved) == dict(saved.files)


def test_so_has_one_that_was_broken_when_the_site_was_built(root: Path) -> None:
    edit(root, "methods/xunxian.md", "类别: 工作法", "类别: 工作法則")
    preview = Preview(open_project(root, drafts=True))
    edit(root, "methods/xunxian.md", "类别: 工作法則", "类别: 工作法")
    saved = preview.save(["methods/xunxian.md"])
    assert [path for path, _ in saved.files] == ["methods/xunxian/index.html"]
    assert whole(root, saved).keys() == dict(saved.files).keys()


def test_a_draft_is_seen_as_it_is_written(root: Path) -> None:
    edit(root, "methods/xunxian.md", "更新:", "状态: 草稿\n更新:")
    preview = Preview(open_project(root, drafts=True))
    write_more(root, "methods/xunxian.md", "\n还没有写完。\n")
    saved = preview.save(["methods/xunxian.md"])
    assert "还没有写完。" in saved.files[0][1].decode()
    assert whole(root, saved) == dict(saved.files)


def test_a_name_that_may_not_be_shown_is_not_shown(root: Path) -> None:
    """As in a whole build: an editorial page is shown without it, a record with it is an error."""
    edit(root, "docs/people/lisi.md", "日期: 2024-01-01}", "日期: 2024-01-01, 显示: 姓氏}")
    preview = Preview(open_project(root, drafts=True))
    write_more(root, "docs/guide.md", "\n李四也来了。\n")
    saved = preview.save(["docs/guide.md"])
    assert "李四" not in saved.files[0][1].decode()
    assert whole(root, saved) == dict(saved.files)
    write_more(root, "studios/jia.md", "\n李四也来了。\n")
    assert preview.save(["studios/jia.md"]).broken == ("studios/jia.md",)


def test_a_day_that_ends_a_consent_is_for_the_whole_site(root: Path) -> None:
    edit(root, "docs/people/lisi.md", "日期: 2024-01-01}", "日期: 2024-01-01, 保留到: 2024-12-31}")
    preview = Preview(open_project(root, drafts=True))
    edit(root, "studios/yi.md", "更新: 2024-04-06", "更新: 2025-01-01")
    with pytest.raises(NotAlone):
        preview.save(["studios/yi.md"])


def test_what_was_worked_out_before_is_not_worked_out_again(root: Path, preview: Preview) -> None:
    """But what rests on the text that has changed is."""
    preview.warm()
    edit(root, "methods/sanbu.md", "停泵}", "停下泵}")
    saved = preview.save(["methods/sanbu.md"])
    assert whole(root, saved) == dict(saved.files)
    assert "停下泵" in dict(saved.files)["methods/sanbu/learn/index.html"].decode()


def test_the_pages_of_a_text_are_those_that_name_it(base: tuple[Path, Project]) -> None:
    """Nobody else has to be asked which they are."""
    project = base[1]
    for document in project.site.library.documents:
        own = [each for each in project.plans if each.args[:1] == (document.number,)]
        assert sorted(plan.plans_of(document), key=str) == sorted(own, key=str)
    assert all(each in project.plans for page in project.site.pages for each in plan.plans_of(page))
