"""标准对照: which standards profile asks for what, item by item."""

from __future__ import annotations

from ..assessment.comparison import themes
from ..display.view import Site, View
from ..site.artefacts import Page
from .rendering import newest, write_page


def compare_page(site: Site) -> Page:
    view = View(site, "standards/compare/")
    profiles = view.library.of_kind("standard")
    listed = [profile for profile in profiles if profile.record.items]
    found = themes(listed)
    shared = [theme for theme in found if len(theme.profiles) > 1]
    own = [theme for theme in found if len(theme.profiles) == 1]
    lead = f"{len(listed)} 份标准逐项并排。叫法不同、看的是同一件事的排在一起；只有一份提到的列在后面。"
    return write_page(
        view,
        "compare.html",
        title="标准对照",
        description=lead,
        section="",
        lead=lead,
        trail=[("首页", ""), ("标准", "standards/"), ("标准对照", None)],
        profiles=listed,
        shared=shared,
        own=own,
        silent=[profile for profile in profiles if not profile.record.items],
        updated=newest(profile.record.updated for profile in profiles),
    )
