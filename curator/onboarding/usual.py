"""How often phrases stand in titles of papers anyhow: what a list's own are held against."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

_FILE: Final = "usual.txt"
_REMARK: Final = "#"


def usual() -> dict[str, float]:
    """In how many of 10,000 titles each frequent phrase stands, as `core.drafting.words` writes it."""
    lines = files(__package__ or __name__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    rates: dict[str, float] = {}
    for line in lines:
        if not line.startswith(_REMARK):
            number, _, phrases = line.partition(": ")
            rates |= dict.fromkeys(phrases.split(", "), float(number))
    return rates
