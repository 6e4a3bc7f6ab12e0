"""The QR pictures that the page draws: another reader reads them, and so does the page itself."""

from __future__ import annotations

import random

import pytest
import zxingcpp
from jiangpu.training.script_rules import CODE_ALPHABET
from learning import computed
from PIL import Image

LENGTHS = (9, 60, 150, 250, 400, 800, 970)
"""Of codes: they need versions 1 to 20, with one and with several blocks."""

PICTURES = """given[0].map((text) => {
  const picture = qrPicture(text);
  return picture && {
    rows: picture.dark.map((row) => row.map(Number).join('')),
    read: textOfModules(picture),
  };
})"""


def code_of(length: int) -> str:
    characters = random.Random(length)
    return "".join(characters.choice(CODE_ALPHABET) for _ in range(length))


@pytest.fixture(scope="module")
def pictures() -> dict[str, dict]:
    """Text → the rows of its picture, and what the page reads in it."""
    texts = [code_of(length) for length in LENGTHS]
    return dict(zip(texts, computed(PICTURES, texts), strict=True))


def image_of(rows: list[str], pixels: int = 4, quiet: int = 4) -> Image.Image:
    side = len(rows) + quiet * 2
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, bit in enumerate(row):
            if bit == "1":
                image.putpixel((x + quiet, y + quiet), 0)
    return image.resize((side * pixels, side * pixels), Image.Resampling.NEAREST)


def test_another_reader_reads_every_picture(pictures: dict[str, dict]) -> None:
    for text, picture in pictures.items():
        (found,) = zxingcpp.read_barcodes(image_of(picture["rows"]))
        assert found.text == text


def test_the_page_reads_every_picture(pictures: dict[str, dict]) -> None:
    assert {text: picture["read"] for text, picture in pictures.items()} == {
        text: text for text in pictures
    }


def test_a_picture_with_a_spot_is_still_read(pictures: dict[str, dict]) -> None:
    """Level M corrects what a thumb covers."""
    text, picture = list(pictures.items())[2]
    image = image_of(picture["rows"])
    middle = image.width // 2
    image.paste(255, (middle, middle, middle + 16, middle + 16))
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == text


def test_what_is_too_long_has_no_picture() -> None:
    assert computed("given[0].map(qrPicture)", [code_of(971)]) == [None]


PIXELS = """(() => {
  const rows = given[0];
  return textOfModules(modulesOf({
    width: rows[0].length,
    height: rows.length,
    at: (x, y) => rows[y][x] === '1',
  }));
})()"""


@pytest.mark.parametrize("pixels", [3, 8])
def test_the_page_reads_a_saved_picture(pixels: int, pictures: dict[str, dict]) -> None:
    text, picture = list(pictures.items())[3]
    image = image_of(picture["rows"], pixels)
    data = image.tobytes()
    rows = []
    for y in range(image.height):
        line = data[y * image.width : (y + 1) * image.width]
        rows.append("".join("1" if value == 0 else "0" for value in line))
    assert computed(PIXELS, rows) == text
