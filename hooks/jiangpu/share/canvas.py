"""The one place that uses Pillow, and only when something is drawn: a canvas of few colours.

Type and curves are drawn as masks and laid into a palette. The palette has ramps that lead from a
ground to a colour, so that a card needs no reduction of colours afterwards and stays small.
Units are pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .fonts import Choice
from .geometry import CENTRE, HEI, SONG, Box, Point, Text
from .layout import HEIGHT, WIDTH

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

COLOURS = {
    "paper": "#f7f3ea",
    "sheet": "#fffdf7",
    "ink": "#211b17",
    "ink2": "#51473e",
    "red": "#a3271e",
    "on": "#fffdf7",
    "cell": "#e3bfae",
    "dash": "#d3a291",
    "rule": "#ddd3c1",
}
"""As in assets/tokens.css; `dash` is the broken line of a ruled cell as it looks on the sheet."""
_RAMPS = (
    ("paper", "ink"),
    ("paper", "ink2"),
    ("paper", "red"),
    ("sheet", "ink"),
    ("sheet", "red"),
    ("sheet", "dash"),
    ("red", "on"),
)
"""(ground, colour) of everything that has soft edges."""
_STEPS = 10
"""Colours between a ground and a colour."""
_FINER = 4
"""How many times larger curves are drawn before they are reduced."""
FULL = 255
"""A pixel of a mask that is wholly covered; 0 is one that is not."""

_COMPRESSION = 7
"""Level of zlib: 9 makes a card a tenth smaller in seven times the time."""
_TRIAL_SIZE = 28
"""A size in which a face is loaded to see whether it can be."""


def version() -> str:
    """What draws, by name and version. Raises ImportError where Pillow is not installed."""
    import PIL
    from PIL import features

    return f"Pillow {PIL.__version__} FreeType {features.version('freetype2')}"


class Faces:
    """The two faces in all sizes, each loaded once.

    Raises:
        OSError: a file cannot be read as a face.
    """

    def __init__(self, choice: Choice) -> None:
        self.fonts = {SONG: choice.song, HEI: choice.hei}
        self._loaded: dict[tuple[str, int], FreeTypeFont] = {}
        self._widths: dict[tuple[str, str, int], float] = {}
        for face in self.fonts:
            self.at(face, _TRIAL_SIZE)

    def at(self, face: str, size: int) -> FreeTypeFont:
        """A face in a size."""
        key = (face, size)
        if key not in self._loaded:
            self._loaded[key] = self._load(face, size)
        return self._loaded[key]

    def _load(self, face: str, size: int) -> FreeTypeFont:
        from PIL import ImageFont

        font = self.fonts[face]
        basic = ImageFont.Layout.BASIC
        return ImageFont.truetype(font.file, size, index=font.index, layout_engine=basic)

    def measure(self, text: str, face: str, size: int) -> float:
        """The width of a text; this is what the layout measures with."""
        key = (text, face, size)
        if key not in self._widths:
            self._widths[key] = self.at(face, size).getlength(text)
        return self._widths[key]


class Canvas:
    """One card being drawn."""

    def __init__(self, faces: Faces) -> None:
        from PIL import Image

        self.faces = faces
        self._image = Image.new("P", (WIDTH, HEIGHT), _solid("paper"))
        self._image.putpalette(_palette())

    def fill(self, box: Box, colour: str) -> None:
        """A rectangle in one colour."""
        left, top, right, bottom = (round(edge) for edge in box)
        self._image.paste(_solid(colour), (left, top, right, bottom))

    def frame(self, box: Box, width: int, colour: str) -> None:
        """A rectangle's outline, inside the box."""
        left, top, right, bottom = (round(edge) for edge in box)
        self.fill(Box(left, top, right, top + width), colour)
        self.fill(Box(left, bottom - width, right, bottom), colour)
        self.fill(Box(left, top, left + width, bottom), colour)
        self.fill(Box(right - width, top, right, bottom), colour)

    def text(self, text: Text) -> None:
        """A run of characters on its baseline."""
        font = self.faces.at(text.face, text.size)
        bounds = font.getbbox(text.text, anchor="ls")
        left, top, right, bottom = (round(edge) for edge in bounds)
        if right <= left or bottom <= top:
            return  # nothing but spaces
        mask = _blank(right - left, bottom - top)
        _pen(mask).text((-left, -top), text.text, fill=FULL, font=font, anchor="ls")
        self.mask(mask, text.x + left, text.y + top, text.colour, text.ground)

    def centred(self, char: str, at: Point, size: float, colour: str, ground: str) -> None:
        """One character of a seal or a cell, the middle of its body at a point.

        Args:
            size: of the character; it is rounded.
        """
        whole = round(size)
        left = at.x - self.faces.measure(char, SONG, whole) / 2
        baseline = at.y + whole * CENTRE
        self.text(Text(left, baseline, char, SONG, whole, colour, ground))

    def mask(self, mask: Image, x: float, y: float, colour: str, ground: str) -> None:
        """Lay a colour through a mask.

        Half-covered pixels take the steps between the colour and the ground that it stands on.

        Args:
            mask: grey values, 0 where nothing is laid and 255 where the whole colour is.
            x, y: the upper left corner.
        """
        cover = _cover(ground, colour)
        place = (round(x), round(y))
        self._image.paste(mask.point(cover.indices), place, mask.point(cover.laid))

    def png(self) -> bytes:
        """The file; no date, no name of a program."""
        target = io.BytesIO()
        self._image.save(target, "PNG", compress_level=_COMPRESSION)
        return target.getvalue()


