"""Whether another process has the same program: only then it makes the same bytes.

What is told of a program is plain data, so that two versions of it understand each other.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Iterator, Mapping

from .. import __version__
from ..library.packs import installed
from .tools import files_digest

Parts = Mapping[str, str]
"""What a program is made of → which one: 匠谱, its files, Python, each package."""

_OWN, _FILES, _PYTHON = "匠谱", "文件", "Python"
_NAMED = 3
"""So many packages are named at most."""


def parts_here() -> Parts:
    """What the program of this process is made of."""
    found = {_OWN: __version__, _FILES: files_digest().hex(), _PYTHON: platform.python_version()}
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION  # two of them pack the same into other bytes
    for folder in installed():
        name, _, version = folder.rpartition(".")[0].partition("-")
        if name != "jiangpu":  # its files are compared
            found.setdefault(name, version)  # the first is the one that is imported
    return found


def digest_of(parts: Parts) -> str:
    """Tells a program from every other."""
    text = json.dumps(sorted(parts.items()))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def differences(there: Parts, here: Parts) -> str:
    """In what another program differs from the one here, in words; "" where it does not."""
    return "；".join([*_own_differences(there, here), *_package_differences(there, here)])


def _own_differences(there: Parts, here: Parts) -> Iterator[str]:
    if there.get(_OWN) != here[_OWN]:
        yield f"匠谱是 {there.get(_OWN)}，这里是 {here[_OWN]}"
    elif there.get(_FILES) != here[_FILES]:
        yield f"匠谱都说是 {here[_OWN]}，文件却不一样"
    if there.get(_PYTHON) != here[_PYTHON]:
        yield f"Python 是 {there.get(_PYTHON)}，这里是 {here[_PYTHON]}"


def _package_differences(there: Parts, here: Parts) -> Iterator[str]:
    names = sorted((there.keys() | here.keys()) - {_OWN, _FILES, _PYTHON})
    unlike = [name for name in names if there.get(name) != here.get(name)]
    for name in unlike[:_NAMED]:
        if name not in there:
            yield f"没有 {name}，这里是 {here[name]}"
        elif name not in here:
            yield f"多一个 {name} {there[name]}"
        else:
            yield f"{name} 是 {there[name]}，这里是 {here[name]}"
    if len(unlike) > _NAMED:
        yield f"一共 {len(unlike)} 个包不一样"
