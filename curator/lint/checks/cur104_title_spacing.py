"""CUR104: stray spaces in a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.rereading import keeps

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
    title = case.listing.text[start:end]
    if "  " not in title and title.isprintable() and title.strip() == title:
        return
    prose, at = case.prose, case.start
    for found in _SPACE.finditer(prose, start - at, end - at):
        first, last = at + found.start(), at + found.end()
        edge = first == start or last == end
        if (edge or found[0] != " ") and prose[found.start() - 1] != "\\":
            yield from _stray(case, (first, last), edge=edge)


def _stray(case: Case, span: tuple[int, int], *, edge: bool) -> Iterator[Finding]:
    """A non-breaking space alone is another check's matter."""
    space = case.listing.text[slice(*span)]
    if not edge and len(space) == 1 and space not in "\t\r\n":
        return
    where = "within" if not edge else "before" if span[0] == case.title[0] else "behind"
    broken = any(sign in space for sign in "\r\n")
    told = "a line break" if broken else "white space" if edge or len(space) == 1 else f"{len(space)} spaces"
    edits = (Edit(*span, "" if edge else " "),)
    if keeps(case, edits):
        yield Finding(span, f"{told} {where} the title, expected {'none' if edge else 'one space'}", edits)