def drawn(width: int, height: int, draw: Callable[[ImageDraw, float], None]) -> Image:
    """A mask with smooth edges.

    Args:
        draw: `draw(pen, scale)` draws the shape, every length multiplied by `scale`.
    """
    from PIL import Image

    mask = _blank(width * _FINER, height * _FINER)
    draw(_pen(mask), _FINER)
    return mask.resize((width, height), Image.Resampling.BOX)


def _blank(width: int, height: int) -> Image:
    from PIL import Image

    return Image.new("L", (width, height), 0)


def _pen(image: Image) -> ImageDraw:
    from PIL import ImageDraw

    return ImageDraw.Draw(image)


def _solid(colour: str) -> int:
    """The index of a colour in the palette."""
    return list(COLOURS).index(colour)


def _rgb(colour: str) -> bytes:
    """Red, green and blue, a byte each."""
    return bytes.fromhex(COLOURS[colour].removeprefix("#"))


@cache
def _palette() -> list[int]:
    """Red, green, blue of each index: the colours themselves, then the steps of each ramp."""
    values: list[int] = []
    for colour in COLOURS:
        values += _rgb(colour)
    for ground, colour in _RAMPS:
        for step in range(1, _STEPS + 1):
            values += _mixed(ground, colour, step / (_STEPS + 1))
    return values


def _mixed(ground: str, colour: str, share: float) -> list[int]:
    """Red, green and blue between two colours, `share` of the way."""
    pairs = zip(_rgb(ground), _rgb(colour), strict=True)
    return [round(low + (high - low) * share) for low, high in pairs]


@dataclass(frozen=True)
class _Cover:
    """What a mask's pixel becomes, by its grey value from 0 to 255.

    Attributes:
        indices: the index of the colour in the palette.
        laid: 255 where the colour is laid, 0 where what was there before stays.
    """

    indices: list[int]
    laid: list[int]


@cache
def _cover(ground: str, colour: str) -> _Cover:
    indices, laid = [], []
    for value in range(FULL + 1):
        step = round(value / FULL * (_STEPS + 1))
        indices.append(_index(ground, colour, step))
        laid.append(FULL if step else 0)
    return _Cover(indices, laid)


def _index(ground: str, colour: str, step: int) -> int:
    """The index of a step on a ramp: 0 is the ground itself, `_STEPS` + 1 the colour."""
    if step == 0:
        return _solid(ground)
    if step > _STEPS:
        return _solid(colour)
    first = len(COLOURS) + _RAMPS.index((ground, colour)) * _STEPS
    return first + step - 1
