"""CUR505: an entry that the keyword rules would put elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from curator.lint.check import NOTICE, Example, Finding, Option, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.candidate import Classification, Placing
    from curator.lint.listing import Listing

_ENTRY = (
    "* [Adversarial Examples Improve Image Recognition](https://arxiv.org/abs/1911.09665) (CVPR 2020) <br/> "
    "An auxiliary batch norm lets adversarial examples improve generalization.\n"
)


@check(
    "CUR505",
    "section-doubtful",
    NOTICE,
    scope="list",
    why=(
        "Readers look for a paper where papers like it stand, and whoever adds the next one looks where the "
        "last one went."
    ),
    options={
        "margin": Option(0.8, "how far another section's score has to be above that of the entry's section"),
        "longest": Option(2000, "the most entries a list may have to be looked through; 0 for any number"),
    },
    examples=[
        Example(
            bad=f"# Papers\n\n## Empirical Analysis\n{_ENTRY}\n## Beyond Safety\n",
            good=f"# Papers\n\n## Empirical Analysis\n\n## Beyond Safety\n{_ENTRY}",
            with_rules=True,
        ),
    ],
)
def section_doubtful(listing: Listing) -> Iterator[Finding]:
    """The keyword rules place an entry in another section, by a wide margin.

    The title is read first, and the description where the title alone speaks for another section. Sections
    for which nothing is ever proposed are left alone, and their entries: no words tell what belongs there.
    """
    classify, sections = listing.around.classify, listing.around.sections
    longest = cast("int", listing.around.setting(section_doubtful, "longest"))
    if classify is None or sections is None or len(listing.cases) > longest > 0:
        return
    margin = cast("float", listing.around.setting(section_doubtful, "margin"))
    headings = {one.slug: one.heading for one in sections if one.propose}
    for case in listing.cases:
        here = case.section.slug
        title = case.entry.title
        if here in headings and _better(classify(title, ""), here, margin / 2):
            better = _better(classify(title, case.entry.description), here, margin)
            if better and better.section in headings:
                words = ", ".join(quoted(one.quote) for one in better.evidence[:2])
                yield Finding(case.title, f"{words} speak for the section {quoted(headings[better.section])}")


def _better(found: Classification, here: str, margin: float) -> Placing | None:
    """The best section, where it is another one by the margin, and for words that stand in the entry."""
    best = found.ranking[0]
    own = next((one.score for one in found.ranking if one.section == here), 1.0)
    return best if best.section != here and best.evidence and best.score - own >= margin else None
