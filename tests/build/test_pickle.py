"""A site goes to another process and gives the same pages there."""

from __future__ import annotations

import pickle

from jiangpu.build.project import Project


def test_a_site_that_was_pickled_gives_the_same_bytes(repository: Project) -> None:
    """Every page of the repository itself, from the site and the plans as another process gets them."""
    site, plans = pickle.loads(pickle.dumps((repository.site, repository.plans)))
    assert len(plans) == len(repository.plans) > 100
    different = [
        plan.url
        for plan, copy in zip(repository.plans, plans, strict=True)
        if plan.page(repository.site) != copy.page(site)
    ]
    assert different == []
