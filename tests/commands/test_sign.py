"""`jiangpu sign`: a key that stays outside, a signature that a portal checks."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from jiangpu.commands.main import main
from jiangpu.federation import signing
from publishing import published, record, written

JIA = "https://jia.example/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(Path("site/data/v1"), published(JIA, [record("S0001", "张三工作室", JIA)], city="甲市"))
    return tmp_path


def public(capsys: pytest.CaptureFixture[str]) -> str:
    """A new key in city.key; gives what is told to the portal."""
    assert main(["sign", "--new", "city.key"]) == 0
    return capsys.readouterr().out.splitlines()[-1]


def test_a_signed_city_is_taken_and_a_changed_one_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    key = public(capsys)
    city = f"{{名称: 甲市, 文件夹: site, 网址: {JIA}, 公钥: {key}}}"
    Path("cities.yml").write_text(f"城市:\n  - {city}\n", encoding="utf-8")
    join = ["merge", "--list", "cities.yml", "--out", "portal"]
    assert main(join) == 1
    assert "没有签名" in capsys.readouterr().out
    assert main(["sign", "site", "--key", "city.key"]) == 0
    assert main(join) == 0
    written(Path("site/data/v1"), published(JIA, [], city="甲市"))
    capsys.readouterr()
    assert main(join) == 0
    assert "警告 index.json.minisig: 签名对不上" in capsys.readouterr().out


def test_a_key_is_for_its_owner_alone(capsys: pytest.CaptureFixture[str]) -> None:
    public(capsys)
    assert stat.S_IMODE(Path("city.key").stat().st_mode) == 0o600


def test_the_same_data_and_key_give_the_same_signature(capsys: pytest.CaptureFixture[str]) -> None:
    public(capsys)
    made = []
    for _ in range(2):
        assert main(["sign", "site", "--key", "city.key"]) == 0
        made.append(Path("site/data/v1/index.json.minisig").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--new", "city.key"], "已经有了，没有改动它"),
        (["--new", "nowhere/city.key"], "没有 nowhere 这个文件夹"),
        (["--new", "project/new.key"], "会跟着上网"),
        (["--new", "site/new.key"], "会跟着上网"),
        (["site", "--key", "project/city.key"], "会跟着上网"),
        (["site", "--key", "other.key"], "没有 other.key 这个私钥文件"),
        (["site", "--key", "site/data/v1/index.json"], "会跟着上网"),
        (["--key", "city.key"], "没有写给哪个 site 签名"),
        (["site", "--key", "letter.txt"], "不是私钥文件"),
    ],
)
def test_wrong_use_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    public(capsys)
    written(Path("project"), {"mkdocs.yml": b"", "city.key": Path("city.key").read_bytes()})
    written(Path("site"), {"edition.txt": b"x"})
    written(Path(), {"letter.txt": b"mine"})
    assert main(["sign", *words]) == 2
    assert said in capsys.readouterr().err


def test_what_is_no_data_is_not_signed(capsys: pytest.CaptureFixture[str]) -> None:
    public(capsys)
    Path("empty").mkdir()
    assert main(["sign", "empty", "--key", "city.key"]) == 1
    assert "这里没有 index.json" in capsys.readouterr().out


def test_without_the_package_it_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(seed: bytes) -> bytes:
        raise signing.Unable

    monkeypatch.setattr(signing, "_public_of", missing)
    assert main(["sign", "--new", "city.key"]) == 2
    assert 'pip install "jiangpu[federation]"' in capsys.readouterr().err
    assert not Path("city.key").exists()
