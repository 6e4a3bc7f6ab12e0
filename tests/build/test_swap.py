"""A site replaced by a process that is killed: after every step, and at moments of the clock."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.folder import open_site_folder
from jiangpu.build.swap import exchange_names, swap_steps

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from jiangpu.build.folder import open_site_folder
from jiangpu.build.swap import exchange_names, swap_steps
root, last, exchanging = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "exchange"
folder = open_site_folder(root / "site", root=root, wait=0, tell=print)
for number in range(3):
    (folder.path / f"{number}.html").write_text("new")
exchange = exchange_names if exchanging else lambda first, second: False
for step in swap_steps(folder.path, folder.target, exchange):
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)
"""

BUILDING_ON_AND_ON = """
import sys
from pathlib import Path
from jiangpu.build import swap
from jiangpu.build.folder import open_site_folder
root = Path(sys.argv[1])
if sys.argv[2] == "rename":
    swap._called = lambda *_: False
for version in range(10 ** 9):
    folder = open_site_folder(root / "site", root=root, wait=0, tell=print)
    for number in range(20):
        (folder.path / f"{number}.html").write_text(str(version))
    folder.publish()
    print("published", flush=True)
"""

EXCHANGE_STEPS = ["content lasting", "exchanged", "names lasting", "old removed"]
RENAME_STEPS = [
    "content lasting",
    "journal written",
    "old moved aside",
    "new moved in",
    "journal removed",
    "names lasting",
    "old removed",
]


def old_site(root: Path) -> None:
    (root / "site").mkdir()
    for number in range(3):
        (root / f"site/{number}.html").write_text("old")


def kill_at(step: str, way: str, root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED_AT, str(root), step, way], check=False)
    assert done.returncode == -9, "it never came to this step"


def texts(root: Path) -> list[str]:
    return [path.read_text() for path in sorted((root / "site").iterdir())]


def next_build_begins(root: Path) -> None:
    """What the next build does before it writes anything, and then it gives up."""
    open_site_folder(root / "site", root=root, wait=0, tell=print).abandon()


