"""CUR106: an entry that does not say what the paper shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.lint.check import WARNING, Example, Finding, check
from curator.lint.majority import are_slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing

_OTHERS: Final = """\
* [Natural adversarial examples](https://arxiv.org/abs/1907.07174) <br/> Collects photographs that mislead.
* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373) <br/> Pairs the logits of two examples.
* [Smooth Adversarial Training](https://arxiv.org/abs/2006.14536) <br/> Trains with smooth activations.
* [Overfitting in adversarially robust deep learning](https://arxiv.org/abs/2002.11569)"""


@check(
    "CUR106",
    "description-missing",
    WARNING,
    scope="list",
    why="A reader learns nothing of the paper but its title, while the other entries say what theirs show.",
    examples=[
        Example(bad=_OTHERS, good=f"{_OTHERS} <br/> Finds that robust networks overfit."),
    ],
)
def description_missing(listing: Listing) -> Iterator[Finding]:
    """An entry ends behind its head, while nearly all others have a description."""
    cases = listing.cases
    without = [case for case in cases if case.description[0] == case.description[1]]
    if are_slips(len(without), of=len(cases)):
        for case in without:
            yield Finding(case.end_of_head, "the entry has no description, expected what the paper shows")
