"""Pictures on the site: shown with their words in two sizes, and telling nothing else."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import LABEL, SECRETS, drawn, labelled, photograph
from jiangpu.build.copying import tried
from jiangpu.build.output import site_files
from jiangpu.build.pack import pack_files, selected
from jiangpu.build.project import Project, open_project
from jiangpu.writing.changes import Changes
from repositories import REPOSITORY, write_tree

PICTURES = """类别: 操作法
图片:
  - {文件: pump.jpg, 说明: 两名工人在泵房拆泵, 拍摄: 某某厂工会, 来源: s1, 日期: 2019-06, 许可: 限本站使用, 注: 右起第二人是张三, 人物: 张三}
  - {文件: docs/pictures/drawing.png, 说明: 换泵的三个位置, 拍摄: 某某厂, 生成: 是}
"""
CHANGES = (
    ("类别: 操作法\n", PICTURES),
    ("以前换泵靠经验。", '以前换泵靠经验。\n\n![旧泵](old.jpg "1998年")'),
    ("荣誉: [{名称: 市劳", "同意: {依据: 本人书面同意, 肖像: 是}\n荣誉: [{名称: 市劳"),
)
METHOD = "methods/sanbu/"


def with_pictures(root: Path, *changes: tuple[str, str]) -> Path:
    """The small repository with two pictures at the method and one in its text."""
    text = (REPOSITORY / "tests/cases/small.txt").read_text(encoding="utf-8")
    for old, new in (*CHANGES, *changes):
        assert old in text, old
        text = text.replace(old, new, 1)
    write_tree(root, text)
    (root / "docs/pictures").mkdir(exist_ok=True)
    (root / "methods/pump.jpg").write_bytes(photograph())
    (root / "methods/old.jpg").write_bytes(photograph(drawn(900, 1200), orientation=6))
    (root / "docs/pictures/drawing.png").write_bytes(labelled())
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return open_project(with_pictures(tmp_path_factory.mktemp("pictures")))


@pytest.fixture(scope="module")
def site(project: Project) -> dict[str, bytes]:
    """Every file of the site, by its path."""
    return dict(site_files(project))


@pytest.fixture(scope="module")
def images(site: dict[str, bytes]) -> list[dict[str, str]]:
    """The attributes of each image on the page of the method."""
    page = site[f"{METHOD}index.html"].decode()
    found = []
    for match in re.finditer(r"<img\b([^>]*)>", page):
        found.append(dict(re.findall(r'([\w-]+)="([^"]*)"', match[1])))
    return found


def addresses(image: dict[str, str]) -> Iterator[str]:
    """The files of an image, from the site's root."""
    for link in (image["src"], *re.findall(r"(\S+) \d+w", image["srcset"])):
        yield posixpath.normpath(posixpath.join(METHOD, link))


def test_the_pictures_are_without_a_problem(project: Project) -> None:
    assert project.problems == ()


def test_a_picture_stands_on_the_page_with_its_words(images: list[dict[str, str]]) -> None:
    assert [image["alt"] for image in images] == ["两名工人在泵房拆泵", "换泵的三个位置", "旧泵"]


def test_every_address_of_a_picture_exists(
    images: list[dict[str, str]], site: dict[str, bytes]
) -> None:
    for image in images:
        assert all(address in site for address in addresses(image))


def test_room_is_kept_for_it_and_nothing_waits_for_it(images: list[dict[str, str]]) -> None:
    for image in images:
        assert (image["loading"], image["decoding"]) == ("lazy", "async")
        assert int(image["width"]) > 0 and int(image["height"]) > 0
    assert (images[0]["width"], images[0]["height"]) == ("1200", "750")
    assert (images[2]["width"], images[2]["height"]) == ("1200", "900"), "turned upright"


