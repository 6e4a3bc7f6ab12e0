"""Share images: a picture for each listed record and for the site, of what the record states and nobody forbids; nothing leaves the sheet."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu import share
from jiangpu.build.project import Project, open_project
from jiangpu.library.settings import Settings, settings_from
from jiangpu.pictures.store import Store
from jiangpu.share import FOLDER
from jiangpu.share.canvas import Faces
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
    assert not (project.root / FOLDER).exists()


ALL = {"site", "S0001", "M0001", "P0001", "R0001", "B0001", "L0001"}


def test_a_picture_for_each_listed_record(shared: Callable[..., Project]) -> None:
    assert set(pictures(shared())) == {f"share/{name}.png" for name in ALL}


def without_images(project: Project) -> str:
    """What is reported when no share image can be drawn."""
    return "\n".join(str(problem) for problem in project.lacking if problem.code == "S002")


def test_drawing_pictures_is_no_problem(shared: Callable[..., Project]) -> None:
    project = shared()
    assert project.problems == () and not without_images(project)


def test_a_picture_is_a_small_png_without_a_date_in_it(shared: Callable[..., Project]) -> None:
    for path, content in pictures(shared()).items():
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            found = (picture.format, picture.mode, picture.size, picture.info)
        assert found == ("PNG", "P", (1200, 630), {}), path
        assert len(content) <= 40_000, path


def test_every_picture_has_words_in_its_place(shared: Callable[..., Project]) -> None:
    project = shared()
    assert all(project.site.images[path] for path in pictures(project))


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
    every = list(cards(project.site))
    assert "张三" not in repr(every) and "三" not in "".join(
        char for card in every for char in card.seal.chars if card.seal.kind != "verse"
    )
    assert not any("张三" in alternative for alternative in project.site.images.values())
    if seen:
        assert card_of(project, "P0001").title == seen and card_of(project, "P0001").seal == Seal(
            "person", ("张", "某", "之", "印")
        )


def test_a_card_says_what_the_record_states(shared: Callable[..., Project]) -> None:
    studio = card_of(shared(), "S0001")
    assert (studio.label, studio.phrases, studio.meta) == (
        "工作室",
        ("张三", "劳模创新", "工作室"),
        ("某某厂", "江苏连云港", "泵工", "化工"),
    )


def test_a_record_without_facts_has_none_on_its_card(shared: Callable[..., Project]) -> None:
    assert card_of(shared(), "B0001").meta == ()


def test_a_card_names_its_site(shared: Callable[..., Project]) -> None:
    assert card_of(shared(), "S0001").site == "小谱"


@pytest.mark.parametrize(
    ("number", "address"),
    [("S0001", "small.example/pu/s/S0001/"), ("site", "small.example/pu/")],
)
def test_a_card_bears_its_permanent_address(
    number: str, address: str, shared: Callable[..., Project]
) -> None:
    assert card_of(shared(), number).address == address


@pytest.mark.parametrize(
    ("number", "seal"),
    [
        ("P0001", Seal("person", ("张", "三", "之", "印"))),
        ("S0001", Seal("studio", ("张",))),
        ("R0001", Seal("word", ("报",))),
        ("M0001", Seal("verse", ("一看", "二停", "三换"))),
    ],
)
def test_the_seal_follows_from_the_record(
    number: str, seal: Seal, shared: Callable[..., Project]
) -> None:
    assert card_of(shared(), number).seal == seal


def test_an_ordinary_method_has_no_caution(shared: Callable[..., Project]) -> None:
    assert card_of(shared(), "M0001").caution == ""


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


def kept(project: Project) -> set[str]:
    """The names of the files in the store."""
    return {path.name for path in (project.root / FOLDER).iterdir()}


def test_the_drawing_tells_how_far_it_is(shared: Callable[..., Project]) -> None:
    told: list[tuple[int, int]] = []
    list(shared().data_files(lambda *count: told.append(count)))
    assert told == [(count, 7) for count in range(8)]


def test_the_second_time_nothing_is_drawn(
    shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = shared()
    first = pictures(project)
    monkeypatch.setattr(share, "draw", lambda *_: pytest.fail("drawn again"))
    assert pictures(project) == first


def test_where_nothing_is_drawn_nothing_is_told(shared: Callable[..., Project]) -> None:
    project = shared()
    pictures(project)
    list(project.data_files(lambda *_: pytest.fail("told")))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cards that are drawn, in turn."""
    names: list[str] = []
    draw = share.draw

    def noted(card: Card, faces: Faces) -> bytes:
        names.append(card.name)
        return draw(card, faces)

    monkeypatch.setattr(share, "draw", noted)
    return names


RENAMED = ("名称: 年度总结\n发", "名称: 全年总结\n发")


def test_only_a_changed_record_is_drawn_anew(
    shared: Callable[..., Project], drawn: list[str]
) -> None:
    before = pictures(shared())
    drawn.clear()
    after = pictures(shared(RENAMED))
    assert drawn == ["R0001"]
    assert {path for path in after if after[path] != before[path]} == {"share/R0001.png"}


def test_the_old_card_and_what_was_left_behind_are_dropped(
    shared: Callable[..., Project],
) -> None:
    first = shared()
    pictures(first)
    (first.root / FOLDER / "x.1.part").write_bytes(b"left behind")
    old = kept(first)
    renamed = shared(RENAMED)
    pictures(renamed)
    assert len(kept(renamed)) == 7 and len(kept(renamed) & old) == 6


def test_another_layout_draws_other_cards(
    shared: Callable[..., Project], drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = shared()
    pictures(project)
    drawn.clear()
    monkeypatch.setattr(share, "layout_version", lambda: "another")
    pictures(project)
    assert set(drawn) == ALL


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
    for path in (project.root / FOLDER).iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert pictures(project) == good
    monkey = Store(project.root, FOLDER, "画好的分享图")
    assert all(
        monkey.get(path.name.partition(".")[0]) == path.read_bytes()
        for path in (project.root / FOLDER).iterdir()
    )


def test_a_folder_that_cannot_be_used_is_no_hindrance(shared: Callable[..., Project]) -> None:
    project = shared()
    (project.root / ".cache").write_text("a file in the way")
    assert len(pictures(project)) == 7


def test_two_processes_draw_the_same(
    shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = pictures(shared())
    monkeypatch.setenv("JIANGPU_JOBS", "2")
    monkeypatch.setattr("jiangpu.build.crew.WORTH_HERE", 2)
    together = shared()
    told: list[tuple[int, int]] = []
    shutil.rmtree(together.root / FOLDER)
    for _ in together.share_images(lambda done, total: told.append((done, total))):
        pass
    assert told == [(count, 7) for count in range(8)]
    assert pictures(together) == alone


def test_without_pillow_one_warning(
    shared: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    project = shared()
    assert project.problems == (), "it is no matter of the content"
    assert (
        without_images(project)
        == 'mkdocs.yml:1:1: 警告 S002 没有装 Pillow，这次不画分享图;改法:运行 pip install "jiangpu[og]"，或者把 mkdocs.yml 里的「分享图」去掉'
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
        without_images(project)
        == "mkdocs.yml:1:1: 警告 S002 找不到中文字体，这次不画分享图;改法:装上字体（Debian 上是 apt-get install fonts-noto-cjk），或者把 mkdocs.yml 里的「分享图」去掉"
    )
    assert not pictures(project) and not any(page.image for page in project.pages())


def test_the_setting_off_asks_for_nothing(
    opened: Callable[..., Project], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share, "lacking", lambda: pytest.fail("asked"))
    assert not without_images(opened(small))
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
