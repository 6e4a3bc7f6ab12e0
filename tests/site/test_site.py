"""The site: what is made of it once."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

from jiangpu.site.site import Site


def numbers(site: Site) -> list[str]:
    return [document.number for document in site.library.documents]


def test_what_a_site_is_asked_for_twice_is_made_once(opened: Callable, small: str) -> None:
    site = opened(small).site
    first = site.once(numbers)
    assert first == numbers(site)
    assert site.once(numbers) is first


def test_another_site_has_its_own(opened: Callable, small: str) -> None:
    site = opened(small).site
    first = site.once(numbers)
    assert replace(site, mode="file").once(numbers) is not first


def test_what_was_made_goes_along_when_a_site_is_pickled(opened: Callable, small: str) -> None:
    site = opened(small).site
    first = site.once(numbers)
    first.append("made here")
    assert pickle.loads(pickle.dumps(site)).once(numbers) == first
