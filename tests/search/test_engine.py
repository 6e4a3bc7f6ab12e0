"""The search engine in a browser: every substring, own names first, pinyin, variants, one wrong character, damaged files."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import Project
from jiangpu.search.folding import runs
from jiangpu.search.items import Item
from jiangpu.search.writer import write_index
from searching import visit


@pytest.fixture(scope="module")
def ask(chromium: object, served: str, scripts: Path) -> Callable[..., dict]:
    """Ask the engine on the built site."""
    page = visit(chromium)
    page.goto(served + "404.html")
    page.add_script_tag(path=str(scripts / "engine.js"))
    page.evaluate(
        "async base => { window.engine = await jiangpuSearch.open(base); }",
        served + "search/index/",
    )
    return lambda query, **options: page.evaluate(
        "([query, options]) => engine.search(query, options)", [query, options]
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("碳化七字操作法", "碳化七字操作法"),
        ("七字操作法", "碳化七字操作法"),
        ("田恒余", "田恒余"),
        ("thy", "田恒余"),
        ("tianhengyu", "田恒余"),
        ("thqzczf", "碳化七字操作法"),
        ("tanhuaqizi", "碳化七字操作法"),
        ("木塞堵洞法", "木塞堵漏法"),
        ("卡車節油九句口訣", "卡车节油九句口诀"),
        ("ｃｎｃ", "张永洁劳模创新工作室"),
        ("刘丽", "刘丽"),
        ("一鏟準", "一铲准"),
        ("“碳化尾气”", "碳化尾气排放操作法"),
        ("M0001", "碳化七字操作法"),
    ],
)
def test_what_comes_first(query: str, first: str, ask: Callable[..., dict]) -> None:
    assert ask(query)["hits"][0]["title"] == first


@pytest.mark.browser
def test_every_substring_is_found(ask: Callable[..., dict], items: list[Item]) -> None:
    """Substrings of one to seven characters: no document that holds one is missed."""
    draw = random.Random(11)
    texts = {
        item.id: [
            run
            for text in (item.title, *item.aliases, *item.names, item.body, item.fields)
            for run in runs(text)
        ]
        for item in items
    }
    for size in (1, 2, 3, 4, 5, 7) * 8:
        run = draw.choice([run for parts in texts.values() for run in parts if len(run) >= size])
        if not any(map(str.isalnum, run)):
            continue  # three dots: nobody asks for signs alone
        start = draw.randrange(len(run) - size + 1)
        term = run[start : start + size]
        expected = {
            number for number, parts in texts.items() if any(term in part for part in parts)
        }
        got = ask(term, limit=1000, excerpts=False)
        assert expected <= {hit["id"] for hit in got["hits"]}, term
        if size <= 2 and not term.isascii():
            assert got["total"] == len(expected) and not got["approximate"], term


@pytest.mark.browser
def test_every_title_comes_first(ask: Callable[..., dict], items: list[Item]) -> None:
    for item in [item for item in items if item.record][::5]:
        hits = ask(item.title)["hits"]
        assert (
            item.title in [hit["title"] for hit in hits[:2]] and hits[0]["title"] == item.title
        ), item.title


@pytest.mark.browser
def test_several_terms_phrases_and_exclusion(ask: Callable[..., dict]) -> None:
    both = {hit["id"] for hit in ask("堵漏 碳化", limit=50)["hits"]}
    assert both <= {hit["id"] for hit in ask("堵漏", limit=50)["hits"]} & {
        hit["id"] for hit in ask("碳化", limit=50)["hits"]
    }
    assert "木塞堵漏法" in [hit["title"] for hit in ask("堵漏 -硫酸", limit=50)["hits"]]
    assert not [
        hit
        for hit in ask("堵漏 -硫酸", limit=50)["hits"]
        if "硫酸" in hit["title"] + hit["excerpt"]
    ]
    assert ask('"法碳化"')["total"] == 0


@pytest.mark.browser
def test_traditional_characters_give_the_same_hits(ask: Callable[..., dict]) -> None:
    for plain, traditional in (
        ("台账", "臺賬"),
        ("台账", "台帳"),
        ("节油", "節油"),
        ("劳模创新工作室", "勞模創新工作室"),
    ):
        assert [hit["id"] for hit in ask(plain)["hits"]] == [
            hit["id"] for hit in ask(traditional)["hits"]
        ]


@pytest.fixture
def ask_about(chromium: object, tmp_path: Path, scripts: Path) -> Callable[..., dict]:
    """Ask the engine about a few items, from a disk."""

    def prepare(*items: Item) -> Callable[..., dict]:
        write_index(items, tmp_path / "index", script=True)
        (tmp_path / "page.html").write_text(
            f'<!doctype html><meta charset="utf-8"><script src="{(scripts / "engine.js").as_uri()}"></script>',
            encoding="utf-8",
        )
        page = visit(chromium)
        page.goto((tmp_path / "page.html").as_uri())
        ask = """async queries => {
            const engine = await jiangpuSearch.open('index/');
            const late = new Promise((_, fail) => setTimeout(() => fail('no answer'), 9000));
            const found = async query => {
                const answer = await engine.search(query);
                return {...answer, requests: engine.stats.requests};
            };
            return Promise.race([late, Promise.all(queries.map(found))]);
        }"""

        def answers(*queries: str) -> dict | list[dict]:
            """The answer; of several queries that are asked at once, a list."""
            found = page.evaluate(ask, queries)
            return found if len(queries) > 1 else found[0]

        return answers

    return prepare


@pytest.mark.browser
def test_what_is_excluded_may_be_written_in_traditional_characters(ask_about: Callable) -> None:
    ask = ask_about(Item("1", "1/", "记台账"), Item("2", "2/", "记笔记"))
    assert (
        [hit["id"] for hit in ask("记 -臺")["hits"]]
        == [hit["id"] for hit in ask("记 -台")["hits"]]
        == ["2"]
    )


@pytest.mark.browser
def test_two_queries_in_traditional_characters_at_once(ask_about: Callable) -> None:
    """The second comes while the variants are still being read."""
    answers = ask_about(Item("1", "1/", "记台账"), Item("2", "2/", "记笔记"))("臺", "筆記")
    assert [[hit["id"] for hit in answer["hits"]] for answer in answers] == [["1"], ["2"]]


@pytest.mark.browser
def test_a_wrong_character_anywhere_in_a_long_name_is_suggested(ask_about: Callable) -> None:
    """Only some pairs of a long query are looked up: the others are seen to be wrong when the text is read."""
    name = "大型沉井四区双轨预制智控取土下沉法"
    ask = ask_about(
        Item("1", "1/", name, f"说的是{name}。"),
        *(Item(f"x{n}", f"x{n}/", f"别的办法{n}") for n in range(5)),
    )
    for place in range(len(name)):
        answer = ask(f"{name[:place]}咦{name[place + 1 :]}")
        assert answer["suggestion"] and answer["hits"][0]["id"] == "1" and answer["total"] == 1, (
            place
        )


@pytest.mark.browser
def test_letters_that_stand_in_a_text_go_before_initials(ask_about: Callable) -> None:
    ask = ask_about(
        Item("1", "1/", "马天平"),
        Item("2", "2/", "管理", "推行 MTP 的办法。"),
        Item("3", "3/", "办法", "MTX 和 CTP，两样都不是。"),
    )
    assert [hit["id"] for hit in ask("mtp")["hits"]] == ["2", "1"]


@pytest.mark.browser
def test_letters_with_accents_and_marks_make_one_word(ask_about: Callable) -> None:
    ask = ask_about(Item("1", "1/", "कार्यशाला"), Item("2", "2/", "工作室"))
    assert [hit["id"] for hit in ask("कार्यशाला")["hits"]] == ["1"]


@pytest.mark.browser
def test_a_suggestion_is_marked(ask: Callable[..., dict]) -> None:
    assert (
        ask("竺士杰桥掉操作法")["suggestion"]
        and ask("竺士杰桥掉操作法")["hits"][0]["title"] == "竺士杰桥吊操作法"
    )
    assert not ask("竺士杰桥吊操作法")["suggestion"]
    assert ask("完全没有这样的东西")["near"] and not ask("竺士杰桥吊操作法")["near"]


@pytest.mark.browser
def test_excerpts_show_the_match(ask: Callable[..., dict]) -> None:
    for hit in ask("货损率")["hits"]:
        assert hit["marks"] and all(
            hit["excerpt"][start:end] == "货损率" for start, end in hit["marks"]
        )


@pytest.mark.browser
def test_facets_count_and_filter(ask: Callable[..., dict], repository: Project) -> None:
    everything = ask("", facets=True)
    kinds = dict(everything["facets"]["类型"])
    assert kinds["操作法"] == len(repository.site.library.methods)
    chosen = ask("", filters={"类型": ["操作法"], "行业": ["港口", "化工"]}, facets=True, limit=100)
    assert chosen["total"] == sum(
        doc.record.industry in ("港口", "化工") for doc in repository.site.library.methods
    )
    assert dict(chosen["facets"]["类型"])["工作室"] > 0, (
        "a field is counted under the filters of the others"
    )
    assert ask("", filters={"没有这个": ["x"]})["total"] == 0
    by_year = [
        hit["title"] for hit in ask("", filters={"类型": ["操作法"]}, sort="年份", limit=3)["hits"]
    ]
    years = {doc.name: doc.record.born or 0 for doc in repository.site.library.methods}
    assert [years[title] for title in by_year] == sorted(years.values(), reverse=True)[:3]


@pytest.mark.browser
@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        "好" * 10_000,
        "   ",
        '""',
        "-",
        "-堵漏",
        "\\",
        "%00",
        "🙂",
        "a" * 500,
    ],
)
def test_odd_queries_are_answered(query: str, ask: Callable[..., dict]) -> None:
    assert ask(query)["total"] >= 0


@pytest.mark.browser
@pytest.mark.parametrize("fault", ["missing", "truncated", "garbage"])
def test_a_damaged_index_is_a_calm_message(
    fault: str, chromium: object, served: str, scripts: Path
) -> None:
    page = visit(chromium)
    page.goto(served + "404.html")
    page.add_script_tag(path=str(scripts / "engine.js"))

    def answer(route: object) -> None:
        if fault == "missing":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, body=b"\x05\x01" if fault == "truncated" else b"<html>")

    page.route("**/search/index/*/s/*", answer)
    calm = page.evaluate(
        """async base => { const engine = await jiangpuSearch.open(base);
        try { await engine.search('碳化'); return ''; } catch (error) { return error.calm || 'not calm: ' + error; } }""",
        served + "search/index/",
    )
    assert calm.startswith("搜索暂时打不开")


@pytest.mark.browser
def test_from_a_disk_without_a_server(
    chromium: object, items: list[Item], tmp_path: Path, scripts: Path
) -> None:
    """On file:// neither fetch nor modules work: the index comes as scripts."""
    write_index(items, tmp_path / "index", script=True)
    (tmp_path / "engine.js").write_bytes((scripts / "engine.js").read_bytes())
    (tmp_path / "page.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="engine.js"></script>', encoding="utf-8"
    )
    page = visit(chromium)
    page.goto((tmp_path / "page.html").as_uri())
    result = page.evaluate(
        """async () => {
            const engine = await jiangpuSearch.open('index/');
            const people = {filters: {类型: ['人物']}, sort: '拼音'};
            return [await engine.search('七字操作法'), await engine.search('', people)];
        }"""
    )
    assert result[0]["hits"][0]["title"] == "碳化七字操作法" and result[1]["total"] > 90
    calm = page.evaluate(
        "async () => { try { await jiangpuSearch.open('nowhere/'); } catch (error) { return error.calm; } }"
    )
    assert calm.startswith("搜索暂时打不开")


