"""The rules and the list that come with the program: what the demonstration works on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_INSTALLED: Final = Path(__file__).parent / "defaults_data"
_CHECKOUT: Final = Path(__file__).parent.parent


def folder() -> Path:
    """The folder that holds ``rules/`` and ``list/README.md``: in the wheel, or the checkout itself."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
