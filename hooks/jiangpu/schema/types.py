"""The kinds of value that a field can hold, each read from the text that an editor typed.

Front matter arrives as strings, lists and mappings only (the reader gives no YAML types), so that `010` is not 8 and
`no` is not False; the types here give them meaning and raise flaws in Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..language.dates import parse_partial
from . import vocabularies
from .vocabularies import Vocabulary, nearest


@dataclass(frozen=True)
class Ref:
    """Marks a field that names another record by number or exact name; `kind` is a registry key."""

    kind: str


def flaw(
    code: str, text: str, fix: str = "", *, word: str = "", meant: str = ""
) -> PydanticCustomError:
    """A value that cannot be used, as a problem in the making: the validator fills in file, line and field.

    `word` is what was written and `meant` what it should be, where there is one right answer.
    """
    context = {"code": code, "text": text, "fix": fix, "word": word, "meant": meant}
    return PydanticCustomError("flaw", "{text}", context)


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
    if not re.fullmatch(r"\d{1,9}", plain):
        raise flaw("F013", f"要写整数，“{value}”不是", "只写数字，单位和“多”“近”另写在“数字”里")
    return int(plain)


def _decimal(value: Any) -> Decimal:
    plain = unicodedata.normalize("NFKC", _text(value)).replace(",", "")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", plain):
        raise flaw(
            "F013", f"要写数字，“{value}”不是", "只写数字；单位写在“单位”，“多”“近”写在“限定”"
        )
    return Decimal(plain)


def _date(value: Any) -> str:
    try:
        return parse_partial(_text(value))
    except ValueError:
        raise flaw(
            "F014", f"看不懂“{value}”", "写成 2019、2019-06 或 2019-06-05；原文盖住的写“原文隐去”"
        ) from None


def _full_date(value: Any) -> str:
    date = _date(value)
    if len(date) != 10:
        raise flaw("F014", f"日期要写到日，“{value}”不够", "写成 2026-11-22 这样")
    return date


def _yes(value: Any) -> bool:
    plain = _text(value)
    if plain not in ("是", "否"):
        raise flaw("F013", f"只能写“是”或“否”，“{value}”不是", "改为“是”，或删掉这一行")
    return plain == "是"


def _code(value: Any) -> str:
    plain = _text(value)
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", plain):
        raise flaw("F013", f"“{value}”写法不对", "用小写字母开头，后面是小写字母、数字或短横线")
    return plain


def one_of(vocabulary: Vocabulary) -> Any:
    """A word of a closed vocabulary."""

    def check(value: Any) -> str:
        word = _text(value)
        if word not in vocabulary.notes:
            near = nearest(word, vocabulary.words)
            listed = "、".join(vocabulary.words)
            raise flaw(
                "F012",
                f"不认识“{word}”;可选:{listed}",
                f"改为“{near}”" if near else "从可选的词里选一个",
                word=word,
                meant=near or "",
            )
        return word

    schema = WithJsonSchema({"type": "string", "enum": list(vocabulary.words)})
    return Annotated[str, BeforeValidator(check), schema, vocabulary]


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
Date = Annotated[str, BeforeValidator(_date)]
FullDate = Annotated[str, BeforeValidator(_full_date)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Code = Annotated[str, BeforeValidator(_code)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(_listed)]


UNTRACED = "未能对应"
"""The source of a figure whose origin among several sources cannot be told: it is shown so and enters no total."""


def _source_code(value: Any) -> str:
    return UNTRACED if _text(value) == UNTRACED else _code(value)


SourceCode = Annotated[str, BeforeValidator(_source_code)]


def many(item: Any) -> Any:
    """A list of entries; a single entry may stand without the list."""
    return Annotated[tuple[item, ...], BeforeValidator(_listed)]


def _levels(value: Any) -> list[str]:
    return [
        part for piece in _listed(value) for part in re.split(r"[、，,]\s*", _text(piece)) if part
    ]


Level = one_of(vocabularies.LEVELS)
Levels = Annotated[tuple[Level, ...], BeforeValidator(_levels)]
"""One or more levels; 省、市 means that the source names both without saying which."""


def person() -> Any:
    return Annotated[Text, Ref("person")]


def people() -> Any:
    return Annotated[tuple[Annotated[Text, Ref("person")], ...], BeforeValidator(_listed)]


def refs(kind: str) -> Any:
    return Annotated[tuple[Annotated[Text, Ref(kind)], ...], BeforeValidator(_listed)]


def ref(kind: str) -> Any:
    return Annotated[Text, Ref(kind)]


def _record_number(value: Any) -> str:
    plain = unicodedata.normalize("NFKC", _text(value))
    if not re.fullmatch(r"[A-Z]\d{4,}", plain):
        raise flaw("F015", f"“{value}”写法不对", "写成 S0008 这样：一个大写字母加四位数字")
    return plain


RecordNumber = Annotated[str, BeforeValidator(_record_number)]
"""A permanent number such as S0008."""


def _address(value: Any) -> str:
    plain = _text(value)
    if not re.fullmatch(r"https?://[^\s<>\"']+", plain):
        raise flaw("F013", f"“{value}”写法不对", "以 http:// 或 https:// 开头，中间没有空格")
    return plain


Address = Annotated[str, AfterValidator(_address)]