@pytest.mark.parametrize("step", EXCHANGE_STEPS)
def test_killed_while_names_are_exchanged(step: str, tmp_path: Path) -> None:
    """The site is whole at once, not only after the next build has begun."""
    old_site(tmp_path)
    kill_at(step, "exchange", tmp_path)
    assert texts(tmp_path) == ["old" if step == "content lasting" else "new"] * 3
    next_build_begins(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1, "what was left is cleared away"


@pytest.mark.parametrize("step", RENAME_STEPS)
def test_killed_between_two_renames(step: str, tmp_path: Path) -> None:
    """Once the old site has been moved aside, the next build moves the new one in."""
    old_site(tmp_path)
    kill_at(step, "rename", tmp_path)
    assert (tmp_path / "site").exists() == (step != "old moved aside")
    next_build_begins(tmp_path)
    before = step in ("content lasting", "journal written")
    assert texts(tmp_path) == ["old" if before else "new"] * 3
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("step", ["content lasting", "new moved in"])
def test_killed_at_the_first_site(step: str, tmp_path: Path) -> None:
    kill_at(step, "exchange", tmp_path)
    next_build_begins(tmp_path)
    assert (tmp_path / "site").exists() == (step == "new moved in")
    assert len(list(tmp_path.iterdir())) == (step == "new moved in")


def test_the_old_site_comes_back_when_the_new_one_is_lost(tmp_path: Path) -> None:
    old_site(tmp_path)
    kill_at("old moved aside", "rename", tmp_path)
    (building,) = tmp_path.glob(".site-building-*")
    for path in building.iterdir():
        path.unlink()
    building.rmdir()
    next_build_begins(tmp_path)
    assert texts(tmp_path) == ["old"] * 3


@pytest.mark.parametrize("way", ["exchange", "rename"])
def test_killed_at_any_moment(way: str, tmp_path: Path) -> None:
    """A process that replaces the site without end is killed ten times: never a mixture."""
    for number in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", BUILDING_ON_AND_ON, str(tmp_path), way],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout and process.stdout.readline() == "published\n"
        time.sleep(0.0017 * number)
        process.kill()
        process.communicate()
        if way == "rename":
            next_build_begins(tmp_path)
        found = texts(tmp_path)
        assert len(found) == 20 and len(set(found)) == 1


def test_names_are_exchanged_in_one_step_here(tmp_path: Path) -> None:
    """Linux and macOS can; on a file system that cannot, the tests of the exchange prove nothing."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "mark").touch()
    if not exchange_names(first, second):
        # there the two renames with a journal are used, which have tests of their own above
        pytest.skip("this file system cannot exchange names")
    assert (second / "mark").exists() and not (first / "mark").exists()


def test_a_failed_exchange_is_an_error(tmp_path: Path) -> None:
    """Only what a file system cannot do at all is done in another way."""
    (tmp_path / "new").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange_names(tmp_path / "new", tmp_path / "missing")


def test_the_steps_of_a_first_site(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    steps = list(swap_steps(tmp_path / "new", tmp_path / "site"))
    assert steps == ["content lasting", "new moved in", "names lasting", "old removed"]


def test_hidden_files_of_the_site_stay(tmp_path: Path) -> None:
    """A site may be a checkout from which it is published."""
    new, target = tmp_path / ".site-building-1-a", tmp_path / "site"
    for folder, name in ((new, "new.html"), (target, "old.html")):
        folder.mkdir()
        (folder / name).write_text(name)
    (target / ".git").mkdir()
    (target / ".git/HEAD").write_text("ref")
    for _ in swap_steps(new, target):
        pass
    assert sorted(path.name for path in target.iterdir()) == [".git", "new.html"]
    assert (target / ".git/HEAD").read_text() == "ref"


def mounted(error: int) -> Callable[[Path, Path], bool]:
    """What the system answers when the site's folder is mounted, as a volume of a container is."""

    def refuse(first: Path, second: Path) -> bool:
        raise OSError(error, os.strerror(error))

    return refuse


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A mounted site that is a checkout, with a page and a folder that the new site has not."""
    (tmp_path / "site/.git").mkdir(parents=True)
    (tmp_path / "site/.git/HEAD").write_text("ref: refs/heads/pages")
    (tmp_path / "site/index.html").write_text("old")
    (tmp_path / "site/gone/deep").mkdir(parents=True)
    (tmp_path / "site/gone/deep/index.html").write_text("old")
    (tmp_path / "site/studios").write_text("a file where the new site has a folder")
    (tmp_path / "new/studios").mkdir(parents=True)
    (tmp_path / "new/index.html").write_text("new")
    (tmp_path / "new/studios/index.html").write_text("new")
    return tmp_path


@pytest.mark.parametrize("error", [errno.EBUSY, errno.EXDEV])
def test_a_mounted_site_is_filled_anew(error: int, checkout: Path) -> None:
    steps = list(swap_steps(checkout / "new", checkout / "site", mounted(error)))
    assert steps == ["content lasting", "filled", "emptied", "names lasting", "old removed"]
    site = checkout / "site"
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert files == [".git/HEAD", "index.html", "studios/index.html"]
    assert {(site / path).read_text() for path in files[1:]} == {"new"}
    assert not (checkout / "new").exists() and not (site / "gone").exists()


def test_a_mounted_site_that_was_cut_off_is_finished_by_the_next_build(checkout: Path) -> None:
    shutil.copytree(checkout / "new", checkout / "again")
    first = swap_steps(checkout / "new", checkout / "site", mounted(errno.EBUSY))
    assert next(first) and next(first) == "filled"
    list(swap_steps(checkout / "again", checkout / "site", mounted(errno.EBUSY)))
    assert not (checkout / "site/gone").exists()


def test_filling_goes_through_no_link(checkout: Path) -> None:
    (checkout / "elsewhere").mkdir()
    (checkout / "elsewhere/kept").write_text("kept")
    (checkout / "site/studios").unlink()
    (checkout / "site/studios").symlink_to(checkout / "elsewhere")
    list(swap_steps(checkout / "new", checkout / "site", mounted(errno.EBUSY)))
    assert [path.name for path in (checkout / "elsewhere").iterdir()] == ["kept"]
    assert (checkout / "site/studios/index.html").read_text() == "new"
