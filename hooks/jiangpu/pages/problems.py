"""问题观察: the problems that reports name, each with what the records show."""

from __future__ import annotations

from ..assessment.observatory import observe
from ..display.view import View
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, newest, write_page

_LEAD = "报告点的问题，一条一条对着今天的记录看。数不出来的，写明还要什么资料。"


def problems_page(site: Site) -> Page:
    """The page of all problems."""
    view = View(site, "statistics/problems/")
    observations = observe(site.library, view.standards.in_force())
    meta = Meta(
        title="问题观察",
        description=_LEAD,
        trail=(HOME, Crumb("统计", "statistics/"), Crumb("问题观察")),
        section="statistics/",
        updated=newest(view.library.listed),
    )
    return write_page(view, "problems.html", meta, lead=_LEAD, observations=observations)
