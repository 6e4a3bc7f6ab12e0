"""Questions as people ask them: answered, cheaply, and marked as near where they are."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from jiangpu.build.project import Project
from jiangpu.search.items import Item
from jiangpu.search.writer import write_index
from playwright._impl._driver import compute_driver_executable
from repositories import REPOSITORY

NODE, *_ = compute_driver_executable()  # the one that Playwright brings along
QUESTIONS = yaml.safe_load((REPOSITORY / "tests/cases/questions.yml").read_text(encoding="utf-8"))

ASK = """
const [engine, folder, ...questions] = process.argv.slice(1);
const { open } = require(engine);
(async () => {
  const answers = [];
  for (const question of questions) {
    const one = await open(folder);
    const answer = await one.search(question);
    answers.push(Object.assign(answer, one.stats));
  }
  console.log(JSON.stringify(answers));
})();
"""
"""Each question is asked by a visitor who has just come."""


class Asked(NamedTuple):
    """The index of the repository, and the engine."""

    engine: Path
    folder: Path

    def ask(self, questions: Sequence[str]) -> list[dict[str, Any]]:
        command = [str(NODE), "-e", ASK, str(self.engine), f"{self.folder}/", *questions]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    def one(self, question: str) -> dict[str, Any]:
        return self.ask([question])[0]


@pytest.fixture(scope="module")
def asked(
    items: list[Item],
    repository: Project,
    scripts: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Asked:
    folder = tmp_path_factory.mktemp("questions")
    write_index(items, folder, words=repository.site.search_words)
    return Asked(scripts / "engine.js", folder)


@pytest.fixture(scope="module")
def answers(asked: Asked) -> list[dict[str, Any]]:
    return asked.ask([question["问"] for question in QUESTIONS])


def _is_right(hit: dict[str, Any], truths: list[str]) -> bool:
    for truth in truths:
        word = truth.removeprefix("名词 ")
        if word != truth and hit["facets"]["类型"] == ["名词"] and hit["title"] == word:
            return True
        if truth.endswith("/") and hit["url"].startswith(truth):
            return True
        if hit["id"] == truth:
            return True
    return False


def _share_answered(answers: list[dict[str, Any]], start: int) -> float:
    """The share of every second question that has a right answer among the first three."""
    pairs = list(zip(QUESTIONS, answers, strict=True))[start::2]
    right = 0
    for question, answer in pairs:
        if any(_is_right(hit, question["答"]) for hit in answer["hits"][:3]):
            right += 1
    return right / len(pairs)


@pytest.mark.parametrize("start", [0, 1], ids=["odd places", "even places"])
def test_nine_of_ten_are_answered_in_the_first_three(
    start: int, answers: list[dict[str, Any]]
) -> None:
    assert _share_answered(answers, start) >= 0.9


def test_hardly_any_finds_nothing(answers: list[dict[str, Any]]) -> None:
    nothing = [answer for answer in answers if not answer["hits"]]
    assert len(nothing) <= len(QUESTIONS) * 0.02


def test_a_question_costs_little(answers: list[dict[str, Any]]) -> None:
    assert max(answer["requests"] for answer in answers) <= 20
    assert max(answer["bytes"] for answer in answers) <= 100 * 1024


def test_what_nobody_has_written_about_costs_little(asked: Asked) -> None:
    for answer in asked.ask(["明天股票会涨吗", "你好", "asdfghjkl"]):
        assert answer["total"] == 0 and answer["requests"] <= 20


def test_a_long_name_is_found_however_many_files_its_characters_are_in(
    items: list[Item], scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a library of 20,000 records, where each pair of characters is in a file of its own."""
    monkeypatch.setattr("jiangpu.search.files.SHARD_BYTES", 200)
    write_index(items, tmp_path / "index")
    name = "周宏话务“主动配合，争取帮助，体谅对方，耐心解释”"
    answer = Asked(scripts / "engine.js", tmp_path / "index").one(name)
    assert answer["requests"] > 14
    assert answer["hits"] and answer["hits"][0]["title"] == name


@pytest.mark.parametrize("question", ["F012", "f012", "不在可选的词里"])
def test_a_code_and_its_title_lead_to_its_page(question: str, asked: Asked) -> None:
    assert asked.one(question)["hits"][0]["url"] == "contribute/codes/F012/"


@pytest.mark.parametrize("question", ["数字", "来源", "图片", "链接", "操作法", "工作室", "标题"])
def test_a_code_never_comes_before_a_record(question: str, asked: Asked) -> None:
    """Titles of codes hold ordinary words: who asks for these is led to records and pages first."""
    kinds = [hit["facets"]["类型"][0] for hit in asked.one(question)["hits"]]
    behind = kinds.index("说明") if "说明" in kinds else len(kinds)
    assert behind > 0 and set(kinds[behind:]) <= {"说明", "页面", "名词"}


def test_what_stands_as_asked_is_not_called_near(asked: Asked) -> None:
    exact, near = asked.ask(["七字操作法", "怎么堵漏"])
    assert not exact["near"] and not any(hit["near"] for hit in exact["hits"])
    assert near["near"] and all(hit["near"] for hit in near["hits"])


