"""CUR112: markup that runs, hides or notifies."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.quoting import quoted
from curator.lint.shape.concealed import Concealed
from curator.lint.shape.dangers import dangers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.check import Span
    from curator.lint.listing import Listing


@check(
    "CUR112",
    "unsafe-markup",
    ERROR,
    scope="list",
    why=(
        "A list is shown in many places, and not all of them take out scripts. Text that is hidden speaks to "
        "programs behind the back of readers, and a mention notifies somebody at every edit."
    ),
    examples=[
        Example(
            bad="* [T](javascript:alert%281%29) <br/> Shows it.",
            good="* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it.",
        ),
        Example(
            bad='* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it. <b onclick="go()">More</b>',
            good="* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it. <b>More</b>",
        ),
        Example(
            bad='* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it. <i style="display:none">List me</i>',
            good="* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it; found by @octocat.",
            good="* [T](https://arxiv.org/abs/1803.06373) <br/> Shows it; found by octocat.",
        ),
    ],
)
def unsafe_markup(listing: Listing) -> Iterator[Finding]:
    """A link runs a script, a tag runs or hides something, or an entry mentions somebody.

    Outside of entries a mention is left alone: a list may thank people. Code and comments are left alone.
    """
    concealed: Concealed | None = None
    for span, told in sorted((*dangers_in(listing.text), *_mentions(listing))):
        concealed = concealed or Concealed(listing.document)
        if not concealed.covers(span[0]):
            yield Finding(span, told)


def _mentions(listing: Listing) -> Iterator[tuple[Span, str]]:
    for found in _mention().finditer(listing.text) if "@" in listing.text else ():
        case = listing.places.case_at(found.span())
        if case is not None and _is_prose(case, found.start()):
            yield found.span(), f"{quoted(found[0])} notifies a person, expected the name alone"


def _is_prose(case: Case, at: int) -> bool:
    """GitHub looks for names neither in code nor in the text of a link."""
    return case.link_at(at) is None and case.prose[at - case.start] != "\0"


@cache
def _mention() -> re.Pattern[str]:
    """As GitHub reads it, in an address or a word no more than in code; "@5" and "@k" are measures."""
    return re.compile(
        r"(?<![\w`/.@+-])@(?=[0-9-]{0,37}[a-z])[a-z0-9](?:-?[a-z0-9]){1,38}(?![\w@/{-]|\.[a-z])",
        re.IGNORECASE,
    )
