"""Every problem code, in one place: its level, its title, what it means.

The page 提示说明 is made from this list.

F: the file and its front matter. R: numbers, names and references. N: figures. B: the body.
L: links. S: settings.

Levels: 错误 stops a strict build and keeps the record out of indexes and statistics; 警告 is shown
and never stops anything; 建议 is style. Codes are permanent: a retired one is never given a new
meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, ADVICE = "错误", "警告", "建议"


@dataclass(frozen=True)
class Code:
    """One kind of problem.

    `title` is a headline; `meaning` tells an editor why it matters and what to do.
    """

    code: str
    level: str
    title: str
    meaning: str


_ALL = (
    Code(
        "F001",
        ERROR,
        "文件不是 UTF-8 编码",
        "多半是用旧版记事本存成了“ANSI”。用记事本打开，另存为，编码选 UTF-8。",
    ),
    Code(
        "F002", ERROR, "没有表头", "每个文件以一行 --- 开头，写完字段再写一行 ---，下面才是正文。"
    ),
    Code(
        "F003", ERROR, "表头写法有错", "引号、方括号、花括号没有配对，或缩进不齐，这一段读不出来。"
    ),
    Code("F004", ERROR, "同一个字段写了两次", "只能留一个，否则前一个会悄悄丢掉。"),
    Code("F005", ERROR, "表头里有制表符", "表头的缩进要用空格，不能用 Tab 键。"),
    Code("F006", ERROR, "字段名后面用了全角冒号", "字段名后面要用英文冒号，再空一格。"),
    Code("F007", ERROR, "整个值套了全角引号", "值不用加引号；非加不可时用英文引号。"),
    Code("F008", ERROR, "缩进里有全角空格", "缩进要用半角空格。名称中间的全角空格不受影响。"),
    Code("F010", ERROR, "没有这个字段", "字段名打错了，或写在了别的类型里。"),
    Code("F011", ERROR, "缺少必填字段", "标 * 的字段一定要有。"),
    Code("F012", ERROR, "不在可选的词里", "这个字段只认列出的几个词，这样才能统计和筛选。"),
    Code("F013", ERROR, "写法不对", "该写数字的写了别的，或该写一行的写成了一组。"),
    Code(
        "F014",
        ERROR,
        "日期看不懂",
        "日期写到知道的那一级为止：2019、2019-06、2019-06-05 都可以；"
        "原文把年份盖住的写“原文隐去”。",
    ),
    Code("F015", ERROR, "编号写法不对", "编号是一个大写字母加至少四位数字，如 S0008。"),
    Code(
        "F016",
        ERROR,
        "放错了文件夹",
        "工作室放 studios，操作法放 methods，其余各有各的文件夹，编号的字母要对得上。",
    ),
    Code("F017", ERROR, "两个字段说法相反", "同一件事在两个字段里对不上，改其中一个。"),
    Code("F018", WARNING, "没有写“更新”", "读者要知道这一页是什么时候核对过的。"),
    Code(
        "F019", ADVICE, "文件名不是小写拼音", "能用，网址会自动改成拼音；自己写成小写拼音更稳当。"
    ),
    Code(
        "F020",
        WARNING,
        "这个文件不会上网",
        "只有记录、页面和图片会上网。文档请改写成记录，图片请存成 jpg、png、webp 或 gif。",
    ),
    Code(
        "F021",
        ADVICE,
        "豁免没有用上",
        "“内容”要照抄提示里引号内的字，一字不差；提示已经没有了，这一条豁免就可以去掉。",
    ),
    Code(
        "F022",
        ERROR,
        "这是一个链接",
        "内容都要是真的文件和文件夹。链接会把别处的文件带上网，也会让文件夹自己套住自己。",
    ),
    Code("R001", ERROR, "编号重复", "一个编号只给一条记录，永远不变。"),
    Code(
        "R002",
        ERROR,
        "编号以前给过别的页面",
        "墙上的二维码认编号。撤下的记录留着编号，新记录用新编号。",
    ),
    Code("R003", ERROR, "找不到所指的记录", "写编号，或写和那条记录完全一样的名称。"),
    Code("R004", ERROR, "重名，分不清是哪一个", "有两条以上记录叫这个名字，请改写编号。"),
    Code("R005", WARNING, "这个人还没有人物页", "可以先这样，页面上只写名字。"),
    Code("R006", WARNING, "两条记录同名", "请确认是不是同一条；不是的话，在名称里加上单位或人名。"),
    Code("R007", ERROR, "网址相撞", "两个文件会生成同一个网址，改其中一个的文件名。"),
    Code(
        "R008",
        ERROR,
        "一个工作室收了两遍",
        "名称、单位、城市都一样，多半是同一个，统计时会数两次。确实是两个的，互相写“可能同一”。",
    ),
    Code(
        "R009",
        ERROR,
        "年份不可能",
        "来源不会说还没有发生的事，多半是年份抄错了，或者漏登了一份更新的来源。",
    ),
    Code("R010", ERROR, "年份前后颠倒", "工作室还没有成立，不会先有称号和课题。"),
    Code(
        "R011",
        ERROR,
        "写了不公开的名字",
        "本人没有同意写全名的人，别的记录、页面和文件名里都不能有这个名字。领衔人、提出人、冠名这些指人的字段照写，"
        "页面上会自动换掉。",
    ),
    Code("N001", ERROR, "数字没有来源", "每个数字都要说得出是谁说的。"),
    Code("N002", ERROR, "来源代号不存在", "先在“来源”里登记，再引用它的代号。"),
    Code("N003", ERROR, "原文超过 25 字", "只摘带着这个数字的那几个字。"),
    Code("N004", ERROR, "原文里找不到这个数字", "数字和原文对不上，或者原文摘错了地方。"),
    Code("N005", ERROR, "原文里找不到限定词", "“近”“多”“约”这些字要在原文里，不能自己加。"),
    Code("N006", ERROR, "数字的值写法不对", "数值、下限和上限、前和后、文字，四样里选一样。"),
    Code("N007", ERROR, "数字没有单位", "写上单位；原文就没有的，写“缺单位: 是”。"),
    Code("N008", ERROR, "数字的代号写了两次", "同一页里代号不能重复。"),
    Code("N009", ERROR, "所指的数字不存在", "“核对”和“效益”里写的是本页“数字”的代号。"),
    Code("N010", ERROR, "合计对不上", "各项相加不等于总数，其中一个抄错了，或者不该相加。"),
    Code("N011", ERROR, "部分大于整体", "其中的一部分不会比总数还多。"),
    Code("N012", ERROR, "比率对不上", "两数相除和写的比率不一样。"),
    Code("N013", ERROR, "点数对不上", "点出来的名字个数和写的数字不一样。"),
    Code("N014", ERROR, "不能这样核对", "规则缺数，或者单位不同，算不出来。"),
    Code("N015", ERROR, "递增对不上", "按时间排的累计数只增不减，年份也要一个比一个晚。"),
    Code("N020", WARNING, "正文里的数字没有来历", "正文里带单位的数字，要在“数字”里有一条。"),
    Code(
        "N021", WARNING, "新的指标名或单位", "统计时会自成一类。确实要新增的，登记到 mkdocs.yml。"
    ),
    Code(
        "N022", ERROR, "限定词丢了", "原文里数字带着“近”“多”“约”，「限定」就要写上，不能当成准数。"
    ),
    Code("N023", ERROR, "推算算错了", "算式重算一遍，和写的数值不一样。"),
    Code(
        "N024",
        ERROR,
        "单位和指标合不上",
        "工作室不论“万元”，效益不论“个”。单位错了，加起来就全错了。",
    ),
    Code("N025", ERROR, "单位和原文不一样", "单位照原文写。万元写成亿元，差一万倍。"),
    Code(
        "N026",
        ERROR,
        "一句话两处记得不一样",
        "同一来源的同一句话，在两条记录里要记成一样的数字、限定和性质。",
    ),
    Code("N027", ERROR, "占比超出百分之百", "占比和完成率在 0 到 100% 之间。"),
    Code("N028", ERROR, "同一个数写了两样", "指标、口径、期间都一样的两个数，只会有一个对。"),
    Code("N029", ERROR, "部分比整体多", "完成的不会比立项的多，转化的不会比成果多。"),
    Code(
        "N030",
        ERROR,
        "文中引用的数字不存在",
        "【数字 …】里写本页“数字”的代号；引用别的记录的，前面加编号，如 R0001/keti。",
    ),
    Code("B001", ERROR, "正文标题和名称不一样", "正文开头不用再写标题；写了就要和名称一样。"),
    Code("B002", ERROR, "正文里有不能用的代码", "脚本、外框和网页事件不上页，请删掉。"),
    Code("B003", ERROR, "找不到图片", "图片要放在仓库里，路径从本文件算起。"),
    Code("B004", ERROR, "图片没有说明", "看不见图的人靠这句话知道图上有什么。"),
    Code(
        "B005",
        ERROR,
        "图片不能用",
        "图片只收 jpg、png、webp、gif，并且要放在仓库里，不引用别的网站。",
    ),
    Code(
        "B006",
        WARNING,
        "高危内容不做练习",
        "高危方法的页面只作记述，不出自测题，也不排进学习路径。",
    ),
    Code(
        "B007",
        ERROR,
        "学习路径里有高危方法",
        "高危方法只作事件与经验记述，不能当成要学会的一步。等本单位的规程附上以后再说。",
    ),
    Code("L001", ERROR, "链接指向的页面不存在", "地址从本文件算起，写到 .md；也可以直接写编号。"),
    Code("L002", ERROR, "链接指向的小标题不存在", "井号后面的小标题在那一页上找不到。"),
    Code("L003", WARNING, "链接指向草稿", "草稿不上网，公开的页面上这个链接只剩文字。"),
    Code("S001", ERROR, "网站设置写错了", "mkdocs.yml 里 extra 下面 jiangpu 的内容不对。"),
    Code(
        "S002",
        WARNING,
        "画不了分享图",
        "这台机器缺画图的软件包或中文字体。网站照常生成，只是转发时没有图。",
    ),
    Code(
        "S003",
        WARNING,
        "搜索用词写错了",
        "docs/search.yml 里的这一处没有用上，别处照常。写法见 CONTRIBUTING.md。",
    ),
)

CODES: dict[str, Code] = {code.code: code for code in _ALL}
"""All codes by name, in the order in which they are documented."""
