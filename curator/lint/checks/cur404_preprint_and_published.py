"""CUR404: a preprint and its publication, listed as two papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.facts import EntryFacts
from curator.lint.check import UNSAFE, WARNING, Example, Finding, check
from curator.lint.duplicates.removal import without
from curator.lint.duplicates.versions import preprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.listing import Listing
    from curator.lint.pairs import Pair

_PUBLISHED = (
    "* [Data Augmentation Can Improve Robustness]"
    "(https://openreview.net/forum?id=kgVJBBThdSZ) (NeurIPS 2021) <br/> Averages weights."
)


@check(
    "CUR404",
    "preprint-and-published",
    WARNING,
    scope="list",
    fix=UNSAFE,
    changes={"entries"},
    why=(
        "A paper got another title when it was published, and came into the list a second time. The entry of "
        "the preprint then says that it was never published."
    ),
    examples=[
        Example(
            bad=(
                "* [Fixing Data Augmentation to Improve Adversarial Robustness](https://arxiv.org/abs/2103.01946)\n"
                f"{_PUBLISHED}"
            ),
            good=_PUBLISHED,
            facts={"arxiv:2103.01946": EntryFacts(title="Data Augmentation Can Improve Robustness")},
        ),
    ],
)
def preprint_and_published(listing: Listing) -> Iterator[Finding]:
    """Both versions of one paper are listed, the preprint and what was published.

    Their titles are nearly equal, or the facts know both entries as one work. Equal titles are CUR402's.
    """
    for pair in listing.pairs:
        preprint = preprint_of(pair)
        if pair.kind == "facts" or (pair.kind == "near-title" and preprint):
            yield _told(pair, preprint)


def _told(pair: Pair, preprint: Case | None) -> Finding:
    """At the preprint, which is the one to go; where there is none, at the later entry, and nothing goes."""
    here = preprint or pair.later
    there = pair.later if here is pair.earlier else pair.earlier
    known = f", as other sources know it: {pair.evidence}" if pair.kind == "facts" else ""
    role = ("the published version", "the preprint") if preprint else ("another version",) * 2
    edits = (without(preprint),) if preprint else ()
    return Finding(
        here.title,
        f"{role[0]} of the paper stands on line {there.entry.line}{known}",
        edits,
        twin=Finding(there.title, f"{role[1]} of the paper stands on line {here.entry.line}{known}", edits),
    )
