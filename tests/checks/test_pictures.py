"""Image files: what they hold besides the picture."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import labelled, moving, photograph
from jiangpu.build.project import open_project
from jiangpu.library.photographs import LARGEST, other_kind, told_by

PNG = b"\x89PNG\r\n\x1a\n"


def tiff(*tags: int, order: str = "<") -> bytes:
    head = b"II*\x00" if order == "<" else b"MM\x00*"
    entries = b"".join(struct.pack(f"{order}HHII", tag, 4, 1, 0) for tag in tags)
    return head + struct.pack(f"{order}IH", 8, len(tags)) + entries


def jpeg(inner: bytes) -> bytes:
    segment = b"Exif\x00\x00" + inner
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xd9"


@pytest.mark.parametrize("order", ["<", ">"])
def test_what_a_photograph_tells(order: str) -> None:
    assert told_by(jpeg(tiff(0x0112, order=order))) == ()
    assert told_by(jpeg(tiff(0x010F, 0x8825, order=order))) == ("地点", "相机")


def test_other_wrappings() -> None:
    assert told_by(PNG + b"\x00\x00\x00\x20eXIf" + tiff(0x8825)) == ("地点",)
    assert told_by(b"RIFF\x00\x00\x00\x00WEBPEXIF\x20\x00\x00\x00" + tiff(0x8825)) == ("地点",)


@pytest.mark.parametrize(
    "content", [b"", PNG, jpeg(b""), jpeg(b"II*\x00\xff\xff\xff\xff"), jpeg(tiff(0x8825)[:9])]
)
def test_nothing_where_nothing_can_be_read(content: bytes) -> None:
    assert told_by(content) == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!doctype html>", "网页"),
        (b"\xef\xbb\xbf\n<svg onload='x'>", "SVG 图"),
        (b"%PDF-1.7", "PDF 文件"),
        (PNG, ""),
        (b"\xff\xd8\xff", ""),
    ],
)
def test_what_is_no_picture(content: bytes, kind: str) -> None:
    assert other_kind(content) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (photograph(), None),
        (b"<script>alert(1)</script>", "B015"),
        (PNG + bytes(LARGEST), "B014"),
        (PNG, "B017"),
        (photograph()[:9000], "B017"),
        (moving(), "B021"),
        (labelled(), None),
    ],
)
def test_a_picture_is_named(
    tree: Callable[[str], Path], small: str, content: bytes, code: str | None
) -> None:
    root = tree(small)
    (root / "docs/people/a.png").write_bytes(content)
    said = [(problem.uri, problem.code) for problem in open_project(root).problems]
    assert said == ([("docs/people/a.png", code)] if code else [])


PICTURE = "类别: 操作法\n图片: {文件: pump.jpg, 说明: 泵房里换泵, 来源: s1%s}\n"
CONSENT = (
    "荣誉: [{名称: 市劳动模范",
    "同意: {依据: 本人书面同意, 肖像: 是}\n荣誉: [{名称: 市劳动模范",
)


@pytest.fixture
def said(tree: Callable[[str], Path], small: str) -> Callable[..., list[str]]:
    """What is said of the small repository with a picture beside the method."""

    def messages(entry: str, *changes: tuple[str, str], content: bytes = b"") -> list[str]:
        text = small.replace("类别: 操作法\n", entry)
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        root = tree(text)
        (root / "methods/pump.jpg").write_bytes(content or photograph())
        return [str(problem) for problem in open_project(root).problems]

    return messages


def test_a_picture_with_all_that_belongs_to_it(said: Callable[..., list[str]]) -> None:
    assert said(PICTURE % "") == []


def test_a_picture_in_a_folder_of_docs(said: Callable[..., list[str]]) -> None:
    """The way is counted from the record, or from the root of the repository."""
    assert said(PICTURE.replace("pump.jpg", "methods/pump.jpg") % "") == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("/etc/passwd.png", "错误 B003 找不到图片 /etc/passwd.png"),
        ("../../pump.jpg", "错误 B003 找不到图片 ../../pump.jpg"),
        ("none.jpg", "错误 B003 找不到图片 none.jpg"),
        ("https://e.example/a.jpg", "错误 B005 图片引用了别的网站"),
        ("//e.example/a.jpg", "错误 B005 图片引用了别的网站"),
        ("sanbu.md", "错误 B005 图片 sanbu.md 的格式不收"),
    ],
)
def test_a_picture_that_is_not_there(said: Callable[..., list[str]], file: str, line: str) -> None:
    found = said(PICTURE.replace("pump.jpg", f'"{file}"') % "")
    assert len(found) == 1 and line in found[0]


def test_words_and_origin_are_asked_for(said: Callable[..., list[str]]) -> None:
    assert [line.split(" ")[1:3] for line in said("类别: 操作法\n图片: {文件: pump.jpg}\n")] == [
        ["错误", "F011"]
    ]
    found = said("类别: 操作法\n图片: {文件: pump.jpg, 说明: 泵房里换泵}\n")
    assert [line.split(" ")[1:3] for line in found] == [["警告", "B019"]]


def test_who_took_it_is_an_origin_too(said: Callable[..., list[str]]) -> None:
    assert said((PICTURE % "").replace("来源: s1", "拍摄: 某某厂工会")) == []


def test_a_portrait_without_consent_is_refused(said: Callable[..., list[str]]) -> None:
    assert said(PICTURE % ", 人物: 张三") == [
        "methods/sanbu.md:10:5: 错误 B018 图上认得出“张三”，没有他同意登肖像的记录;"
        "改法:本人同意了，在 docs/people/zhangsan.md 的「同意」里写依据和“肖像: 是”；"
        "没有同意，就换一张认不出他的"
    ]


def test_a_portrait_with_recorded_consent_is_shown(said: Callable[..., list[str]]) -> None:
    assert said(PICTURE % ", 人物: 张三", CONSENT) == []


def test_somebody_without_a_record_cannot_have_agreed(said: Callable[..., list[str]]) -> None:
    found = said(PICTURE % ", 人物: 李四", CONSENT)
    assert any("B018 图上认得出“李四”，没有他的人物记录" in line for line in found)


def test_everybody_in_a_picture_has_to_agree(said: Callable[..., list[str]]) -> None:
    found = said(PICTURE % ", 人物: [张三, 李四]", CONSENT)
    assert [line for line in found if "B018" in line and "李四" in line]
    assert not [line for line in found if "B018" in line and "张三" in line]


def test_no_picture_of_somebody_who_is_not_shown(said: Callable[..., list[str]]) -> None:
    hidden = (CONSENT[0], CONSENT[1].replace("肖像: 是", "肖像: 是, 显示: 不公开"))
    found = said(PICTURE % ", 人物: P0001", hidden)
    assert any("B018 图上认得出“P0001”，他不公开，照片不能上网" in line for line in found)


def test_a_picture_on_a_persons_page_counts_as_a_portrait(
    tree: Callable[[str], Path], small: str
) -> None:
    text = small.replace(
        "荣誉: [{名称: 市劳动模范",
        "图片: {文件: zhangsan.jpg, 说明: 在泵房, 来源: s1}\n荣誉: [{名称: 市劳动模范",
    )
    root = tree(text)
    (root / "docs/people/zhangsan.jpg").write_bytes(photograph())
    assert [problem.code for problem in open_project(root).errors][:1] == ["B018"]
    tree(text.replace(*CONSENT))
    assert open_project(root).problems == ()


def test_a_mark_in_the_file_wants_a_word_in_the_record(said: Callable[..., list[str]]) -> None:
    found = said(PICTURE % "", content=labelled())
    assert found == [
        "methods/sanbu.md:10:5: 警告 B020 图片 pump.jpg 里带着标识：人工智能生成；"
        "记录没有写「生成」;改法:写上“生成: 是”"
    ]
    assert said(PICTURE % ", 生成: 是", content=labelled()) == []


def test_without_pillow_a_photograph_is_refused_as_it_stands(
    said: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = photograph()
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert [line.split(" ")[2] for line in said(PICTURE % "", content=content)] == ["B016"]
