"""CUR503: an entry that does not stand where its year belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import UNSAFE, WARNING, Example, Finding, check
from curator.lint.structure.entry_order import orderings
from curator.lint.structure.reordering import reordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.list.document import Entry
    from curator.lint.check import Span
    from curator.lint.listing import Listing
    from curator.lint.structure.entry_order import Misplaced

_NEWER = (
    "* [Robust Models are less Over-Confident](https://arxiv.org/abs/2210.05938) (NeurIPS 2022)",
    "* [Smoothed Generation](https://arxiv.org/abs/2103.15089) (ICLR 2021)",
)
_UNADVERSARIAL = "* [Unadversarial Examples](https://arxiv.org/abs/2012.12235) (NeurIPS 2021)"
_TRANSFER = "* [Do Robust Models Transfer Better?](https://arxiv.org/abs/2007.08489) (NeurIPS 2020)"


@check(
    "CUR503",
    "order",
    WARNING,
    scope="list",
    fix=UNSAFE,
    changes={"order"},
    why=(
        "Readers of a list that shows the newest work first stop where old work begins, and miss what stands "
        "below it."
    ),
    examples=[
        Example(
            bad="\n\n".join([*_NEWER, _TRANSFER, _UNADVERSARIAL]),
            good="\n\n".join([*_NEWER, _UNADVERSARIAL, _TRANSFER]),
        ),
    ],
)
def entry_order(listing: Listing) -> Iterator[Finding]:
    """An entry does not stand in the order of years that is declared for the list.

    A preprint counts as of its year or the next one; entries without a year stay where they are. A section in
    which more than a third is out of order follows none and is left alone, and so is a list of such sections.
    The first finding of a section carries the fix of all of them.
    """
    newest = listing.around.form.order == "newest-first"
    for section, misplaced, _ in orderings(listing):
        by_year = sorted(misplaced, key=lambda one: -one.year if newest else one.year)
        edits = reordered(listing.text, section.entries, by_year)
        for one in misplaced:
            yield Finding(
                _shown(section.entries[one.place]), _message(one, section.entries, newest=newest), edits
            )
            edits = ()


def _shown(entry: Entry) -> Span:
    return entry.span_of("year") or entry.span_of("venue") or entry.span_of("title") or entry.span


def _message(one: Misplaced, entries: Sequence[Entry], *, newest: bool) -> str:
    places = [
        f"{side} line {entries[place].line}"
        for side, place in (("below", one.above), ("above", one.below))
        if place is not None
    ]
    order = "newest first" if newest else "oldest first"
    return f"a paper of {one.year} stands out of order ({order}), expected {' and '.join(places)}"
