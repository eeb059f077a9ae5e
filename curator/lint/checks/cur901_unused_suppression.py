"""CUR901: a suppression that suppresses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.suppress import Use


@check(
    "CUR901",
    "unused-suppression",
    WARNING,
    fix=SAFE,
    scope="suppression",
    why="Once the defect is gone, a suppression that stays behind hides the next one of its kind.",
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/2302.04638) <br/> Shows it. <!-- curator: ignore[CUR205] -->",
            good="* [T](https://arxiv.org/abs/2302.04638) <br/> Shows it.",
        )
    ],
)
def unused_suppression(use: Use) -> Iterator[Finding]:
    """A suppression suppresses nothing, or cannot be read."""
    one = use.suppression
    if one.trouble:
        yield Finding(one.span, f"the suppression {one.trouble}")
    elif use.unknown:
        yield Finding(one.span, f"the suppression names no check: {', '.join(use.unknown)[:60]}")
    elif not use.used and not one.expired(use.today):
        codes = ", ".join(one.codes)[:60]
        where = " in curator.yaml" if one.kind == "list" else ""
        edits = (Edit(one.span[0] - one.gap, one.span[1], ""),) if one.kind == "entry" else ()
        yield Finding(one.span, f"the suppression of {codes}{where} suppresses nothing", edits)
