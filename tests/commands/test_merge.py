"""`jiangpu merge` as it is typed: what it says, and what it never touches."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jiangpu.commands.main import main
from publishing import content_of, published, record, written

JIA = "https://jia.example/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = [record("S0001", "张三工作室", JIA)]
    written(Path("jia/data/v1"), published(JIA, rows, city="甲市"))
    return tmp_path


def listed(text: str) -> str:
    Path("cities.yml").write_text(text, encoding="utf-8")
    return "cities.yml"


def test_a_site_becomes_a_portal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "jia", "--out", "portal", "--name", "某省门户"]) == 0
    said = capsys.readouterr().out
    assert "门户的网址没有写" in said
    assert "甲市：新收 1 条" in said and "1 个城市，1 条记录" in said
    assert "某省门户" in (folder / "portal/index.html").read_text(encoding="utf-8")
    assert (folder / ".cache/merge/jia.example/index.json").is_file()


def test_a_name_of_spaces_is_none(folder: Path) -> None:
    assert main(["merge", "jia", "--out", "portal", "--name", " \n "]) == 0
    text = (folder / "portal/index.html").read_text(encoding="utf-8")
    assert "<h1>劳模创新工作室门户</h1>" in text.replace("<wbr>", "")


def test_a_list_gives_names_folders_and_the_portals_own_name(folder: Path) -> None:
    list_ = listed(
        f"名称: 江苏省门户\n网址: https://p.example/\n主办单位: 省总工会\n"
        f"城市:\n  - {{名称: 连云港, 文件夹: jia, 网址: {JIA}}}\n"
    )
    assert main(["merge", "--list", list_, "--out", "portal"]) == 0
    text = (folder / "portal/index.html").read_text(encoding="utf-8")
    assert "连云港" in text and "江苏省门户" in text and "省总工会" in text
    assert '<link rel="canonical" href="https://p.example/">' in text


def test_a_folder_of_another_city_than_the_list_says(capsys: pytest.CaptureFixture[str]) -> None:
    list_ = listed("城市:\n  - {名称: 乙市, 文件夹: jia, 网址: https://yi.example/}\n")
    assert main(["merge", "--list", list_, "--out", "portal"]) == 1
    text = "乙市：错误 index.json: 清单说自己是 https://jia.example/，名单上是 https://yi.example/"
    assert text in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "没有写合并哪几个城市"),
        (["nothing"], "没有 nothing 这个文件夹"),
        (["jia.zip"], "压缩包先解开"),
        (["https://jia.example/"], "不在名单上，不去取"),
        (["jia", "--list", "nothing.yml"], "没有 nothing.yml 这个名单"),
        (["jia", "--url", "province"], "门户的网址"),
        (["jia", "--name", "长" * 61], "门户的名称超过 60 个字"),
        (["jia", "--keep", "jia.zip"], "jia.zip 是一个文件"),
        (["jia", "--keep", "portal/.cache"], "会跟着上网"),
        (["jia", "--keep", "portal"], "会跟着上网"),
    ],
)
def test_wrong_use_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("jia.zip").write_bytes(b"PK")
    assert main(["merge", *words, "--out", "portal"]) == 2
    assert said in capsys.readouterr().err and not Path("portal").exists()


@pytest.mark.parametrize(
    ("city", "said"),
    [
        ("{名称: 甲}", "没有写网址，也没有写文件夹"),
        ("{名称: 甲, 网址: http://a.example/}", "不是 https"),
        ("{名称: 甲, 网址: 某网站}", "不是一个网站的地址"),
        ("{名称: 甲, 文件夹: jia, 公钥: abc}", "公钥不是"),
        ("{名称: <script>, 文件夹: jia}", "名单：<script>：名称太长，或夹着网页代码"),
    ],
)
def test_a_list_that_cannot_be_used(
    city: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    list_ = listed(f"城市:\n  - {city}\n")
    assert main(["merge", "--list", list_, "--out", "portal"]) == 2
    assert said in capsys.readouterr().err


def test_a_mistake_in_the_list_is_said_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    list_ = listed("城市:\n  - {名称: 甲, 网站: https://a.example/}\n")
    assert main(["merge", "--list", list_, "--out", "portal"]) == 1
    assert "cities.yml:2:" in capsys.readouterr().out


def test_a_folder_that_holds_something_else_is_left_alone(folder: Path) -> None:
    written(folder / "mine", {"letter.txt": b"mine"})
    assert main(["merge", "jia", "--out", "mine"]) == 2
    assert list(content_of(folder / "mine")) == ["letter.txt"]


def test_a_portal_is_made_in_the_place_of_the_last_one(folder: Path) -> None:
    for _ in range(2):
        assert main(["merge", "jia", "--out", "portal"]) == 0
    beside = {path.name for path in folder.iterdir() if path.name.startswith(".")}
    assert beside <= {".cache", ".portal-lock"}


def test_the_same_city_named_twice_is_a_clash(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "jia", "jia/data/v1", "--out", "portal"]) == 1
    assert "分不清哪一个是真的" in capsys.readouterr().out


def test_a_portal_behind_a_link_is_not_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "portal").symlink_to(folder / "elsewhere")
    assert main(["merge", "jia", "--out", "portal"]) == 1
    assert "这是一个链接" in capsys.readouterr().err
    assert not list((folder / "elsewhere").iterdir())


def test_copies_behind_a_link_are_not_kept(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "keep").symlink_to(folder / "elsewhere")
    assert main(["merge", "jia", "--out", "portal", "--keep", "keep"]) == 0
    assert not list((folder / "elsewhere").iterdir())


def test_another_merge_at_the_same_place_is_waited_for(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = (
        "import sys, pathlib; from jiangpu.build.lock import take_lock;"
        "take_lock(pathlib.Path('keep/.lock'), wait=0, tell=print);"
        "print('held', flush=True); sys.stdin.read()"
    )
    monkeypatch.setenv("JIANGPU_WAIT", "0")
    (folder / "keep").mkdir()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", hold], **pipes) as other:
        other.stdout.readline()
        assert main(["merge", "jia", "--out", "portal", "--keep", "keep"]) == 1
        other.stdin.close()
    assert "等它做完再来" in capsys.readouterr().err and not (folder / "portal").exists()
    assert main(["merge", "jia", "--out", "portal", "--keep", "keep"]) == 0
