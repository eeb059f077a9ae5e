"""CUR208: a main link that leads to something else than the paper."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from curator.core.destinations import REPOSITORY, is_of_a_paper, kind_of, repository_in
from curator.lint.check import ERROR, Example, Finding, Option, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.lint.case import Case
    from curator.lint.listing import Listing


@check(
    "CUR208",
    "not-a-paper-link",
    ERROR,
    scope="list",
    options={
        "repository": Option("", "the list's own repository on GitHub, as owner/name"),
    },
    why="A reader who clicks the title wants the paper; code, slides and supplements belong beside it. "
    "A section most of whose entries link to no papers is about other things, and is left alone.",
    examples=[
        Example(
            bad="* [Bounds That Hold](https://github.com/doe/bounds) (ICML 2021) <br/> Proves them.\n"
            "* [On Evaluating Adversarial Robustness](https://arxiv.org/abs/1902.06705)",
            good="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) (ICML 2021) <br/> "
            "Proves them. [[code](https://github.com/doe/bounds)]\n"
            "* [On Evaluating Adversarial Robustness](https://arxiv.org/abs/1902.06705)",
        ),
        Example(
            bad="* [Bounds That Hold](https://proceedings.mlr.press/v139/doe21a/doe21a-supp.pdf)\n"
            "* [On Evaluating Adversarial Robustness](https://arxiv.org/abs/1902.06705)",
            good="* [Bounds That Hold](https://proceedings.mlr.press/v139/doe21a/doe21a.pdf)\n"
            "* [On Evaluating Adversarial Robustness](https://arxiv.org/abs/1902.06705)",
        ),
    ],
)
def not_a_paper_link(listing: Listing) -> Iterator[Finding]:
    """The main link leads to something else than the paper."""
    own = str(listing.around.setting(not_a_paper_link, "repository")).strip().lower()
    for _, cases in groupby(listing.cases, key=lambda case: case.section.span):
        section = list(cases)
        found = [(case, kind) for case in section if (kind := kind_of(case.entry.url))]
        if not found or not _lists_papers(section):
            continue
        for case, kind in found:
            span = case.entry.span_of("url")
            if span:
                yield Finding(span, f"the main link leads to {_named(case, kind, own)}, not to the paper")


def _lists_papers(section: Sequence[Case]) -> bool:
    """Whether at least half of the main links lead to papers; others lists tools, competitions, talks."""
    return 2 * sum(is_of_a_paper(case.entry.url) for case in section) >= len(section)


def _named(case: Case, kind: str, own: str) -> str:
    if kind == REPOSITORY and own and repository_in(case.entry.url) == own:
        return "the list itself"
    return kind
