"""The small repository before and after a change, and the review of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.review.comparing import compared
from jiangpu.review.review import Review
from jiangpu.review.sides import opened
from repositories import write_tree


@pytest.fixture
def reviewed(tmp_path: Path, small: str) -> Callable[..., Review]:
    """The review of a change: pairs of what stood there and what stands there now."""

    def made(*changes: tuple[str, str], more: str = "") -> Review:
        text = small
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        before = write_tree(tmp_path / "before", small)
        after = write_tree(tmp_path / "after", text + more)
        return compared(opened(before), opened(after), "main")

    return made
