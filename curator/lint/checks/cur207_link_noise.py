"""CUR207: a link with something in its address that chooses no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.list.edit import Edit
from curator.core.url_noise import noise_in
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.links.addressing import CHANGED, mending, written
from curator.lint.quoting import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_QUIET: Final = late(r"[^?#&]*+(?>(?:\?id=[\w-]*+)?)")


@check(
    "CUR207",
    "link-noise",
    WARNING,
    fix=SAFE,
    changes=CHANGED,
    why="What tracked one reader, or led to a single comment, is copied on to all, and one paper has many "
    "addresses.",
    examples=[
        Example(
            bad="* [Bounds](https://openreview.net/forum?id=Bkx0jJ3Yvr&noteId=Sye1a2b3c) <br/> Proves them.",
            good="* [Bounds](https://openreview.net/forum?id=Bkx0jJ3Yvr) <br/> Proves them.",
        ),
        Example(
            bad="* [Bounds](https://arxiv.org/abs/2102.04638?utm_source=feed#abstract) <br/> Proves them.",
            good="* [Bounds](https://arxiv.org/abs/2102.04638) <br/> Proves them.",
        ),
        Example(
            bad="* [Bounds That Hold](https://dl.acm.org/citation.cfm?Id=3140444) <br/> Proves them.",
            good="* [Bounds That Hold](https://dl.acm.org/citation.cfm?id=3140444) <br/> Proves them.",
        ),
    ],
)
def link_noise(case: Case) -> Iterator[Finding]:
    """A link's address carries something that chooses no page."""
    raw = case.raw
    if "?" not in raw and "#" not in raw:
        return
    for link in case.links:
        if _QUIET.fullmatch(case.text, link.url_start, link.url_end):
            continue
        for noise in noise_in(written(case, link)):
            edits = [Edit(link.url_start + a, link.url_start + b, text) for a, b, text in noise.changes]
            span = (edits[0].start, edits[-1].end)
            yield Finding(span, f"the address carries {shortened(noise.said)}", mending(case, link, *edits))
