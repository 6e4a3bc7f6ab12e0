"""Six hundred made-up private things as people type them, and five hundred harmless ones.

The first of `private_cases` is what a check has to find; nothing here belongs to anybody. A fixed
seed makes them: they are the same every time.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

SEED = 20261128

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭"
GIVEN = [
    "小明",
    "建国",
    "秀英",
    "志强",
    "丽",
    "伟",
    "敏",
    "晓东",
    "玉兰",
    "文斌",
    "海燕",
    "国庆",
    "雪梅",
    "俊杰",
    "子涵",
    "浩然",
]

PLAIN_PLACES = (
    ("正文", "联系人说，{}，记下了。"),
    ("表格", "| 班组 | {} | 备注 |"),
    ("字段", "适用: {}"),
    ("里层字段", "记载: [{{内容: {}, 时间: 2019-06}}]"),
    ("图片说明", "![看板上写着 {}](kanban.jpg)"),
    ("图片题注", '![看板](kanban.jpg "{}")'),
    ("注释", "# {}"),
    ("网页注释", "<!-- {} -->"),
    ("代码", "`{}`"),
)


@dataclass(frozen=True)
class Case:
    """One thing in one place.

    Attributes:
        code: the code of the problem; "" for a harmless one.
        place: in words; 文件名 for the name of a picture.
        text: the line, or the file name.
    """

    code: str
    place: str
    text: str


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def name(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + chance.choice(GIVEN)


def wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def han(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def groups(text: str, sizes: tuple[int, ...], between: str) -> str:
    parts = []
    for size in sizes:
        parts.append(text[:size])
        text = text[size:]
    return between.join([*parts, text] if text else parts)


def identity(chance: random.Random) -> str:
    """By GB 11643: place, day of birth, order, check digit."""
    place = chance.choice(["110101", "320404", "320706", "440305", "510104", "610113", "659001"])
    day = f"{chance.randint(1935, 2008)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    first = place + day + digits(chance, 3)
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def card(chance: random.Random) -> str:
    """With the check digit of Luhn."""
    first = chance.choice(["622202", "621700", "623052", "955880", "436742", "518710"])
    first += digits(chance, chance.choice([9, 12]))
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)


def mobile(chance: random.Random) -> str:
    return "1" + chance.choice("3456789") + digits(chance, 9)


def identity_typed(chance: random.Random) -> str:
    number = identity(chance)
    old = number[:6] + number[8:17]
    return chance.choice(
        [
            number,
            number.lower(),
            wide(number),
            groups(number, (6, 8), " "),
            groups(number, (6, 8), "-"),
            groups(number, (6, 4, 4), " "),
            groups(number, (3, 3, 4, 4), "\u3000"),
            f"身份证号：{number}",
            f"身份证：{old}",
            f"公民身份号码 {old}",
            f"ID{number}",
            f"{number[:10]}\u200b{number[10:]}",
        ]
    )


def mobile_typed(chance: random.Random) -> str:
    number = mobile(chance)
    typed = chance.choice(
        [
            number,
            wide(number),
            groups(number, (3, 4), " "),
            groups(number, (3, 4), "-"),
            groups(number, (4, 4), " "),
            groups(number, (3, 4), "."),
        ]
    )
    prefix = chance.choice(["", "+86", "+86 ", "0086-", "(+86)", "手机：", "tel:", "电话 "])
    return chance.choice([prefix + typed, prefix + typed, han(number)])


def home_telephone_typed(chance: random.Random) -> str:
    area = chance.choice(["0518", "010", "021", "0519", "0471"])
    number = f"{area}{chance.choice(['-', ' ', ''])}{chance.choice('2345678')}{digits(chance, 7)}"
    word = chance.choice(["家庭电话", "家里电话", "住宅电话", "宅电", "家里的座机", "私人电话"])
    return f"{word}{chance.choice(['：', ': ', ' ', '是'])}{chance.choice([number, wide(number)])}"


def card_typed(chance: random.Random) -> str:
    number = card(chance)
    return chance.choice(
        [
            number,
            wide(number),
            groups(number, (4, 4, 4, 4), " "),
            groups(number, (4, 4, 4, 4), "-"),
            f"卡号：{number}",
            f"开户行某某支行，账号{number}",
        ]
    )


def mail_typed(chance: random.Random) -> str:
    user = "".join(chance.choice("abcdefghijkmnpqrstuvwxyz") for _ in range(7))
    user = chance.choice([user, f"{user}.{chance.randint(1, 99)}", f"{user}_{digits(chance, 2)}"])
    host = chance.choice(["163.com", "qq.com", "sina.com.cn", "mail.zju.edu.cn"])
    typed = f"{user}@{host}"
    return chance.choice([typed, typed, wide(typed), typed.upper(), f"邮箱：{typed}"])


def chat_typed(chance: random.Random) -> str:
    user = "wx" + "".join(chance.choice("abcdefhkmnprstuvy") for _ in range(5)) + digits(chance, 3)
    number = chance.choice("123456789") + digits(chance, chance.randint(5, 9))
    wechat = chance.choice(["微信号：", "微信:", "微信 ", "加微信", "微信号是", "WeChat: "])
    qq = chance.choice(["QQ：", "QQ号：", "qq ", "QQ号码是", "扣扣："])
    return chance.choice([wechat + user, qq + number, wide(qq) + wide(number)])


def plate_typed(chance: random.Random) -> str:
    place = chance.choice("京苏沪粤川鲁浙新") + chance.choice("ABCDEFGHJK")
    plain = chance.choice("ABCDEFGHJK0123456789") + digits(chance, 4)
    number = chance.choice([plain, "D" + digits(chance, 5), digits(chance, 5) + "F"])
    between = chance.choice(["", "", " ", "·", "-"])
    return chance.choice(["", "车牌", "车号："]) + place + between + number


def home_typed(chance: random.Random) -> str:
    street = chance.choice(["解放路", "幸福巷", "和平街", "建设村"])
    number, building = chance.randint(1, 99), chance.randint(1, 30)
    room, unit = chance.randint(101, 909), chance.randint(1, 4)
    lead = chance.choice(["家住", "住址：", "家庭住址: ", "户籍所在地为", "现住"])
    return chance.choice(
        [
            f"{lead}{street}{number}号{building}栋{room}室",
            f"阳光花园{building}号楼{unit}单元{room}室",
            f"{street}{number}号{building}幢{room}室",
            f"翠湖小区{building}栋{room}室",
            f"东风村{unit}组{number}号",
            f"{lead}{street}{wide(str(number))}号{wide(str(building))}号楼{wide(str(room))}室",
        ]
    )


def minor_typed(chance: random.Random) -> str:
    child, age = name(chance), chance.randint(6, 17)
    words = ["六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七"][
        age - 6
    ]
    day = f"{chance.randint(2010, 2020)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    return chance.choice(
        [
            f"{child}（{age}岁）",
            f"{child}，男，{age}岁",
            f"{child}今年{words}岁",
            f"{age}岁的{child}",
            f"{words}岁的女孩{child}",
            f"某某小学三年级学生{child}",
            f"初二学生{child}",
            f"{child}，{day}出生",
            f"出生日期：{day}",
            f"生于{day}",
            f"{child}（{day[:5]}生）",
        ]
    )


def apprentice_typed(chance: random.Random) -> str:
    first, second = name(chance), name(chance)
    return chance.choice(
        [
            f"徒弟：{first}",
            f"徒弟{first}、{second}",
            f"徒弟是{first}",
            f"徒弟叫{first}",
            f"学徒工{first}",
            f"带出了{first}等三名徒弟",
            f"带了{first}、{second}两个徒弟",
            f"爱徒{first}",
            f"{first}是他的徒弟",
        ]
    )


MAKERS = {
    "R012": (identity_typed, 130),
    "R013": (mobile_typed, 100),
    "R014": (card_typed, 70),
    "R015": (mail_typed, 50),
    "R016": (plate_typed, 50),
    "R017": (home_typed, 60),
    "R018": (home_telephone_typed, 40),
    "R019": (chat_typed, 40),
    "R020": (minor_typed, 50),
    "R021": (apprentice_typed, 50),
}
"""Code → what makes one, and how many of them."""


def private_cases() -> list[Case]:
    """What has to be found, each in one of the places where people write."""
    chance = random.Random(SEED)
    cases = []
    for code, (make, count) in MAKERS.items():
        for _ in range(count):
            place, form = chance.choice(PLAIN_PLACES)
            cases.append(Case(code, place, form.format(make(chance))))
    for _ in range(20):
        cases.append(Case("R012", "文件名", f"zhao{chance.choice('-_')}{identity(chance)}.jpg"))
        cases.append(Case("R013", "文件名", f"photo{mobile(chance)}.jpg"))
        cases.append(Case("R012", "链接", f"[表](https://example.cn/t?id={identity(chance)})"))
        cases.append(Case("R013", "链接", f"[问](tel:+86{mobile(chance)})"))
        cases.append(Case("R013", "链接", f"[问](https://example.cn/t?phone={mobile(chance)})"))
        cases.append(Case("R015", "链接", f"[写信](mailto:a{digits(chance, 5)}@163.com)"))
    return cases


def unit_code(chance: random.Random) -> str:
    """统一社会信用代码 (GB 32100), with its check character."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    first = chance.choice(["91", "12", "52"]) + "3207" + digits(chance, 2)
    first += "".join(chance.choice(letters) for _ in range(9))
    total = sum(letters.index(char) * pow(3, place, 31) for place, char in enumerate(first))
    return first + letters[-total % 31]


