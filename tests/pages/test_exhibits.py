"""The exhibits follow from the records: 印谱, 挂轴, 一法三师, 手卷, 从你的活计进."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.search.page_items import page_items
from trees import Node, tree_of

CONTACT = "extra:\n  jiangpu:\n    联系方式: {邮箱: a@b.example}\n"
METHOD = """== methods/{slug}.md
---
编号: {number}
名称: {name}
风险: {risk}
{fields}
---
"""


def shown(project: Project, url: str) -> Node:
    """The page at an address."""
    plan = next(plan for plan in project.plans if plan.url == url)
    return tree_of(plan.page(project.site).html)


def addresses(project: Project) -> set[str]:
    return {plan.url for plan in project.plans}


def with_method(
    small: str, fields: str, number: str = "M0002", name: str = "听泵法", risk: str = "一般"
) -> str:
    """The small repository with one method more."""
    slug = number.lower()
    return small + METHOD.format(slug=slug, number=number, name=name, risk=risk, fields=fields)


def with_contact(text: str) -> str:
    """The same repository with a way to reach the editors."""
    return text + f"== mkdocs.yml\nsite_name: 小站\nsite_url: https://small.example/\n{CONTACT}"


# 印谱


def test_every_person_has_one_seal(repository: Project) -> None:
    page = shown(repository, "seals/")
    links = Counter(seal.attributes["href"] for seal in page.all("a", "x-yin"))
    people = repository.site.library.people
    assert links == Counter(f"../{person.url}" for person in people)


def test_a_seal_says_whose_it_is(repository: Project) -> None:
    page = shown(repository, "seals/")
    names = {person.url: person.name for person in repository.site.library.people}
    for seal in page.all("a", "x-yin"):
        caption = seal.one("span", "x-cap")
        assert caption.one("b").text == names[seal.attributes["href"].removeprefix("../")]


def test_industries_with_more_people_come_first_and_the_unknown_one_last(
    repository: Project,
) -> None:
    page = shown(repository, "seals/")
    sections = page.all("section", "x-trade")
    names = [section.one("h3").text for section in sections]
    sizes = [len(section.all("li")) for section in sections]
    assert names[-1] == "未提供" and sizes[:-1] == sorted(sizes[:-1], reverse=True)


def test_no_white_space_parts_the_seals(repository: Project) -> None:
    """They are inline blocks: a space would push the last one of a row to the next."""
    page = shown(repository, "seals/")
    sheet = page.one("div", "x-sheet")
    between = [sheet, *sheet.all("section"), *sheet.all("ul")]
    assert not [part for node in between for part in node.parts if isinstance(part, str)]


def test_people_of_one_name_are_not_taken_for_one(repository: Project) -> None:
    counts = Counter(person.name for person in repository.site.library.people)
    twice = [name for name, number in counts.items() if number > 1]
    text = shown(repository, "seals/").text
    assert twice and all(f"“{name}”" in text for name in twice)


def test_who_is_not_shown_has_no_seal(opened: Callable, small: str) -> None:
    hidden = small.replace(
        "荣誉: [{名称: 市劳动模范", "同意: {依据: 本人要求, 显示: 不公开}\n荣誉: [{名称: 市劳动模范"
    )
    assert "seals/" not in addresses(opened(hidden))


# 挂轴

HUNG = "口诀: [听, 摸]\n要点: [听，听有没有杂音, 别的话]"


def test_a_phrase_unfolds_what_its_point_says(opened: Callable, small: str) -> None:
    page = shown(opened(with_method(small, HUNG)), "scrolls/")
    notes = page.all("details", "x-ju")
    assert [note.one("h3").text for note in notes] == ["听", "摸"]
    assert notes[0].one("div", "x-yao").one("p").text == "听有没有杂音。"
    assert notes[1].one("div", "x-kong").text == "未提供"
    assert ["open" in note.attributes for note in notes] == [True, False]


def test_a_phrase_without_a_meaning_is_asked_for_only_where_an_answer_is_read(
    opened: Callable, small: str
) -> None:
    page = shown(opened(with_contact(with_method(small, HUNG))), "scrolls/")
    link = page.one("div", "x-kong").one("a")
    assert link.attributes["href"].startswith("../contribute/new/?about=M0002&want=add")


@pytest.mark.parametrize(
    ("risk", "fields"),
    [
        ("高危", HUNG),
        ("一般", "口诀: [听, 摸]\n要点: [听一听]"),
        ("一般", "口诀: [听一听, 摸]\n要点: [摸，摸温度]"),
        ("一般", "口诀: [听, 摸, 看, 闻, 问]\n要点: [听，听声音]"),
        ("一般", "口诀字数: 2\n要点: [听，听声音]"),
    ],
    ids=["high risk", "no meaning", "a long phrase", "five phrases", "no verse"],
)
def test_not_every_verse_hangs(risk: str, fields: str, opened: Callable, small: str) -> None:
    assert "scrolls/" not in addresses(opened(with_method(small, fields, risk=risk)))


def test_the_page_of_a_method_leads_to_its_scroll(repository: Project) -> None:
    scrolls = shown(repository, "scrolls/")
    hung = [section.attributes["id"] for section in scrolls.all("section", "x-hang")]
    assert len(hung) >= 2
    for number in hung:
        method = repository.site.library.get(number)
        links = shown(repository, method.url).all("a")
        assert f"../../scrolls/#{number}" in [link.attributes["href"] for link in links]


# 一法三师

SEEING = "== docs/seeing.yml\n看法:\n  - {{名称: 听摸, 字: [听, 摸], 操作法: [M0002, M0003]}}\n归行:\n{placed}"
PLACED = "  - {看法: 听摸, 操作法: M0003, 字: 摸, 内容: 先摸}\n"


def two_masters(small: str, placed: str = PLACED) -> str:
    text = with_method(small, HUNG + "\n提出人: 李四\n来源: {代号: s1, 题名: 记, 发布者: 报}")
    text = with_method(text, "提出人: 王五\n步骤: [先摸轴承, 再停机]", "M0003", "摸泵法")
    return text + SEEING.format(placed=placed)


def cells(page: Node) -> dict[str, list[list[str]]]:
    """Heading of a row → what stands in each column, a text a paragraph."""
    rows = {}
    for row in page.all("section", "x-row"):
        items = row.one("ul").all("li")
        rows[row.one("h3").all("span")[0].text] = [
            [paragraph.text for paragraph in item.all("p")] for item in items
        ]
    return rows


def test_a_word_has_the_passages_of_each_record(opened: Callable, small: str) -> None:
    page = shown(opened(two_masters(small)), "masters/")
    rows = cells(page)
    assert rows["听"] == [["听有没有杂音。"], ["未提供"]]
    assert rows["摸"] == [["未提供"], ["先摸轴承。"]]
    assert rows["字外"] == [["别的话。"], ["再停机。"]]


def test_who_placed_a_passage_is_said(opened: Callable, small: str) -> None:
    page = shown(opened(two_masters(small)), "masters/")
    heads = page.one("ul", "x-heads").all("li")
    said = [(head.one("b").text, head.one("p").text) for head in heads]
    assert said == [("李四", "逐字写明"), ("王五", "按字面归行")]


def test_what_must_not_be_followed_is_said_above_the_columns(repository: Project) -> None:
    page = shown(repository, "masters/")
    for article in page.all("article"):
        names = {head.one("b").text for head in article.one("ul", "x-heads").all("li")}
        classes = [node.attributes.get("class", "") for node in article.walk()]
        warned = article.one("div", "j-safe").text
        assert "不是操作规程" in warned and any(name in warned for name in names)
        assert classes.index("j-safe x-warn") < classes.index("x-heads")


def test_every_passage_is_one_of_the_record(repository: Project) -> None:
    """Nothing is said of a word that no record says."""
    everything = set()
    for method in repository.site.library.methods:
        record = method.record
        texts = [*record.verse, *(point.text for point in record.points)]
        texts += [step.action for step in record.steps]
        for phrase in record.phrases:
            texts += phrase.meanings
        everything.update(f"{text}。" for text in texts)
    rows = cells(shown(repository, "masters/"))
    said = [text for name, row in rows.items() if name != "出处" for cell in row for text in cell]
    assert len(said) > 12 and not [text for text in said if text not in everything | {"未提供"}]


def test_one_master_alone_is_not_compared(opened: Callable, small: str) -> None:
    draft = two_masters(small).replace("编号: M0003\n", "编号: M0003\n状态: 草稿\n")
    assert "masters/" in addresses(opened(two_masters(small)))
    assert "masters/" not in addresses(opened(draft))


# 手卷


def test_silence_is_to_scale(repository: Project) -> None:
    """Every year from the first to the last stands once: with its records, or as a tick."""
    years = []
    for item in shown(repository, "handscroll/").one("ol", "x-juan").parts:
        if item.has("x-year"):
            years.append(int(item.one("time").text))
        elif item.has("x-gap"):
            first = int(re.match(r"\d+", item.one("p").text)[0])
            years += range(first, first + len(item.all("i")))
    assert years == list(range(years[0], years[-1] + 1))


def test_every_record_with_a_year_is_on_the_band(repository: Project) -> None:
    library = repository.site.library
    dated = [each for each in (*library.methods, *library.studios) if each.record.in_year]
    band = shown(repository, "handscroll/").one("ol", "x-juan")
    links = [link.attributes["href"] for link in band.all("a")]
    assert sorted(links) == sorted(f"../{each.url}" for each in dated)


def test_what_a_year_means_stands_beside_it(opened: Callable, small: str) -> None:
    text = with_method(small, "年份: 2019\n年份性质: 命名\n提出人: 李四")
    band = shown(opened(text), "handscroll/").one("ol", "x-juan")
    lines = {link.one("span", "x-st").text: link.one("span", "x-sm").text for link in band.all("a")}
    assert lines == {"三步换泵法": "张三 · 记录写到这一年", "听泵法": "李四 · 方法命名"}


def test_a_year_with_too_many_leads_to_the_timeline(opened: Callable, small: str) -> None:
    text = small
    for number in range(2, 16):
        text = with_method(text, "年份: 2018", f"M{number:04}", f"泵法{number}")
    year = shown(opened(text), "handscroll/").one("li", "x-year")
    assert len(year.one("ul", "x-up").all("li")) == 12
    more = year.one("ul", "x-dn").one("a")
    assert "还有 3 条" in more.text and more.attributes["href"] == "../timeline/"


# 从你的活计进


def rows(page: Node) -> dict[str, Node]:
    return {row.one("h3").text: row for row in page.all("li", "x-way")}


def test_a_job_counts_what_can_be_learnt(opened: Callable, small: str) -> None:
    text = with_method(small, "工种: 泵工\n要点: [听声音]")
    row = rows(shown(opened(text), "ways/"))["换泵"]
    assert [cell.text for cell in row.one("ul", "x-cells").all("li")] == [
        "11 种有步骤",
        "11 种有口诀",
        "11 种有要点",
    ]
    assert row.one("p", "x-line").text == "换一次泵要停半天，怎样快。"


def test_nought_is_an_empty_cell_and_a_word(opened: Callable, small: str) -> None:
    row = rows(shown(opened(small), "ways/"))["换泵"]
    (nought,) = row.all("li", "x-zero")
    assert nought.text == "要点未公开" and nought.one("span", "j-ge").text == ""


def test_what_is_high_risk_is_said(opened: Callable, small: str) -> None:
    text = with_method(small, "工种: 泵工", risk="高危")
    row = rows(shown(opened(text), "ways/"))["换泵"]
    assert row.one("p", "x-hi").text == "其中 1 种是高危作业，只作经验记述"


def test_a_job_without_a_record_asks_for_the_first_where_an_answer_is_read(
    opened: Callable, small: str
) -> None:
    silent = rows(shown(opened(small), "ways/"))["护理"]
    asking = rows(shown(opened(with_contact(small)), "ways/"))["护理"]
    assert silent.one("p").text == "还没有收录护理的操作法。" and not silent.all("a")
    assert asking.one("a").attributes["href"] == "../contribute/new/?kind=method"


def test_the_page_of_a_job_lists_methods_then_studios(opened: Callable, small: str) -> None:
    page = shown(opened(small), "ways/huanbeng/")
    headings = [section.one("h2").text for section in page.all("section", "j-sec")]
    assert headings == ["操作法", "工作室"]


def test_the_page_of_a_job_begins_with_the_learning_paths_for_it(repository: Project) -> None:
    first = shown(repository, "ways/gongjiao/").all("h3")[0]
    assert first.text == "公交驾驶的平稳与节油"


def test_jobs_are_found_by_their_names(repository: Project) -> None:
    found = {item.url for item in page_items(repository.site)}
    assert {"ways/", "ways/gongjiao/", "seals/", "scrolls/", "masters/", "handscroll/"} <= found


def test_home_leads_to_every_exhibit(repository: Project) -> None:
    links = {link.attributes["href"] for link in shown(repository, "").all("a")}
    assert {"seals/", "scrolls/", "masters/", "handscroll/", "ways/"} <= links


@pytest.mark.parametrize("url", ["", "learn/"])
def test_home_and_learning_begin_with_the_first_jobs(url: str, repository: Project) -> None:
    names = [job.text for job in shown(repository, url).one("ul", "j-jobs").all("b")]
    declared = [way.name for way in repository.site.data_files.ways.content.ways]
    assert len(names) == 12 and names == [name for name in declared if name in names]


def test_the_list_of_jobs_leads_to_every_job(repository: Project) -> None:
    jobs = {url for url in addresses(repository) if re.fullmatch(r"ways/[a-z-]+/", url)}
    links = {link.attributes["href"] for link in shown(repository, "ways/").all("a")}
    assert len(jobs) > 20 and {url.removeprefix("ways/") for url in jobs} <= links


def test_a_repository_without_jobs_has_no_page_of_jobs(opened: Callable, small: str) -> None:
    text = small[: small.index("== docs/ways.yml")]
    project = opened(text)
    assert "ways/" not in addresses(project)
    assert not shown(project, "").all("ul", "j-jobs")
