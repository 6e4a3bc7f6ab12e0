"""What becomes of a picture: smaller, upright, and telling nothing but itself."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from drawn import LABEL, SECRETS, drawn, labelled, moving, photograph
from jiangpu.pictures import encoding
from jiangpu.pictures.encoding import Unreadable, encode
from jiangpu.pictures.labels import label_in, packet, words_of
from PIL import Image, ImageCms, ImageFile


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def mark_of(content: bytes) -> str:
    """The mark of a file, read by an XML parser from the XMP that Pillow finds."""
    xmp = opened(content).info.get("xmp") or opened(content).info["XML:com.adobe.xmp"]
    text = xmp.decode() if isinstance(xmp, bytes) else xmp
    inner = re.sub(r"<\?xpacket[^>]*\?>", "", text)
    name = "{http://www.tc260.org.cn/ns/AIGC/1.0/}AIGC"
    return ElementTree.fromstring(inner).find(f".//{name}").text


def test_the_original_of_the_test_tells_all() -> None:
    """Otherwise the next test would prove nothing."""
    content = photograph()
    for secret in SECRETS[:4]:
        assert secret in content


@pytest.mark.parametrize("content", [photograph(), labelled(), moving(), photograph(orientation=6)])
def test_nothing_that_stood_beside_the_picture_is_left(content: bytes) -> None:
    for file in encode(content).files:
        for secret in SECRETS:
            assert secret not in file.content
        left = opened(file.content)
        assert not dict(left.getexif()) and "icc_profile" not in left.info
        assert "comment" not in left.info


def test_two_widths_of_one_shape() -> None:
    files = encode(photograph()).files
    assert [(file.width, file.height) for file in files] == [(480, 300), (1200, 750)]
    assert [opened(file.content).size for file in files] == [(480, 300), (1200, 750)]


@pytest.mark.parametrize(
    ("width", "made"), [(200, [200]), (480, [480]), (700, [480, 700]), (3000, [480, 1200])]
)
def test_a_picture_is_never_made_larger(width: int, made: list[int]) -> None:
    content = photograph(drawn(width, 100))
    assert [file.width for file in encode(content).files] == made


def test_it_stands_upright() -> None:
    """The camera was held sideways: the red corner of the points is the right upper one to see."""
    file = encode(photograph(orientation=6)).files[0]
    assert (file.width, file.height) == (480, 768)
    red, _, blue = opened(file.content).getpixel((470, 10))
    assert red > 150 and blue < 80


def test_the_same_bytes_every_time() -> None:
    assert encode(photograph()) == encode(photograph())
    assert encode(labelled()) == encode(labelled())


def profile(*, exchanged: bool = False, space: str = "sRGB") -> bytes:
    """A colour profile; with red and blue exchanged, what is stored as red is meant as blue."""
    content = ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()
    if not exchanged:
        return content
    return content.replace(b"rXYZ", b"*").replace(b"bXYZ", b"rXYZ").replace(b"*", b"bXYZ")


def shown_of(colour: tuple[int, int, int], icc: bytes) -> tuple[int, int, int]:
    """What the site shows of a picture in one colour that is stored with a profile."""
    target = io.BytesIO()
    Image.new("RGB", (50, 50), colour).save(target, "PNG", icc_profile=icc)
    return opened(encode(target.getvalue()).files[0].content).convert("RGB").getpixel((5, 5))


def test_colours_of_another_profile_become_those_of_the_web() -> None:
    red, green, blue = shown_of((250, 0, 0), profile(exchanged=True))
    assert (red < 40, green < 40, blue > 200) == (True, True, True)


def test_a_profile_that_does_not_fit_is_left_aside() -> None:
    assert shown_of((10, 200, 30), profile(space="LAB")) == (10, 200, 30)
    assert shown_of((10, 200, 30), b"no profile") == (10, 200, 30)


@pytest.mark.parametrize("content", [labelled(), labelled(packed=True)])
def test_the_mark_of_a_synthetic_picture_is_kept_to_the_letter(content: bytes) -> None:
    encoded = encode(content)
    assert encoded.label == LABEL
    for file in encoded.files:
        assert mark_of(file.content) == LABEL


@pytest.mark.parametrize(
    "written",
    [
        b"<TC260:AIGC>%s</TC260:AIGC>",
        b"<C260:AIGC rdf:parseType='Resource'><![CDATA[%s]]></C260:AIGC>",
        b"<rdf:Description TC260:AIGC='%s'/>",
        b"AIGC\x00%s",
    ],
)
def test_every_way_to_write_the_mark_is_read(written: bytes) -> None:
    label = b'{"Label":"2","ProduceID":"x"}'
    part = b"http://www.tc260.org.cn/ns/AIGC/1.0/ " + written.replace(b"%s", label)
    assert label_in([b"\xff\xd8", part]) == label.decode()


def test_a_text_about_marks_is_none() -> None:
    assert label_in([b'{"Label":"x"}', b"TC260:AIGC", b"<AIGC>1</AIGC>"]) == ""
    assert packet("") == b""


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (LABEL, "人工智能生成"),
        ('{"Label":"2"}', "可能是人工智能生成"),
        ('{"Label":"3"}', "疑似人工智能生成"),
        ("{}", "人工智能生成"),
    ],
)
def test_the_words_beside_it(label: str, words: str) -> None:
    assert words_of(label) == words


def test_transparency_stays() -> None:
    image = drawn(300, 200, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((300, 200)))
    target = io.BytesIO()
    image.save(target, "PNG")
    file = encode(target.getvalue()).files[0]
    assert file.ending in ("png", "webp") and opened(file.content).mode == "RGBA"


def test_a_drawing_of_few_colours_stays_sharp() -> None:
    """JPEG would blur its edges, and be larger."""
    target = io.BytesIO()
    Image.new("RGB", (900, 600), (250, 250, 250)).save(target, "PNG")
    assert {file.ending for file in encode(target.getvalue()).files} == {"png"}


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "I;16", "1"])
def test_every_kind_of_points(mode: str) -> None:
    target = io.BytesIO()
    plain = Image.new("L", (60, 40), 255)
    image = Image.new("I;16", (60, 40), 200 * 256) if mode == "I;16" else plain.convert(mode)
    image.save(target, "JPEG" if mode == "CMYK" else "PNG")
    shown = opened(encode(target.getvalue()).files[0].content).convert("RGB").getpixel((5, 5))
    assert min(shown) > 180


def test_a_moving_picture_stands_still() -> None:
    encoded = encode(moving())
    assert encoded.moving
    assert getattr(opened(encoded.files[0].content), "n_frames", 1) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", photograph()[:9000], labelled()[:3000]],
)
def test_what_cannot_be_read_is_said(content: bytes) -> None:
    with pytest.raises(Unreadable, match="图片"):
        encode(content)


def test_a_picture_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MOST_POINTS", 1_000_000)
    with pytest.raises(Unreadable, match="160 万像素以上，超过 100 万"):
        encode(photograph())


def test_the_preview_in_a_photograph_does_not_make_it_move() -> None:
    """Telephones put a second picture behind the first."""
    target = io.BytesIO()
    drawn(300, 200).save(target, "MPO", save_all=True, append_images=[drawn(60, 40)])
    encoded = encode(target.getvalue())
    assert not encoded.moving and encoded.files[0].width == 300


def test_the_format_of_a_telephone_is_named() -> None:
    with pytest.raises(Unreadable, match="HEIC"):
        encode(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")


def test_half_a_picture_is_refused_whatever_another_library_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """WeasyPrint tells Pillow, for the whole process, to show what is there of a picture."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(Unreadable):
        encode(photograph()[:9000])
    assert ImageFile.LOAD_TRUNCATED_IMAGES
