"""A picture as the site shows it, made with Pillow: turned upright, in sRGB, in two widths.

A new file is written from the points of the picture alone. What stood beside them in the old one
(place, time, camera, comments, previews) has no way into it. The same file with the same Pillow
gives the same bytes.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .labels import label_in, packet

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 1200)
"""The widths that are made, none of them wider than the picture itself."""
MOST_POINTS = 60_000_000
"""Width times height of a picture at most: a small file may unfold to fill all memory."""
_MOST_LABEL = 40_000
"""Characters of a mark at most: it has to fit into one segment of a JPEG."""
_QUALITY = 82
_TURNED = (5, 6, 7, 8)
"""Orientations in which width and height change places."""
_LOSSLESS = ("PNG", "GIF")
_MOVING = ("GIF", "PNG", "WEBP")
"""Formats in which several pictures are one that moves: in a JPEG they are previews."""
RECIPE = "1"
"""Changes with what is done here, so that pictures made otherwise are made anew."""


class Unreadable(Exception):
    """The picture cannot be shown; the text says why, in Chinese."""


@dataclass(frozen=True)
class File:
    """One file of a picture."""

    width: int
    height: int
    ending: str
    content: bytes


@dataclass(frozen=True)
class Encoded:
    """A picture as the site shows it.

    Attributes:
        files: the smaller one first; one alone where the picture is small.
        label: the mark of a synthetic picture, "" for none.
        moving: whether it moved; only its first picture is left.
    """

    files: tuple[File, ...]
    label: str
    moving: bool


def version() -> str:
    """What the bytes depend on besides the picture. Raises ImportError without Pillow."""
    import PIL
    from PIL import features

    parts = [RECIPE, PIL.__version__]
    for codec in ("jpg", "zlib", "webp", "littlecms2"):
        parts.append(f"{codec} {features.version(codec)}")
    return " ".join(parts)


def encode(content: bytes) -> Encoded:
    """The files of a picture.

    Raises:
        Unreadable: it is no picture, it is damaged, or it is too large.
    """
    from PIL import Image, ImageFile, UnidentifiedImageError

    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint has others shown as far as they go
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF")) as opened:
            return _encoded(opened, content)
    except UnidentifiedImageError:
        raise Unreadable(_unknown(content)) from None
    except Image.DecompressionBombError:
        raise Unreadable(_too_large(MOST_POINTS)) from None
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, TypeError) as error:
        raise Unreadable("图片坏了，没有存完整") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant


def _encoded(opened: Image, content: bytes) -> Encoded:
    if opened.width * opened.height > MOST_POINTS:
        raise Unreadable(_too_large(opened.width * opened.height))
    lossless = opened.format in _LOSSLESS
    moving = opened.format in _MOVING and getattr(opened, "n_frames", 1) > 1
    label = label_in(_parts(opened, content))
    if len(label) > _MOST_LABEL:
        raise Unreadable("人工智能生成的标识太长，存不下")

    upright = _upright(opened)
    files = []
    for width in sorted({min(width, upright.width) for width in WIDTHS}):
        files.append(_file(_resized(upright, width), packet(label), lossless=lossless))
    return Encoded(tuple(files), label, moving)


def _unknown(content: bytes) -> str:
    """What is said of a file that Pillow does not know."""
    if content[4:8] == b"ftyp":
        return "图片是 HEIC 一类的格式，浏览器打不开"
    return "不是认得的图片"


def _too_large(points: int) -> str:
    return f"图片有 {points // 10_000} 万像素以上，超过 {MOST_POINTS // 10_000} 万"


def _parts(image: Image, content: bytes) -> list[bytes]:
    """Where a mark may stand: texts that are packed in the file are unpacked here."""
    parts = [content]
    for value in image.info.values():
        if isinstance(value, bytes):
            parts.append(value)
        elif isinstance(value, str):
            parts.append(value.encode())
    return parts


def _upright(image: Image) -> Image:
    """The picture turned as it was taken, in sRGB, with nothing but its points."""
    from PIL import ImageOps

    _shrink_while_reading(image)
    profile = image.info.get("icc_profile")
    image.load()
    turned = _in_srgb(_eight_bit(ImageOps.exif_transpose(image)), profile)
    turned.info = {}
    return turned


def _shrink_while_reading(image: Image) -> None:
    """A JPEG may be read at a half, a quarter or an eighth of its size, which is much faster."""
    orientation = image.getexif().get(0x0112, 1)
    width = image.height if orientation in _TURNED else image.width
    scale = min(1.0, WIDTHS[-1] / width)
    wanted = (math.ceil(image.width * scale), math.ceil(image.height * scale))
    image.draft(image.mode, wanted)


def _eight_bit(image: Image) -> Image:
    """A picture of 16 bits a point in 8."""
    if not image.mode.startswith(("I", "F")):
        return image
    whole = image.convert("I")
    return whole.point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The picture in RGB, with its transparency where it has any."""
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    elif image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    shown = _converted(image, profile) if profile else image
    shown = shown.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        shown.putalpha(alpha)
    return shown


def _converted(image: Image, profile: bytes) -> Image:
    """The colours as the profile means them; as they are where it cannot be used."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, ImportError, OSError):
        return image
    return converted or image


def _resized(image: Image, width: int) -> Image:
    from PIL.Image import Resampling

    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Resampling.LANCZOS)


def _file(image: Image, xmp: bytes, *, lossless: bool) -> File:
    """The file of a picture: of those that fit its kind, the smaller one."""
    image.info = {}
    if image.mode == "RGBA":
        choices = [_png(image, xmp), *_webp(image, xmp)]
    elif lossless:
        choices = [_png(image, xmp), _jpeg(image, xmp)]
    else:
        choices = [_jpeg(image, xmp)]
    return min(choices, key=lambda file: len(file.content))


def _jpeg(image: Image, xmp: bytes) -> File:
    given = {"xmp": xmp} if xmp else {}
    target = io.BytesIO()
    image.save(
        target,
        "JPEG",
        quality=_QUALITY,
        optimize=True,
        progressive=True,
        subsampling="4:2:0",
        **given,
    )
    return File(image.width, image.height, "jpg", target.getvalue())


def _png(image: Image, xmp: bytes) -> File:
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    if xmp:
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True, pnginfo=texts)
    return File(image.width, image.height, "png", target.getvalue())


def _webp(image: Image, xmp: bytes) -> list[File]:
    """The WebP of a picture with transparency; none where Pillow was built without."""
    from PIL import features

    if not features.check("webp"):
        return []
    target = io.BytesIO()
    image.save(target, "WEBP", quality=_QUALITY, method=4, xmp=xmp, exif=b"", icc_profile=b"")
    return [File(image.width, image.height, "webp", target.getvalue())]
