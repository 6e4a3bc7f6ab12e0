"""What a page may load: files of its own site. The browser tests see to it that nothing else is asked for."""

from __future__ import annotations

import re
from html import unescape

import pytest
from jiangpu.build.project import Project, in_mode
from jiangpu.pages.files import redirects
from jiangpu.pages.frame import frame_of, whole
from jiangpu.site.policy import policy

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_only_the_site_itself_and_pictures_inside_styles() -> None:
    assert policy() == (
        "default-src 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'self'"
    )


@pytest.mark.parametrize("mode", ["site", "file"])
def test_every_page_carries_it_before_anything_is_loaded(repository: Project, mode: str) -> None:
    project = in_mode(repository, mode)
    frame = frame_of(project.site)
    seen = 0
    for page in list(project.pages())[::23]:
        document = whole(page, frame)
        match = _META.search(document)
        assert match and unescape(match[1]) == policy(mode)
        assert not re.search(r"<(link|script|img)\b", document[: match.start()])
        seen += 1
    assert seen > 10


def test_nothing_on_a_page_needs_more(repository: Project) -> None:
    """No script and no style is written into a page."""
    for page in repository.pages():
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=", page.html)


def test_a_page_that_leads_on_loads_nothing(repository: Project) -> None:
    file = redirects(repository.site)[0]
    match = _META.search(file.content.decode())
    assert match and match[1].startswith("default-src 'none'")
