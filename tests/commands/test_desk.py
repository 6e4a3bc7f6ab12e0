"""`jiangpu desk`: what is said where it cannot be opened, and that it listens to this machine alone."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from jiangpu.commands import desk
from jiangpu.commands.main import main


def test_what_is_missing_is_named(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["desk"]) == 2
    said = capsys.readouterr().err
    assert "uvicorn 还没有装" in said and "jiangpu[desk]" in said and "Traceback" not in said


@pytest.mark.parametrize("port", ["80", "70000", "abc"])
def test_a_port_that_cannot_be_used_is_refused(
    port: str, inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desk", "--port", port]) == 2
    assert "1024 到 65535" in capsys.readouterr().err


def test_a_port_that_another_program_has_is_named(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["desk", "--port", str(port), "--no-browser"]) == 2
    assert f"端口 {port} 有别的程序在用" in capsys.readouterr().err


def test_only_this_machine_can_reach_it() -> None:
    with desk._listening(None) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
