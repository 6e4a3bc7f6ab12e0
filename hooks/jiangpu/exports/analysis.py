"""Tables for analysts: Parquet files, and a DuckDB database with views, of one site or of several.

DuckDB writes both (`pip install "jiangpu[analysis]"`); nothing else needs it. A column has the type
that its JSON Schema says, and lists and entries stay lists and entries. A table of a later version
may have columns that an earlier one lacks: there they are empty.

The Parquet files of one version of DuckDB have the same bytes every time. The database has not: it
bears a mark of its own. What is in it is the same.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..schema.qualifiers import TABLE as QUALIFIERS
from ..schema.units import TABLE as UNITS
from .columns import Table
from .folder import empty_tables
from .published import CannotUse, Published, PublishedTable
from .schemas import table_schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_PACKAGE = '没有装 DuckDB，写不了分析用的表;改法:运行 pip install "jiangpu[analysis]"'

DATABASE = "jiangpu.duckdb"
PARQUET = "parquet/"
VIEWS = "views.sql"

NAME, ORIGIN = "来自", "网站"
"""The columns that say which site a row is of; they stand before all others."""

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""One thread keeps the rows in their order; nothing is fetched."""

_LARGEST_ROW = 64 * 1024 * 1024

_SCALARS = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
"""Types of JSON Schema → those of DuckDB; anything else is a text."""


@dataclass(frozen=True)
class Typed:
    """The type of a column.

    Attributes:
        scalar: as DuckDB calls it; "" for an entry.
        parts: of an entry: name → type.
        many: a list of them.
    """

    scalar: str = ""
    parts: Mapping[str, Typed] | None = None
    many: bool = False

    @property
    def sql(self) -> str:
        """How DuckDB writes it."""
        one = self.scalar
        if self.parts is not None:
            inside = [f"{quoted(name)} {part.sql}" for name, part in self.parts.items()]
            one = f"STRUCT({', '.join(inside)})"
        return f"{one}[]" if self.many else one


@dataclass(frozen=True)
class Made:
    """One table with the rows of all sites.

    Attributes:
        columns: name → type.
        told: name → what it is, in words.
        counts: rows by site, in the order of the sites.
    """

    key: str
    title: str
    note: str
    columns: Mapping[str, Typed]
    told: Mapping[str, str]
    counts: tuple[int, ...]


def lacking() -> str:
    """What has to be installed first, in a sentence; "" for nothing."""
    return "" if find_spec("duckdb") else NO_PACKAGE


def views_text() -> str:
    """The views as SQL, each with the question that it answers."""
    return files(__package__).joinpath(VIEWS).read_text(encoding="utf-8")


def write_tables(cities: Sequence[Published], folder: Path) -> list[Made]:
    """Write the Parquet files and the database into a folder.

    Raises:
        CannotUse: a value of a site is not what its own schema says.
    """
    import duckdb

    (folder / PARQUET).mkdir(parents=True)
    made = [_planned(table, cities) for table in empty_tables()]
    with duckdb.connect(str(folder / DATABASE), config=_SETTINGS) as database:
        with tempfile.TemporaryDirectory() as scratch:
            for table in made:
                _create(database, table)
                for city in cities:
                    _fill(database, table, city, Path(scratch) / f"{table.key}.ndjson")
        for table in made:
            target = folder / PARQUET / f"{table.key}.parquet"
            database.execute(
                f"COPY {quoted(table.key)} TO {literal(str(target))}"
                " (FORMAT parquet, COMPRESSION zstd)"
            )
        _add_words(database)
        database.execute(views_text())
        database.execute("CHECKPOINT")
    return made


def quoted(name: str) -> str:
    """A name for SQL, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text for SQL, whatever is in it."""
    return "'" + text.replace("'", "''") + "'"


def _planned(own: Table, cities: Iterable[Published]) -> Made:
    """A table as this program knows it, with what the sites have beside it."""
    schema = table_schema(own, "")["properties"]["records"]["items"]
    columns, told = _columns(schema), _told(schema)
    counts = []
    for city in cities:
        table = city.tables.get(own.key)
        counts.append(len(table.rows) if table else 0)
        if table:
            columns = _with_those_of(city, table, columns)
            told = _told(table.schema) | told
    return Made(own.key, own.title, own.note, columns, told, tuple(counts))


def _with_those_of(
    city: Published, table: PublishedTable, columns: Mapping[str, Typed]
) -> dict[str, Typed]:
    """Columns, and those that a site has besides.

    Raises:
        CannotUse: one of them is another than the one of this name: in a format of the same first
            number there is no such thing, and the views could not be asked.
    """
    own = _columns(table.schema)
    joined = _joined_parts(columns, own)
    known = {NAME, ORIGIN, *map(str.casefold, columns)}
    other = [name for name in own if name not in columns and name.casefold() in known]
    other += [name for name in columns if joined[name].sql == "VARCHAR" != columns[name].sql]
    if other:
        raise CannotUse(
            f"{city.name}（{city.origin}）的“{table.title}”里的“{other[0]}”和这里的不是一样的列"
            ";改法:请那边重新生成网站，再下载一次"
        )
    return joined


