"""Real lists beside the project, for the tests that need many; skipped where they are missing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

LISTS: Final = Path(__file__).parents[3] / "shared" / "lists"
REAL: Final = LISTS / "papers-of-robust-ml.md"

needs_lists = pytest.mark.skipif(not LISTS.is_dir(), reason="the folder ../shared/lists is not here")


def text_of(file: Path) -> str:
    """A file's text with its line ends as they are."""
    return file.read_bytes().decode("utf-8")


def all_lists() -> list[Path]:
    """The real list, its earlier versions, and three in other formats; [] where the folder is missing."""
    return sorted(LISTS.rglob("*.md"))
