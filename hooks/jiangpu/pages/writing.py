"""The sheet: a form without a server, for whoever knows something. It is a page of the site, and
one HTML file that can be sent by WeChat or carried on a USB stick.
"""

from __future__ import annotations

import base64
import hashlib

from ..display import sheets
from ..display.view import View
from ..schema.registry import METHOD
from ..site import assets
from ..site.artefacts import DataFile, Page
from ..site.site import Site
from ..writing.script_rules import value_rules
from .facts import FACTS
from .rendering import HOME, Crumb, Meta, write_page
from .templates import environment
from .writing_rules import writing_rules

SHEET_URL = sheets.SHEET_URL
"""The address of the sheet."""

METHOD_SHEET = "contribute/method/"
"""The address at which the sheet asks for a way of working."""

SHEET_FILE = "contribute/sheet.html"
"""The sheet in one file."""

GUIDE = "write-method/"
"""The address of the page that says how to write a method down."""

_STYLES = ("tokens.css", "components.css", "fields.css", "writing.css")


def sheet_page(site: Site) -> Page:
    """The sheet, open for everything."""
    return _page(site, SHEET_URL, "告诉我们您知道的", "")


def method_sheet_page(site: Site) -> Page:
    """The sheet, open for a new method."""
    return _page(site, METHOD_SHEET, "操作法一页纸", METHOD.key)


def _page(site: Site, address: str, title: str, kind: str) -> Page:
    view = View(site, address)
    lead = "不用账号，四屏填完，最后存成一个小文件交给编者。"
    meta = Meta(
        title=title,
        description=lead,
        trail=(HOME, Crumb("参编", "contribute/"), Crumb(title)),
        section="contribute/",
        layout="lesson",
    )
    return write_page(
        view,
        "writing.html",
        meta,
        lead=lead,
        kind=kind,
        facts=f"{FACTS}S0000.js",
        file=SHEET_FILE,
        guide=GUIDE if kind and view.links.has_page(GUIDE) else "",
    )


def sheet_file(site: Site) -> DataFile:
    """The sheet in one file: its styles and scripts stand in it, and it asks for nothing."""
    settings = site.settings
    style = assets.joined_styles(_STYLES)
    values = _safe(assets.joined("values", value_rules()).decode())
    script = _safe(assets.joined("writing", writing_rules()).decode())
    html = (
        environment()
        .get_template("writing-file.html")
        .render(
            title=f"告诉{settings.site_name}您知道的",
            site_name=settings.site_name,
            contact=settings.contact,
            style=style,
            scripts=(values, script),
            policy=_policy(style, (values, script)),
        )
    )
    return DataFile(SHEET_FILE, html.encode())


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    """The policy of the one file: its own style and scripts, and nothing else."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; img-src data:; script-src {allowed}; style-src {_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    """What a policy calls a style or a script that stands in a page."""
    hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{hashed}'"


def _safe(script: str) -> str:
    """A script that cannot end its element."""
    return script.replace("</", "<\\/").replace("<!--", "<\\!--")
