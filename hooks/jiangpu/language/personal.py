"""What belongs to a person, by how it is written: identity numbers, telephones, bank cards, mail
addresses, numbers of WeChat and QQ, number plates, home addresses.

Two kinds of number tell themselves by a check digit: identity numbers (GB 11643) and bank cards
(ISO/IEC 7812, Luhn). Where the words before a number say what it is, it counts without one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from stdnum import luhn
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

Judge = Callable[[str, re.Match[str]], bool]
"""Whether a match in a line is what it looks like."""


@dataclass(frozen=True)
class Kind:
    """One kind of thing that belongs to a person.

    Attributes:
        name: in Chinese.
        forms: each way in which it is written, with the judge of a match. Its group `found` is the
            thing itself.
        ends: how many characters of its beginning and of its end may be shown.
        digits: how many digits its shortest form has.
        sign: finds a character of which each form has one at least.
    """

    name: str
    forms: tuple[tuple[re.Pattern[str], Judge], ...]
    ends: tuple[int, int]
    digits: int = 0
    sign: re.Pattern[str] = re.compile("")

    def may_stand_in(self, text: str, digits: int) -> bool:
        """Whether it is worth looking closer: most lines of most files hold nothing of the sort.

        Args:
            text: a line.
            digits: how many digits it has.
        """
        return digits >= self.digits and self.sign.search(text) is not None

    def shown(self, text: str) -> str:
        """One of its kind without its middle: 138…78."""
        before, after = self.ends
        if len(text) <= before + after:
            return f"{text[:1]}…"
        return f"{text[:before]}…{text[-after:]}"


@dataclass(frozen=True)
class Personal:
    """Something of a person in a line: from `start` to before `end`, and how it may be shown."""

    kind: Kind
    start: int
    end: int
    shown: str


_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs and digits → their ASCII form, one for one, so that columns stay."""

HAN_DIGITS = dict(zip("零〇一二三四五六七八九幺", "001234567891", strict=True))
"""A digit as a character → the digit."""
_TO_DIGITS = str.maketrans(HAN_DIGITS)
_IN_HAN = re.compile("[零〇一二三四五六七八九幺]{11,}")
"""A number written out in characters: 一三八一二三四五六七八. Shorter ones are no such number."""

_DIGIT = re.compile("[0-9]")

_WEB = re.compile(r"https?://[^\s）)>\"'”，。；、】\]}]+", re.I)
"""An address on the web: the numbers in it are those of articles, but for those of people."""


def personal_parts(line: str) -> list[Personal]:
    """What of a line belongs to a person, from left to right; no part of it twice."""
    text = line.translate(_TO_ASCII)
    text = _IN_HAN.sub(lambda match: match[0].translate(_TO_DIGITS), text)
    if "://" in text:
        text = _WEB.sub(_told_by_address, text)
    found: list[Personal] = []
    digits = len(_DIGIT.findall(text))
    for kind in KINDS:
        if not kind.may_stand_in(text, digits):
            continue
        for start, end in _places(kind, text):
            found.append(Personal(kind, start, end, kind.shown(text[start:end])))
            text = text[:start] + " " * (end - start) + text[end:]
    return sorted(found, key=lambda part: part.start)


def parts_in_name(name: str) -> list[Personal]:
    """What of a file name belongs to a person.

    There letters stand against numbers: photo13812345678.jpg.
    """
    found = personal_parts(name)
    apart = re.sub("[A-Za-z](?=[0-9])", " ", name)
    taken = [(part.start, part.end) for part in found]
    for part in personal_parts(apart):
        if all(part.end <= start or end <= part.start for start, end in taken):
            found.append(part)
    return sorted(found, key=lambda part: part.start)


def _told_by_address(match: re.Match[str]) -> str:
    """An address on the web, blank but for what is called a person's and for identity numbers."""
    address = match[0]
    kept = [each.span("found") for each in _CALLED_IN_ADDRESS.finditer(address)]
    for each in _IDENTITY.finditer(address):
        if _is_identity(address, each):
            kept.append(each.span("found"))
    shown = [" "] * len(address)
    for start, end in kept:
        shown[start:end] = address[start:end]
    return "".join(shown)


def _places(kind: Kind, text: str) -> Iterator[tuple[int, int]]:
    """Where something of a kind stands, each place once: as the first form of it that fits."""
    spans: list[tuple[int, int]] = []
    for pattern, judge in kind.forms:
        for match in pattern.finditer(text):
            start, end = match.span("found")
            is_new = all(end <= other[0] or other[1] <= start for other in spans)
            if is_new and judge(text, match):
                spans.append((start, end))
    yield from sorted(spans)


def _always(text: str, match: re.Match[str]) -> bool:
    return True


def _bare(text: str) -> str:
    """The digits and letters of a number alone."""
    return "".join(char for char in text if char.isalnum()).upper()


