"""The kinds of value that a field can hold, each read from the text that an editor typed.

Front matter arrives as strings, lists and mappings only (the reader gives no YAML types), so that
`010` is not 8 and `no` is not False. The types here give them meaning and raise flaws in Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..language.characters import is_han
from ..language.dates import date_meant, parse_partial
from ..language.numerals import read_han
from . import vocabularies
from .amounts import taken_apart
from .units import may_be_unit
from .vocabularies import Vocabulary, nearest


class ValueType(StrEnum):
    """The types of value."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    YES = "yes"
    DATE = "date"
    """As far as it is known: 2019, 2019-06, 2019-06-05, or 原文隐去."""
    DAY = "day"
    """A date with its day."""
    LINK = "link"
    REF = "ref"
    """The number or the exact name of another record."""
    PART = "part"
    """An entry with fields of its own."""


class Widget(StrEnum):
    """What a form uses for a field."""

    LINE = "line"
    AREA = "area"
    NUMBER = "number"
    CHOICE = "choice"
    TICK = "tick"
    DATE = "date"
    LINK = "link"
    RECORD = "record"
    GROUP = "group"


@dataclass(frozen=True)
class Typed:
    """What an annotation is marked with: the type of a value, and how it is read.

    Attributes:
        type: the type of the value.
        read: from the text that an editor typed to the value; raises a `flaw`.
        refers_to: the key of the kind of record that it names.
        vocabulary: the words that it accepts.
    """

    type: ValueType
    read: Callable[[Any], Any]
    refers_to: str = ""
    vocabulary: Vocabulary | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """For pydantic: `read` comes before the check of the plain type."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))


def flaw(
    code: str, text: str, fix: str = "", *, word: str = "", meant: str = ""
) -> PydanticCustomError:
    """A value that cannot be used; validation adds the file, the line and the name of the field.

    Args:
        code: the code of the problem (`problems/codes.py`).
        text: what is wrong, to stand after the name of the field.
        fix: what to change.
        word: what was written, where there is one right answer.
        meant: what should be written instead of `word`.
    """
    context = {"code": code, "text": text, "fix": fix, "word": word, "meant": meant}
    return PydanticCustomError("flaw", "{text}", context)


LARGEST_COUNT = 999
"""The largest whole number: of characters in a verse, of steps. Pages draw as many."""


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        raise flaw("F013", "要写成一行，现在是一组", "只留一个，或并成一句话")
    if isinstance(value, dict):
        raise flaw("F013", "要写成一行，现在套着一层字段", "去掉里层的字段名")
    return str(value).strip()


def _listed(value: Any) -> Any:
    """A list of one may be written as a scalar."""
    return value if isinstance(value, (list, tuple)) else [value]


def _whole(value: Any) -> int:
    plain = unicodedata.normalize("NFKC", _text(value))
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        bare = plain[:9].removesuffix("字").removesuffix("个")
        meant = bare if re.fullmatch("[0-9]+", bare) else read_han(bare)
        if meant is not None:
            raise flaw("F013", f"要写整数，“{value}”不是", f"改为“{meant}”")
        raise flaw("F013", f"要写整数，“{value}”不是", "只写数字，单位和“多”“近”另写在“数字”里")
    if int(plain) > LARGEST_COUNT:
        raise flaw("F013", f"写的是 {plain}，超过 {LARGEST_COUNT}", "对照来源改过来")
    return int(plain)


def _decimal(value: Any) -> Decimal:
    typed = unicodedata.normalize("NFKC", _text(value))
    plain = typed.replace(",", "")
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", plain):
        raise _no_number(value, plain)
    if "," in typed and not re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", typed):
        fix = "是小数点就改成“.”，是千分号就每三位一个，或者不写"
        raise flaw("F013", f"“{value}”里的逗号不知是小数点还是千分号", fix)
    return Decimal(plain)


def _no_number(value: Any, plain: str) -> PydanticCustomError:
    """What is wrong with a text in the place of a number."""
    text = f"要写数字，“{value}”不是"
    meant = _number_meant(plain)
    if "." in meant and is_han(plain[0]):
        return flaw("F013", text, f"改为“{meant}”")  # by hand: the quote may be in these words
    if meant:
        return flaw("F013", text, f"改为“{meant}”", word=str(value), meant=meant)
    return flaw("F013", text, _taken_apart(plain))


_WITH_LETTERS = re.compile(r"(?=.*[0-9])[0-9OoIl]{2,15}(?:\.[0-9OoIl]{1,6})?")
_WITH_ANOTHER_POINT = re.compile(r"([0-9]{1,15})[。·・˙]([0-9]{1,6})")
_IN_HAN = re.compile(r"([零〇一二两三四五六七八九十百千万]+)点([零〇一二三四五六七八九]{1,6})")


def _number_meant(text: str) -> str:
    """The number that is meant by 四十二, 三十五点六, 1OO or 35。6; "" where it cannot be told."""
    if _WITH_LETTERS.fullmatch(text):
        return text.translate(_LOOKS_LIKE)
    point = _WITH_ANOTHER_POINT.fullmatch(text)
    if point:
        return f"{point[1]}.{point[2]}"
    parts = _IN_HAN.fullmatch(text)
    whole = read_han(parts[1] if parts else text)
    if whole is None:
        return ""
    decimals = "".join(str(read_han(char)) for char in parts[2]) if parts else ""
    return f"{whole}.{decimals}" if decimals else str(whole)


def _taken_apart(text: str) -> str:
    """How a number with words around it is written: each part in a field of its own."""
    amount = taken_apart(text)
    if amount is None or amount.low is None or not may_be_unit(amount.base):
        return "只写数字；单位写在“单位”，“多”“近”写在“限定”"
    base = amount.base
    unit = amount.unit_with(base) or base or amount.scale
    values = amount.values_in(unit, base)
    parts = [f"“{label}: {number}”" for label, number in values.items()]
    words = amount.qualifiers
    if words:
        parts.append(f"“限定: {words[0]}”" if len(words) == 1 else f"“限定: [{', '.join(words)}]”")
    if base:
        parts.append(f"“单位: {unit}”")
    elif amount.scale:
        parts.append(f"单位里带上“{amount.scale}”")
    return f"分开写：{'，'.join(parts)}" if len(parts) > 1 else f"改为{parts[0]}，中间不空格"


_IN_FORM = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-./][0-9]{1,2}){1,2}|(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
)
"""A date that is well written: what is wrong with it is the day or the month itself."""


def _date(value: Any) -> str:
    try:
        return parse_partial(_text(value))
    except ValueError:
        text = f"看不懂“{value}”"
        fix = "写成 2019、2019-06 或 2019-06-05；原文盖住的写“原文隐去”"
        if _IN_FORM.fullmatch(_text(value)):
            text = f"写的是“{value}”，没有这一天"
            fix = "对照来源改过来"
        meant = "" if _IN_FORM.fullmatch(_text(value)) else date_meant(_text(value))
        if meant:
            raise flaw("F014", text, f"改为“{meant}”", word=_text(value), meant=meant) from None
        raise flaw("F014", text, fix) from None


def _full_date(value: Any) -> str:
    date = _date(value)
    if len(date) != 10:
        raise flaw("F014", f"日期要写到日，“{value}”不够", "写成“年-月-日”，写到哪一天")
    return date


def _yes(value: Any) -> bool:
    plain = _text(value)
    if plain not in ("是", "否"):
        raise flaw("F013", f"只能写“是”或“否”，“{value}”不是", "写“是”或“否”")
    return plain == "是"


def _code(value: Any) -> str:
    """A short name; capital letters count as small ones."""
    plain = _text(value).lower()
    if re.fullmatch(r"[a-z][a-z0-9-]{0,39}", plain):
        return plain
    fix = "用小写字母开头，后面是小写字母、数字或短横线"
    if re.search(r"[\u3400-\u9fff]", plain):
        fix = "这里写代号，不写话；代号是小写字母开头的短名"
    raise flaw("F013", f"“{value}”写法不对", fix)


def _record_number(value: Any) -> str:
    plain = unicodedata.normalize("NFKC", _text(value))
    if re.fullmatch(_RECORD_NUMBER, plain):
        return plain
    meant = number_meant(plain)
    fix = f"改为“{meant}”" if meant else "写成一个大写字母加四位数字"
    raise flaw("F015", f"“{value}”写法不对", fix, word=str(value), meant=meant)


_RECORD_NUMBER = r"[A-Z][0-9]{4,6}"
_LOOKS_LIKE = str.maketrans("OolIi", "00111")
"""Letters that are typed for digits."""


def number_meant(text: str) -> str:
    """The number of a record that is meant by s0008 or SO008; "" where it cannot be told."""
    plain = unicodedata.normalize("NFKC", text)
    meant = plain[:1].upper() + plain[1:].translate(_LOOKS_LIKE)
    return meant if re.fullmatch(_RECORD_NUMBER, meant) else ""


_PROVINCE_ENDINGS = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市")
"""What the name of a province has behind it by law."""

_PROVINCES = "|".join(vocabularies.PROVINCES.words)
_WITH_PROVINCE = re.compile(rf"(?:{_PROVINCES})(?:{'|'.join(_PROVINCE_ENDINGS[:-1])})(?=.{{2}})")
"""A province as it is called by law, before the name of a place in it: 江苏省常州市."""
_PROVINCE_AND_MORE = re.compile(
    rf"(?P<province>{_PROVINCES})(?:{'|'.join(_PROVINCE_ENDINGS)})?\s*(?P<place>\S{{2,}})"
)


def short_province(text: str) -> str:
    """江苏省 → 江苏: the name of a province without what it is called by law."""
    for ending in _PROVINCE_ENDINGS:
        if text.removesuffix(ending) in vocabularies.PROVINCES.notes:
            return text.removesuffix(ending)
    return text


def _city(value: Any) -> str:
    """常州, 常州市 and 江苏省常州市 are one place; 沙市 is a name of two characters."""
    plain = _WITH_PROVINCE.sub("", _text(value), count=1)
    short = plain.removesuffix("市")
    return short if len(short) > 1 else plain


def _unit(value: Any) -> str:
    """A unit, without the brackets in which tables put it: （万元）."""
    plain = _text(value)
    inner = re.fullmatch(r"[（(]\s*([^（）()]+?)\s*[）)]", plain)
    return inner[1] if inner else plain


def _address(value: Any) -> str:
    plain = _text(value)
    if not re.fullmatch(r"https?://[^\s<>\"']+", plain):
        raise flaw("F013", f"“{value}”写法不对", "以 http:// 或 https:// 开头，中间没有空格")
    bare = plain.rstrip("。，；、：！？）》”’")
    if bare != plain:
        text = f"的末尾多了“{plain[len(bare) :]}”"
        raise flaw("F013", text, "删掉它", word=plain, meant=bare)
    return plain


UNTRACED = "未能对应"
"""The source of a figure whose origin among several sources cannot be told.

