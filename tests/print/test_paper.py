"""All cards of the repository on paper: in the PDF, and printed by a browser."""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from jiangpu.build.project import Project
from jiangpu.display.view import View
from jiangpu.library.documents import Document
from jiangpu.pages.cards import card_sheet
from jiangpu.pages.sheets import SHEET_KINDS, NoSheet
from jiangpu.print.fitting import A4
from jiangpu.print.pdf import Sheets, pdf_of
from jiangpu.schema.method import Method
from jiangpu.site import assets
from PIL import Image

LEAST = 10.5
"""Points."""
CARD = SHEET_KINDS["card"]
MILLIMETRE = 96 / 25.4
"""In the pixels of a browser."""


@pytest.fixture(scope="module")
def methods(repository: Project) -> list[Document[Method]]:
    """The methods that have a card."""
    return [method for method in repository.site.library.methods if method.record.has_card]


@pytest.fixture(scope="module")
def sheets(repository: Project, methods: list[Document[Method]]) -> list[Sheets]:
    return [CARD.make(repository.site, method, 0) for method in methods]


@pytest.fixture(scope="module")
def pdf(sheets: list[Sheets], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every card in one PDF."""
    made = pdf_of(sheets, "卡片", CARD.style + assets.paper_style())
    assert not made.overfull
    path = tmp_path_factory.mktemp("paper") / "cards.pdf"
    path.write_bytes(made.content)
    return path


def sizes(page: pypdf.PageObject) -> Iterator[float]:
    """The size of each text of a page, in points."""
    found = []

    def visit(text: str, matrix: list, text_matrix: list, _: object, size: float) -> None:
        if text.strip():
            found.append(size * abs(text_matrix[3]) * abs(matrix[3]))

    page.extract_text(visitor_text=visit)
    yield from found


def test_every_card_is_one_sheet(pdf: Path, sheets: list[Sheets]) -> None:
    pages = pypdf.PdfReader(pdf).pages
    assert len(pages) == len(sheets) > 20
    for page in pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        assert (round(width), round(height)) == (595, 842), "A4"


def test_nothing_in_the_pdf_is_smaller_than_ten_and_a_half_points(
    pdf: Path, repository: Project, methods: list[Document[Method]]
) -> None:
    """Looked at where the type is smallest."""
    steps = []
    for place, method in enumerate(methods):
        fitting = card_sheet(View(repository.site, method.url), method, A4).fitting
        steps.append((fitting.step, place))
    pages = pypdf.PdfReader(pdf).pages
    for _, place in sorted(steps)[-5:]:
        assert min(sizes(pages[place])) >= LEAST


def test_the_pdf_is_tagged_and_its_fonts_are_embedded(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"] == "zh"
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        (descendant,) = font["/DescendantFonts"]
        described = descendant["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & described.keys()


def test_every_code_is_read_from_paper_and_leads_to_a_page(pdf: Path, built: Path) -> None:
    """At 150 dots to the inch, as a poor printer has them; only the foot of each sheet is drawn."""
    at = ("-x", "0", "-y", "1400", "-W", "600", "-H", "354")
    folder = pdf.parent / "feet"
    folder.mkdir()
    subprocess.run(
        ["pdftoppm", "-r", "150", "-gray", *at, str(pdf), str(folder / "foot")], check=True
    )
    feet = sorted(folder.iterdir())
    assert len(feet) == len(pypdf.PdfReader(pdf).pages)
    for foot in feet:
        (code,) = zxingcpp.read_barcodes(Image.open(foot))
        address = code.text.removeprefix("https://jiangpu.example/")
        assert re.fullmatch(r"m/M\d{4}/\d+/", address)
        assert (built / address / "index.html").exists()


@pytest.mark.parametrize("key", ["pocket", "poster", "trainer", "test", "key", "booklet", "studio"])
def test_the_code_of_every_other_sheet_is_read_as_well(
    key: str, repository: Project, built: Path, tmp_path: Path
) -> None:
    """Of one record of each kind of sheet: the codes of a kind are all of one size."""
    kind = SHEET_KINDS[key]
    for document in repository.site.library.of(kind.of):
        with contextlib.suppress(NoSheet):
            sheets = [kind.make(repository.site, document, 1)]
            break
    made = pdf_of(sheets, "纸", kind.style + assets.paper_style())
    (tmp_path / "sheet.pdf").write_bytes(made.content)
    command = [
        "pdftoppm",
        "-r",
        "150",
        "-gray",
        str(tmp_path / "sheet.pdf"),
        str(tmp_path / "page"),
    ]
    subprocess.run(command, check=True)
    codes = []
    for page in sorted(tmp_path.glob("page*")):
        codes += [code.text for code in zxingcpp.read_barcodes(Image.open(page))]
    (address,) = codes
    path = address.removeprefix("https://jiangpu.example/")
    assert (built / path / "index.html").exists()


@pytest.mark.browser
def test_a_browser_prints_the_same_sheets_and_they_are_as_high_as_was_measured(
    chromium, repository: Project, methods: list[Document[Method]], sheets: list[Sheets]
) -> None:
    """What the check measures is never less than what a browser makes of it, and not far from it."""
    html = "".join(sheet.html for sheet in sheets)
    style = CARD.style + assets.paper_style()
    page = chromium.new_context().new_page()
    page.set_content(f"<!doctype html><html lang=zh><style>{style}</style>{html}")
    heights = page.evaluate(
        """[...document.querySelectorAll(".p-main")].map((main) =>
          main.lastElementChild.getBoundingClientRect().bottom - main.getBoundingClientRect().top)"""
    )
    least = page.evaluate(
        """Math.min(...[...document.querySelectorAll(".p-sheet *")]
          .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
          .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert least * 72 / 96 >= LEAST
    over = page.evaluate(
        """[...document.querySelectorAll(".p-foot")].filter(
          (foot) => foot.scrollHeight > foot.clientHeight + 1).map((foot) => foot.innerText)"""
    )
    assert not over, "the lines beside the code"
    printed = page.pdf(prefer_css_page_size=True)
    page.context.close()
    for method, height in zip(methods, heights, strict=True):
        fitting = card_sheet(View(repository.site, method.url), method, A4).fitting
        measured = A4.height - fitting.spare
        assert height / MILLIMETRE <= measured + 0.5, method.name
        assert height / MILLIMETRE >= measured * 0.85, method.name
    count = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert count == len(sheets)


@pytest.mark.browser
@pytest.mark.parametrize("key", ["pocket", "poster", "trainer", "studio"])
def test_every_other_sheet_fits_as_well(chromium, repository: Project, key: str) -> None:
    kind = SHEET_KINDS[key]
    html = ""
    count = 0
    for document in repository.site.library.of(kind.of):
        with contextlib.suppress(NoSheet):
            html += kind.make(repository.site, document, 0).html
            count += 1
    page = chromium.new_context().new_page()
    page.set_content(
        f"<!doctype html><html lang=zh><style>{kind.style}{assets.paper_style()}</style>{html}"
    )
    printed = page.pdf(prefer_css_page_size=True)
    page.context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == count > 3
