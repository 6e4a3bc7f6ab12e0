"""What a line break in a template means, and that no text of a record becomes markup."""

from __future__ import annotations

import pytest
from jiangpu.pages.templates import environment
from jinja2 import TemplateSyntaxError

CASES = {
    "between two sentences there is no space": (
        "<p>\n  先停。\n  再看。\n</p>",
        "<p>先停。再看。</p>",
    ),
    "between two inline elements there is no space": (
        "<b>一</b>\n<span>项</span>",
        "<b>一</b><span>项</span>",
    ),
    "a space within a line stays": ("<b>一</b> <span>项</span>", "<b>一</b> <span>项</span>"),
    "a space can be written out": ('<b>一</b>\n{{ " " }}<i>项</i>', "<b>一</b> <i>项</i>"),
    "within a tag a line break is a space": (
        '<input name="q"\n    type="search">',
        '<input name="q" type="search">',
    ),
    "a greater-than sign of Jinja does not end a tag": (
        '<li{% if 2 > 1 %} class="on"{% endif %}\n  id="a">',
        '<li class="on" id="a">',
    ),
    "a list of Jinja may stand on several lines": (
        '{{ ["一",\n  "二"]\n  | join("、") }}',
        "一、二",
    ),
    "a dot between two facts begins no line": (
        '{{ ["一", "二"] | join(" · ") }} · 三',
        "一\xa0· 二\xa0· 三",
    ),
    "a long attribute may be broken at a space": (
        '<path d="M0 0\n  L1 1"/>',
        '<path d="M0 0 L1 1"/>',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_line_break_is_no_part_of_the_page(case: str) -> None:
    source, expected = CASES[case]
    assert environment().from_string(source).render() == expected


def test_line_breaks_of_values_stay() -> None:
    assert environment().from_string("<pre>\n{{ text }}\n</pre>").render(text="一\n二") == (
        "<pre>一\n二</pre>"
    )


def test_a_fault_is_reported_with_its_line() -> None:
    with pytest.raises(TemplateSyntaxError) as fault:
        environment().from_string("<p>\n\n  先停。\n  {% nonsense %}\n</p>")
    assert fault.value.lineno == 4


def test_text_of_a_record_is_escaped() -> None:
    page = environment().from_string("<p>{{ name }}</p>").render(name="<script>")
    assert page == "<p>&lt;script&gt;</p>"
