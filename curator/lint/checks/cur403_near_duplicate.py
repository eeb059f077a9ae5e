"""CUR403: two entries whose titles differ in nothing that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import WARNING, Example, Finding, check
from curator.lint.duplicates.versions import are_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing


@check(
    "CUR403",
    "near-duplicate",
    WARNING,
    scope="list",
    why=(
        "Titles change a little before a paper is published, so one paper comes into the list twice and no "
        "search for its exact title tells."
    ),
    examples=[
        Example(
            bad=(
                "* [Benchmarking Neural Network Robustness to Common Corruptions and Perturbations]"
                "(https://arxiv.org/abs/1903.12261) (ICLR 2019)\n"
                "* [Benchmarking Neural Networks' Robustness to Common Corruption and Perturbation]"
                "(https://openreview.net/forum?id=HJz6tiCqYm)"
            ),
            good=(
                "* [Benchmarking Neural Network Robustness to Common Corruptions and Perturbations]"
                "(https://arxiv.org/abs/1903.12261) (ICLR 2019)"
            ),
        ),
        Example(
            bad=(
                "* [Leveraging generative models to understand and defend against adversarial examples]"
                "(https://example.org/pixels.pdf)\n"
                "* [Pixeldefend: Leveraging generative models to understand and defend against adversarial "
                "examples]"
                "(https://arxiv.org/abs/1710.10766) (ICLR 2018)"
            ),
            good=(
                "* [Pixeldefend: Leveraging generative models to understand and defend against adversarial "
                "examples]"
                "(https://arxiv.org/abs/1710.10766) (ICLR 2018)"
            ),
        ),
    ],
)
def near_duplicate(listing: Listing) -> Iterator[Finding]:
    """An entry has nearly the title of an earlier entry.

    Forgiven are small words, hyphens, endings, slips of the pen and a method's name before the colon, never
    another word that carries meaning: most titles that look alike belong to different papers.
    """
    for pair in listing.pairs:
        if pair.kind == "near-title" and not are_versions(pair):
            first, second = pair.earlier.entry.line, pair.later.entry.line
            alike = f"{pair.similarity:.0%} alike: {pair.evidence}"
            message = f"lines {first} and {second} have nearly the same title, {alike}"
            yield pair.told(message, message, lambda case: case.title)
