"""LibreOffice opens the workbook and every CSV with the Chinese intact, and calculates nothing."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from exporting import files_of
from jiangpu.build.project import Project
from jiangpu.exports import tables_of
from jiangpu.exports.cells import cell
from jiangpu.exports.csv_files import safe
from jiangpu.exports.projection import projection
from prepare import office

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    '=HYPERLINK("https://elsewhere.example/";"点这里")',
    "'=1+1",
    "＝1+1",
)
UTF_8 = ("--infilter=CSV:44,34,76,1",)
"""What LibreOffice's own dialog proposes for a CSV that begins with a byte order mark: commas, quotation marks, UTF-8."""


def opened_by_office(folder: Path) -> dict[str, ET.Element]:
    """Name of a workbook or CSV in the folder → what LibreOffice makes of it, as a flat document."""
    found = {}
    for ending, options in ((".xlsx", ()), (".csv", UTF_8)):
        files = sorted(folder.glob(f"*{ending}"))
        subprocess.run(
            [
                office(),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                *options,
                "--convert-to",
                "fods",
                "--outdir",
                str(folder / "out"),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        found |= {
            path.name: ET.parse(folder / "out" / f"{path.stem}.fods").getroot() for path in files
        }
    return found


def rows(table: ET.Element) -> list[list[str]]:
    """The texts of a sheet, without empty cells at the ends of rows and empty rows at the end."""
    found: list[list[str]] = []
    for row in table.iter(f"{TABLE}table-row"):
        line: list[str] = []
        for each in row:
            if each.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                line += [shown(each)] * min(
                    int(each.get(f"{TABLE}number-columns-repeated", "1")), 200
                )
        while line and not line[-1]:
            line.pop()
        found += [line] * min(int(row.get(f"{TABLE}number-rows-repeated", "1")), 2)
    while found and not found[-1]:
        found.pop()
    return found


def shown(each: ET.Element) -> str:
    """The text of a cell; of a date or a share what the cell holds, which is shown rounded."""
    if each.get(f"{OFFICE}value-type") == "percentage":
        return f"{float(each.attrib[f'{OFFICE}value']) * 100:.12g}%"
    return each.get(f"{OFFICE}date-value") or "\n".join(
        "".join(part.itertext()) for part in each.iter(f"{TEXT}p")
    )


def formulas(root: ET.Element) -> list[str]:
    return [
        each.attrib[f"{TABLE}formula"]
        for each in root.iter(f"{TABLE}table-cell")
        if f"{TABLE}formula" in each.attrib
    ]


def written(project: Project, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for path, content in files_of(project).items():
        if path.endswith((".csv", ".xlsx")):
            (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def sheets(repository: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ET.Element]:
    return opened_by_office(written(repository, tmp_path_factory.mktemp("sheets")))


def test_every_text_of_the_repository_is_intact(
    sheets: dict[str, ET.Element], repository: Project
) -> None:
    """Cell by cell, in the workbook's sheets and in the CSV files."""
    workbook = {
        table.get(f"{TABLE}name"): rows(table)
        for table in sheets["ledger.xlsx"].iter(f"{TABLE}table")
    }
    out = projection(repository.site)
    for table in tables_of(out):
        expected = [
            [column.name for column in table.flat],
            *([cell(row.get(column.name), column) for column in table.flat] for row in table.rows),
        ]
        for name, found in (
            (table.key, rows(next(sheets[f"{table.key}.csv"].iter(f"{TABLE}table")))),
            (table.title, workbook[table.title]),
        ):
            assert len(found) == len(expected), name
            for line, wanted in zip(found, expected, strict=True):
                for got, text, column in zip(
                    [*line, *[""] * (len(wanted) - len(line))], wanted, table.flat, strict=True
                ):
                    assert same(got, text), (name, column.name, got, text)


def same(got: str, text: str) -> bool:
    """Spaces and dates aside: LibreOffice shows a date in its own way and folds runs of spaces."""
    plain = ["".join(each.split()) for each in (got, text)]
    return (
        plain[0] == plain[1]
        or plain[0] == "".join(safe(text).split())
        or date(got) == text
        or number(got) == number(text) != ""
    )


def date(text: str) -> str:
    parts = text.replace("T00:00:00", "").replace("/", "-").split("-")
    return (
        "-".join(f"{int(part):02d}" if place else part for place, part in enumerate(parts))
        if all(part.isdigit() for part in parts)
        else ""
    )


def number(text: str) -> str:
    try:
        return repr(float(text))
    except ValueError:
        return ""


def test_nothing_is_calculated(sheets: dict[str, ET.Element]) -> None:
    assert len(sheets) == 10
    assert {name: formulas(root) for name, root in sheets.items()} == dict.fromkeys(sheets, [])


def test_texts_that_look_like_formulas_stay_texts(
    opened: Callable, small: str, tmp_path: Path
) -> None:
    fields = dict(
        zip(
            ("摘要", "适用", "推广范围", "用时", "不适用", "原理", "解决问题"),
            FORMULAS,
            strict=True,
        )
    )
    told = "".join(
        f"{name}: '{text.replace(chr(39), chr(39) * 2)}'\n" for name, text in fields.items()
    )
    project = opened(small.replace("名称: 三步换泵法\n", f"名称: 三步换泵法\n{told}", 1))
    assert not project.errors
    folder = written(project, tmp_path / "data")
    (folder / "control.csv").write_bytes("\ufeff名称\r\n=1+1\r\n".encode())
    found = opened_by_office(folder)
    assert formulas(found.pop("control.csv")), "LibreOffice does calculate what nobody guards"
    assert {name: formulas(root) for name, root in found.items()} == dict.fromkeys(found, [])
    workbook = {
        text
        for table in found["ledger.xlsx"].iter(f"{TABLE}table")
        for row in rows(table)
        for text in row
    }
    assert set(FORMULAS) <= workbook
    method = rows(next(found["methods.csv"].iter(f"{TABLE}table")))[1]
    assert {safe(text) for text in FORMULAS} <= set(method) and "2" not in method
