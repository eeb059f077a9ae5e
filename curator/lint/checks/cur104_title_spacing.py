"""CUR104: stray spaces in a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.rereading import safely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_SPACE: Final = re.compile(r"\s++")


@check(
    "CUR104",
    "title-spacing",
    WARNING,
    fix=SAFE,
    why=(
        "Spaces at the edge of a title are underlined as part of the link, and a title with a line break or "
        "two spaces in it is not found by searching for it."
    ),
    examples=[
        Example(
            bad="* [Two Metrics Tell Examples Apart ](https://arxiv.org/abs/2105.14785) <br/> Shows it.",
            good="* [Two Metrics Tell Examples Apart](https://arxiv.org/abs/2105.14785) <br/> Shows it.",
        ),
        Example(
            bad="* [Adversarial  Logit\n  Pairing](https://arxiv.org/abs/1803.06373) <br/> Shows it.",
            good="* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373) <br/> Shows it.",
        ),
    ],
)
def title_spacing(case: Case) -> Iterator[Finding]:
    """The title has spaces at its edges, two spaces in a row, or a line break."""
    start, end = case.title
    title = case.text[start:end]
    if "  " not in title and title.isprintable() and title.strip() == title:
        return
    yield from safely(case, _strays(case, start, end))


def _strays(case: Case, start: int, end: int) -> Iterator[Finding]:
    """White space at the edges, and what is more than one space between words; CUR110 has the odd ones."""
    prose, at = case.prose, case.start
    for found in _SPACE.finditer(prose, start - at, end - at):
        span, space = (at + found.start(), at + found.end()), found[0]
        edge = start == span[0] or span[1] == end
        plain = len(space) == 1 and space not in "\t\r\n"
        if prose[found.start() - 1] != "\\" and (edge or not plain):
            yield _stray(span, space, "within" if not edge else "before" if span[0] == start else "behind")


def _stray(span: tuple[int, int], space: str, where: str) -> Finding:
    instead = " " if where == "within" else ""
    if "\n" in space or "\r" in space:
        told = "a line break"
    else:
        told = f"{len(space)} spaces" if instead and len(space) > 1 else "white space"
    expected = "one space" if instead else "none"
    return Finding(span, f"{told} {where} the title, expected {expected}", (Edit(*span, instead),))