_GAP = "[ \\t\u00a0\u2000-\u200f\u2010-\u2015\u2060\ufeff./\u00b7-]{0,2}"
"""What may stand between the digits of a number."""
_BEFORE = r"(?<![0-9A-Za-z])(?<![0-9]\.)"
_AFTER = r"(?![0-9A-Za-z])"
_CALLED = r"[^0-9\n]{0,8}"
"""What may stand between the name of a number and the number."""


def _digits(more: int) -> str:
    """So many more digits, with or without gaps."""
    return rf"(?:{_GAP}[0-9]){{{more}}}"


_CALLED_IN_ADDRESS = re.compile(
    r"[?&/](?:tel|phone|mobile|sfz|idcard|idno|mail|email|qq|weixin)[=/](?P<found>[^&/#]+)", re.I
)
"""A part of an address on the web that says what it holds."""

_IDENTITY = re.compile(
    rf"(?:{_BEFORE}|(?<=ID)|(?<=id))(?P<found>[1-9]{_digits(16)}{_GAP}[0-9Xx]){_AFTER}"
)
_CALLED_IDENTITY = re.compile(
    rf"(?:身份证|身分证|公民身份|身份号码|证件号){_CALLED}"
    rf"(?P<found>[1-9]{_digits(14)}(?:{_digits(2)}{_GAP}[0-9Xx])?){_AFTER}"
)
"""With eighteen characters, or with the fifteen of before 1999."""
_OF_A_UNIT = re.compile(rf"(?:信用代码|机构代码|税号|注册号){_CALLED}$")
"""The names of numbers that belong to a unit."""
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
"""The first two digits of an identity number (GB/T 2260)."""


def _is_identity(text: str, match: re.Match[str]) -> bool:
    """A province, a day of birth and the right check digit."""
    number = _bare(match["found"])
    if not _PROVINCE.match(number) or _is_of_a_unit(text, match):
        return False
    try:
        born = ric.get_birth_date(number)
    except (ValidationError, ValueError):
        return False
    return born >= date(1850, 1, 1) and ric.calc_check_digit(number) == number[-1]


def _is_of_a_unit(text: str, match: re.Match[str]) -> bool:
    return _OF_A_UNIT.search(text[: match.start("found")]) is not None


_CARD = re.compile(
    rf"{_BEFORE}(?P<found>(?=62|60|68|95|4|5[1-5]|35)(?:[0-9]{{4}}{_GAP}){{3}}[0-9]{{4}}"
    rf"(?:{_GAP}[0-9]{{1,3}})?){_AFTER}"
)
"""Sixteen to nineteen digits that begin as the cards do that are issued in China, in fours."""
_CALLED_CARD = re.compile(
    rf"(?:卡号|银行卡|信用卡|储蓄卡){_CALLED}(?P<found>[1-9](?:{_GAP}[0-9]){{14,18}}){_AFTER}"
)


def _is_card(text: str, match: re.Match[str]) -> bool:
    """The right check digit."""
    is_right = bool(luhn.is_valid(_bare(match["found"])))
    return is_right and not _is_of_a_unit(text, match)


_MOBILE = re.compile(
    rf"(?:(?<![0-9A-Za-z])|(?<=tel)|(?<=vx)|(?<=wx))(?<![0-9][.,])"
    rf"(?P<found>(?:\(?(?:\+|00)?86\)?{_GAP})?"
    rf"1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}){_AFTER}",
    re.I,
)
_MOBILE_IN_FOURS = re.compile(
    rf"{_BEFORE}(?P<found>1[3-9][0-9]{{2}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{3}}){_AFTER}"
)
_VALUE = re.compile(r"(?:数值|下限|上限|前|后)[\"']?\s*:\s*[\"']?$")
"""What stands before the value of a figure."""
_MEASURE = re.compile(
    r"\s*[多余]?[万亿]?(?:元|美元|吨|公斤|千克|克|度|千瓦|米|公里|平方|立方|次|个|件|人)"
)
"""What stands after an amount."""


def _is_mobile(text: str, match: re.Match[str]) -> bool:
    """Eleven digits that are no amount."""
    is_value = _VALUE.search(text[: match.start("found")]) is not None
    return not is_value and _MEASURE.match(text, match.end("found")) is None


_HOME_TELEPHONE = re.compile(
    rf"(?:(?:家庭|家里|家中|住宅|宅|私人)的?(?:固定)?(?:联系)?(?:电话|座机)|宅电){_CALLED}"
    rf"(?P<found>(?:\(?0[0-9]{{2,3}}\)?{_GAP})?[2-9][0-9]{{2,3}}{_GAP}[0-9]{{4}})(?![0-9])"
)
"""A number with a wire belongs to a person where it is called so: others are those of units."""