@pytest.mark.browser
def test_a_script_that_is_cut_off_is_a_calm_message(ask_about: Callable, tmp_path: Path) -> None:
    """On a disk, too, somebody who waits is told."""
    ask = ask_about(Item("1", "1/", "记台账"))
    for shard in (tmp_path / "index").glob("*/s/*.js"):
        shard.write_bytes(shard.read_bytes()[:20])
    with pytest.raises(Exception, match="s/0"):
        ask("台账")


@pytest.mark.browser
def test_without_decompression_the_plain_files_are_read(
    chromium: object, served: str, scripts: Path
) -> None:
    page = visit(chromium)
    page.goto(served + "404.html")
    page.evaluate("delete window.DecompressionStream")
    page.add_script_tag(path=str(scripts / "engine.js"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    title = page.evaluate(
        "async base => (await (await jiangpuSearch.open(base)).search('七字操作法')).hits[0].title",
        served + "search/index/",
    )
    assert title == "碳化七字操作法" and asked and not [url for url in asked if url.endswith(".gz")]


@pytest.mark.browser
def test_a_text_in_traditional_characters_is_found_and_kept(ask_about: Callable) -> None:
    """The index is folded; the text that is read to be sure must be folded the same way."""
    texts = ["竇鐵成記的筆記有三大本", "笔记记的是窦铁成", "铁成记笔记的窦"]
    ask = ask_about(*(Item(str(n), f"{n}/", f"第{n}条", text) for n, text in enumerate(texts)))
    assert [hit["id"] for hit in ask("窦铁成记的笔记")["hits"]] == ["0"]


@pytest.mark.browser
def test_words_that_stand_apart_everywhere_do_not_make_it_read_everything(
    ask_about: Callable,
) -> None:
    """Every text has all pairs of the query and none has the query: after some texts the nearest are offered, as such."""
    apart = (
        Item(
            f"x{n:03d}", f"x{n}/", f"第{n}条", "先说创新工作，再说作业标准，又说新工艺和工作业务。"
        )
        for n in range(600)
    )
    answer = ask_about(*apart)("创新工作业务标准")
    assert answer["total"] == 0 and not answer["hits"], "not one has 务标"
    answer = ask_about(
        *(
            Item(f"x{n:03d}", f"x{n}/", f"第{n}条", "创新工作，工作业务，业务标准。")
            for n in range(600)
        )
    )("创新工作业务标准")
    assert (
        answer["suggestion"]
        and len(answer["hits"]) == answer["total"] == 8
        and answer["requests"] < 50
    )


@pytest.mark.browser
def test_a_page_in_traditional_characters_is_as_long(ask_about: Callable) -> None:
    """Learning the variants costs requests; they are not taken from those for the texts."""
    items = []
    for n in range(400):
        body = "先为邻里服务过一年。" if n % 40 == 0 else "说的是别的事情，一件接着一件。"
        items.append(Item(f"x{n:03d}", f"x{n}/", f"第{n}条", body * 40))
    ask = ask_about(*items)
    plain = [hit["id"] for hit in ask("服务过")["hits"]]
    assert len(plain) == 8
    assert [hit["id"] for hit in ask("服務過")["hits"]] == plain
