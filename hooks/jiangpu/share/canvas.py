"""The one place that uses Pillow, and only when something is drawn: a canvas of few colours, faces, masks, PNG.

Type and curves are drawn as masks and set into a palette whose ramps lead from each ground to each colour, so that a
card needs no reduction of colours afterwards and stays small. Units are pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from .fonts import Font
from .layout import HEI, HEIGHT, SONG, WIDTH, Text

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
_STEPS = 10
"""Colours between a ground and a colour."""
_FINER = 4
"""How many times larger curves are drawn before they are reduced."""

_PACKED = 7
"""zlib's level: 9 makes a card a tenth smaller in seven times the time."""


def version() -> str:
    """What draws, by name and version. Raises ImportError where Pillow is not installed."""
    import PIL
    from PIL import features

    return f"Pillow {PIL.__version__} FreeType {features.version('freetype2')}"


class Faces:
    """The two faces in all sizes, each loaded once."""

    def __init__(self, song: Font, hei: Font) -> None:
        """Raises OSError where a file cannot be read as a face."""
        self.fonts = {SONG: song, HEI: hei}
        self.at, self.measure = cache(self._at), cache(self._measure)
        for face in self.fonts:
            self.at(face, 28)

    def _at(self, face: str, size: int) -> Any:
        from PIL import ImageFont

        font = self.fonts[face]
        return ImageFont.truetype(
            font.file, size, index=font.index, layout_engine=ImageFont.Layout.BASIC
        )

    def _measure(self, text: str, face: str, size: int) -> float:
        return self.at(face, size).getlength(text)


class Canvas:
    """One card being drawn."""

    def __init__(self, faces: Faces) -> None:
        from PIL import Image

        self.faces = faces
        self.image = Image.new("P", (WIDTH, HEIGHT), _solid("paper"))
        self.image.putpalette(_palette())

    def fill(self, box: Sequence[float], colour: str) -> None:
        """A rectangle; its right and lower edges are not part of it."""
        left, top, right, bottom = map(round, box)
        self.image.paste(_solid(colour), (left, top, right, bottom))

    def frame(self, box: Sequence[float], width: int, colour: str) -> None:
        """A rectangle's outline, inside the box."""
        left, top, right, bottom = map(round, box)
        for side in (
            (left, top, right, top + width),
            (left, bottom - width, right, bottom),
            (left, top, left + width, bottom),
            (right - width, top, right, bottom),
        ):
            self.fill(side, colour)

    def text(self, text: Text) -> None:
        font = self.faces.at(text.face, text.size)
        left, top, right, bottom = font.getbbox(text.text, anchor="ls")
        if right > left and bottom > top:
            mask = _blank(right - left, bottom - top)
            _pen(mask).text((-left, -top), text.text, fill=255, font=font, anchor="ls")
            self.mask(mask, text.x + left, text.y + top, text.colour, text.ground)

    def centred(self, char: str, x: float, y: float, size: int, colour: str, ground: str) -> None:
        """One character of a seal or a cell, its body in the middle of (x, y)."""
        width = self.faces.measure(char, SONG, size)
        self.text(Text(x - width / 2, y + size * 0.38, char, SONG, size, colour, ground))

    def mask(self, mask: Any, x: float, y: float, colour: str, ground: str) -> None:
        """Lay a colour through a mask; half-covered pixels take the steps between it and the ground."""
        steps, covered = _tables(ground, colour)
        self.image.paste(mask.point(steps), (round(x), round(y)), mask.point(covered))

    def png(self) -> bytes:
        """The file; no date, no name of a program."""
        held = io.BytesIO()
        self.image.save(held, "PNG", compress_level=_PACKED)
        return held.getvalue()


def drawn(width: int, height: int, draw: Callable[[Any, float], None]) -> Any:
    """A mask with smooth edges: `draw(pen, scale)` draws it several times larger."""
    from PIL import Image

    mask = _blank(width * _FINER, height * _FINER)
    draw(_pen(mask), _FINER)
    return mask.resize((width, height), Image.Resampling.BOX)


def _blank(width: int, height: int) -> Any:
    from PIL import Image

    return Image.new("L", (width, height), 0)


def _pen(image: Any) -> Any:
    from PIL import ImageDraw

    return ImageDraw.Draw(image)


def _solid(colour: str) -> int:
    return list(COLOURS).index(colour)


def _rgb(colour: str) -> tuple[int, int, int]:
    return tuple(bytes.fromhex(COLOURS[colour][1:]))


@cache
def _palette() -> list[int]:
    """The colours themselves, then the steps of each ramp."""
    values = [part for colour in COLOURS for part in _rgb(colour)]
    for ground, colour in _RAMPS:
        for step in range(1, _STEPS + 1):
            share = step / (_STEPS + 1)
            values += [
                round(low + (high - low) * share)
                for low, high in zip(_rgb(ground), _rgb(colour), strict=True)
            ]
    return values


@cache
def _tables(ground: str, colour: str) -> tuple[list[int], list[int]]:
    """For each degree of cover: the colour of the palette, and whether anything is laid at all."""
    first = len(COLOURS) + _RAMPS.index((ground, colour)) * _STEPS
    steps = [round(value / 255 * (_STEPS + 1)) for value in range(256)]
    indices = [
        _solid(colour) if step > _STEPS else first + step - 1 if step else _solid(ground)
        for step in steps
    ]
    return indices, [255 if step else 0 for step in steps]
