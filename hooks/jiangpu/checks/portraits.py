"""A photograph of somebody is shown only where that person agreed to it, and none shows children.

Whose photograph it is, the description of the image says, or the page on which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..body.scan import Spot, scan
from ..disclosure.portraits import refusals
from ..language.names import find_few, name_key
from ..library.documents import Editorial
from ..problems.problem import Problem
from ..schema.person import Person
from .context import AnyDocument, Context, at_spot, texts_of

CODE = "R022"
CHILDREN = "R020"

_PORTRAIT = re.compile("肖像|头像|近照|本人照|工作照|证件照|生活照|半身照|登记照|合影|合照")
_CHILDREN = re.compile("孩子|儿童|小朋友|小学生|中学生|少年|幼儿|婴儿|未成年|(?<!属)子女")
_AGREE = "本人同意的，在他的人物页“同意”里写“肖像: 是”；没有同意，换一张没有人的图"
_NAME_THEM = "说明里写明是谁，并在各人的人物页写“肖像: 是”；没有同意，换一张没有人的图"


def check(context: Context) -> Iterator[Problem]:
    people: _People | None = None
    for page in texts_of(context):
        for spot in scan(page.body):
            if spot.kind == "image":
                people = people or _People(context.everything.documents)
                told = _told_above(context, page, spot)
                yield from _picture(page, spot, people, told)


class _People:
    """Everybody who has a record.

    Attributes:
        by_key: key of a name → the person who bears it; of two the one that has not agreed.
    """

    def __init__(self, documents: Iterable[AnyDocument]) -> None:
        self.by_key = _by_key(documents)

    def named_in(self, text: str) -> list[Person]:
        """Those whom a text names, in its order."""
        found = find_few(self.by_key, text)
        return [self.by_key[each.key] for each in found]


def _by_key(documents: Iterable[AnyDocument]) -> dict[str, Person]:
    """Key of a name → the person who bears it; of two the one that has not agreed."""
    found: dict[str, Person] = {}
    for document in documents:
        record = document.record
        if not isinstance(record, Person):
            continue
        for name in (record.name, *record.aliases):
            key = name_key(name)
            earlier = found.get(key)
            if key and (earlier is None or _agreed(earlier)):
                found[key] = record
    return found


def _agreed(person: Person) -> bool:
    return person.consent is not None and person.consent.portrait is True


def _told_above(context: Context, page: AnyDocument | Editorial, spot: Spot) -> frozenset[str]:
    """Who has not agreed to a photograph that stands in 图片 too: there they are told as B018."""
    told: set[str] = set()
    if isinstance(page, Editorial):
        return frozenset()
    for image in page.record.pictures:
        if image.file == spot.target:
            for refusal in refusals(page, image, context.names):
                told.add(refusal.person.name if refusal.person is not None else refusal.name)
    return frozenset(told)


def _picture(
    page: AnyDocument | Editorial,
    spot: Spot,
    people: _People,
    told: frozenset[str],
) -> Iterator[Problem]:
    """What is to be said of one image: subjects are the names of its file."""
    file = spot.target.rpartition("/")[2]
    if _CHILDREN.search(spot.text):
        text = f"图片“{file}”的说明说到孩子，照片里的未成年人认得出来"
        fix = "换一张没有孩子的图；认不出人的，写明理由豁免"
        yield at_spot(page, spot, CHILDREN, text, fix, subject=file)
    named = people.named_in(spot.text)
    own = getattr(page, "record", None)
    if isinstance(own, Person) and not named and _PORTRAIT.search(spot.text):
        named.append(own)
    lacking = list(dict.fromkeys(person.name for person in named if not _agreed(person)))
    lacking = [name for name in lacking if name not in told]
    if lacking:
        text = f"图片“{file}”是{'、'.join(lacking)}的照片，没有写明本人同意"
        yield at_spot(page, spot, CODE, text, _AGREE, subject=file)
    elif not named and not told and _PORTRAIT.search(spot.text):
        text = f"图片“{file}”是人的照片，没有写明是谁、是否同意"
        yield at_spot(page, spot, CODE, text, _NAME_THEM, subject=file)
