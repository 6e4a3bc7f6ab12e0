"""A project to run commands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def inside(tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tree(small)
    monkeypatch.chdir(root)
    return root