def test_its_caption_says_who_took_it_where_it_is_from_and_when(site: dict[str, bytes]) -> None:
    page = site[f"{METHOD}index.html"].decode()
    caption = re.sub(r"<[^>]+>", "", re.search(r"<figcaption>(.*?)</figcaption>", page, re.S)[1])
    assert re.sub(r"\s+", " ", caption).strip() == (
        "两名工人在泵房拆泵 · 某某厂工会 · 某某厂 · 2019 · 限本站使用 · 右起第二人是张三"
    )


def test_a_synthetic_picture_says_so(site: dict[str, bytes]) -> None:
    page = site[f"{METHOD}index.html"].decode()
    assert page.count('<strong class="j-made">人工智能生成</strong>') == 1


def test_a_synthetic_picture_in_a_text_says_so(tmp_path: Path) -> None:
    """The mark in the file is enough: a text has no field for it."""
    root = with_pictures(tmp_path)
    (root / "methods/old.jpg").write_bytes(labelled('{"Label":"3","ProduceID":"x"}'))
    page = next(page for page in open_project(root).pages() if page.url == METHOD)
    assert '<span class="j-made">疑似人工智能生成</span>' in page.body


def test_no_byte_of_a_camera_leaves(site: dict[str, bytes]) -> None:
    """Not in a picture, not in a page, not in the data; and the originals are nowhere."""
    originals = {photograph(), labelled()}
    for path, content in site.items():
        assert not [secret for secret in SECRETS[:3] if secret in content], path
        assert content not in originals, path
        assert not path.endswith(("pump.jpg", "old.jpg", "drawing.png"))
    for path, content in site.items():
        if path.startswith("pictures/"):
            assert b"Exif" not in content and b"GPS" not in content


def test_the_mark_of_the_generator_is_in_the_files(
    images: list[dict[str, str]], site: dict[str, bytes]
) -> None:
    escaped = LABEL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    for address in addresses(images[1]):
        assert b"TC260:AIGC" in site[address] and escaped in site[address]
    for address in addresses(images[0]):
        assert b"TC260" not in site[address]


def test_the_same_pictures_twice(project: Project, tmp_path: Path) -> None:
    """From the store, and made anew in another place."""

    def made(project: Project) -> dict[str, bytes]:
        return {path: source.read_bytes() for path, source in project.assets.items()}

    again = made(open_project(project.root))
    anew = made(open_project(with_pictures(tmp_path)))
    assert made(project) == again == anew and len(again) == 6


def test_a_damaged_store_is_mended(tmp_path: Path) -> None:
    root = with_pictures(tmp_path)
    before = set(open_project(root).assets)
    for path in (root / ".cache/pictures").iterdir():
        path.write_bytes(b"damaged")
    project = open_project(root)
    assert set(project.assets) == before
    assert all(source.read_bytes() != b"damaged" for source in project.assets.values())


def test_a_store_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    root = with_pictures(tmp_path / "root")
    (tmp_path / "elsewhere").mkdir()
    (root / ".cache").symlink_to(tmp_path / "elsewhere")
    project = open_project(root)
    assert all(source.stat().st_size for source in project.assets.values())
    assert len(project.assets) == 6 and not list((tmp_path / "elsewhere").iterdir())


def test_trying_a_change_makes_no_picture_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(content: bytes) -> None:
        raise AssertionError("made anew")

    monkeypatch.setattr("jiangpu.pictures.made.encode", never)
    with tried(project.root, Changes("nothing", ())) as copy:
        assert set(copy.assets) == set(project.assets)


def test_a_portrait_without_consent_stays_at_home(tmp_path: Path) -> None:
    """The record leaves the site; and no text of another page may show the file either."""
    root = with_pictures(
        tmp_path,
        (", 肖像: 是}", "}"),
        ("换一次泵要停半天，", "![泵](../methods/pump.jpg)换一次泵要停半天，"),
    )
    project = open_project(root)
    assert [problem.code for problem in project.errors] == ["B018"]
    assert project.assets == {}
    assert not any("pictures/" in page.html for page in project.pages())


