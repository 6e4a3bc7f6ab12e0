"""What stands around every page, and the whole HTML document of a page.

A frame depends on the settings, on the sections and on the names of styles and scripts, but on
no record. A document is made from its page and the frame, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from ..body.render import sanitise
from ..library.settings import Section, Settings
from ..schema.registry import KINDS
from ..site.addresses import Flat, Mode, href, is_external, root_from, written
from ..site.artefacts import Page
from ..site.policy import policy
from ..site.site import Site
from .bundle import bundle
from .templates import environment

FOOTER = (
    ("报告", "reports/"),
    ("标准", "standards/"),
    ("荣誉", "honors/"),
    ("行业", "industries/"),
    ("地区", "regions/"),
    ("专题", "topics/"),
    ("大事年表", "timeline/"),
    ("手卷", "handscroll/"),
    ("印谱", "seals/"),
    ("挂轴", "scrolls/"),
    ("一法三师", "masters/"),
    ("", "glossary/"),
    ("", "guide/"),
    ("", "reading/"),
    ("来源一览", "sources/"),
    ("待补资料", "quality/"),
    ("数据下载", "data/"),
    ("字段说明", "contribute/fields/"),
    ("展厅模式", "show/"),
)
"""(title, address) of the pages that the footer leads to, those that the site has. An editorial
page has its own title.
"""

MOTTO = "劳模创新工作室与先进操作法"
"""Follows the name of the site in the title of the home page."""

FRAME_IDS = frozenset({"main", "find", "find-q", "find-tip", "find-list"})
"""The ids of the frame's own elements: no heading of a page may have them."""


@dataclass(frozen=True)
class Frame:
    """What is the same around every page of a site.

    Attributes:
        settings: name, address and publisher of the site.
        sections: the tabs of the header.
        footer: (title, address) of the links of the footer.
        bundle: name of a style or script → its address from the site's root.
        mode: "site" for a server, "file" for pages that are opened from a disk.
        flat: the pages that have a file in the place of a folder (`site.addresses.Flat`).
        notice: the copyright notice of the footer.
        feed: the address of what tells readers of changes, "" where there is none.
    """

    settings: Settings
    sections: tuple[Section, ...]
    footer: tuple[tuple[str, str], ...]
    bundle: Mapping[str, str]
    mode: Mode
    flat: Flat = field(default_factory=dict)
    notice: Markup = Markup()
    feed: str = "feed.xml"

    @property
    def site_name(self) -> str:
        return self.settings.site_name

    @property
    def public(self) -> bool:
        """Whether the pages have an address that others can open: those on a disk have none."""
        return self.mode == "site"

    def absolute(self, address: str) -> str:
        """An address from the site's root with the site's own address before it."""
        return self.settings.site_url.rstrip("/") + "/" + quote(written(address, self.flat))


def frame_of(site: Site) -> Frame:
    """The frame of a site's pages.

    A section whose page is missing is left out, and so is a link of the footer.
    """
    there = site.book.urls
    sections = []
    for section in site.settings.sections:
        inside = []
        for title, address in section.inside:
            if is_external(address) or address in there:
                inside.append((title or _page_title(site, address), address))
        address = inside[0][1] if inside else section.address
        if is_external(address) or address in there:
            title = section.title or _page_title(site, address)
            sections.append(Section(title, address, tuple(inside)))
    own = {page.url: page.page.short or page.name for page in site.pages}
    found = [(own.get(address, title), address) for title, address in FOOTER if address in there]
    return Frame(
        settings=site.settings,
        sections=tuple(sections),
        footer=tuple(found),
        bundle={name: file.path for name, file in bundle().items()},
        mode=site.mode,
        flat=site.flat,
        notice=Markup(sanitise(site.settings.look.copyright)),
    )


def whole(page: Page, frame: Frame) -> str:
    """The HTML document of a page, ready to be written to a file."""
    link = _links(page, frame)
    has_address = frame.public and page.layout != "missing"
    own = frame.absolute(page.url) if has_address else ""
    return (
        environment()
        .get_template("frame/document.html")
        .render(
            page=page,
            frame=frame,
            content=Markup(page.html),
            heading=_heading(page, frame),
            canonical=page.canonical or own,
            link=link,
            root=_root(page, frame),
            policy=policy(frame.mode),
        )
    )


def _links(page: Page, frame: Frame) -> Callable[[str], str]:
    """Makes the links of a page: address from the site's root → what to write."""

    def link(address: str) -> str:
        if is_external(address):
            return address
        if page.layout == "missing":
            return frame.settings.base_path + quote(written(address, frame.flat))
        return href(address, page.url, frame.mode, frame.flat)

    return link


def _root(page: Page, frame: Frame) -> str:
    """The folder of the site seen from a page, for scripts that put addresses together."""
    if page.layout == "missing":
        return frame.settings.base_path
    return root_from(page.url, frame.flat)


def _heading(page: Page, frame: Frame) -> str:
    """What a browser shows as the title of the page."""
    if not page.url:
        return f"{frame.site_name}：{MOTTO}"
    return f"{page.title} · {frame.site_name}"


def _page_title(site: Site, address: str) -> str:
    """The title of a section to which the settings give none: the name of its page."""
    if not address:
        return "首页"
    for kind in KINDS:
        if kind.url == address:
            return kind.label
    return site.page_names.get(address, address)
