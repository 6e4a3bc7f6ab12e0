"""肖像: whose face may be shown. It takes the person's own recorded consent, and nobody is assumed
to have given it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..library.documents import ReadDocument
from ..library.names import Names
from ..pictures.placing import uri_of
from ..schema.base import Image, Record
from ..schema.person import Person
from .consent import hidden


@dataclass(frozen=True)
class Refusal:
    """Somebody in a picture who has not agreed to be shown.

    Attributes:
        name: as the record names the person.
        person: the record of the person; None where there is none, or more than one.
    """

    name: str
    person: ReadDocument[Record] | None


def refusals(
    document: ReadDocument[Record], image: Image, names: Names[ReadDocument[Record]]
) -> Iterator[Refusal]:
    """Everybody in a picture of a record who has not agreed to be shown.

    A picture on the page of a person who is not named in it counts as that person's portrait,
    unless nobody was photographed at all.
    """
    if isinstance(document.record, Person) and not image.portrayed and not image.synthetic:
        if not _agreed(document):
            yield Refusal(document.name, document)
        return
    for name in image.portrayed:
        found = names.find("person", name)
        person = found[0] if len(found) == 1 else None
        if person is None or not _agreed(person):
            yield Refusal(name, person)


def kept_back(
    documents: Iterable[ReadDocument[Record]],
    names: Names[ReadDocument[Record]],
    files: Collection[str],
) -> frozenset[str]:
    """The places of the pictures that may be shown nowhere, whatever page asks for them.

    They are those of people who are not shown, and those in which somebody has not agreed.
    """
    kept = set()
    for document in documents:
        for image in document.record.pictures:
            uri = uri_of(image.file, document.uri, files)
            if uri and (hidden(document) or any(refusals(document, image, names))):
                kept.add(uri)
    return frozenset(kept)


def _agreed(person: ReadDocument[Record]) -> bool:
    record = person.record
    if not isinstance(record, Person) or record.consent is None or hidden(person):
        return False
    return bool(record.consent.portrait)
