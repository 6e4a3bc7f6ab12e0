"""Our own words, and every number accounted for: sweeps over the built site."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
from jiangpu.build.project import Project
from jiangpu.checks.prose import accounted, unaccounted, unit_pattern
from repositories import REPOSITORY

WINDOW = 26
DROP = r"[\s“”‘’\"']"


def visible(html: str) -> str:
    """The text that a visitor can read."""
    return unescape(
        re.sub(r"<[^>]+>", " ", re.sub(r"<(head|script|svg|style)\b.*?</\1>", "", html, flags=re.S))
    )


def windows(text: str) -> set[str]:
    """Hashes of every 26-character window, titles in 《》 aside."""
    found = set()
    for part in re.split(r"《[^》]*》", text):
        bare = re.sub(DROP, "", part)
        found |= {
            hashlib.sha256(bare[start : start + WINDOW].encode()).hexdigest()[:12]
            for start in range(len(bare) - WINDOW + 1)
        }
    return found


def test_the_source_document_is_not_copied(built: Path) -> None:
    """No 26 characters in a row of the source document stand on any page. The test needs only hashes of the document."""
    lines = (REPOSITORY / "tests/cases/source-windows.txt").read_text(encoding="utf-8").splitlines()
    source = {line for line in lines if line and not line.startswith("#")}
    assert len(source) > 5000
    copied = [
        path.relative_to(built).as_posix()
        for path in sorted(built.rglob("*.html"))
        if windows(visible(path.read_text(encoding="utf-8"))) & source
    ]
    assert not copied


# What the generator itself says about a record, in its own counts, and what belongs to other records. Each with its reason.
NOT_THE_RECORDS_TEXT = (
    r'<div class="j-fig"[^>]*>.*?</details></div>',  # figures with their passports: they are the account
    r'<ul class="j-rows">.*?</ul>',  # rows show other records
    r'<section class="j-sec " id="(?:standards|sources|ask|others|series|checks|coverage|alike|related|figures|more-figures)[^"]*">.*?</section>',
    r'<section class="j-sec [^"]*" id="(?:learn|stops|passport|certificate|carry|sign)"[^>]*>.*?</section>',  # learning: counted, or of the path
    r"<p [^>]*data-total>.*?</p>",  # how many lessons a path has, and about how long they take
    r'<p class="j-note">.*?</p>',  # counts beside a heading: 5 种, 四步照来源所写
    r"<dt>(?:步骤|条目|文面日期|年份|成立年份|成员|文号)</dt><dd>.*?</dd>",  # 3 步, 17 项: counted from the record; the member figure
    r"<h1>.*?</h1>|<title>.*?</title>",  # names
    r'<p class="j-jue">.*?</p>|<ol class="j-zi.*?</ol>|<ol class="j-lines">.*?</ol>',  # published verses
    r"<small>判定：.*?</small>",  # the rule in words
    r'<nav class="j-crumb".*?</nav>',
)


def record_text(html: str) -> str:
    article = re.search(r'<article class="j-page" id="main">(.*)</article>', html, re.S)[1]
    for part in NOT_THE_RECORDS_TEXT:
        article = re.sub(part, " ", article, flags=re.S)
    return visible(re.sub(r"<[^>]+>", "|", article))


def test_no_number_of_a_record_is_unaccounted_for(built: Path, repository: Project) -> None:
    """Numbers with a unit on the built pages of records are figures of that page, or waived there with a reason."""
    pattern = unit_pattern(frozenset(repository.site.settings.units))
    wrong = []
    for document in repository.site.library.documents:
        text = record_text((built / document.url / "index.html").read_text(encoding="utf-8"))
        names = [
            document.name,
            *document.record.aliases,
            getattr(document.record, "unit", None) or "\0",  # 酿酒二车间32组 is a name
            *(item.name for item in getattr(document.record, "achievements", ())),
        ]
        for name in names:
            text = text.replace(name, " ")
        waived = "".join(waiver.about for waiver in document.record.waivers)
        if "「成员构成」" in waived:
            text = text.replace(getattr(document.record, "makeup", None) or "\0", " ")
        for found in unaccounted(text, accounted(document.record), pattern):
            if found not in waived and re.sub(r"\s", "", found) not in re.sub(r"\s", "", waived):
                wrong.append(f"{document.url}: {found}")
    assert not wrong


def test_no_paragraph_stands_on_two_pages(repository: Project) -> None:
    seen: dict[str, str] = {}
    twice = []
    for document in repository.site.library.documents:
        for paragraph in re.split(r"\n\s*\n", document.body):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|\s", r"\1", paragraph)
            if len(plain) >= 30 and seen.setdefault(plain, document.uri) != document.uri:
                twice.append((document.uri, seen[plain]))
    assert not twice


@pytest.mark.parametrize("word", ["请先", "务必", "应当先", "必须先", "操作时要", "按以下步骤"])
def test_high_risk_pages_give_no_orders(word: str, repository: Project) -> None:
    """高危 is told as an account: no steps, no quiz, no imperative."""
    for document in repository.site.library.methods:
        if not document.record.teachable.instructions:
            assert not document.record.steps and not document.record.quiz, document.uri
            assert word not in document.body + "".join(
                point.text for point in document.record.points
            ), document.uri


def test_every_figure_has_a_source_or_says_so(repository: Project) -> None:
    for document in repository.site.library.documents:
        for figure in document.record.figures:
            assert not figure.traced or document.record.source(figure.source), (
                document.uri,
                figure.code,
            )
            assert figure.derived or figure.quote, (document.uri, figure.code)


def test_reprints_are_never_linked(repository: Project) -> None:
    for document in repository.site.library.documents:
        for source in document.record.sources:
            assert source.kind != "转载" or not source.address, (document.uri, source.code)
