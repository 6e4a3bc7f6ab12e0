"""The page for operators says what is so: the shipped files, and every option that a user of MkDocs may write."""

from __future__ import annotations

import re
import textwrap

import pytest
from jiangpu.adapter.plugins import INSTEAD
from jiangpu.library.config_lines import Lines
from jiangpu.library.unapplied import unapplied
from mkdocs.config.defaults import MkDocsConfig
from repositories import REPOSITORY

PAGE = (REPOSITORY / "docs/contribute/publish.md").read_text(encoding="utf-8")
SHIPPED = REPOSITORY / "hooks/jiangpu/assets/hosting"

UNREAD = {"config_file_path", "pages", "mdx_configs", "theme", "extra", "plugins", "hooks"}
"""What nobody writes, and what is looked at part by part."""


@pytest.mark.parametrize(("word", "file"), [("nginx", "nginx.conf"), ("caddy", "Caddyfile")])
def test_the_page_shows_the_shipped_file(word: str, file: str) -> None:
    block = re.search(rf"^    ```{word}\n(.*?)^    ```", PAGE, re.M | re.S)
    assert block
    shipped = (SHIPPED / file).read_text(encoding="utf-8").expandtabs(2)
    assert textwrap.dedent(block[1]).strip() == shipped.strip()


@pytest.mark.parametrize("option", sorted(set(dict(MkDocsConfig._schema)) - UNREAD))
def test_every_option_of_mkdocs_is_on_the_page_or_named_at_the_build(option: str) -> None:
    told = [problem.text for problem in unapplied({option: {"links": 1}}, Lines())]
    assert f"`{option}`" in PAGE or any(option in text for text in told)


def test_what_the_page_says_of_plugins_is_what_the_build_says() -> None:
    table = PAGE[PAGE.index("| 插件 |") :]
    rows = re.findall(r"^\| mkdocs-([\w-]+?)(?:-plugin)? \| (照常|不用)", table, re.M)
    assert len(rows) == 5
    for name, said in rows:
        assert (name in INSTEAD) == (said == "不用"), name
