"""Two builds at one place at once, and builds killed on the way: the site is always one whole site."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import REPOSITORY, run_build, write_tree

OFFSETS = range(20)
KILLS = range(6)


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def race(task: str, root: Path, total: int, numbers: range) -> subprocess.Popen[str]:
    program = REPOSITORY / "tests/build/racing.py"
    arguments = [task, str(root), str(total), *map(str, numbers)]
    return subprocess.Popen(
        [sys.executable, str(program), *arguments], stdout=subprocess.PIPE, text=True
    )


def results_of(racing: subprocess.Popen[str]) -> list[dict]:
    output, _ = racing.communicate()
    assert racing.returncode == 0
    return json.loads(output)


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory, small: str) -> tuple[Path, Path]:
    """The small repository twice: two halves of the races are run side by side."""
    folder = tmp_path_factory.mktemp("racing")
    return write_tree(folder / "a", small), write_tree(folder / "b", small)


@pytest.fixture(scope="module")
def pairs(roots: tuple[Path, Path]) -> dict[int, dict]:
    """What came of two builds at each offset, with the folder of the repository."""
    halves = OFFSETS[:10], OFFSETS[10:]
    racing = [race("pairs", root, 20, half) for root, half in zip(roots, halves, strict=True)]
    found = {}
    for root, half, process in zip(roots, halves, racing, strict=True):
        for number, result in zip(half, results_of(process), strict=True):
            found[number] = {**result, "root": root}
    return found


@pytest.mark.parametrize("number", OFFSETS)
def test_two_builds_at_once_leave_one_whole_site(number: int, pairs: dict[int, dict]) -> None:
    result = pairs[number]
    root = result["root"]
    assert hashes(root / result["site"]) == hashes(root / "clean")
    assert not list(root.glob(f".{result['site']}-*")), "nothing is left beside it"


@pytest.mark.parametrize("number", OFFSETS)
def test_the_build_that_loses_says_why(number: int, pairs: dict[int, dict]) -> None:
    """One that waits succeeds in the end; one that was told not to wait stops with a reason."""
    result = pairs[number]
    assert 0 in result["codes"]
    for code, said in zip(result["codes"], result["said"], strict=True):
        if code:
            assert (code, result["wait"]) == (1, 0)
            assert f".{result['site']}-lock: 主机 " in said and "起在这里生成，这次没有生成" in said
            assert "改法:等它做完再来" in said and "Traceback" not in said


def test_the_builds_do_meet(pairs: dict[int, dict]) -> None:
    """The races above are races: some builds waited, and some that were told not to stopped."""
    assert [result for result in pairs.values() if "等它做完，最多再等" in "".join(result["said"])]
    assert [result for result in pairs.values() if sorted(result["codes"]) == [0, 1]]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory, small: str) -> tuple[Path, list[dict]]:
    """Builds of a changed repository, killed at several moments where the old site stood."""
    root = write_tree(tmp_path_factory.mktemp("killed"), small)
    assert run_build(root, "--strict", "--site-dir", "old").returncode == 0
    file = root / "methods/sanbu.md"
    file.write_text(file.read_text(encoding="utf-8").replace("工种: 泵工", "工种: 钳工"))
    return root, results_of(race("kills", root, 5, KILLS))


@pytest.mark.parametrize("number", KILLS)
def test_a_killed_build_leaves_the_old_or_the_new_site(
    number: int, killed: tuple[Path, list[dict]]
) -> None:
    root, results = killed
    site = hashes(root / results[number]["site"])
    assert site in (hashes(root / "old"), hashes(root / "clean"))


def test_a_build_after_a_killed_one_clears_up(killed: tuple[Path, list[dict]]) -> None:
    root, results = killed
    dead = next(result for result in results if list(root.glob(f".{result['site']}-building-*")))
    assert dead["code"] == -9
    assert run_build(root, "--strict", "--site-dir", dead["site"]).returncode == 0
    assert hashes(root / dead["site"]) == hashes(root / "clean")
    assert not list(root.glob(f".{dead['site']}-*"))