Such a figure is shown so and enters no total.
"""


def _source_code(value: Any) -> str:
    return UNTRACED if _text(value) == UNTRACED else _code(value)


def one_of(vocabulary: Vocabulary, shorter: Callable[[str], str] = str) -> Typed:
    """Marks a word of a closed vocabulary: `Annotated[str, one_of(vocabularies.RISKS)]`.

    Args:
        shorter: makes the word of a longer form that is as good.
    """

    def read(value: Any) -> str:
        word = shorter(_text(value))
        if word in vocabulary.notes:
            return word
        listed = "、".join(vocabulary.words)
        apart = _several_words(word, vocabulary)
        if apart:
            raise flaw("F012", f"不认识“{word}”;可选:{listed}", apart)
        near = vocabulary.synonyms.get(word) or nearest(word, vocabulary.words)
        fix = f"改为“{near}”" if near else "从可选的词里选一个"
        text = f"不认识“{word}”;可选:{listed}"
        raise flaw("F012", text, fix, word=word, meant=near or "")

    return Typed(ValueType.TEXT, read, vocabulary=vocabulary)


def _several_words(text: str, vocabulary: Vocabulary) -> str:
    """What to do with a text that says more than one word of a vocabulary can; "" where it does
    not. Nothing of it may be lost.
    """
    place = _PROVINCE_AND_MORE.fullmatch(text) if vocabulary is vocabularies.PROVINCES else None
    if place:
        city = place["place"]
        label = "市" if re.fullmatch("[^市县区]+市?", city) else "市、县区"
        return f"分开写：“省: {place['province']}”，“{city}”写在「{label}」"
    known = {**dict.fromkeys(vocabulary.words), **vocabulary.synonyms}
    words = [vocabulary.synonyms.get(word, word) for word in _SEVERAL.split(text) if word in known]
    if len(dict.fromkeys(words)) < 2:
        return ""
    return f"只能写一个，从{''.join(f'“{word}”' for word in dict.fromkeys(words))}里选主要的"


_SEVERAL = re.compile(r"\s*[、，,；;/／和与及]\s*|\s+")


def refers_to(kind: str) -> Typed:
    """Marks the number or the exact name of another record; `kind` is a key of the registry."""
    return Typed(ValueType.REF, _text, refers_to=kind)


Text = Annotated[str, Typed(ValueType.TEXT, _text)]
City = Annotated[str, Typed(ValueType.TEXT, _city)]
Unit = Annotated[str, Typed(ValueType.TEXT, _unit)]
Whole = Annotated[int, Typed(ValueType.INTEGER, _whole)]
Number = Annotated[Decimal, Typed(ValueType.NUMBER, _decimal)]
Yes = Annotated[bool, Typed(ValueType.YES, _yes)]
Date = Annotated[str, Typed(ValueType.DATE, _date)]
FullDate = Annotated[str, Typed(ValueType.DAY, _full_date)]
Address = Annotated[str, Typed(ValueType.LINK, _address)]

Code = Annotated[str, Typed(ValueType.TEXT, _code)]
"""The short name by which a page refers to a source or a figure of its own: s1, keti."""

SourceCode = Annotated[str, Typed(ValueType.TEXT, _source_code)]
"""The short name of a source, or 未能对应."""

RecordNumber = Annotated[str, Typed(ValueType.TEXT, _record_number)]
"""A permanent number such as S0000."""

StudioRef = Annotated[str, refers_to("studio")]
MethodRef = Annotated[str, refers_to("method")]
PersonRef = Annotated[str, refers_to("person")]
ReportRef = Annotated[str, refers_to("report")]
PathRef = Annotated[str, refers_to("path")]

Item = TypeVar("Item")

Many = Annotated[tuple[Item, ...], BeforeValidator(_listed)]
"""A list of values or entries: `Many[Source]`. A single one may stand without the list."""

Texts = Many[Text]
Codes = Many[Code]

Level = Annotated[str, one_of(vocabularies.LEVELS)]


def _levels(value: Any) -> list[str]:
    levels: list[str] = []
    for piece in _listed(value):
        levels += [level for level in re.split(r"[、，,]\s*", _text(piece)) if level]
    return levels


Levels = Annotated[tuple[Level, ...], BeforeValidator(_levels)]
"""One or more levels; 省、市 means that the source names both without saying which."""
