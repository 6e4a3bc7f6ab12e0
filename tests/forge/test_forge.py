"""What forges run and ask: outside changes are read, never run, and the forms keep to the schema."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jiangpu.schema.fields import fields_of
from jiangpu.schema.registry import BY_KEY
from repositories import REPOSITORY

SHIPPED = REPOSITORY / "hooks/jiangpu/assets/forge"
FILES = sorted(path.relative_to(SHIPPED) for path in SHIPPED.rglob("*") if path.is_file())
WORKFLOWS = (".github/workflows/check.yml", ".gitea/workflows/check.yml")
FORMS = sorted((REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def read(path: str) -> dict:
    return yaml.safe_load((REPOSITORY / path).read_text(encoding="utf-8"))


def placed(path: Path) -> Path:
    """Where a shipped file stands in a repository: dot-github/… is .github/…"""
    return REPOSITORY / re.sub("^dot-", ".", path.as_posix())


def steps(workflow: dict) -> list[dict]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_what_is_shipped_is_what_this_repository_uses(path: Path) -> None:
    assert placed(path).read_bytes() == (SHIPPED / path).read_bytes()


@pytest.mark.parametrize(
    "path", [file for file in FILES if file.suffix in (".yml", ".yaml")], ids=str
)
def test_every_file_can_be_read(path: Path) -> None:
    assert yaml.safe_load(placed(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS)
def test_outside_changes_get_a_token_that_reads_and_no_secret(path: str) -> None:
    workflow = read(path)
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    events = workflow[True]  # YAML 1.1 reads `on` so
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request" in events and "pull_request_target" not in events
    assert "secrets." not in text
    assert not [job for job in workflow["jobs"].values() if "permissions" in job]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_only_the_trusted_branch_is_installed(path: str) -> None:
    """What came from outside lies in content/: nothing is installed from there, and no mkdocs runs."""
    workflow = read(path)
    checkouts = [
        step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout")
    ]
    assert [step["with"]["path"] for step in checkouts] == ["trusted", "content"]
    assert "base.sha" in checkouts[0]["with"]["ref"] and "ref" not in checkouts[1]["with"]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    for step in steps(workflow):
        run = step.get("run", "")
        assert "mkdocs" not in run and "make" not in run
        if "pip" in run:
            assert "trusted" in run and "content" not in run
        if step.get("working-directory") == "content":
            commands = re.findall(r"^\s*(\S+)", run, re.M)
            assert set(commands) <= {"jiangpu", "mkdir"}


@pytest.mark.parametrize("path", WORKFLOWS)
def test_nothing_of_a_change_is_put_into_a_shell(path: str) -> None:
    """The title of a change, or the name of its branch, could be a command."""
    assert not [step for step in steps(read(path)) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_actions_are_pinned_to_a_version(path: str) -> None:
    for step in steps(read(path)):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"])


def test_the_preview_and_the_sheet_are_kept() -> None:
    for path in WORKFLOWS:
        last = steps(read(path))[-1]
        assert "upload-artifact" in last["uses"] and last["with"]["path"] == "preview"
    assert read(".gitlab-ci.yml")["check"]["artifacts"]["paths"] == ["preview"]


def test_gitlab_installs_the_target_branch_and_reports_beside_the_change() -> None:
    job = read(".gitlab-ci.yml")["check"]
    installs = [line for line in job["before_script"] if "pip" in line]
    assert installs and all(".trusted" in line for line in installs)
    assert not [line for line in job["script"] if not re.match("mkdir|jiangpu|exit", line)]
    assert job["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}


def test_the_hook_checks_before_a_commit() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    assert hook["entry"] == "jiangpu check" and not hook["pass_filenames"]
    assert re.search(hook["files"], "docs/people/x.md") and not re.search(
        hook["files"], "hooks/x.py"
    )


def test_nobody_is_made_an_owner_who_was_not_asked() -> None:
    lines = (REPOSITORY / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line and not line.startswith("#")]


def test_there_are_four_forms() -> None:
    names = {read(str(path.relative_to(REPOSITORY))).get("name") for path in FORMS} - {None}
    assert names == {"补充", "纠错", "新工作室", "新操作法"}


@pytest.mark.parametrize("file, kind", [("xin-gongzuoshi", "studio"), ("xin-caozuofa", "method")])
def test_a_form_asks_in_the_words_of_the_schema(file: str, kind: str) -> None:
    known = {field.attribute: field for field in fields_of(BY_KEY[kind].model)}
    asked = 0
    for part in read(f".github/ISSUE_TEMPLATE/{file}.yml")["body"]:
        field = known.get(part.get("id"))
        if field is not None:
            asked += 1
            given = part["attributes"]
            assert (given["label"], given["description"]) == (field.label, field.help)
            required = part.get("validations", {}).get("required", False)
            assert required == field.required
    assert asked >= 6


@pytest.mark.parametrize(
    "path", [path for path in FORMS if path.stem != "config"], ids=lambda p: p.stem
)
def test_every_form_asks_for_a_source_and_for_discretion(path: Path) -> None:
    parts = {part.get("id"): part for part in yaml.safe_load(path.read_text("utf-8"))["body"]}
    assert parts["source"]["validations"]["required"]
    assert all(option["required"] for option in parts["privacy"]["attributes"]["options"])
    assert len(parts) == len(yaml.safe_load(path.read_text("utf-8"))["body"])
