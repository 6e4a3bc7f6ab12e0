"""Share images: a picture for each listed record and for the site, of what the record states and nobody forbids; nothing leaves the sheet."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jiangpu import share
from jiangpu.build.project import Project, open_project
from jiangpu.library.settings import Settings, settings_from
from jiangpu.share import store
from jiangpu.share.cards import Card, Seal, cards
from jiangpu.share.fonts import Font
from jiangpu.share.layout import HEIGHT, WIDTH
from PIL import Image
from repositories import MKDOCS_YML, REPOSITORY, run_build

ON = Settings.model_validate({"站名": "小谱", "网址": "https://small.example/pu/", "分享图": True})
YML = MKDOCS_YML.format(
    hook=REPOSITORY / "hooks/entry.py", theme=REPOSITORY / "hooks/jiangpu/theme"
).replace("标准: B0001", "标准: B0001, 分享图: true")
HIDDEN = "单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉", "同意: {依据: 本人要求, 显示: 不公开}\n荣誉"


@pytest.fixture
def shared(opened: Callable[..., Project], small: str) -> Callable[..., Project]:
    """The small repository with something changed, opened with the setting on."""

    def made(*changes: tuple[str, str], more: str = "") -> Project:
        text = small + more
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return opened(text, settings=ON)

    return made


def pictures(project: Project) -> dict[str, bytes]:
    return {
        item.path: item.content for item in project.data_files() if item.path.startswith("share/")
    }


def card_of(project: Project, number: str) -> Card:
    return next(card for card in cards(project.site) if card.name == number)


def test_off_there_is_nothing(opened: Callable[..., Project], small: str) -> None:
    project = opened(small)
    assert not Settings().share_images and not project.site.images and not pictures(project)
    assert not any(
        page.image or page.image_alt or "share/" in page.linked for page in project.pages()
    )
    assert not (project.root / store.FOLDER).exists()


def test_a_picture_for_each_listed_record(shared: Callable[..., Project]) -> None:
    project = shared()
    found = pictures(project)
    assert (
        project.problems == ()
        and not project.lacking
        and set(found)
        == {
            f"share/{name}.png"
            for name in ("site", "S0001", "M0001", "P0001", "R0001", "B0001", "L0001")
        }
    )
    for path, content in found.items():
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            assert (picture.format, picture.mode, picture.size, picture.info) == (
                "PNG",
                "P",
                (1200, 630),
                {},
            ), path
        assert len(content) <= 40_000 and project.site.images[path]


@pytest.mark.parametrize("change", ["状态: 已撤回", "状态: 草稿"])
def test_what_is_not_listed_has_none(change: str, tree: Callable[[str], Path], small: str) -> None:
    root = tree(small.replace("类别: 操作法\n", f"类别: 操作法\n{change}\n"))
    for drafts in (False, True):
        project = open_project(root, drafts=drafts, settings=ON)
        assert "share/M0001.png" not in pictures(project) and "share/S0001.png" in pictures(project)
        images = {page.url: page.image for page in project.pages()}
        assert (
            images.get("methods/sanbu/")
            in ({"状态: 已撤回": ("",), "状态: 草稿": (None, "share/site.png")}[change])
        )


@pytest.mark.parametrize("display, seen", [("不公开", ""), ("姓氏", "张某")])
def test_nobody_is_named_without_consent(
    display: str, seen: str, shared: Callable[..., Project]
) -> None:
    project = shared(
        (HIDDEN[0], HIDDEN[1].replace("不公开", display)),
        ("[张三](P0001)", "有人"),
        ("张三劳模创新工作室", "劳模创新工作室"),
    )
    assert ("share/P0001.png" in pictures(project)) is bool(seen)
    every = [replace(card, reads=()) for card in cards(project.site)]
    assert "张三" not in repr(every) and "三" not in "".join(
        char for card in every for char in card.seal.chars if card.seal.kind != "verse"
    )
    assert not any("张三" in alternative for alternative in project.site.images.values())
    if seen:
        assert card_of(project, "P0001").title == seen and card_of(project, "P0001").seal == Seal(
            "person", ("张", "某", "之", "印")
        )


def test_what_a_card_says(shared: Callable[..., Project]) -> None:
    """Nothing but what the record states; the seal follows from the record."""
    project = shared()
    studio, person = card_of(project, "S0001"), card_of(project, "P0001")
    assert (studio.label, studio.phrases, studio.meta) == (
        "工作室",
        ("张三", "劳模创新", "工作室"),
        ("某某厂", "江苏连云港", "泵工", "化工"),
    )
    assert (
        studio.address == "small.example/pu/s/S0001/"
        and studio.site == "小谱"
        and "S0001" in studio.reads
    )
    assert person.seal == Seal("person", ("张", "三", "之", "印")) and studio.seal == Seal(
        "studio", ("张",)
    )
    assert (
        card_of(project, "R0001").seal == Seal("word", ("报",))
        and card_of(project, "B0001").meta == ()
    )
    assert card_of(project, "site").address == "small.example/pu/"
    method = card_of(project, "M0001")
    assert method.caution == "" and method.seal == Seal("verse", ("一看", "二停", "三换"))


def test_a_dangerous_method_is_an_account(shared: Callable[..., Project]) -> None:
    """The sentence stands on the card, and its verse does not leave the page."""
    card = card_of(shared(("风险: 一般", "风险: 高危")), "M0001")
    assert card.caution == "事件与经验记述，不是操作规程" and card.seal == Seal(
        "method", ("化", "工")
    )


@pytest.mark.parametrize(
    "length, seal", [(7, Seal("empty", cells=7, columns=4)), (900, Seal("method", ("化", "工")))]
)
def test_a_verse_that_is_not_public_keeps_its_cells(
    length: int, seal: Seal, shared: Callable[..., Project]
) -> None:
    project = shared(("口诀: [一看, 二停, 三换]", f"口诀字数: {length}"))
    assert card_of(project, "M0001").seal == seal and "share/M0001.png" in pictures(project)


def test_the_second_time_nothing_is_drawn(
    shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, told = shared(), []
    first = {
        item.path: item.content for item in project.data_files(lambda *count: told.append(count))
    }
    assert (
        told == [(count, 7) for count in range(8)]
        and len(list((project.root / store.FOLDER).iterdir())) == 7
    )
    monkeypatch.setattr(share, "draw", lambda *_: pytest.fail("drawn again"))
    assert {
        item.path: item.content for item in project.data_files(lambda *count: told.append(count))
    } == first and len(told) == 8


def test_a_changed_record_is_drawn_anew_and_the_old_card_dropped(
    shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pictures(shared())
    drawn, draw = [], share.draw
    monkeypatch.setattr(
        share, "draw", lambda card, faces: drawn.append(card.name) or draw(card, faces)
    )
    project = shared(("名称: 年度总结\n发", "名称: 全年总结\n发"))
    (project.root / store.FOLDER / "x.1.part").write_bytes(b"left behind")
    after = pictures(project)
    assert drawn == ["R0001"] and {path for path in after if after[path] != before[path]} == {
        "share/R0001.png"
    }
    assert len(list((project.root / store.FOLDER).iterdir())) == 7
    monkeypatch.setattr(share, "layout_version", lambda: "another")
    pictures(project)
    assert len(drawn) == 8, "another layout, other cards"


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-40],
        lambda content: b"",
        lambda content: content.replace(b"IDAT", b"IDAX"),
        lambda content: content[:900] + bytes([content[900] ^ 1]) + content[901:],
    ],
)
def test_a_damaged_card_is_drawn_anew(
    damage: Callable[[bytes], bytes], shared: Callable[..., Project]
) -> None:
    project = shared()
    good = pictures(project)
    for path in (project.root / store.FOLDER).iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert pictures(project) == good
    monkey = store.Store(project.root)
    assert all(
        monkey.get(path.name.partition(".")[0]) == path.read_bytes()
        for path in (project.root / store.FOLDER).iterdir()
    )


def test_a_folder_that_cannot_be_used_is_no_hindrance(shared: Callable[..., Project]) -> None:
    project = shared()
    (project.root / ".cache").write_text("a file in the way")
    assert len(pictures(project)) == 7


def test_without_pillow_one_warning(
    shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    project = shared()
    assert project.problems == (), "it is no matter of the content"
    assert (
        str(project.lacking)
        == "mkdocs.yml:1:1: 警告 S002 没有装 Pillow，这次不画分享图;改法:运行 pip install -e '.[og]'，或者把 mkdocs.yml 里的「分享图」去掉"
    )
    assert not pictures(project) and not any(page.image for page in project.pages())


@pytest.mark.parametrize(
    "fonts", [(), (Font("/nowhere/song.ttc", 2, ("Noto Serif CJK SC",), 200.0),)]
)
def test_without_a_font_one_warning(
    fonts: tuple[Font, ...], shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share, "chinese_fonts", lambda: fonts)
    project = shared()
    assert (
        str(project.lacking)
        == "mkdocs.yml:1:1: 警告 S002 找不到中文字体，这次不画分享图;改法:装上字体（Debian 上是 apt-get install fonts-noto-cjk），或者把 mkdocs.yml 里的「分享图」去掉"
    )
    assert not pictures(project) and not any(page.image for page in project.pages())


def test_the_setting_off_asks_for_nothing(
    opened: Callable[..., Project], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share, "lacking", lambda: pytest.fail("asked"))
    assert not opened(small).lacking
    assert [
        problem.code for problem in settings_from({"extra": {"jiangpu": {"分享图": "也许"}}})[1]
    ] == ["S001"]


def test_a_built_page_leads_to_its_picture(tree: Callable[[str], Path], small: str) -> None:
    root = tree(
        f"== mkdocs.yml\n{YML}\n" + small.replace("类别: 操作法", "类别: 操作法\n状态: 已撤回")
    )
    done = run_build(root, "--strict")
    assert done.returncode == 0, done.stderr

    def told(address: str) -> dict[str, str]:
        html = (root / "site" / address / "index.html").read_text(encoding="utf-8")
        return dict(
            re.findall(
                r'<meta (?:property|name)="((?:og:image|twitter)[a-z:]*)" content="([^"]*)">', html
            )
        )

    expected = {
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "twitter:card": "summary_large_image",
    }
    address = "https://small.example/pu/share/"
    assert told("studios/jia") == {
        "og:image": f"{address}S0001.png",
        "og:image:alt": "张三劳模创新工作室",
        **expected,
    }
    assert (
        told("guide")
        == told("")
        == {
            "og:image": f"{address}site.png",
            "og:image:alt": "小谱：绝活有谱，人人可学",
            **expected,
        }
    )
    assert told("methods/sanbu") == {} and told("show") == {}, (
        "what is not indexed is not advertised"
    )
    assert {path.name for path in (root / "site/share").iterdir()} == {
        "site.png",
        "S0001.png",
        "P0001.png",
        "R0001.png",
        "B0001.png",
        "L0001.png",
    }
    assert f'"image":"{address}S0001.png"' in (root / "site/studios/jia/index.html").read_text(
        encoding="utf-8"
    )


def test_a_build_without_what_it_takes(tree: Callable[[str], Path], small: str) -> None:
    """A machine without fontconfig: a clean site, one warning, no tag."""
    root = tree(f"== mkdocs.yml\n{YML}\n{small}")
    done = run_build(root, "--strict", PATH=str(root))
    assert done.returncode == 0 and done.stderr.count("S002") == 1, done.stderr
    assert (
        "og:image" not in (root / "site/studios/jia/index.html").read_text(encoding="utf-8")
        and not (root / "site/share").exists()
    )
