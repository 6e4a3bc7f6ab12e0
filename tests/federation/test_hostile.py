"""What is wrong with a city is said in a sentence, and the portal stays as it was, byte for byte."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jiangpu.commands.main import main
from jiangpu.federation.origins import slug_of
from jiangpu.federation.parsing import parsed
from jiangpu.federation.refused import Refused
from publishing import Files, content_of, dumped, published, record, relisted, written
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/packages.yml").read_text(encoding="utf-8"))
GOOD, SPOILED = "https://jia.example/", "https://bing.example/"
NEW = "三步换泵劳模创新工作室"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good city and a portal of it."""
    root = tmp_path_factory.mktemp("hostile")
    written(root / "good", published(GOOD, [record("S0001", "张三工作室", GOOD)]))
    out, keep = str(root / "portal"), str(root / "keep")
    assert main(["merge", str(root / "good"), "--out", out, "--keep", keep]) == 0
    return root


def spoiled(case: dict[str, Any]) -> Files:
    """Good data with something done to it. A file that is a link, a pipe or a folder is made by `lay`."""
    files = published(SPOILED, [record("S0001", NEW, SPOILED)], city="丙市")
    name = case.get("file", "index.json")
    content = files.pop(name)
    files[name] = changed(content, case)
    if case.get("gone"):
        del files[name]
    if name != "index.json" and not case.get("as_is"):
        files = relisted(files)
    if "list" in case or "set" in case:
        files["index.json"] = listing(files["index.json"], case)
    return files


def changed(content: bytes, case: dict[str, Any]) -> bytes:
    """The content of the file of a case."""
    if "keep" in case:
        return content[: case["keep"]]
    if "put" in case:
        return case["put"].encode()
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "grow" in case:
        return content + b" " * case["grow"]
    if "nest" in case:
        return b"[" * case["nest"]
    if "digits" in case:
        return b'{"count": 0, "records": [], "x": ' + b"9" * case["digits"] + b"}"
    if "swap" in case:
        old, new = (text.encode() for text in case["swap"])
        assert old in content
        return content.replace(old, new)
    if "record" in case or "again" in case:
        table = json.loads(content)
        first = {**table["records"][0], **case.get("record", {})}
        rows = [first, first] if case.get("again") else [first]
        return dumped({**table, "count": len(rows), "records": rows})
    return content


def listing(content: bytes, case: dict[str, Any]) -> bytes:
    """index.json of a case."""
    said = {**json.loads(content), **case.get("set", {})}
    if "list" in case:
        entry = {"path": case["list"], "bytes": case.get("size", 0), "sha256": "0" * 64}
        said["files"].append(entry)
    return dumped(said)


def lay(folder: Path, case: dict[str, Any]) -> Path:
    written(folder, spoiled(case))
    place = folder / case.get("file", "index.json")
    if "link" in case:
        place.unlink()
        place.symlink_to(case["link"])
    if "pipe" in case:
        place.unlink()
        os.mkfifo(place)
    if "folder" in case:
        place.unlink()
        place.mkdir()
    return folder


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_is_refused_in_a_sentence(
    case: dict[str, Any], portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content_of(portal)
    folder = lay(tmp_path / "bad", case)
    out, keep = str(portal / "portal"), str(portal / "keep")
    status = main(["merge", str(portal / "good"), str(folder), "--out", out, "--keep", keep])
    said = capsys.readouterr()
    lines = [line for line in said.out.splitlines() if "错误" in line]
    assert status == 1 and len(lines) == 1, said.out
    assert case["says"] in lines[0] and ";改法:" in lines[0]
    assert not said.err and "门户没有改动" in said.out
    assert content_of(portal) == before


def test_the_same_data_unspoiled_is_taken(portal: Path, tmp_path: Path) -> None:
    """What is refused above is refused for what was done to it."""
    folder = lay(tmp_path / "good", {"name": "nothing"})
    out, keep = str(tmp_path / "portal"), str(tmp_path / "keep")
    assert main(["merge", str(portal / "good"), str(folder), "--out", out, "--keep", keep]) == 0


def test_a_member_that_is_written_twice_is_found_in_a_large_file() -> None:
    """Each was held against all others: forty thousand took two minutes."""
    members = ", ".join(f'"{number}": 0' for number in range(200_000))
    with pytest.raises(Refused, match="“199999”在一处写了两次"):
        parsed(f'{{{members}, "199999": 0}}'.encode(), "people.json")


LONG_HOST = f"https://{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 60}.example/"
LONG_PATH = f"https://bing.example/{'/'.join(['dashi'] * 60)}/"


@pytest.mark.parametrize(
    "origin", [LONG_HOST, LONG_PATH, "https://places.json/", "https://jia.example.json/"]
)
def test_an_address_that_is_no_name_of_a_folder_has_one_all_the_same(
    origin: str, portal: Path, tmp_path: Path
) -> None:
    """Nor may the folder of a city stand where a file of another has to be."""
    folder = written(tmp_path / "city", published(origin, [record("S0001", NEW, origin)]))
    out, keep = str(tmp_path / "portal"), str(tmp_path / "keep")
    assert main(["merge", str(portal / "good"), str(folder), "--out", out, "--keep", keep]) == 0
    assert slug_of(origin) != slug_of(origin[:-2] + "/")
    assert (tmp_path / f"portal/receipts/{slug_of(origin)}.json").is_file()


def test_there_are_many_of_them() -> None:
    assert len(CASES) >= 30
