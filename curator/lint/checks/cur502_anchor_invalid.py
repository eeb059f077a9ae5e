"""CUR502: an anchor that HTML does not allow, or that two headings share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing
    from curator.lint.outline import Anchor

_BAD = """# Papers

- <a href="#Seminal work">Seminal Work</a><br>

<a id='Seminal work'></a>
## Seminal Work
* [T](https://arxiv.org/abs/1312.6199)
"""
_GOOD = _BAD.replace("Seminal work", "Seminal_work")


@check(
    "CUR502",
    "anchor-invalid",
    WARNING,
    scope="list",
    fix=SAFE,
    changes={"anchors", "contents"},
    why=(
        "An id with spaces is no valid HTML, and links to it break in editors and on other sites. Of two "
        "anchors with one id a reader only reaches the first."
    ),
    examples=[
        Example(bad=_BAD, good=_GOOD),
        Example(
            bad=f"{_GOOD}\n<a id='Seminal_work'></a>\n## Benchmark Datasets\n",
            good=f"{_GOOD}\n<a id='Benchmark_Datasets'></a>\n## Benchmark Datasets\n",
        ),
    ],
)
def anchor_invalid(listing: Listing) -> Iterator[Finding]:
    """The anchor of a heading has spaces in it, or leads to another heading as well.

    Links within the page are changed together with the anchor that they lead to.
    """
    named = {anchor.name for anchor in listing.outline.anchors}
    slugs = {slug: number for number, slug in enumerate(listing.outline.slugs) if slug}
    first: dict[str, int] = {}
    for anchor in listing.outline.anchors:
        if any(map(str.isspace, anchor.name)):
            valid = "_".join(anchor.name.split())
            edits = () if not valid or valid in named or valid in slugs else _respelt(listing, anchor, valid)
            yield Finding(
                anchor.span,
                f"the anchor {quoted(anchor.name)} has spaces in it, expected {quoted(valid)}",
                edits,
            )
        owners = first.setdefault(anchor.name, anchor.section), slugs.get(anchor.name, anchor.section)
        other = next((number for number in owners if number != anchor.section), None)
        if other is not None:
            title = quoted(listing.document.sections[other].title)
            yield Finding(anchor.span, f"the anchor {quoted(anchor.name)} leads to {title} as well")


def _respelt(listing: Listing, anchor: Anchor, valid: str) -> tuple[Edit, ...]:
    """The anchor and all links to it, respelt; none when one of the links stands in an entry."""
    places = listing.outline.linked.get(anchor.name, ())
    if any(listing.places.case_at(place) for place in places):
        return ()
    return tuple(Edit(*place, valid) for place in (anchor.span, *places))