_CALLED_CHAT = r"(?:号码?|ID|id|账号)?[^0-9A-Za-z\n群公服订小]{0,4}"
_WECHAT = re.compile(
    rf"(?:微信|薇信|威信|v信|wechat|(?<![A-Za-z])[vw]x){_CALLED_CHAT}"
    r"(?P<found>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_.@-])",
    re.I,
)
_QQ = re.compile(
    rf"(?:(?<![A-Za-z])qq|扣扣|企鹅号){_CALLED_CHAT}(?P<found>[1-9][0-9]{{4,10}})(?![0-9@.])", re.I
)
"""Numbers of people. 公众号, 服务号 and groups are those of units."""

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])"
    r"(?P<found>[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12})"
    r"(?![A-Za-z0-9-]|:[A-Za-z])"
)

_PLATE = re.compile(
    r"(?P<found>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁][A-HJ-NP-Z]"
    r"[ \u00b7\u2022.-]?(?:[A-HJ-NP-Z0-9]{4}[挂学警港澳]|[A-HJ-NP-Z0-9]{5,6}))(?![A-Za-z0-9-])"
)


def _is_plate(text: str, match: re.Match[str]) -> bool:
    """Three digits at least: letters alone are an abbreviation."""
    number: str = match["found"][2:]
    return sum(char.isdigit() for char in number) >= 3


_COUNT = "[0-9A-Za-z一二三四五六七八九十百零〇甲乙丙丁-]{1,6}"
_DOOR = "(?:号楼|号院|号|栋|幢|座|单元|室|组|弄|户)"
_CALLED_HOME = re.compile(
    r"(?:家住|住址|家庭地址|现住址?|居住地址?|户籍地址?|户籍所在地|住在|居住在|居住于|住于)"
    rf"[:是为在于 ]{{0,3}}(?P<found>[^。;,，；\n|]{{2,40}}?(?:{_COUNT}{_DOOR})+)"
)
_HOME = re.compile(
    r"(?P<found>[\u3400-\u9fff]{2,12}(?:小区|花园|新村|公寓|家园|苑|宿舍|家属院)"
    rf"{_COUNT}(?:号楼|栋|幢|座|号)[^。;,，；\n|]{{0,4}}{_COUNT}(?:单元|室|户))"
)
_ROOM = re.compile(
    r"(?P<found>[\u3400-\u9fff]{2,12}(?:路|街|巷|弄|里|道|村)(?:[0-9]{1,5}[号弄])?"
    rf"{_COUNT}(?:号楼|栋|幢|座)(?:{_COUNT}单元)?{_COUNT}(?:室|户))"
)
_VILLAGE = re.compile(
    rf"(?P<found>[\u3400-\u9fff]{{2,10}}(?:村|屯|庄|社区){_COUNT}(?:组|队|社){_COUNT}号)"
)

IDENTITY = Kind("身份证号", ((_IDENTITY, _is_identity), (_CALLED_IDENTITY, _always)), (3, 2), 15)
CARD = Kind("银行卡号", ((_CARD, _is_card), (_CALLED_CARD, _always)), (4, 2), 15)
MOBILE = Kind("手机号", ((_MOBILE, _is_mobile), (_MOBILE_IN_FOURS, _is_mobile)), (3, 2), 11)
MAIL = Kind("邮箱", ((_MAIL, _always),), (2, 4), sign=re.compile("@"))
PLATE = Kind("车牌号", ((_PLATE, _is_plate),), (2, 2), 3)
HOME_TELEPHONE = Kind(
    "家里的电话", ((_HOME_TELEPHONE, _always),), (3, 2), 7, sign=re.compile("[话机宅]")
)
CHAT = Kind(
    "微信号或 QQ 号",
    ((_WECHAT, _always), (_QQ, _always)),
    (2, 2),
    sign=re.compile("[信CcXxQq扣企]"),
)
HOME = Kind(
    "住址",
    ((_CALLED_HOME, _always), (_HOME, _always), (_ROOM, _always), (_VILLAGE, _always)),
    (3, 1),
    sign=re.compile("[号栋幢座单室组弄户]"),
)

KINDS = (IDENTITY, CARD, MOBILE, HOME_TELEPHONE, MAIL, CHAT, PLATE, HOME)
"""Every kind, in the order in which they are looked for: a longer number before a shorter one."""

NEVER_SHOWN = (IDENTITY, MOBILE, CARD)
"""Kinds that no page may show, whatever anybody decides."""

REFUSED = (*NEVER_SHOWN, HOME_TELEPHONE)
"""Kinds with which no record is taken in: they are errors of the check."""

JUDGES: tuple[tuple[str, Judge], ...] = (
    ("identity", _is_identity),
    ("card", _is_card),
    ("mobile", _is_mobile),
    ("plate", _is_plate),
    ("", _always),
)
"""What scripts call the judges; "" for the one that asks nothing more."""

AROUND = {
    "web": _WEB,
    "ofUnit": _OF_A_UNIT,
    "province": _PROVINCE,
    "value": _VALUE,
    "measure": _MEASURE,
    "inHan": _IN_HAN,
    "calledInAddress": _CALLED_IN_ADDRESS,
    "identity": _IDENTITY,
}
"""The patterns that tell what stands around a match or is read otherwise, as scripts call them."""
