"""CUR302: a venue that the entry's own link contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.venues.conflict import contradicted_by_link, relation
from curator.lint.venues.form import venue_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case


@check(
    "CUR302",
    "venue-contradicts-link",
    ERROR,
    why=(
        "The link leads into the proceedings of one conference, the entry names another or another year. "
        "One of the two is wrong, and a reader who cites the entry spreads the mistake."
    ),
    examples=[
        Example(
            bad="* [T](https://proceedings.mlr.press/v119/maini20a.html) (ICML 2021) <br/> Covers norms.",
            good="* [T](https://proceedings.mlr.press/v119/maini20a.html) (ICML 2020) <br/> Covers norms.",
        ),
        Example(
            bad=(
                "* [T](https://openaccess.thecvf.com/content/CVPR2022W/ArtOfRobust/html/Gavrikov_Adversarial_"
                "Robustness_Through_the_Lens_of_Convolutional_Filters_CVPRW_2022_paper.html) (CVPR 2022)"
            ),
            good=(
                "* [T](https://openaccess.thecvf.com/content/CVPR2022W/ArtOfRobust/html/Gavrikov_Adversarial_"
                "Robustness_Through_the_Lens_of_Convolutional_Filters_CVPRW_2022_paper.html) (CVPRW 2022)"
            ),
        ),
    ],
)
def venue_contradicts_link(case: Case) -> Iterator[Finding]:
    """The link proves another venue or another year than the entry says.

    Silent when any link before the description agrees with the entry, for a conference whose papers the
    proven journal prints, and for a journal's paper that is a year older online than in print.
    """
    said = case.entry.venue
    if said is None or not case.proofs:
        return
    if all(contradicted_by_link(case, proof) for proof in case.proofs):
        proof = case.proofs[0]
        proven, given = relation(case, proof)
        year = f" {proof.year}" if proof.year is not None else ""
        message = (
            f"the link proves {proven}{proof.name}{year}, the entry says {given}{said.name[:60]} {said.year}"
        )
        yield Finding(venue_span(case), message)