def isbn(chance: random.Random) -> str:
    first = "9787" + digits(chance, 8)
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first))
    return first + str(-total % 10)


def harmless(chance: random.Random) -> str:
    """Something with digits or names in it that is nobody's."""
    year, month, day = chance.randint(1950, 2025), chance.randint(1, 12), chance.randint(1, 28)
    number = chance.randint(1000, 99999)
    return chance.choice(
        [
            f"专利号 ZL{year}1{digits(chance, 7)}.{digits(chance, 1)}",
            f"专利申请号 {year}2{digits(chance, 7)}X",
            f"统一社会信用代码：{unit_code(chance)}",
            f"ISBN {isbn(chance)}",
            f"ISBN {groups(isbn(chance), (3, 1, 4, 4), '-')}",
            f"执行 GB/T {number}-{year}",
            f"标准 Q/LJ {digits(chance, 3)}—{year}，TB/T {number}",
            f"订单号 {year}{month:02}{day:02}{digits(chance, 9)}",
            f"设备编号 SB-{digits(chance, 6)}，资产号 {digits(chance, 10)}",
            "全国职工维权热线 12351",
            f"市总工会职工服务电话 0518-8{digits(chance, 7)}",
            f"值班室：(010)6{digits(chance, 7)}",
            f"客服 400-{digits(chance, 3)}-{digits(chance, 4)}",
            f"{year}年{month}月{day}日，推广到全厂",
            f"更新: {year}-{month:02}-{day:02}",
            f"创效 {chance.randint(1, 9)}{digits(chance, 10)} 元",
            f"累计节约 {number}.{digits(chance, 2)} 万元，{number} 吨标准煤",
            f"图号 LYG-{digits(chance, 4)}-{digits(chance, 2)}A，比例 1:{number}",
            f"坐标 {chance.randint(100, 125)}.{digits(chance, 8)}，{chance.randint(20, 45)}.{digits(chance, 8)}",
            f"文号：苏工发〔{year}〕{number}号",
            f"苏ICP备{digits(chance, 8)}号",
            f"苏公网安备{digits(chance, 14)}号",
            f"螺栓 M{chance.randint(6, 30)}×{chance.randint(20, 200)}，钢号 45Cr{digits(chance, 2)}",
            f"机车 HXD3C{digits(chance, 4)}，车次 G{digits(chance, 4)}",
            f"[报道](https://example.cn/{year}/{digits(chance, 11)}.html)",
            f"[报道](https://example.cn/a/{year}{digits(chance, 14)})",
            f"公众号 jszgh_{digits(chance, 4)}，微信公众号：gonghui{digits(chance, 3)}",
            f"QQ群 {digits(chance, 9)}",
            f"他 {chance.randint(14, 17)} 岁进厂，{chance.randint(20, 60)} 岁评上劳模",
            f"{name(chance)}，{chance.randint(1945, 1990)}年{month}月出生，高级技师",
            f"平均年龄 {chance.randint(18, 45)} 岁，最小的 {chance.randint(18, 24)} 岁",
            f"设备用了 {chance.randint(2, 17)} 年，还像新的",
            f"小学文化，跟着师傅{name(chance)}学",
            f"带了{chance.randint(2, 30)}名徒弟，徒弟都能独当一面",
            f"徒弟{chance.choice(SURNAMES)}某，后来也带徒弟",
            "徒弟白天记、晚上练，师傅一处一处讲",
            "车间在中山路18号，三号楼一单元开会",
            f"压力 {digits(chance, 3)} MPa，转速 {number} r/min",
            f"版本 1.{digits(chance, 10)}，校验 {digits(chance, 8)}abcdef{digits(chance, 8)}",
            f"邮编 2{digits(chance, 5)}，信箱 {digits(chance, 3)}",
        ]
    )


def harmless_cases() -> list[Case]:
    chance = random.Random(SEED + 1)
    cases = []
    for _ in range(500):
        place, form = chance.choice(PLAIN_PLACES)
        cases.append(Case("", place, form.format(harmless(chance))))
    return cases
