"""`jiangpu init`: four questions, and a folder that nobody has used."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jiangpu.build.questions import NO_ADDRESS, contact_of, read_address, read_name, read_place
from jiangpu.build.upgrading import LEDGER
from jiangpu.commands.main import main
from jiangpu.library.settings import read_settings

GOOD = ("某某市匠谱", "江苏省某某市", "https://pu.example.org/", "gonghui@pu.example.org")


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Answer the questions one after another; the questions that were put."""

    def prepare(*answers: str) -> list[str]:
        asked: list[str] = []
        waiting: Iterator[str] = iter(answers)

        def answer(question: str = "") -> str:
            asked.append(question)
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(builtins, "input", answer)
        return asked

    return prepare


def test_it_asks_four_questions(answering: Callable, tmp_path: Path) -> None:
    asked = answering(*GOOD)
    assert main(["init", str(tmp_path / "pu")]) == 0
    assert len(asked) == 4
    settings, problems = read_settings(tmp_path / "pu")
    assert not problems
    assert (settings.site_name, settings.city, settings.site_url) == (GOOD[0], "某某", GOOD[2])
    assert settings.contact and settings.contact.mail == GOOD[3]


def test_it_asks_again_for_what_it_cannot_take(
    answering: Callable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, place, address, contact = GOOD
    answers = (" ", name, "火星", place, "pu.example.org", address, "gonghui@", contact)
    assert len(answering(*answers)) == 0
    assert main(["init", str(tmp_path / "pu")]) == 0
    said = capsys.readouterr().err
    assert "名字是空的" in said and "认不出“火星”" in said
    assert "“pu.example.org”不是网址；以 https://" in said and "“gonghui@”不像邮箱" in said


def test_what_nobody_can_answer_is_asked_five_times(answering: Callable, tmp_path: Path) -> None:
    asked = answering(*[""] * 9)
    assert main(["init", str(tmp_path / "pu")]) == 2
    assert len(asked) == 5 and not (tmp_path / "pu").exists()


def test_what_is_said_is_not_asked(answering: Callable, tmp_path: Path) -> None:
    asked = answering(*GOOD[2:])
    assert main(["init", str(tmp_path), "--name", "某某", "--region", "上海"]) == 0
    assert len(asked) == 2


def test_without_questions_only_the_name_must_be_said(
    answering: Callable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answering()
    assert main(["init", str(tmp_path / "a"), "--yes"]) == 2
    assert "--name 要写上" in capsys.readouterr().err
    assert main(["init", str(tmp_path / "b"), "--yes", "--name", "某某"]) == 0
    said = capsys.readouterr().out
    assert "网址还没有写" in said and "联系方式还没有写" in said
    assert not asked and read_settings(tmp_path / "b")[0].site_url == NO_ADDRESS


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--url", "ftp://pu"),
        ("--url", "https://[::1/"),
        ("--url", "https://pu.example.org:99999/"),
        ("--url", "https://a:b@pu.example.org/"),
        ("--region", "火星"),
        ("--contact", "a@"),
        ("--name", "长" * 61),
    ],
)
def test_an_option_that_cannot_be_taken_is_wrong_use(
    option: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"--name": "某某"} | {option: said}
    words = [word for pair in given.items() for word in pair]
    assert main(["init", str(tmp_path / "pu"), "--yes", *words]) == 2
    assert f"jiangpu: {option}: " in capsys.readouterr().err
    assert not (tmp_path / "pu").exists()


def test_nobody_answering_is_wrong_use(answering: Callable, tmp_path: Path) -> None:
    answering("某某")
    assert main(["init", str(tmp_path / "pu")]) == 2
    assert not (tmp_path / "pu").exists()


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "年度总结.docx").write_text("mine")
    assert main(["init", str(tmp_path), "--yes", "--name", "某某"]) == 2
    assert "已经有东西（年度总结.docx 等）" in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "pu").write_text("mine")
    assert main(["init", str(tmp_path / "pu"), "--yes", "--name", "某某"]) == 2


def test_the_program_itself_and_versions_may_be_there(tmp_path: Path) -> None:
    for name in (".git", ".venv", "wheels"):
        (tmp_path / name).mkdir()
    assert main(["init", str(tmp_path), "--yes", "--name", "某某"]) == 0
    assert (tmp_path / LEDGER).exists()


def test_the_beginning_is_nothing_to_take_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Or the first `jiangpu undo` would remove the site."""
    assert main(["init", str(tmp_path), "--yes", "--name", "某某"]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["undo", "--yes"]) == 0
    assert "没有可以退回的" in capsys.readouterr().out
    assert (tmp_path / "mkdocs.yml").exists()


def test_after_it_there_is_nothing_to_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path), "--yes", "--name", "某某"]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["upgrade"]) == 0
    assert "没有要换的" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://pu.example.org", "https://pu.example.org/"),
        (" http://例子.cn/匠谱/ ", "http://例子.cn/匠谱/"),
        ("", NO_ADDRESS),
    ],
)
def test_addresses(typed: str, read: str) -> None:
    assert read_address(typed) == read


@pytest.mark.parametrize(
    "typed", ["pu.example.org", "ftp://a.cn/", "https://", "https://a.cn/?x=1", "https://a.cn/a\\b"]
)
def test_no_addresses(typed: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        read_address(typed)


@pytest.mark.parametrize(
    "typed", ["江苏", "江苏省某某市", "江苏 某某", "上海市", "内蒙古自治区", ""]
)
def test_places(typed: str) -> None:
    assert read_place(typed) == typed


def test_a_name_is_one_line() -> None:
    assert read_name(" 某某市\t匠谱 ") == "某某市 匠谱"


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("a@b.cn", {"邮箱": "a@b.cn"}),
        ("0571-80000000", {"电话": "0571-80000000"}),
        ("某某路 1 号工会办公室", {"地址": "某某路 1 号工会办公室"}),
        ("", {}),
    ],
)
def test_ways_to_reach_the_editors(typed: str, ways: dict[str, str]) -> None:
    assert contact_of(typed) == ways
