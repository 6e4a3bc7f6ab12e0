"""An id stands once on a page: what an editor's heading is called when its anchor is taken."""

from __future__ import annotations

from jiangpu.body.distinct import with_distinct_ids
from jiangpu.body.render import Rendered

HEADINGS = Rendered(
    '<h2 id="sources">sources</h2><p>一段</p><h2 id="后来">后来</h2>',
    ((2, "sources", "sources"), (2, "后来", "后来")),
)


def test_a_heading_gives_way_to_a_section_of_the_page() -> None:
    distinct = with_distinct_ids(HEADINGS, {"sources"})
    assert '<h2 id="sources-2">sources</h2>' in distinct.html


def test_the_table_of_contents_follows() -> None:
    distinct = with_distinct_ids(HEADINGS, {"sources"})
    assert distinct.toc == ((2, "sources-2", "sources"), (2, "后来", "后来"))


def test_a_number_that_is_taken_too_is_passed_over() -> None:
    distinct = with_distinct_ids(HEADINGS, {"sources", "sources-2"})
    assert 'id="sources-3"' in distinct.html


def test_a_body_without_a_collision_stays_as_it_is() -> None:
    assert with_distinct_ids(HEADINGS, {"figures"}) is HEADINGS


def test_two_equal_ids_of_the_body_are_told_apart() -> None:
    twice = Rendered(
        '<h2 id="碳化">碳化</h2><dl><dt id="碳化">碳化</dt></dl>', ((2, "碳化", "碳化"),)
    )
    distinct = with_distinct_ids(twice, frozenset())
    assert '<h2 id="碳化">' in distinct.html
    assert '<dt id="碳化-2">' in distinct.html
    assert distinct.toc == twice.toc
