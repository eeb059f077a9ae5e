"""CUR501: a table of contents that says something else than the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, SAFE, Example, Finding, check
from curator.lint.structure.contents_faults import contents_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing

_SECTIONS = """
<a id='Detection'></a>
## Adversarial Detection
* [T](https://arxiv.org/abs/1703.00410)

## Theoretical Analysis
* [T](https://arxiv.org/abs/1905.02175)

## Empirical Analysis
* [T](https://arxiv.org/abs/1902.06705)

<a id='Beyond_Safety'></a>
## Beyond Safety
* [T](https://arxiv.org/abs/2012.12235)
"""
_CONTENTS = """# Papers

- [Adversarial Detection](#Detection)
- [Theoretical Analysis](#theoretical-analysis)
- [Empirical Analysis](#empirical-analysis)
- [Beyond Safety](#Beyond_Safety)
"""
_GOOD = _CONTENTS + _SECTIONS


@check(
    "CUR501",
    "toc-mismatch",
    ERROR,
    scope="list",
    fix=SAFE,
    changes={"contents"},
    why=(
        "Readers who begin at the top do not find a section that the contents leave out, or whose line leads "
        "nowhere."
    ),
    examples=[
        Example(bad=_GOOD.replace("[Beyond Safety]", "[Beyond Safety (Adversarial for Good)]"), good=_GOOD),
        Example(bad=_GOOD.replace("- [Empirical Analysis](#empirical-analysis)\n", ""), good=_GOOD),
        Example(bad=_GOOD.replace("#Detection", "#adversarial-detections"), good=_GOOD),
    ],
)
def toc_mismatch(listing: Listing) -> Iterator[Finding]:
    """The contents and the headings differ in what they list, in words, in order or in anchors.

    Headings above the contents, and those without a paper, need no line. Which levels are listed, and
    whether lines have the words of headings, is the list's own custom: what three of four lines do.
    """
    return contents_faults(listing)
