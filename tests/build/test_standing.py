"""What stands in a folder already is left; what has been touched, or is no longer wanted, goes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from jiangpu.build.standing import Left, Standing, status_of
from repositories import content_of

SITE = {"index.html": b"home", "people/a/index.html": b"a", "data/v1/all.json": b"[]"}


def put(folder: Path, files: Mapping[str, bytes], left: Mapping[str, Left]) -> dict[str, Left]:
    """One build into a folder."""
    standing = Standing(folder, left)
    for path, content in files.items():
        standing.put(path, content)
    return standing.close()


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, dict[str, Left]]:
    folder = tmp_path / "site"
    return folder, put(folder, SITE, {})


def test_what_is_the_same_is_not_written_again(built: tuple[Path, dict[str, Left]]) -> None:
    folder, left = built
    page = folder / "people/a/index.html"
    before = status_of(page.stat())
    put(folder, {**SITE, "index.html": b"new home"}, left)
    assert content_of(folder) == {**SITE, "index.html": b"new home"}
    assert status_of(page.stat()) == before


@pytest.mark.parametrize("gone", SITE)
def test_what_is_wanted_no_more_goes_with_its_folder(
    gone: str, built: tuple[Path, dict[str, Left]]
) -> None:
    folder, left = built
    wanted = {path: content for path, content in SITE.items() if path != gone}
    put(folder, wanted, left)
    assert content_of(folder) == wanted
    assert all(any(path.iterdir()) for path in folder.rglob("*") if path.is_dir())


def test_a_file_that_somebody_has_changed_is_written_again(
    built: tuple[Path, dict[str, Left]],
) -> None:
    """Even where it is as long as before and its date has been set back."""
    folder, left = built
    page = folder / "index.html"
    modified = page.stat().st_mtime_ns
    page.write_bytes(b"hack")
    os.utime(page, ns=(modified, modified))
    put(folder, SITE, left)
    assert content_of(folder) == SITE


def test_what_somebody_has_put_there_is_removed(built: tuple[Path, dict[str, Left]]) -> None:
    folder, left = built
    (folder / "people/b").mkdir()
    (folder / "people/b/index.html").write_text("b")
    (folder / "empty").mkdir()
    put(folder, SITE, left)
    assert content_of(folder) == SITE
    assert not (folder / "empty").exists()


@pytest.mark.parametrize("place", ["index.html", "people", "people/a/index.html", "new"])
def test_no_link_is_followed(
    place: str, built: tuple[Path, dict[str, Left]], tmp_path: Path
) -> None:
    folder, left = built
    (tmp_path / "elsewhere").mkdir()
    kept = tmp_path / "elsewhere/index.html"
    kept.write_text("of somebody else")
    way = folder / place
    if way.is_dir():
        way.rename(tmp_path / "moved")
    else:
        way.unlink(missing_ok=True)
    way.symlink_to(kept.parent if way.suffix == "" else kept)
    put(folder, SITE, left)
    assert content_of(folder) == SITE and not way.is_symlink()
    assert kept.read_text() == "of somebody else"


def test_another_name_of_a_file_keeps_its_content(
    built: tuple[Path, dict[str, Left]], tmp_path: Path
) -> None:
    """Some keep copies of a site as further names of its files."""
    folder, left = built
    (tmp_path / "copy.html").hardlink_to(folder / "index.html")
    put(folder, {**SITE, "index.html": b"new home"}, left)
    assert (tmp_path / "copy.html").read_bytes() == b"home"


@pytest.mark.parametrize(
    "files",
    [
        {"people": b"a file where a folder was"},
        {"index.html/index.html": b"a folder where a file was"},
        {"people/a/index.html/b/c": b"two folders deep"},
    ],
)
def test_files_and_folders_may_change_places(
    files: dict[str, bytes], built: tuple[Path, dict[str, Left]]
) -> None:
    folder, left = built
    put(folder, files, left)
    assert content_of(folder) == files


def test_of_two_files_with_one_path_the_later_counts(tmp_path: Path) -> None:
    standing = Standing(tmp_path / "site")
    standing.put("a", b"first")
    standing.put("a", b"second")
    standing.close()
    assert content_of(tmp_path / "site") == {"a": b"second"}


INDEX = {"search/index/a1/s/0": b"0", "search/index/a1/s/1": b"1", "search/index/list": b"a1"}


def put_index(
    folder: Path, files: Mapping[str, bytes], left: Mapping[str, Left]
) -> dict[str, Left]:
    """A build in which the folder of the index may have another name."""
    standing = Standing(folder, left)
    standing.expect_new_name("search/index")
    for path, content in files.items():
        standing.put(path, content)
    now = standing.close()
    assert content_of(folder) == files and {*now} == {*files}
    assert put(folder, files, now) == now, "the files are told as they are"
    return now


def test_of_a_folder_with_a_new_name_only_what_differs_is_written(tmp_path: Path) -> None:
    left = put(tmp_path / "site", SITE | INDEX, {})
    more = {"search/index/b2/s/0": b"00", "search/index/b2/s/1": b"1", "search/index/b2/t": b"t"}
    now = put_index(tmp_path / "site", {**SITE, **more, "search/index/list": b"b2"}, left)
    assert now["search/index/b2/s/1"] == left["search/index/a1/s/1"]
    assert now["search/index/b2/s/0"] != left["search/index/a1/s/0"]


def test_what_is_wanted_under_the_old_name_stays_there(tmp_path: Path) -> None:
    """Also where it is asked for only when the rest of its folder has moved."""
    for place in (0, 2):
        folder = tmp_path / str(place)
        left = put(folder, INDEX, {})
        new = list({"search/index/b2/s/0": b"0", "search/index/b2/s/1": b"1"}.items())
        new.insert(place, ("search/index/a1/s/1", b"1"))
        put_index(folder, dict(new), left)


def test_a_file_may_have_the_old_name_of_a_folder(tmp_path: Path) -> None:
    left = put(tmp_path / "site", INDEX, {})
    put_index(tmp_path / "site", {"search/index/a1": b"", "search/index/b2/s/0": b"0"}, left)