def _columns(schema: Mapping[str, Any]) -> dict[str, Typed]:
    """Name → type of the properties of an object."""
    return {name: type_of(part) for name, part in schema.get("properties", {}).items()}


def _told(schema: Mapping[str, Any]) -> dict[str, str]:
    """Name → description of the properties of an object."""
    found = {}
    for name, part in schema.get("properties", {}).items():
        found[name] = str(part.get("description", ""))
    return found


def type_of(schema: Mapping[str, Any]) -> Typed:
    """The type of what a JSON Schema describes."""
    kind = schema.get("type")
    if kind == "array":
        one = type_of(schema.get("items", {}))
        return Typed(one.scalar, one.parts, many=True)
    if kind == "object" and schema.get("properties"):
        return Typed(parts=_columns(schema))
    if kind == "string" and schema.get("format") == "date":
        return Typed("DATE")
    return Typed(_SCALARS.get(str(kind), "VARCHAR"))


def _joined_parts(one: Mapping[str, Typed], other: Mapping[str, Typed]) -> dict[str, Typed]:
    """What either has."""
    joined = dict(one)
    for name, typed in other.items():
        joined[name] = _joined(joined[name], typed) if name in joined else typed
    return joined


def _joined(one: Typed, other: Typed) -> Typed:
    """The type that holds values of both: a text where they are nothing alike."""
    if one == other:
        return one
    if one.many != other.many or one.parts is None or other.parts is None:
        return Typed("VARCHAR")
    return Typed(parts=_joined_parts(one.parts, other.parts), many=one.many)


def _create(database: DuckDBPyConnection, table: Made) -> None:
    """An empty table with its comments."""
    columns = [f"{quoted(NAME)} VARCHAR", f"{quoted(ORIGIN)} VARCHAR"]
    columns += [f"{quoted(name)} {typed.sql}" for name, typed in table.columns.items()]
    name = quoted(table.key)
    database.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    database.execute(f"COMMENT ON TABLE {name} IS {literal(f'{table.title}：{table.note}')}")
    told = {NAME: "网站的名字", ORIGIN: "网址，分得清各地；和编号合起来不会重", **table.told}
    for column, text in told.items():
        database.execute(f"COMMENT ON COLUMN {name}.{quoted(column)} IS {literal(text)}")


def _fill(database: DuckDBPyConnection, table: Made, city: Published, scratch: Path) -> None:
    """Put in the rows of one site."""
    import duckdb

    published = city.tables.get(table.key)
    if published is None or not published.rows:
        return
    _refuse_unknown(published, city)
    with scratch.open("w", encoding="utf-8", newline="\n") as lines:
        for row in published.rows:
            whole = {NAME: city.name, ORIGIN: city.origin, **row}
            lines.write(json.dumps(whole, ensure_ascii=False, default=float) + "\n")
    types = {NAME: "VARCHAR", ORIGIN: "VARCHAR"}
    types |= {name: typed.sql for name, typed in table.columns.items()}
    columns = ", ".join(f"{literal(name)}: {literal(sql)}" for name, sql in types.items())
    reading = (
        f"read_json({literal(str(scratch))}, format = 'newline_delimited', "
        f"maximum_object_size = {_LARGEST_ROW}, columns = {{{columns}}})"
    )
    try:
        database.execute(f"INSERT INTO {quoted(table.key)} SELECT * FROM {reading}")
    except duckdb.Error:
        raise CannotUse(
            f"{city.name}（{city.origin}）的“{published.title}”里有和它自己的说明不符的值"
            ";改法:请那边重新生成网站，再下载一次"
        ) from None


def _refuse_unknown(table: PublishedTable, city: Published) -> None:
    """A column that no schema tells of would be lost."""
    known = set(table.schema.get("properties", {}))
    for row in table.rows:
        unknown = [name for name in row if name not in known]
        if unknown:
            raise CannotUse(
                f"{city.name}（{city.origin}）的“{table.title}”里有说明里没有的“{unknown[0]}”"
                ";改法:请那边重新生成网站，再下载一次"
            )


def _add_words(database: DuckDBPyConnection) -> None:
    """What the qualifiers and the units mean, as tables beside the others."""
    database.execute(
        "CREATE TABLE 限定词 (限定 VARCHAR, 可能更少 BOOLEAN, 可能更多 BOOLEAN, 是估计 BOOLEAN)"
    )
    words = [[each.word, each.below, each.above, each.estimate] for each in QUALIFIERS]
    database.executemany("INSERT INTO 限定词 VALUES (?, ?, ?, ?)", words)
    database.execute("COMMENT ON TABLE 限定词 IS '“近”“多”“余”这些词：真的数可能比写的少，还是多'")
    database.execute(
        "CREATE TABLE 单位换算 (单位 VARCHAR, 门类 VARCHAR, 折合单位 VARCHAR, 倍数 DOUBLE)"
    )
    units = []
    for unit in UNITS:
        units.append([unit.word, unit.family.value, unit.basic or unit.word, float(unit.scale)])
    database.executemany("INSERT INTO 单位换算 VALUES (?, ?, ?, ?)", units)
    database.execute("COMMENT ON TABLE 单位换算 IS '一个单位折合多少个基本单位'")
