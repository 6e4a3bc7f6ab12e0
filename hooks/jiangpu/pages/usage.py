"""What each command is for, in words. The commands take their help from here, and the page 命令
shows it: nothing is said twice.

A command declares in its own module which words and options it has; a test holds the two against
each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..language.personal import KINDS as PERSONAL_KINDS
from ..language.personal import NEVER_SHOWN
from ..schema.registry import KINDS, METHOD, PERSON, REPORT, STUDIO
from .sheets import SHEET_KINDS

HANDBOOK_SHEET = "handbook"
"""The kind of sheet that is no sheet of a record but all of them in a book."""

FROM_WORD = (STUDIO, METHOD, REPORT, PERSON)
"""The kinds of records that a Word document can become."""

FORMS_FOLDER = "forms"
"""Where a union keeps its own forms, beside mkdocs.yml. MkDocs publishes nothing of it."""


class Typed(NamedTuple):
    """Something to type, and what comes of it."""

    line: str
    does: str


@dataclass(frozen=True)
class Usage:
    """One command.

    Attributes:
        name: as it is typed after `jiangpu`.
        help: one line.
        words: each word and option of it → what it is for.
        examples: as one would type them.
    """

    name: str
    help: str
    words: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Typed, ...] = ()


_PATHS = "PATH"
_NUMBER = "编号"


def _sheets() -> str:
    """The kinds of sheets with their papers."""
    kinds = [f"{kind.key} {kind.label}（{kind.paper}）" for kind in SHEET_KINDS.values()]
    kinds.append(f"{HANDBOOK_SHEET} 整本手册（A4，和 --all 一起写）")
    return "；".join(kinds)


_MAY_KEEP = "、".join(kind.name for kind in PERSONAL_KINDS if kind not in NEVER_SHOWN)
"""The kinds of personal things that an editor may decide about."""

_LEDGERS = "、".join(kind.label for kind in (STUDIO, METHOD, PERSON))
"""The kinds of which there are ledgers."""

_BECOMES = "、".join(f"{kind.key}（{kind.label}）" for kind in FROM_WORD)

_ALL = (
    Usage(
        "init",
        "新建一个网站：问四件事，文件都备好",
        {
            "DIR": "空文件夹，或还没有的文件夹；只有一个点，就是这里",
            "--name": "网站的名字",
            "--region": "哪里的网站，写省和市，如 江苏省某某市",
            "--url": "网站的网址，如 https://example.org/pu/",
            "--contact": "读者怎样找到您：邮箱、电话或地址",
            "--yes": "不问：没有写的就空着，以后改 mkdocs.yml",
        },
        (
            Typed("jiangpu init 我们的匠谱", "问四件事，建在“我们的匠谱”文件夹"),
            Typed("jiangpu init . --name 某某市匠谱 --yes", "不问，建在这里"),
        ),
    ),
    Usage(
        "upgrade",
        "软件升级以后，换上新版的文件；您改过的不动",
        {"--yes": "不问，直接换"},
        (Typed("jiangpu upgrade", "说哪几个文件换新的、哪几个您改过留着；打 y 才换"),),
    ),
    Usage(
        "site",
        "生成网站，放在 site/",
        {
            "--out": "放到哪个文件夹；不写就照 mkdocs.yml，通常是 site",
            "--published": "放上网的时候加上：把现有的网址都记下来，这些编号以后不再给别人用",
        },
        (Typed("jiangpu site", "检查，生成，最后说收了多少、请看哪里"),),
    ),
    Usage(
        "serve",
        "边改边看，看得到草稿",
        {"--address": "在哪里看，如 127.0.0.1:8001；不写是 127.0.0.1:8000"},
        (Typed("jiangpu serve", "打开它说的网址看；改了文件，网页自己换；按 Ctrl+C 关掉"),),
    ),
    Usage(
        "check",
        "检查内容，不生成网站",
        {
            _PATHS: "只看这些文件或文件夹的问题；不写就看全部",
            "--format": "输出的样子：text 给人看，json 给程序读，"
            "github、gitlab 给代码托管网站的自动检查用",
        },
        (
            Typed("jiangpu check", "全部看一遍。没有问题，就说“没有问题”"),
            Typed("jiangpu check studios/lianxigongzuoshi.md", "只说这一个文件的问题"),
        ),
    ),
    Usage(
        "fix",
        "照着改好只有一种改法的，先给您看",
        {
            _PATHS: "只改这些文件或文件夹；不写就改全部",
            "--yes": "不问，直接改；换词的不改，除非又写了 --words",
            "--words": "和 --yes 一起写：换词的也改，如词表里只有一个相近的词",
            "--order": "把字段按字段说明的次序排好",
        },
        (
            Typed("jiangpu fix studios/lianxigongzuoshi.md", "列出哪一行、怎么改；打 y 才动文件"),
            Typed("jiangpu fix --order", "顺手把字段的次序也排好"),
        ),
    ),
    Usage(
        "undo",
        "退回上一次一起写进去的改动",
        {"--yes": "不问，直接退回"},
        (Typed("jiangpu undo", "列出要退回什么；打 y 才退"),),
    ),
    Usage(
        "withdraw",
        "撤下一个人或一条条目，不留痕迹，写好通知",
        {
            _NUMBER: "要撤下的条目，如 P0000",
            "--basis": "凭什么撤下，如“本人书面要求”；撤下一个人一定要写，写进“同意”的依据",
            "--mask": "别的条目的文字里还有这个名字的，先换成“（不公开）”，以后再改写",
            "--yes": "不问，直接撤下",
            "--notice": "通知写到哪里；不写就放在项目文件夹的旁边，不放进项目，免得跟着上网",
        },
        (
            Typed(
                "jiangpu withdraw P0000 --basis 本人书面要求",
                "列出哪些地方会没有、哪里要人改写；打 y 才动文件",
            ),
            Typed("jiangpu withdraw S0000", "一条条目：页面和编号留着，写着“已经撤回”"),
        ),
    ),
    Usage(
        "review",
        "改动给读者带来什么，给人看、给人签字",
        {
            "BASE": "和哪一版比：git 的版本（main、HEAD~1、v1.2），或旧版的文件夹",
            "--page": "另写一页网页，前后并排，能打印",
            "--word": "另写一份 Word 单子，能打勾、写意见",
        },
        (
            Typed("jiangpu review HEAD~1", "和上一版比，说哪几页变了、数字先前是多少现在是多少"),
            Typed("jiangpu review main --word 改动.docx", "写成 Word 单子，请人签字"),
        ),
    ),
    Usage(
        "new",
        "新建一条记录",
        {
            "类型": "、".join(f"{kind.key}（{kind.label}）" for kind in KINDS),
            "名称": "照来源的叫法写全",
        },
        (
            Typed("jiangpu new studio 某某劳模创新工作室", "建一个工作室的草稿，编号已经取好"),
            Typed("jiangpu new method 某某操作法", "建一种操作法的草稿"),
        ),
    ),
    Usage(
        "desk",
        "打开编写台：在浏览器里新建、修改、检查",
        {"--port": "用哪个端口", "--no-browser": "不自动打开浏览器"},
        (Typed("jiangpu desk", "浏览器里打开编写台，只有这台电脑打得开；按 Ctrl+C 关掉"),),
    ),
    Usage(
        "import",
        "把台账或 Word 文档放进来，先给您看",
        {
            "FILE": "台账（.xlsx、.csv）或 Word 文档（.docx）",
            "--publisher": "谁填报的、谁写的，记作来源；不写就看文件里写的",
            "--yes": "不问，直接放进来",
            "--rest": "台账：不收的行先不要，其余照放；不写就一行也不放",
            "--skip": "台账：这一行先不要，写成 表名:行号，如 2023年汇总:7；可以写几次",
            "--map": "台账：一列放到哪里，如 场地面积=备注；可以写几次，会记下来",
            "--kind": f"台账：{_LEDGERS}；不写就看表头",
            "--return": "台账：另存一份标好颜色的表，要改的格子涂了色，批注里写着改法；"
            "不往条目里放",
            "--all": "台账：每一格都列出来",
            "--as": f"Word 文档：新建一条草稿：{_BECOMES}",
            "--into": "Word 文档：放进已有的一条，自成一节，如 S0000",
            "--name": "Word 文档：新建的叫什么；不写就从题目里取",
            "--figures": "Word 文档：收哪几个数字：全部，或 1,3；指标自己定，写成 2=课题数",
            "--alt": "Word 文档：图上有什么，如 --alt 1=师徒在机床前；每张图写一次",
            "--keep": f"Word 文档：看过、是单位公开的，不隐去：{_MAY_KEEP}",
        },
        (
            Typed("jiangpu import 台账.xlsx", "说哪一行新建、有改动、不收和为什么；打 y 才放"),
            Typed("jiangpu import 台账.xlsx --return 改.xlsx", "还您一份标好颜色的表，照着改"),
            Typed("jiangpu import 申报表.docx", "填好的 Word 表，一格一格放进字段"),
            Typed("jiangpu import 总结.docx --as 工作室", "总结变成一条工作室的草稿"),
            Typed("jiangpu import 总结.docx --into S0000", "放进 S0000，自成一节"),
        ),
    ),
    Usage(
        "template",
        "要一张空的 Excel 台账，带下拉、例子和说明",
        {
            "类型": f"{_LEDGERS}；不写是{STUDIO.label}",
            "--out": f"写成哪个文件，不写就叫“{STUDIO.label}台账.xlsx”",
        },
        (
            Typed("jiangpu template", "写一张空的工作室台账，发给各单位填"),
            Typed("jiangpu template 操作法 --out 空表.xlsx", "要操作法的，写成“空表.xlsx”"),
        ),
    ),
    Usage(
        "forms",
        "把工会自己的 Word 表格照记录填好",
        {
            _NUMBER: "如 S0000",
            "--template": f"填这一张表（.docx），可以写几次；不写就填 {FORMS_FOLDER}/ 里的，"
            "那里没有就填示例表",
            "--examples": "不填，只把示例表写到这个文件夹，照着它改成自己的",
            "--out": "写到哪个文件夹，不写就是这里",
        },
        (
            Typed("jiangpu forms --examples 示例表", "示例表写进“示例表”文件夹"),
            Typed("jiangpu forms S0000", "照 S0000 填好每一张表；没有记载的空着，手填"),
        ),
    ),
    Usage(
        "letter",
        "写信请人补上缺的资料，Word 和文字各一份",
        {_NUMBER: "给哪几条写信，如 S0000 M0000", "--out": "写到哪个文件夹，不写就是这里"},
        (Typed("jiangpu letter S0000", "一封信：有什么、缺什么、怎样回，后面附回执"),),
    ),
    Usage(
        "receive",
        "收下读者填表存成的小文件，先给您看新在哪里",
        {
            "FILE": "填表存下的小文件，或存着来信文字的文件",
            "--yes": "新的不问，直接放进来；和本站写的不一样的，照旧不动",
        },
        (Typed("jiangpu receive 补充-S0000.txt", "说谁说的、凭什么、新在哪里；打 y 才写"),),
    ),
    Usage(
        "quiz",
        "照步骤、要点、数字拟几道自测题",
        {_NUMBER: "如 M0000"},
        (Typed("jiangpu quiz M0000", "印出几道题给您挑和改，不写进文件"),),
    ),
    Usage(
        "cards",
        "印卡片、挂图、拆解表，写成 PDF",
        {
            _NUMBER: "印哪几条，如 M0000",
            "--all": "这一种纸，有的全印",
            "--kind": _sheets(),
            "--out": "写到哪个文件夹，不写就是这里",
            "--seed": "试卷的头一个卷号；同一个卷号，次序和答案总是一样",
            "--copies": "试卷每条印几份，卷号接着往下排",
        },
        (
            Typed("jiangpu cards M0000", "印一张 A4 的操作法卡"),
            Typed("jiangpu cards --all --kind pocket --out 卡片", "口袋卡全印，放进“卡片”文件夹"),
            Typed("jiangpu cards M0000 --kind test --copies 6", "一张试卷印六份，次序各不相同"),
        ),
    ),
    Usage(
        "pack",
        "写成离线包，拷到 U 盘里双击打开",
        {
            "--all": "整个网站",
            "--path": "一条学习路径和它要学的",
            "--studio": "一个工作室和它的操作法、人物",
            "--out": "写成哪个文件",
        },
        (
            Typed("jiangpu pack --all --out jiangpu.zip", "整个网站写成一个包"),
            Typed("jiangpu pack --studio S0000 --out s0000.zip", "只要一个工作室的"),
        ),
    ),
    Usage(
        "stage",
        "把网站导出成普通的 MkDocs 文件夹",
        {"DIR": "空文件夹，或还没有的文件夹"},
        (Typed("jiangpu stage 导出", "写进“导出”文件夹，别的软件也能接着用"),),
    ),
    Usage(
        "merge",
        "把几个城市发布的数据合成一个门户",
        {
            "CITY": "城市生成好的 site，或它的 data/v1；名单上的写名称；不写就是名单上的全部",
            "--out": "门户写到哪个文件夹",
            "--list": "城市名单（.yml）：名称、网址或文件夹、公钥；不在名单上的网址不去取",
            "--keep": "各城市最近一份好的数据存在哪里；不写就是 .cache/merge",
            "--rest": "收不下、又没有存过的城市先不要，其余照做；不写就什么也不改",
            "--name": "门户叫什么；不写就看名单",
            "--url": "门户的网址；不写就看名单",
        },
        (
            Typed("jiangpu merge 甲市/site 乙市/site --out 门户", "两个城市合成一个门户"),
            Typed("jiangpu merge --list cities.yml --out 门户", "名单上的城市，只取变了的文件"),
        ),
    ),
    Usage(
        "sign",
        "给发布的数据签名，门户凭它认得是您的",
        {
            "SITE": "生成好的 site，或它的 data/v1；每次生成以后再签",
            "--key": "私钥文件，不放在网站和项目里",
            "--new": "新做一把钥匙，私钥写到这个文件，公钥印出来，交给门户",
        },
        (
            Typed("jiangpu sign --new ../jiangpu.key", "做一把钥匙；印出来的公钥交给门户"),
            Typed("jiangpu sign site --key ../jiangpu.key", "签好，在 data/v1 里多一个小文件"),
        ),
    ),
    Usage(
        "export",
        "把数据写成检索软件和分析软件能读的",
        {
            "DIR": "空文件夹，或还没有的文件夹",
            "--from": "不用这里的数据，用这些文件夹的：各地网站的 data/v1，一个网站一个",
        },
        (
            Typed(
                "jiangpu export 数据",
                "Meilisearch、OpenSearch 的条目和设置，Parquet 和带视图的 DuckDB，"
                "怎么用写在里面的“说明.txt”",
            ),
            Typed("jiangpu export 全省 --from 甲市 乙市", "两个市的合成一份，每一行都写着来自哪里"),
        ),
    ),
    Usage(
        "index",
        "给一份条目清单建搜索索引（不必在项目里）",
        {
            "ITEMS.ndjson": "一行一个条目：id、url、title、aliases、names、body、fields、facets、"
            "sort、boost、record",
            "OUT": "空文件夹，或还没有的文件夹",
            "--script": "写成脚本，给从硬盘直接打开的网页用",
        },
        (Typed("jiangpu index items.ndjson index", "给别的网站建一份索引"),),
    ),
)

USAGES: Mapping[str, Usage] = {usage.name: usage for usage in _ALL}
"""Every command by name, in the order in which the page and the help list them."""
