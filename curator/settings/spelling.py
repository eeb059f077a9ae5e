"""Known misspellings, from the dictionary of codespell where the extra ``spelling`` installed it.

Its dictionary is no part of this project, and has another licence.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PACKAGE: Final = "codespell_lib"
_FILE: Final = Path("data", "dictionary.txt")


def corrections() -> Callable[[str], tuple[str, ...]] | None:
    """What a misspelt word may have been meant as; None where no dictionary is installed.

    The dictionary is read when the first word is looked up. A word of which it says that it is often right is
    not known to be a misspelling.
    """
    spec = PathFinder.find_spec(_PACKAGE)  # importlib.util takes longer to import than all of this
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (file := Path(folder) / _FILE).is_file():
            return partial(_corrections, file)
    return None


def _corrections(file: Path, word: str) -> tuple[str, ...]:
    lines = _lines(file)
    entry = f"{word}->".encode()
    at = bisect_left(lines, entry)
    if at == len(lines) or not lines[at].startswith(entry):
        return ()
    # "word->a" and "word->a, b," are corrections; what stands behind the last comma is a reason against them.
    *listed, last = lines[at][len(entry) :].decode(errors="replace").split(",")
    if listed and last.strip():
        return ()
    return tuple(one.strip() for one in listed or (last,))


@cache
def _lines(file: Path) -> Sequence[bytes]:
    """In order, so that a word is found in 16 steps: a table of all 65,000 takes longer to make."""
    try:
        return sorted(file.read_bytes().split(b"\n"))
    except OSError:
        return ()
