"""命令: what can be typed after `jiangpu`, with an example of each."""

from __future__ import annotations

from ..display.view import View
from ..site.artefacts import Page
from ..site.reference import COMMANDS_URL
from ..site.site import Site
from .reference import reference
from .rendering import write_page
from .usage import USAGES


def commands_page(site: Site) -> Page:
    """Every command: its help, its words and options, what one types."""
    view = View(site, COMMANDS_URL)
    lead = "在项目文件夹里打开命令窗口，一行一条，打完按回车。不用命令也能参编，命令只是快。"
    return write_page(
        view, "commands.html", reference("命令", lead), lead=lead, usages=list(USAGES.values())
    )
