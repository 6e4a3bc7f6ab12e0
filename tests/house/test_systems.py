"""The same on every system: nothing that only some have is used unasked, and texts have the same line ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from modules import MODULES, tree_of

ONLY_POSIX = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "posix"}
ONLY_POSIX_NAMES = {
    "os": {
        "fork",
        "getuid",
        "geteuid",
        "getgid",
        "setsid",
        "killpg",
        "uname",
        "mkfifo",
        "O_NOFOLLOW",
    },
    "signal": {"SIGKILL", "SIGHUP", "SIGALRM", "alarm"},
    "time": {"tzset"},
}


def _asks(test: ast.expr) -> bool:
    """Whether a condition asks which system it is."""
    return "sys.platform" in ast.unparse(test)


def _unasked(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do not stand below a question for the system."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _asks(child.test):
            continue
        yield child
        yield from _unasked(child)


def _only_posix(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name in ONLY_POSIX for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in ONLY_POSIX
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr in ONLY_POSIX_NAMES.get(node.value.id, ())
    return False


def test_what_windows_has_not_is_used_elsewhere_only() -> None:
    words = ONLY_POSIX.union(*ONLY_POSIX_NAMES.values())
    found = []
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        nodes = _unasked(tree_of(path)) if any(word in text for word in words) else ()
        found += [f"{name}:{node.lineno}" for node in nodes if _only_posix(node)]
    assert not found


def _writes_text(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name == "write_text":
        return True
    modes = [each.value for each in call.args if isinstance(each, ast.Constant)]
    return name == "open" and any(mode in ("w", "a", "x") for mode in modes)


def test_texts_are_written_with_the_same_line_ends_everywhere() -> None:
    """Python writes a carriage return before each on Windows, unless it is told not to."""
    found = []
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(tree_of(path)) if "write_text" in text or "open(" in text else ():
            if isinstance(node, ast.Call) and _writes_text(node):
                given = {word.arg for word in node.keywords}
                found += [] if {"encoding", "newline"} <= given else [f"{name}:{node.lineno}"]
    assert not found
