"""Names in a text that have no record yet."""

from __future__ import annotations

import pytest
from jiangpu.importing.recognised import recognised


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2020年被市总工会命名为市级劳模创新工作室。", ()),
        ("2020年被命名为赵钢劳模创新工作室。", ("赵钢劳模创新工作室",)),
        ("厂里成立赵钢劳模创新工作室，王大力师傅当副手。", ("赵钢劳模创新工作室", "王大力")),
    ],
)
def test_the_sentence_before_a_name_is_no_part_of_it(text: str, names: tuple[str, ...]) -> None:
    assert recognised(text, ()).unknown == names
