"""The policy on what a method may be taught with."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from jiangpu.schema.method import Method
from jiangpu.schema.teaching import teachable
from jiangpu.schema.vocabularies import RISKS


def test_an_ordinary_method_may_carry_everything() -> None:
    policy = teachable("一般")
    assert all(asdict(policy).values()) and policy.notice == policy.mark == ""


def test_a_dangerous_method_may_carry_nothing_that_invites_to_follow_it() -> None:
    policy = teachable("高危")
    assert not any(asdict(policy).values())
    assert policy.notice == "事件与经验记述，不是操作规程" and policy.mark == "高危，只作记述"


@pytest.mark.parametrize("risk", ["", "很高"])
def test_what_is_not_known_to_be_ordinary_is_not_taught(risk: str) -> None:
    assert teachable(risk) == teachable("高危")


@pytest.mark.parametrize("risk", RISKS.words)
def test_a_method_follows_the_policy_of_its_risk(risk: str) -> None:
    method = Method.model_validate({"编号": "M0001", "名称": "换泵法", "风险": risk})
    assert method.teachable == teachable(risk) and method.notice == teachable(risk).notice