def test_without_pillow_the_site_is_made_without_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_pictures(tmp_path)
    for name in ("methods/pump.jpg", "methods/old.jpg"):
        (root / name).write_bytes(b"\xff\xd8\xff\xe0 a picture without EXIF")
    monkeypatch.setitem(sys.modules, "PIL", None)
    project = open_project(root)
    assert project.problems == () and project.assets == {}
    page = next(page for page in project.pages() if page.url == METHOD)
    assert "<img" not in page.html and "图片" not in records(project)["M0001"]
    assert [str(problem) for problem in project.lacking if problem.code == "B022"] == [
        "mkdocs.yml:1:1: 警告 B022 没有装 Pillow，图片去不掉拍摄的地点和相机，这次一张也不放上去;"
        '改法:运行 pip install "jiangpu[og]"'
    ]


def records(project: Project) -> dict[str, dict]:
    """The methods of the open data, by number."""
    files = {file.path: file.content for file in project.data_files()}
    rows = json.loads(files["data/v1/methods.json"])["records"]
    return {row["编号"]: row for row in rows}


def test_the_open_data_carries_the_pictures(project: Project, site: dict[str, bytes]) -> None:
    first, second = records(project)["M0001"]["图片"]
    root = project.site.settings.site_url
    for address in (first["网址"], first["小图"]):
        assert address.removeprefix(root) in site
    assert {name: first[name] for name in ("宽", "高", "说明", "拍摄", "来源", "日期", "许可")} == {
        "宽": 1200,
        "高": 750,
        "说明": "两名工人在泵房拆泵",
        "拍摄": "某某厂工会",
        "来源": "s1",
        "日期": "2019-06",
        "许可": "限本站使用",
    }
    assert first["人物"] == [{"编号": "P0001", "名称": "张三"}] and second["生成"] is True
    assert "文件" not in first


def test_its_rows_fit_their_schema(site: dict[str, bytes]) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(site["data/v1/schema/methods.json"])
    Draft202012Validator(schema).validate(json.loads(site["data/v1/methods.json"]))


def test_a_clerk_finds_the_picture_in_the_table(site: dict[str, bytes]) -> None:
    table = csv.DictReader(io.StringIO(site["data/v1/methods.csv"].decode("utf-8-sig")))
    cell = next(iter(table))["图片"]
    assert re.match(r"https://\S+/pictures/\d+-1200\.jpg（宽：1200，", cell)
    assert "说明：两名工人在泵房拆泵" in cell


def test_a_pack_carries_the_pictures(project: Project, images: list[dict[str, str]]) -> None:
    method = project.site.library.get("M0001")
    for each in (project, selected(project, method)):
        packed = dict(pack_files(each))
        for image in images:
            assert all(f"site/{address}" in packed for address in addresses(image))


def test_search_engines_and_readers_of_the_feed_get_it(site: dict[str, bytes]) -> None:
    page = site[f"{METHOD}index.html"].decode()
    node = next(
        node
        for node in json.loads(re.search(r"ld\+json[^>]*>(.*?)</script>", page)[1])["@graph"]
        if node["@type"] != "BreadcrumbList"
    )
    image = node["image"][0]
    assert image["@type"] == "ImageObject" and image["caption"] == "两名工人在泵房拆泵"
    assert image["creditText"] == "某某厂工会"
    assert f'<link rel="enclosure" type="image/jpeg" href="{image["contentUrl"]}"' in (
        site["feed.xml"].decode()
    )


def test_a_withdrawn_record_shows_none(tmp_path: Path) -> None:
    root = with_pictures(tmp_path, ("类别: 操作法\n", "类别: 操作法\n状态: 已撤回\n"))
    assert open_project(root).assets == {}


def test_a_page_without_pictures_loads_no_style_for_them(project: Project) -> None:
    needs = {page.url: page.needs for page in project.pages()}
    assert "pictures" in needs[METHOD] and "pictures" not in needs["studios/jia/"]
