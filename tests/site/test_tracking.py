"""What a page has read, so that a change rebuilds it and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.schema.registry import METHOD, STANDARD
from jiangpu.site.site import Site
from jiangpu.site.tracking import TrackedLibrary, TrackedSettings


@pytest.fixture
def site(opened: Callable, small: str) -> Site:
    return opened(small).site


def test_nothing_is_noted_before_it_is_read(site: Site) -> None:
    assert TrackedLibrary(site.library).read == set()
    assert TrackedSettings(site.settings).read == set()


def test_a_kind_is_one_note_however_many_records_it_has(site: Site) -> None:
    library = TrackedLibrary(site.library)
    assert [method.number for method in library.methods] == ["M0001"]
    assert library.read == {"*method"}


def test_an_industry_is_noted_by_its_kind(site: Site) -> None:
    library = TrackedLibrary(site.library)
    library.in_industry(METHOD, "化工")
    assert library.read == {"*method.industry=化工"}


def test_a_reference_that_leads_nowhere_is_noted(site: Site) -> None:
    library = TrackedLibrary(site.library)
    assert library.find("person", "李四") is None
    assert library.read == {"?person:李四"}


def test_who_names_a_record_is_noted(site: Site) -> None:
    library = TrackedLibrary(site.library)
    person = library.get("P0001")
    assert person
    library.referring(person, "method", "authors")
    assert "*method.authors=P0001" in library.read


def test_a_record_of_another_kind_is_not_given(site: Site) -> None:
    library = TrackedLibrary(site.library)
    assert library.get_of(METHOD, "M0001")
    assert library.get_of(STANDARD, "M0001") is None


def test_a_setting_is_noted_by_its_name(site: Site) -> None:
    settings = TrackedSettings(site.settings)
    assert settings.site_name == site.settings.site_name
    assert settings.read == {"settings.site_name"}
