"""`jiangpu site` and `jiangpu serve`: MkDocs run by the same Python, with no make and nothing on the search path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jiangpu.commands.main import main


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], Path]]:
    """What is run, and in which folder; nothing really is."""
    found: list[tuple[list[str], Path]] = []

    def run(command: list[str], *, cwd: Path, **_: object) -> subprocess.CompletedProcess[str]:
        found.append((command, cwd))
        return subprocess.CompletedProcess(command, 3 if "serve" in command else 0)

    monkeypatch.setattr(subprocess, "run", run)
    return found


def test_site_is_a_strict_build(inside: Path, ran: list) -> None:
    assert main(["site"]) == 0
    assert ran == [([sys.executable, "-m", "mkdocs", "build", "--strict"], inside)]


def test_it_is_the_same_from_a_folder_inside(
    inside: Path, ran: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inside / "studios")
    assert main(["site", "--out", "../fertig"]) == 0
    ((command, folder),) = ran
    assert folder == inside
    assert Path(command[-1]).resolve() == inside / "fertig", "beside where it was typed"


def test_serve_says_where_and_fails_as_mkdocs_fails(inside: Path, ran: list) -> None:
    assert main(["serve", "--address", "127.0.0.1:8001"]) == 1
    assert ran[0][0][-3:] == ["serve", "--dev-addr", "127.0.0.1:8001"]


def test_what_somebody_ends_is_no_site_and_its_addresses_are_not_noted(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`jiangpu serve` is ended in no other way."""

    def run(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["site", "--published"]) == 130
    assert capsys.readouterr().err == "\njiangpu: 停下了\n"
    assert not (inside / "tests/published.txt").exists()
    assert main(["serve"]) == 0


def test_outside_a_project_nothing_is_run(
    tmp_path: Path, ran: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["site"]) == 2 and not ran


def test_published_addresses_are_kept_and_new_ones_added(inside: Path, ran: list) -> None:
    """What the settings call 已发布地址; `jiangpu undo` takes it back."""
    ledger = inside / "tests/published.txt"
    ledger.parent.mkdir()
    ledger.write_text("/methods/gone/\n/m/M0041/ /methods/gone/\n", encoding="utf-8")
    assert main(["site", "--published"]) == 0
    lines = ledger.read_text(encoding="utf-8").splitlines()
    assert {"/methods/gone/", "/m/M0041/ /methods/gone/"} <= set(lines)
    assert {"/studios/jia/", "/s/S0001/ /studios/jia/"} <= set(lines)
    assert main(["site", "--published"]) == 0
    assert ledger.read_text(encoding="utf-8").splitlines() == lines
    assert main(["undo", "--yes"]) == 0
    assert len(ledger.read_text(encoding="utf-8").splitlines()) == 2
