"""Pictures out of a document: drawn anew, so that nothing of where and when they were taken is in
them, and small enough for a page.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600
"""Pixels of a picture at most, along its longer side."""
MOST_PIXELS = 100_000_000
"""Pixels of a picture at most that is opened at all."""

NO_PACKAGE = '没有装处理图片的 Pillow，图片收不了。改法：运行 pip install "jiangpu[og]"'


class Unusable(Exception):
    """A picture that cannot be taken. The message says in Chinese why, and what to do."""


@dataclass(frozen=True)
class CleanPicture:
    """A picture without anything but itself.

    Attributes:
        content: its bytes.
        ending: of its file name, with the dot.
    """

    content: bytes
    ending: str


def clean_picture(content: bytes) -> CleanPicture:
    """A picture drawn anew.

    Raises:
        Unusable: it is no picture that a page can show, or Pillow is not there.
    """
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise Unusable(NO_PACKAGE) from error
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unusable("图片太大，缩小以后另外放进来")
            upright = ImageOps.exif_transpose(opened)
            has_holes = "A" in upright.getbands() or "transparency" in upright.info
            plain = upright.convert("RGBA" if has_holes else "RGB")
    except Unusable:
        raise
    except Exception as error:  # Pillow raises whatever the file leads it to
        reason = "图片的格式网页不认（如 EMF、WMF），用截图另存成 jpg 或 png 再放进来"
        raise Unusable(reason) from error
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _saved(Image.frombytes(plain.mode, plain.size, plain.tobytes()))


def _saved(picture: Image) -> CleanPicture:
    """A picture as bytes; one with transparent parts, or few colours, stays sharp."""
    made = io.BytesIO()
    few_colours = picture.getcolors(256) is not None
    if picture.mode == "RGBA" or few_colours:
        picture.save(made, "PNG", optimize=True)
        return CleanPicture(made.getvalue(), ".png")
    picture.save(made, "JPEG", quality=85, optimize=True)
    return CleanPicture(made.getvalue(), ".jpg")
