"""`jiangpu forms`: the union's own Word forms, filled from records of the repository."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from jiangpu.build.project import Project
from jiangpu.commands.main import main
from jiangpu.display.view import View
from jiangpu.print.form_examples import examples
from jiangpu.print.forms import Unfillable, filled

Capture = pytest.CaptureFixture[str]


def form(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def words_of(content: bytes) -> str:
    """Every word of a Word document, a line for each paragraph and each cell."""
    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            lines.append("｜".join(cell.text for cell in row.cells))
    return "\n".join(lines)


def fill(repository: Project, number: str, content: bytes) -> str:
    document = repository.site.library.get(number)
    assert document is not None
    return words_of(filled(content, document, View(repository.site, document.url)))


def test_our_forms_are_filled_from_a_real_record(repository: Project) -> None:
    text = fill(repository, "S0008", examples()["工作室基本情况表"])
    assert "工作室名称｜田恒余劳模创新工作室" in text
    assert "领衔人｜田恒余" in text
    assert "碳化七字操作法｜操作法｜｜推广" in text
    assert "1. 市总工会《劳模创新工作室的实践与思考》" in text
    assert "厂控指标全国同行第一｜3项｜" in text


def test_what_is_not_known_is_blank(repository: Project) -> None:
    text = fill(repository, "S0008", examples()["工作室基本情况表"])
    assert "成立年份｜\n" in text
    assert "未提供" not in text and "\ue001" not in text


def test_in_a_line_a_blank_is_a_line_to_write_on(repository: Project) -> None:
    assert fill(repository, "S0008", form("成立于{{ 成立年份 }}，在{{ 市 }}。")) == (
        "成立于＿＿＿＿＿＿，在连云港。"
    )


def test_a_figure_keeps_its_qualifier_and_its_unit(repository: Project) -> None:
    for document in repository.site.library.studios:
        for figure in document.record.figures:
            if "多" in figure.qualifiers and figure.value is not None:
                content = form("{%p for 一个 in 数字 %}", "{{ 一个.写法 }}", "{%p endfor %}")
                text = fill(repository, document.number, content)
                assert f"{figure.value.normalize():f}多{figure.unit}" in text
                return


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 领衔 }}", "表里的“领衔”不是工作室的字段;改法:改为“领衔人”"),
        ("{{ 口诀 }}", "表里的“口诀”工作室没有，是操作法的;改法:换一张表，或换一条记录"),
        ("{{ 名称", "花括号里的写法不对"),
        ("{{ 成果[0].名字 }}", "表里的“名字”不是工作室的字段;改法:改为“名称”"),
        ("{{ 名称.__class__ }}", "表里的“__class__”不是工作室的字段"),
    ],
)
def test_what_a_form_asks_wrongly_is_told(repository: Project, text: str, said: str) -> None:
    with pytest.raises(Unfillable) as caught:
        fill(repository, "S0008", form(text))
    assert str(caught.value).startswith(said)


def test_what_is_no_form_is_told(repository: Project) -> None:
    with pytest.raises(Unfillable, match=r"打不开，不是 Word 的 \.docx"):
        fill(repository, "S0008", b"PK nothing")


def test_the_same_record_gives_the_same_bytes(repository: Project) -> None:
    document = repository.site.library.get("S0008")
    for content in examples().values():
        first = filled(content, document, View(repository.site, "x/"))
        assert first == filled(content, document, View(repository.site, "x/"))
    assert examples() == examples()


def test_the_forms_of_the_union_go_before_ours(
    inside: Path, tmp_path: Path, capsys: Capture
) -> None:
    (inside / "forms").mkdir()
    (inside / "forms/申报表.docx").write_bytes(form("工作室：{{ 名称 }}"))
    out = tmp_path / "out"
    studio = next((inside / "studios").glob("*.md")).read_text(encoding="utf-8")
    number = studio.split("编号: ")[1].split()[0]
    assert main(["forms", number, "--out", str(out)]) == 0
    assert [path.name.split("-")[0] for path in out.iterdir()] == ["申报表"]
    assert "空着的是没有记载的，请手填" in capsys.readouterr().out


def test_the_examples_are_written_once(inside: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "forms"
    assert main(["forms", "--examples", str(out)]) == 0
    assert sorted(path.stem for path in out.iterdir()) == sorted(examples())
    assert main(["forms", "--examples", str(out)]) == 0
    assert "已经有了，没有动它" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["forms"], "写上编号"),
        (["forms", "S9999"], "没有编号 S9999"),
        (["forms", "S0001", "--template", "没有.docx"], "没有 没有.docx 这个文件"),
        (["letter", "S9999"], "没有编号 S9999"),
    ],
)
def test_wrong_use_is_told(inside: Path, capsys: Capture, arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
