"""The linters that ours is timed beside, at the versions that ``benchmarks/peers`` locks.

They go into a folder of their own, through pip and npm; neither has to be installed beside curator. A second
installation into the same folder is left out while the locks are the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCKS: Final = Path(__file__).parent / "peers"
NPMRC: Final = Path(__file__).parents[1] / ".npmrc"
PROGRAMS: Final[Mapping[str, tuple[str, ...]]] = {
    "rumdl": ("pip/bin/rumdl", "check", "--no-cache"),
    "markdownlint-cli2": ("node_modules/.bin/markdownlint-cli2",),
    "awesome-lint": ("node_modules/.bin/awesome-lint",),
}
"""A program in the folder, and the words before the list's path."""


def install(folder: Path) -> dict[str, tuple[str, ...]]:
    """Install them into ``folder``; the command line of each by its name, the list's path left off.

    Raises:
        subprocess.CalledProcessError: pip or npm failed; what they said is on stderr.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "installed.txt"
    wanted = "".join(file.read_text(encoding="utf-8") for file in sorted(LOCKS.iterdir()))
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        done.unlink(missing_ok=True)
        _pip(folder)
        _npm(folder)
        done.write_text(wanted, encoding="utf-8")
    return {name: (str(folder / program), *words) for name, (program, *words) in PROGRAMS.items()}


def environment() -> dict[str, str]:
    """Ours, with the Node of this Python's environment first, where it has one, and compiled modules kept."""
    here = Path(sys.executable).parent
    environ = {**os.environ, "PATH": f"{here}{os.pathsep}{os.environ.get('PATH', '')}"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ


def _pip(folder: Path) -> None:
    locked = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", LOCKS / "requirements.txt")
    shutil.rmtree(folder / "pip", ignore_errors=True)
    _run((sys.executable, "-m", "pip", "install", "--quiet", "--target", folder / "pip", *locked), folder)


def _npm(folder: Path) -> None:
    for file in (LOCKS / "package.json", LOCKS / "package-lock.json", NPMRC):
        shutil.copy(file, folder)
    _run(("npm", "ci", "--loglevel=error"), folder)


def _run(words: tuple[str | Path, ...], folder: Path) -> None:
    subprocess.run(words, cwd=folder, env=environment(), check=True, stdout=sys.stderr)
