"""CUR301: an entry without a venue although its link proves one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.works.paper import Venue
from curator.lint.check import UNSAFE, WARNING, Example, Finding, check
from curator.lint.venues.form import before_venue, put_venue
from curator.lint.venues.stray import names_venue
from curator.lint.venues.unpublished import names_no_venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case


@check(
    "CUR301",
    "venue-missing",
    WARNING,
    fix=UNSAFE,
    changes={"venue"},
    why=(
        "A reader takes an entry without a venue for a preprint that nobody has reviewed. "
        "Where the entry's own link leads into the proceedings, that is untrue."
    ),
    examples=[
        Example(
            bad=(
                "* [Is Robustness the Cost of Accuracy?](https://openaccess.thecvf.com/content_ECCV_2018/html/"
                "Dong_Su_Is_Robustness_the_ECCV_2018_paper.html) <br/> Compares architectures."
            ),
            good=(
                "* [Is Robustness the Cost of Accuracy?](https://openaccess.thecvf.com/content_ECCV_2018/html/"
                "Dong_Su_Is_Robustness_the_ECCV_2018_paper.html) (ECCV 2018) <br/> Compares architectures."
            ),
        ),
    ],
)
def venue_missing(case: Case) -> Iterator[Finding]:
    """An entry names no venue although one of its links proves where and when it was published.

    Silent where the description names that venue and year.
    """
    if not names_no_venue(case) or not case.proofs:
        return
    name, year, _ = next((proof for proof in case.proofs if proof.year is not None), case.proofs[0])
    if year is not None and not names_venue(case, name, year):
        edits = put_venue(case, Venue(name, year))
        yield Finding(before_venue(case), f"no venue is given, the link proves {name} {year}", edits)
