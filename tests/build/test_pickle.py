"""A site goes to another process and gives the same pages there."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

from jiangpu.build.finishing import finish, finish_files
from jiangpu.build.project import Project, open_project


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


def test_another_machine_needs_no_file_of_the_repository(
    tree: Callable[[str], Path], small: str
) -> None:
    """What is handed over is enough: the workers of a cluster share no folder with who asks."""
    root = tree(small)
    project = open_project(root)
    packed = pickle.dumps((project.made.shop.site, project.plans))
    here = [finish(project.made.shop.site, plan).made for plan in project.plans]
    files = finish_files(project.made.shop.site, "exports").made
    shutil.rmtree(root)
    site, plans = pickle.loads(packed)
    assert [finish(site, plan).made for plan in plans] == here
    assert finish_files(site, "exports").made == files
