"""`jiangpu export`: the data for search engines and for analysts, of one site or of several."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from ..build.output import write
from ..build.project import open_project
from ..exports.analysis import DATABASE, VIEWS, lacking, views_text, write_tables
from ..exports.engines import engine_files
from ..exports.published import CannotUse, Published, of_site
from ..federation.downloaded import of_folder
from ..pages.usage import USAGES
from ..problems.problem import visible
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root
from .output import print_text

_USAGE = USAGES["export"]

HOW_TO = "说明.txt"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("folder", metavar="DIR", help=words["DIR"])
    parser.add_argument("--from", dest="sources", nargs="+", metavar="FOLDER", help=words["--from"])


def _run(given: argparse.Namespace) -> int:
    """Write the folder; nothing is written while something cannot be read."""
    folder = Path(given.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misuse(f"{folder} 里已经有东西，没有改动它；换一个空文件夹")
    alike: Sequence[Sequence[str]] = ()
    if given.sources:
        try:
            cities = _cities(given.sources)
        except CannotUse as error:
            print(f"jiangpu: {visible(str(error))}", file=sys.stderr)
            return PROBLEMS
    else:
        project = open_project(project_root())
        if project.errors:
            print_text(project.problems)
            return PROBLEMS
        cities = [of_site(project.site)]
        alike = project.site.search_words.alike
    return _write(cities, alike, folder)


def _cities(sources: Sequence[str]) -> list[Published]:
    """What each folder holds, in the order of the addresses, whatever the order of the folders.

    Raises:
        CannotUse: one cannot be read, or two are of the same site.
    """
    cities: dict[str, Published] = {}
    for source in sources:
        city = of_folder(Path(source))
        if city.origin in cities:
            raise CannotUse(f"{source} 和前面的一个都是 {city.origin};改法:一个网站只写一次")
        cities[city.origin] = city
    return [cities[origin] for origin in sorted(cities)]


def _write(cities: Sequence[Published], alike: Sequence[Sequence[str]], folder: Path) -> int:
    """Write everything for which the packages are there, and say what lacks.

    It is written beside the folder and moved there when it is whole.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jiangpu-", dir=folder.parent) as scratch:
        whole = Path(scratch) / "whole"
        try:
            counts = _write_into(whole, cities, alike)
        except CannotUse as error:
            print(f"jiangpu: {visible(str(error))}", file=sys.stderr)
            return PROBLEMS
        if folder.exists():
            folder.rmdir()
        whole.rename(folder)
    print("，".join(f"{what} {count}" for what, count in counts))
    print(f"写到 {folder}，怎么用见里面的 {HOW_TO}")
    missing = lacking()
    if missing:
        print(f"jiangpu: {missing}", file=sys.stderr)
    return PROBLEMS if missing else CLEAN


def _write_into(
    folder: Path, cities: Sequence[Published], alike: Sequence[Sequence[str]]
) -> list[tuple[str, str]]:
    """Write the files, and return what there is and how much of it.

    Raises:
        CannotUse: a value of a site is not what its own schema says.
    """
    counts = [("检索条目", f"{sum(len(city.items) for city in cities)} 条")]
    told = _how_to("search").format(
        cities="、".join(city.name for city in cities),
        licence="、".join(dict.fromkeys(city.licence for city in cities)),
    )
    for path, content in engine_files(cities, alike).items():
        write(folder / path, content)
    if not lacking():
        for table in write_tables(cities, folder):
            counts.append((table.title, f"{sum(table.counts)} 行"))
        write(folder / VIEWS, views_text().encode())
        told += _how_to("analyse").format(database=DATABASE, views=VIEWS)
    write(folder / HOW_TO, told.encode())
    return counts


def _how_to(what: str) -> str:
    """What stands in the folder about the use of its files."""
    place = files("jiangpu.exports").joinpath(f"how-to-{what}.txt")
    return place.read_text(encoding="utf-8")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu export`."""
