"""CUR402: one title in two entries with different links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.listing import Listing


@check(
    "CUR402",
    "duplicate-title",
    ERROR,
    scope="list",
    why=(
        "One paper under two links, a preprint and its proceedings, can stand in two sections for years. "
        "Readers meet it twice, and a correction of one entry misses the other."
    ),
    examples=[
        Example(
            bad=(
                "* [Adversarial Examples Improve Image Recognition](https://arxiv.org/abs/1911.09665)\n"
                "* [Adversarial examples improve image recognition]"
                "(https://cs.jhu.edu/~alanlab/Pubs20/xie2020adversarial.pdf) (CVPR 2020)"
            ),
            good=(
                "* [Adversarial Examples Improve Image Recognition](https://arxiv.org/abs/1911.09665) "
                "(CVPR 2020)"
            ),
        ),
    ],
)
def duplicate_title(listing: Listing) -> Iterator[Finding]:
    """An entry has the title of an earlier entry, but another link.

    Case, punctuation, accents and LaTeX make no other title. "Introduction" is no evidence, nor is a title of
    three words where the ids tell the papers apart.
    """
    for pair in listing.pairs:
        if pair.kind == "title":
            yield pair.told(
                f"the paper is listed already, on line {_where(pair.earlier, pair.later)}",
                f"the paper is listed again, on line {_where(pair.later, pair.earlier)}",
                lambda case: case.title,
            )


def _where(there: Case, here: Case) -> str:
    section = "" if there.section is here.section else f" in {quoted(there.section.title)}"
    link = "" if there.entry.url == here.entry.url else " with another link"
    return f"{there.entry.line}{section}{link}"
