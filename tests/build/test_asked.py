"""Questions by their places, and a list of them that is cleared."""

from __future__ import annotations

from jiangpu.build.asked import NOTHING, Asked, Places, numbers_of, touches, unpack_note
from jiangpu.build.kept_list import Entry, Index, cleared
from jiangpu.library.noting import Questions, bits_of


def questions(*fields: tuple[str, str], others: tuple[str, ...] = ()) -> Questions:
    found = Questions()
    for number, name in fields:
        found.ask(number, name)
    for other in others:
        found.others.add(("asked", other))
    return found


def told(asked: Asked, index: Index) -> tuple[list[str], dict[str, int]]:
    """The questions that places stand for."""
    others = [unpack_note(index.notes[place])[1] for place in numbers_of(asked.others)]
    fields = numbers_of(asked.fields)
    pairs = zip(fields[::2], fields[1::2], strict=True)
    return sorted(others), {index.numbers[number]: index.names[names] for number, names in pairs}


def test_the_same_question_has_one_place() -> None:
    places = Places([], [], [])
    first = places.of(questions(("S0001", "name"), others=("urls",)))
    assert places.of(questions(("S0001", "name"), others=("urls",))) == first
    assert len(places.notes) == len(places.numbers) == len(places.names) == 1


def test_all_that_was_asked_of_a_record_is_known() -> None:
    places = Places([], [], [])
    places.of(questions(("S0001", "name")))
    places.of(questions(("S0001", "city"), ("S0002", "city")))
    assert places.asked == {"S0001": bits_of(("city", "name")), "S0002": bits_of(("city",))}


def test_only_what_was_asked_of_a_changed_record_touches() -> None:
    places = Places([], [], [])
    asked = places.of(questions(("S0001", "name"), ("S0002", "city")))
    place = places.numbers.index("S0002")
    assert touches(asked, {place: bits_of(("city",))}, places.names)
    assert not touches(asked, {place: bits_of(("name",))}, places.names)
    assert not touches(NOTHING, {place: bits_of(("city",))}, places.names)


def test_a_list_full_of_old_questions_is_cleared_and_says_the_same() -> None:
    places = Places([], [], [])
    for number in range(100):
        one = (f"S{number:04}", f"field{number}")
        places.of(questions(one, others=(f"old{number}",)))
    asked = places.of(questions(("S0099", "name"), ("S0050", "city"), others=("old7", "old70")))
    index = Index(places.notes, [bytes(16)] * 100, places.numbers, places.names)
    index.entries["page a/"] = Entry("", asked, b"", ())
    index.makers["m"] = asked
    new = cleared(index)
    assert (len(new.notes), len(new.digests), len(new.numbers), len(new.names)) == (2, 2, 2, 2)
    assert told(new.entries["page a/"].asked, new) == told(asked, index)
    assert told(new.makers["m"], new) == told(asked, index)
