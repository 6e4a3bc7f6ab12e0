"""The text of one cell as a value of a field: dates, levels, words of a vocabulary, lists, places,
people.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from ..language.dates import FIRST_YEAR, LAST_YEAR, parse_partial
from ..schema.vocabularies import INDUSTRIES, LEVELS, PROVINCES, Vocabulary, nearest


@dataclass(frozen=True)
class Read:
    """What a cell says.

    Attributes:
        value: as front matter has it; "" where it is none.
        said: what an editor has to know.
        suggestion: what should stand in the cell; "" where nobody can tell.
        keep: whether the words of the cell are kept in 备注 too.
    """

    value: str = ""
    said: str = ""
    suggestion: str = ""
    keep: bool = False


_SERIAL = re.compile(r"[2-6][0-9]{4}(\.0+)?")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?$")
_SEASON = re.compile(r"([0-9]{4})年?(初|底|末|年初|年底|上半年|下半年|春|夏|秋|冬)")
_RUN = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])?")


def read_date(text: str, *, is_number: bool, epoch: datetime.date) -> Read:
    """A date as far as it is known.

    Args:
        text: of the cell.
        is_number: whether the file holds a number: Excel counts days, and loses the nought of
            2018.10.
        epoch: the day that Excel counts from.
    """
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text).strip())
    if is_number and _SERIAL.fullmatch(plain):
        day = epoch + datetime.timedelta(days=int(float(plain)))
        return Read(day.isoformat(), f"{plain} 是 Excel 数日子的写法，读作 {day.isoformat()}")
    if is_number and re.fullmatch(r"[0-9]{4}\.1", plain):
        said = f"“{plain}”可能是 1 月，也可能是 10 月（Excel 会丢掉末尾的 0），只取年份"
        return Read(plain[:4], said, keep=True)
    bare = "".join(plain.split()).strip("。.,，")
    run = _RUN.fullmatch(bare)
    if run:
        bare = "-".join(part for part in run.groups() if part)
    season = _SEASON.fullmatch(bare)
    if season:
        return Read(season[1], f"“{text}”只取年份 {season[1]}", keep=True)
    try:
        date = parse_partial(bare)
    except ValueError:
        return Read(said=f"“{text}”不是一个日期，照原样放进备注", suggestion="")
    shown = "" if date in (bare, plain) or date == bare.rstrip("年") else f"“{text}”读作 {date}"
    return Read(date, shown)


def years_in(text: str) -> list[str]:
    """Every year that a text names, in its order."""
    found = re.findall(r"(?<![0-9])([12][0-9]{3})(?![0-9])", unicodedata.normalize("NFKC", text))
    return [year for year in found if FIRST_YEAR <= int(year) <= LAST_YEAR]


BOTH_LEVELS = "省部级"
"""A level that only a person can decide: 省 or 部."""

_LEVEL_WORDS = {
    **LEVELS.synonyms,
    **dict.fromkeys(("县区级", "区县级", "县级", "区级", "县市区级", "市县级"), "县区"),
    **dict.fromkeys(("单位级", "企业级", "集团级", "厂级", "公司级", "局级", "本级"), "单位"),
    **dict.fromkeys(("行业级", "产业级"), "行业"),
    **dict.fromkeys(("全国级", "国家级"), "全国"),
    "设区市级": "市",
}


def read_level(text: str) -> str:
    """A level in the words of its vocabulary; "" where it is none, or not one alone."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if plain == BOTH_LEVELS:
        return ""
    return plain if plain in LEVELS.notes else _LEVEL_WORDS.get(plain, "")


_STAGES = {
    **dict.fromkeys(("是", "已实施", "已应用", "实施", "应用中", "已经实施", "已投入使用"), "应用"),
    **dict.fromkeys(("已推广", "推广应用", "推广中"), "推广"),
}
_MORE_WORDS = {"转化阶段": _STAGES, "级别": _LEVEL_WORDS}


def read_industry(text: str) -> Read:
    """An industry. What is no word of the vocabulary is placed only where it is a usual other name
    for one, and is kept as it was written.
    """
    plain = "".join(text.split())
    for word in (plain, plain.removesuffix("业"), plain.removesuffix("行业")):
        if word in INDUSTRIES.notes:
            return Read(word)
    for word in (plain, plain.removesuffix("业"), plain.removesuffix("行业")):
        if word in INDUSTRIES.synonyms:
            placed = INDUSTRIES.synonyms[word]
            return Read(placed, f"“{text}”放在“{placed}”，请看对不对", keep=True)
    near = nearest(plain, INDUSTRIES.words) or ""
    hint = f"，像是“{near}”" if near else ""
    return Read(said=f"行业表里没有“{text}”{hint}，照原样放进备注", suggestion=near)


