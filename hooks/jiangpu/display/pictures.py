"""The pictures of records and bodies as a page writes them: in two sizes, their room kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from ..library.documents import Document
from ..pictures import Picture
from ..pictures.labels import GENERATED
from ..schema.base import Image, Record

_TAG = re.compile(r"<img\b([^<>]*)>")
_ATTRIBUTE = re.compile(r'\s([\w-]+)="([^"]*)"')
_OURS = ("src", "srcset", "sizes", "width", "height", "loading", "decoding")
BODY_SIZES = "(min-width: 720px) 656px, 100vw"
"""How wide a picture stands in a text."""


@dataclass(frozen=True)
class Shown:
    """A picture of a record, ready to be written.

    Attributes:
        image: what the record says of it.
        src, srcset: the links to its files.
        width, height: of its largest file.
        mark: what is said of a synthetic one; "" of any other.
    """

    image: Image
    src: str
    srcset: str
    width: int
    height: int
    mark: str

    @property
    def upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width


class Pictures:
    """What a page may ask about pictures.

    Args:
        there: address of the largest size → the picture.
        url: makes the link from the page to an address.

    Attributes:
        shown: the addresses of all files of the pictures that were asked for.
    """

    def __init__(self, there: Mapping[str, Picture], url: Callable[[str], str]) -> None:
        self._there = there
        self._url = url
        self.shown: set[str] = set()

    def of(self, document: Document[Record]) -> list[Shown]:
        """The pictures of a record. A draft or a withdrawn record shows none."""
        if not document.listed or document.draft:
            return []
        return list(self._of(document.record))

    def _of(self, record: Record) -> Iterator[Shown]:
        for image in record.pictures:
            picture = self._there.get(image.file)
            if picture is None:
                continue
            self.shown.update(self.addresses(image.file))
            mark = picture.synthetic or (GENERATED if image.synthetic else "")
            yield Shown(
                image=image,
                src=self._url(picture.largest.address),
                srcset=self._srcset(picture),
                width=picture.largest.width,
                height=picture.largest.height,
                mark=mark,
            )

    def addresses(self, address: str) -> list[str]:
        """The addresses of all sizes of a picture; the address itself where it is no picture."""
        picture = self._there.get(address)
        return [size.address for size in picture.sizes] if picture else [address]

    def with_sizes(self, html: str, files: Iterable[str]) -> str:
        """A body whose images have their sizes, and a word beside them where they are synthetic.

        Args:
            html: cleaned; the links of its images are those that `url` makes.
            files: the addresses of the files in it.
        """
        by_link = {}
        for address in files:
            if address in self._there:
                by_link[self._url(address)] = self._there[address]

        def written(match: re.Match[str]) -> str:
            given: dict[str, str] = dict(_ATTRIBUTE.findall(match[1]))
            if "src" not in given:
                return given.get("alt", "")  # the picture may not be shown, its words may
            picture = by_link.get(given["src"])
            return self._tag(picture, given) if picture else match[0]

        return _TAG.sub(written, html)

    def _tag(self, picture: Picture, given: Mapping[str, str]) -> str:
        """The tag of an image in a body.

        Args:
            given: its attributes as they are written, alternative text and title among them.
        """
        size = picture.largest
        ours = {
            "src": given["src"],
            "srcset": str(escape(self._srcset(picture))),
            "sizes": BODY_SIZES,
            "width": str(size.width),
            "height": str(size.height),
            "loading": "lazy",
            "decoding": "async",
        }
        others = {name: value for name, value in given.items() if name not in _OURS}
        attributes = "".join(f' {name}="{value}"' for name, value in (others | ours).items())
        mark = f'<span class="j-made">{picture.synthetic}</span>' if picture.synthetic else ""
        return f"<img{attributes}>{mark}"

    def _srcset(self, picture: Picture) -> str:
        """Each file with its width."""
        parts = [f"{self._url(size.address)} {size.width}w" for size in picture.sizes]
        return ", ".join(parts)
