"""标准对照: which standards profile asks for what, item by item."""

from __future__ import annotations

from ..assessment.comparison import Requirement, themes
from ..display.view import View
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, newest, write_page


def compare_page(site: Site) -> Page:
    """The page that sets all profiles side by side."""
    view = View(site, "standards/compare/")
    profiles = view.library.standards
    with_items = [profile for profile in profiles if profile.record.items]
    found = themes(with_items)
    alone: list[Requirement] = []
    for theme in found:
        if len(theme.profiles) == 1:
            alone.extend(theme.asked)
    lead = (
        f"{len(with_items)} 份标准逐项并排。"
        "叫法不同、看的是同一件事的排在一起；只有一份提到的列在后面。"
    )
    if not profiles:
        lead = "还没有收录标准。有了两份，这里就逐项并排。"
    above = [Crumb("标准", "standards/")] if profiles else []  # without one there is no list
    meta = Meta(
        title="标准对照",
        description=lead,
        trail=(HOME, *above, Crumb("标准对照")),
        updated=newest(profiles),
    )
    return write_page(
        view,
        "compare.html",
        meta,
        lead=lead,
        profiles=with_items,
        shared=[theme for theme in found if len(theme.profiles) > 1],
        own=alone,
        silent=[profile for profile in profiles if not profile.record.items],
    )