def test_the_pages_of_a_near_answer_follow_each_other(asked: Asked) -> None:
    script = """
        const [engine, folder] = process.argv.slice(1);
        (async () => {
          const one = await require(engine).open(folder);
          const ids = [];
          let answer;
          do {
            answer = await one.search("天津有哪些工作室", { offset: ids.length });
            ids.push(...answer.hits.map((hit) => hit.id));
          } while (answer.more && answer.hits.length);
          console.log(JSON.stringify([ids, answer.total]));
        })();"""
    command = [str(NODE), "-e", script, str(asked.engine), f"{asked.folder}/"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    ids, total = json.loads(done.stdout)
    assert len(ids) == len(set(ids)) == total > 8


def test_a_term_is_explained_in_the_answer(asked: Asked) -> None:
    hit = asked.one("纯碱是什么")["hits"][0]
    assert hit["title"] == "纯碱" and "碳酸钠" in hit["excerpt"]


def test_pages_are_no_records(asked: Asked, items: list[Item]) -> None:
    """Where nothing is asked only records are listed."""
    assert asked.one("")["total"] == sum(item.record for item in items)


def test_records_with_the_word_in_their_name_come_before_pages(asked: Asked) -> None:
    hits = [hit for hit in asked.one("堵漏")["hits"] if "堵漏" in hit["title"]]
    pages = [hit["facets"]["类型"][0] in ("页面", "名词") for hit in hits]
    assert pages == sorted(pages) and any(pages) and not all(pages)


def test_codes_of_figures_are_not_text(items: list[Item], repository: Project) -> None:
    texts = {item.id: f"　{item.body}　{item.fields}　" for item in items}
    for document in repository.site.library.documents:
        for figure in document.record.figures:
            assert f"　{figure.code}　" not in texts.get(document.number, ""), figure.code


def test_an_abbreviation_is_no_pinyin(asked: Asked) -> None:
    """What is found has the letters in its text, as plain has; that 海 is read hai says nothing."""
    for hit in asked.one("AI")["hits"]:
        assert hit["marks"] or hit["titleMarks"]


@pytest.mark.parametrize(("query", "text"), [("28℃", "28℃"), ("12‰", "12‰"), ("16.6%", "16.6%")])
def test_marks_are_found_as_typed(query: str, text: str, asked: Asked) -> None:
    answer = asked.one(query)
    assert answer["hits"] and not answer["near"]
    for hit in answer["hits"]:
        if hit["marks"]:
            start, end = hit["marks"][0]
            assert hit["excerpt"][start:end] == text


def test_marks_make_a_difference(tmp_path: Path, scripts: Path) -> None:
    items = [Item("1", "1/", "甲", "用 C++ 写的。"), Item("2", "2/", "乙", "维生素 C。")]
    write_index(items, tmp_path)
    found = Asked(scripts / "engine.js", tmp_path).one("C++")
    assert [hit["id"] for hit in found["hits"]] == ["1"] and not found["near"]


def test_an_excerpt_never_shows_fields(tmp_path: Path, scripts: Path) -> None:
    items = [Item("1", "1/", "甲", "说的是别的。", fields="江苏　连云港　原名")]
    write_index(items, tmp_path)
    hit = Asked(scripts / "engine.js", tmp_path).one("连云港")["hits"][0]
    assert hit["excerpt"] == "说的是别的。" and not hit["marks"]


def test_what_is_more_about_it_comes_first(tmp_path: Path, scripts: Path) -> None:
    items = [
        Item("1", "1/", "甲", "别的事。" * 30 + "顺便一提木工。"),
        Item("2", "2/", "乙", "木工，木工，还是木工。"),
        Item("3", "3/", "丙", "别的事。", fields="木工"),
    ]
    write_index(items, tmp_path)
    hits = Asked(scripts / "engine.js", tmp_path).one("木工")["hits"]
    assert [hit["id"] for hit in hits] == ["2", "1", "3"]


def test_a_count_is_true_or_a_least(asked: Asked, items: list[Item]) -> None:
    for query in ("2012", "劳模工作室", "攻关组"):
        answer = asked.one(query)
        true = 0
        for item in items:
            text = "\n".join((item.title, *item.aliases, *item.names, item.body, item.fields))
            true += query in text
        if answer["approximate"]:
            assert answer["total"] <= true and answer["more"], query
        else:
            assert answer["total"] == true, query


HEARD = {
    "李钢": "李刚",
    "田横余": "田恒余",
    "刘莉": "刘丽",
    "碳华七子": "碳化七字操作法",
    "检休": "检修",
}
"""What somebody has heard, written with other characters → what was meant."""


@pytest.mark.parametrize("heard", HEARD)
def test_a_name_that_was_heard_is_found_whatever_characters_it_is_written_with(
    heard: str, asked: Asked
) -> None:
    answer = asked.one(heard)
    assert answer["hits"][0]["title"] == HEARD[heard]
    assert answer["suggestion"] and all(hit["near"] for hit in answer["hits"])


@pytest.mark.parametrize("question", ['"李钢"', "我爱你", "龘龘"])
def test_nothing_sounds_like_it(question: str, asked: Asked) -> None:
    """Who puts a word in quotation marks wants it as it is written."""
    assert asked.one(question)["total"] == 0


def test_the_table_of_sounds_is_read_only_where_nothing_else_is_found(asked: Asked) -> None:
    """It is as large as two or three shards."""
    sizes = {one.stem: one.stat().st_size for one in asked.folder.glob("*/p.gz")}
    assert 10_000 < sizes["p"] < 20_000
    found, heard = asked.ask(["李刚", "李钢"])
    assert found["bytes"] < heard["bytes"] - sizes["p"] < 100_000
