"""Components that many others import."""

from __future__ import annotations

from jiangpu.pages.templates import IMPORTED, Component
from jinja2 import DictLoader, Environment

TEMPLATES = {
    "words": "{% set _ = count() %}{% macro say() %}{{ v }}{% endmacro %}",
    "rows": '{% import "words" as words with context %}{% macro row() %}{{ words.say() }}{% endmacro %}',
    "page": (
        '{% import "words" as words with context %}{% import "rows" as rows with context %}'
        "{{ words.say() }} {{ rows.row() }}"
    ),
}


def test_a_component_is_put_together_once_for_a_page_and_anew_for_the_next() -> None:
    made: list[str] = []
    environment = Environment(loader=DictLoader(TEMPLATES))
    environment.template_class = Component
    environment.globals["count"] = lambda: made.append("words")
    page = environment.get_template("page")
    assert page.render(v="甲", **{IMPORTED: {}}) == "甲 甲"
    assert len(made) == 1
    assert page.render(v="乙", **{IMPORTED: {}}) == "乙 乙"
    assert len(made) == 2
