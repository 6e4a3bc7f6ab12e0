"""A model that is kept as bytes comes back as it was, and takes little room."""

from __future__ import annotations

import pickle

import pytest
from jiangpu.schema.studio import Studio
from pydantic import ValidationError

GIVEN = {"编号": "S0001", "名称": "某某工作室", "单位": "某某厂", "成立年份": "2019"}


def kept(model: Studio) -> Studio:
    """What an earlier build has left of it."""
    return pickle.loads(pickle.dumps(model, pickle.HIGHEST_PROTOCOL))


def test_it_comes_back_as_it_was() -> None:
    studio = Studio.model_validate(GIVEN)
    assert kept(studio) == studio
    assert kept(studio).model_dump() == studio.model_dump()


def test_what_was_given_is_still_known() -> None:
    studio = Studio.model_validate(GIVEN)
    assert kept(studio).model_fields_set == {"number", "name", "unit", "founded"}


def test_what_is_as_usual_takes_no_room() -> None:
    """Most fields of most records are empty: an earlier build has not kept that they are."""
    whole = Studio.model_construct(**Studio.model_validate(GIVEN).__dict__)
    assert kept(whole) == whole
    assert list(kept(whole).__dict__) == list(whole.__dict__)
    assert kept(whole).model_fields_set == set(Studio.model_fields)
    assert len(whole.__getstate__()[2]) == len(GIVEN)


def test_it_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        kept(Studio.model_validate(GIVEN)).name = "别的"  # type: ignore[misc]


def test_two_of_a_kind_share_their_short_texts() -> None:
    first, second = (kept(Studio.model_validate(GIVEN)) for _ in range(2))
    assert first.unit is second.unit
    assert first.model_fields_set is second.model_fields_set
