"""The package alone: the wheel holds every file of the package, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from modules import PACKAGE
from repositories import REPOSITORY

BUILD = "import setuptools; setuptools.setup(script_args=['-q', 'build_py', '--build-lib', 'out'])"
"""The step of making a wheel that collects what goes into it."""


def files_below(folder: Path) -> set[str]:
    """The files of a folder; what Python compiles for itself aside."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix() for path in files if "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """Made of a copy, so that nothing is left in the repository."""
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, tmp_path / name)
    without = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(REPOSITORY / "hooks", tmp_path / "hooks", ignore=without)
    command = [sys.executable, "-W", "ignore", "-c", BUILD]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert files_below(tmp_path / "out/jiangpu") == files_below(PACKAGE)
