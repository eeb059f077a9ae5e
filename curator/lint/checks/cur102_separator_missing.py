"""CUR102: a description that nothing sets off from the head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import ERROR, SAFE, Example, Finding, check
from curator.lint.majority import are_slips
from curator.lint.rereading import keeps
from curator.lint.shape.description_layout import stands_apart
from curator.lint.shape.separator import BREAK, separator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.listing import Listing
    from curator.lint.shape.separator import Separator

_BROKEN_TAG: Final = re.compile(r"<[ /\\]{0,3}br[ /\\]{0,3}(?:>|(?=\s))\s*+", re.IGNORECASE)
_OTHER_SIGN: Final = re.compile(r"(?:[:;,|]|[-\u2010-\u2015]{1,3})\s++")


@check(
    "CUR102",
    "separator-missing",
    ERROR,
    scope="list",
    fix=SAFE,
    changes={"description"},
    why=(
        "Without what the template writes before a description, head and description run into each other, "
        "for readers as for programs."
    ),
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/1905.02175) (NeurIPS 2019) Shows what features are for.",
            good="* [T](https://arxiv.org/abs/1905.02175) (NeurIPS 2019) <br/> Shows what features are for.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/1905.02175) (NeurIPS 2019) </br> Shows what features are for.",
            good="* [T](https://arxiv.org/abs/1905.02175) (NeurIPS 2019) <br/> Shows what features are for.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/1905.02175): Shows what features are for.",
            good="* [T](https://arxiv.org/abs/1905.02175) <br/> Shows what features are for.",
        ),
    ],
)
def separator_missing(listing: Listing) -> Iterator[Finding]:
    """Nothing sets the description off from the head of the entry.

    What begins with a bracket may be a venue that could not be read, or links: that is not told apart here.
    A list in which many entries go without the separator does so on purpose.
    """
    separator = separator_of(listing.around.form.template)
    if separator is None:
        return
    with_description = 0
    findings: list[Finding] = []
    for case in listing.cases:
        start, end = case.description
        if start == end:
            continue
        with_description += 1
        if case.entry.span_of("description") is None or not separator.stands_before(listing.text, start):
            findings += _in_entry(case, separator) if not stands_apart(case) else ()
    if are_slips(len(findings), of=with_description, least=0):
        yield from findings


def _in_entry(case: Case, separator: Separator) -> Iterator[Finding]:
    text, (start, end) = case.text, case.description
    tag = _BROKEN_TAG.match(text, start, end) if BREAK.search(separator.sign) else None
    other = tag or _OTHER_SIGN.match(text, start, end)
    behind = other.end() if other else start
    if separator.anywhere.search(text, start, end) or not text[behind : behind + 1].isalnum():
        return
    head = case.end_of_head
    edits = (Edit(head[1], behind, separator.text),)
    told = f"{text[start:behind].strip()!r} stands" if other else "nothing stands"
    message = f"{told} between head and description, expected {separator.sign!r}"
    span = (start, start + len(text[start:behind].rstrip())) if other else head
    yield Finding(span, message, edits if keeps(case, edits, but={"description"}) else ())
