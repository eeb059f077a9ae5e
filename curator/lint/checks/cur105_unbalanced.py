"""CUR105: a bracket without a counterpart in the head of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.shape.brackets import unmatched
from curator.lint.shape.separator import separator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case


@check(
    "CUR105",
    "unbalanced",
    ERROR,
    why=(
        "A bracket without its counterpart cuts an address short, keeps a venue from being read, or leaves "
        "the reader of a title looking for the other half."
    ),
    examples=[
        Example(
            bad="* [Detection is (nearly as hard](https://arxiv.org/abs/2107.11630) <br/> Shows it.",
            good="* [Detection is (nearly) as hard](https://arxiv.org/abs/2107.11630) <br/> Shows it.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2107.11630) (ICML 2022 <br/> Shows it.",
            good="* [T](https://arxiv.org/abs/2107.11630) (ICML 2022) <br/> Shows it.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2107.11630)) (ICML 2022) <br/> Shows it.",
            good="* [T](https://arxiv.org/abs/2107.11630) (ICML 2022) <br/> Shows it.",
        ),
    ],
)
def unbalanced(case: Case) -> Iterator[Finding]:
    """Brackets of the title, of the address or of the venue have no counterpart."""
    raw = case.raw
    described = case.entry.span_of("description") is not None
    if described and raw.count("(") == raw.count(")") and raw.count("[") == raw.count("]"):
        return
    start, end = case.title
    yield from _told(case, start, end, "in the title")
    if not described:
        where = "behind the address" if case.entry.venue is None else "behind the venue"
        yield from _told(case, *_rest_of_head(case), where)


def _rest_of_head(case: Case) -> tuple[int, int]:
    """What the template could not read before the separator; without one, no more than a bracket there."""
    start, end = case.description
    separator = separator_of(case.around.form.template)
    found = separator and separator.anywhere.search(case.text, start, end)
    if found:
        return start, found.start()
    prose, at = case.prose, case.start
    sign = prose[start - at : start - at + 1]
    if sign in {")", "]"}:
        return start, start + 1
    alone = sign in {"(", "["} and next(unmatched(prose[start - at : end - at]), None) == 0
    return start, start + alone


def _told(case: Case, start: int, end: int, where: str) -> Iterator[Finding]:
    prose = case.prose[start - case.start : end - case.start]
    at = next(unmatched(prose), None)
    if at is not None:
        sign = prose[at]
        told = "is never closed" if sign in "([" else "closes nothing"
        yield Finding((start + at, start + at + 1), f"the {sign!r} {where} {told}")