def read_word(text: str, label: str, vocabulary: Vocabulary) -> Read:
    """A word of a closed vocabulary."""
    plain = "".join(text.split())
    words = {**vocabulary.synonyms, **_MORE_WORDS.get(label, {})}
    if plain in vocabulary.notes:
        return Read(plain)
    if plain in words:
        return Read(words[plain], f"“{text}”读作“{words[plain]}”")
    for word in (plain.removesuffix("级"), plain.removesuffix("类")):
        if word in vocabulary.notes:
            return Read(word, f"“{text}”读作“{word}”")
    near = nearest(plain, vocabulary.words) or ""
    listed = "、".join(vocabulary.words)
    said = f"「{label}」不认识“{text}”，照原样放进备注；可写:{listed}"
    return Read(said=said, suggestion=near)


_COUNT = (
    r"(?:(?:^|(?<=[\s；;，,。、]))[（(]?[0-9]{1,2}(?:[)）]|[.、．](?![0-9]))"
    r"|(?:^|(?<=[\s；;。]))[（(]?[一二三四五六七八九十]{1,2}[)）、]|[①-⑳])"
)
_COUNTED = re.compile(_COUNT)


def split_items(text: str, marks: str = "；;\n") -> list[str]:
    """The items of a cell that lists several: one a line, with semicolons, or counted 1. 2. 3."""
    text = unicodedata.normalize("NFC", text)
    pieces = [text]
    if len(_COUNTED.findall(text)) > 1 or _COUNTED.match(text):
        pieces = _COUNTED.split(text)
    found: list[str] = []
    for piece in pieces:
        found += re.split(f"[{re.escape(marks)}]", piece)
    bare = [each.strip().strip("；;，,、。").strip() for each in found]
    return [each for each in bare if each]


_CHINESE = "\u3400-\u9fff"
_NAME = re.compile(rf"[{_CHINESE}]{{1,4}}(?:[·•‧][{_CHINESE}]{{1,6}})*某*|[{_CHINESE}]某+")


@dataclass(frozen=True)
class People:
    """The names of a cell, and whether all of the cell is names."""

    names: tuple[str, ...]
    is_all: bool


def read_people(text: str) -> People:
    """The names of people in a cell: 丙某某、丁某某, one a line, or with spaces between."""
    plain = re.sub(r"[（(][^（）()]*[)）]", "、", text)
    is_all = plain == text
    pieces = [piece.strip() for piece in re.split(r"[、，,；;/\n]|以及|和", plain) if piece.strip()]
    names: list[str] = []
    for piece in pieces:
        spaced = piece.split()
        if len(spaced) > 1 and all(len(part) == 1 for part in spaced):
            spaced = ["".join(spaced)]
        names += spaced
    kept = []
    for name in names:
        bare = re.sub(r"等(\d*人)?$", "", name)
        is_all = is_all and bare == name
        if _NAME.fullmatch(bare) and len(bare) > 1:
            kept.append(bare)
        else:
            is_all = False
    return People(tuple(dict.fromkeys(kept)), is_all and bool(kept))


MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_ENDS_OF_PROVINCES = (
    f"(?:省|(?<={'|'.join(MUNICIPALITIES)})市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区"
    rf"|(?!市|[{_CHINESE}]{{1,8}}族自治[州县]))"
)
"""吉林市 is a city, and 海南藏族自治州 is in another province."""
_PROVINCE = re.compile(f"^({'|'.join(PROVINCES.words)}){_ENDS_OF_PROVINCES}")


def read_province(text: str) -> str:
    """江苏省 is 江苏; "" where it is no province."""
    match = _PROVINCE.match("".join(text.split()))
    return match[1] if match and match.end() == len("".join(text.split())) else ""


def read_region(text: str) -> dict[str, str]:
    """省, 市 and 县区 of a place; nothing where it is no place."""
    rest = re.sub(r"[\s,，、·/\-]+", "", text)
    found: dict[str, str] = {}
    province = _PROVINCE.match(rest)
    if province:
        found["省"] = province[1]
        rest = rest[province.end() :]
    city = re.match(rf"[{_CHINESE}]{{2,8}}?(?:市|自治州|地区|盟)", rest)
    if city and found.get("省") not in MUNICIPALITIES:
        found["市"] = city[0].removesuffix("市")
        rest = rest[city.end() :]
    if re.fullmatch(rf"[{_CHINESE}]{{1,12}}(?:区|县|市|旗)", rest):
        found["县区"] = rest
        rest = ""
    elif re.fullmatch(rf"[{_CHINESE}]{{2,5}}", rest) and "市" not in found:
        found["县区" if found.get("省") in MUNICIPALITIES else "市"] = rest
        rest = ""
    return found if not rest else {}
