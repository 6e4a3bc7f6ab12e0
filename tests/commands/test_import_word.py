"""`jiangpu import 总结.docx`: shows what would be made, asks, writes; a second run changes nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from jiangpu.build.project import open_project
from jiangpu.commands.main import main
from jiangpu.importing.word_markdown import shown_text
from jiangpu.library.photographs import told_by
from summaries import KINDS, SUMMARIES, runs_in

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def word(inside: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """A summary as a file outside of the project."""
    folder = tmp_path_factory.mktemp("word")

    def write(name: str) -> str:
        path = folder / f"{name}.docx"
        path.write_bytes(SUMMARIES[name]())
        return str(path)

    return write


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words))


def contents(root: Path) -> dict[Path, bytes]:
    files = {}
    for path in root.rglob("*"):
        if path.is_file() and ".cache" not in path.parts:
            files[path] = path.read_bytes()
    return files


def written(root: Path, before: dict[Path, bytes]) -> Path:
    """The record that is new."""
    return next(path for path in contents(root) if path not in before and path.suffix == ".md")


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_paragraph_is_in_the_record_or_in_the_report_and_a_second_run_changes_nothing(
    inside: Path, word: Callable[[str], str], capsys: Capture, name: str
) -> None:
    before = contents(inside)
    options = ["--as", KINDS[name], "--publisher", "某厂工会", "--figures", "全部", "--yes"]
    options += ["--alt", "1=师徒在塔前", "--alt", "2=一面红旗"]
    assert main(["import", word(name), *options]) == 0
    said = "".join(capsys.readouterr().out.split())
    path = written(inside, before)
    text = path.read_text(encoding="utf-8")
    shown = shown_text(text.split("---\n", 2)[2]) + text
    for run in runs_in(SUMMARIES[name]()):
        if "13800138000" in run or run == "第 1 页":
            assert run not in shown
            continue
        bare = "".join(run.split())
        assert bare in "".join(shown.split()) or bare in said, run
    after = contents(inside)
    assert main(["import", word(name), *options]) == 0
    assert "里都有了，没有改动任何文件" in capsys.readouterr().out
    assert contents(inside) == after


def test_a_draft_has_no_error_but_what_is_told(
    inside: Path, word: Callable[[str], str], capsys: Capture
) -> None:
    """The risk of a method is not guessed."""
    options = ["--as", "操作法", "--publisher", "某厂工会", "--yes"]
    assert main(["import", word("真的标题"), *options]) == 0
    said = capsys.readouterr().out
    assert "放进来以后，这几处要您补上：" in said
    errors = [problem for problem in open_project(inside, drafts=True).problems if problem.is_error]
    assert [problem.code for problem in errors] == ["F011"]
    assert "风险" in errors[0].text
    assert str(errors[0]) in said


def test_a_studio_needs_nothing_more(inside: Path, word: Callable[[str], str]) -> None:
    options = ["--as", "工作室", "--publisher", "某厂工会", "--figures", "全部", "--yes"]
    assert main(["import", word("粗体小标题"), *options]) == 0
    project = open_project(inside, drafts=True)
    assert not project.errors
    document = next(each for each in project.loaded.documents if each.name == "甲乙创新工作室")
    figures = {figure.indicator: figure for figure in document.record.figures}
    assert figures["节约资金"].quote == "节约资金约300万元"
    assert figures["节约资金"].qualifiers == ("约",)
    assert document.record.status == "草稿"


def test_figures_may_be_chosen_later(inside: Path, word: Callable[[str], str]) -> None:
    """The text is there already; only the figure is added."""
    before = contents(inside)
    options = ["--as", "工作室", "--publisher", "某厂工会", "--yes"]
    assert main(["import", word("粗体小标题"), *options]) == 0
    path = written(inside, before)
    text = path.read_text(encoding="utf-8")
    assert main(["import", word("粗体小标题"), *options, "--figures", "2=培养人才"]) == 0
    added = set(path.read_text(encoding="utf-8").split("\n")) - set(text.split("\n"))
    assert added == {
        "数字:",
        "  - {代号: peiyangrencai, 指标: 培养人才, 数值: 3, 单位: 人, 来源: s1, 原文: 其中高级技师3人}",
    }


def test_an_answer_that_names_no_figure_is_asked_again(
    inside: Path, word: Callable[[str], str], answer: Callable[[str], None], capsys: Capture
) -> None:
    answer("某厂工会\n1=课题树\n全部\ny\n")
    before = contents(inside)
    assert main(["import", word("粗体小标题"), "--as", "工作室"]) == 0
    assert "没有“课题树”这个指标" in capsys.readouterr().out
    assert "数字:" in written(inside, before).read_text(encoding="utf-8")


def test_what_an_editor_has_changed_is_not_put_in_again(
    inside: Path, word: Callable[[str], str], capsys: Capture
) -> None:
    before = contents(inside)
    options = ["--as", "工作室", "--publisher", "某厂工会", "--yes"]
    assert main(["import", word("粗体小标题"), *options]) == 0
    path = written(inside, before)
    text = path.read_text(encoding="utf-8").replace("节约资金约300万元", "省下了约300万元")
    path.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["import", word("粗体小标题"), *options]) == 0
    said = capsys.readouterr().out
    assert "“全年完成课题近20项，节约资金约300万元，培训职工1200余人次。”" in said
    assert path.read_text(encoding="utf-8") == text


def test_nothing_is_written_without_a_yes(
    inside: Path, word: Callable[[str], str], answer: Callable[[str], None], capsys: Capture
) -> None:
    before = contents(inside)
    answer("工作室\n某厂工会\n\nn\n")
    assert main(["import", word("粗体小标题")]) == 1
    assert "没有改动任何文件" in capsys.readouterr().out
    assert contents(inside) == before


def test_into_a_record_it_is_a_section_of_its_own_and_can_be_taken_back(
    inside: Path, word: Callable[[str], str]
) -> None:
    before = contents(inside)
    studio = next((inside / "studios").glob("*.md"))
    number = studio.read_text(encoding="utf-8").split("编号: ")[1].split()[0]
    options = ["--into", number, "--publisher", "某厂工会", "--yes"]
    assert main(["import", word("粗体小标题"), *options]) == 0
    text = studio.read_text(encoding="utf-8")
    assert "\n## 甲乙创新工作室2023年工作总结\n\n### 一、基本情况\n" in text
    assert "发布者: 某厂工会" in text
    assert main(["undo", "--yes"]) == 0
    assert contents(inside) == before


@pytest.mark.parametrize("title", ["张三", "《张三》"])
@pytest.mark.parametrize("again", [False, True])
def test_a_title_that_is_the_name_is_not_written_once_more(
    inside: Path, tmp_path: Path, capsys: Capture, title: str, again: bool
) -> None:
    """Its page bears the name already; nor when the document says it a second time."""
    document = docx.Document()
    document.add_heading(title, 0)
    if again:
        document.add_heading("张三", 1)
    document.add_paragraph("他在泵房干了三十年。")
    path = tmp_path / "事迹.docx"
    document.save(str(path))
    options = ["--into", "P0001", "--publisher", "某厂工会", "--yes"]
    assert main(["import", str(path), *options]) == 0
    assert "题目就是名称，页面上已经有了，正文里没有再写一遍" in capsys.readouterr().out
    person = inside / "docs/people/zhangsan.md"
    text = person.read_text(encoding="utf-8")
    assert text.endswith("---\n他在泵房干了三十年。\n")
    assert main(["import", str(path), *options]) == 0
    assert person.read_text(encoding="utf-8") == text


def test_a_published_record_gets_no_error_from_a_document(
    inside: Path, word: Callable[[str], str], capsys: Capture
) -> None:
    before = contents(inside)
    studio = next((inside / "studios").glob("*.md"))
    number = studio.read_text(encoding="utf-8").split("编号: ")[1].split()[0]
    assert main(["import", word("粗体小标题"), "--into", number, "--yes"]) == 1
    assert "已经发布，这样放进去会出错，所以没有动它" in capsys.readouterr().out
    assert contents(inside) == before


def test_pictures_come_out_without_place_camera_and_time(
    inside: Path, word: Callable[[str], str]
) -> None:
    before = contents(inside)
    options = ["--as", "工作室", "--alt", "2=一面红旗", "--publisher", "某厂", "--yes"]
    assert main(["import", word("图片"), *options]) == 0
    text = written(inside, before).read_text(encoding="utf-8")
    assert "![师徒二人在塔前](" in text and "![一面红旗](" in text
    pictures = [path for path in contents(inside) if path.suffix in (".jpg", ".png")]
    assert len(pictures) == 2
    for path in pictures:
        content = path.read_bytes()
        assert not told_by(content)
        assert b"secret" not in content and b"Telephone" not in content


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有.docx"], "没有 没有.docx 这个文件"),
        (["a.txt"], "不认识“.txt”这种文件"),
        (["{word}", "--yes"], "写上放到哪里"),
        (["{word}", "--as", "工厂", "--yes"], "没有“工厂”这种条目"),
        (["{word}", "--into", "S9999", "--yes"], "没有编号 S9999"),
        (["{word}", "--as", "工作室", "--figures", "99", "--yes"], "没有第“99”个数字"),
        (["{word}", "--as", "工作室", "--figures", "1=课题树", "--yes"], "没有“课题树”这个指标"),
        (["{word}", "--as", "工作室", "--keep", "手机号", "--yes"], "手机号不能上网，一定隐去"),
        (["{word}", "--as", "工作室", "--alt", "红旗", "--yes"], "--alt 写成 1=图上有什么"),
    ],
)
def test_wrong_use_is_told(
    inside: Path, word: Callable[[str], str], capsys: Capture, arguments: list[str], said: str
) -> None:
    path = word("粗体小标题")
    assert main(["import", *(each.replace("{word}", path) for each in arguments)]) == 2
    assert said in capsys.readouterr().err


def test_an_old_file_is_told_what_to_do(inside: Path, tmp_path: Path, capsys: Capture) -> None:
    old = tmp_path / "总结.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert main(["import", str(old)]) == 1
    said = capsys.readouterr().err
    assert "这是旧格式的文件（.doc 或 .wps），读不了;改法:用 Word 或 WPS 打开它" in said
    assert "Traceback" not in said
