"""CUR902: a suppression whose last day is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import WARNING, Example, Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.suppress import Use


@check(
    "CUR902",
    "expired-suppression",
    WARNING,
    scope="suppression",
    why="Whoever wrote it wanted to look again on that day; until somebody does, it silences nothing.",
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/2302.04638v2) <br/> Shows it. "
            '<!-- curator: ignore[CUR205] until=2024-12 reason="the second version is the one we mean" -->',
            good="* [T](https://arxiv.org/abs/2302.04638v2) <br/> Shows it. "
            '<!-- curator: ignore[CUR205] until=2099-12 reason="the second version is the one we mean" -->',
        )
    ],
)
def expired_suppression(use: Use) -> Iterator[Finding]:
    """A suppression's last day is over."""
    one = use.suppression
    if one.expired(use.today) and one.until is not None:
        codes = ", ".join(one.codes)[:60]
        where = " in curator.yaml" if one.kind == "list" else ""
        yield Finding(one.span, f"the suppression of {codes}{where} ended on {one.until.isoformat()}")
