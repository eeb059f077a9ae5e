"""CUR212: a link whose address is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.url_faults import fault_in, is_file_of_the_list
from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.markdown.inline import PlacedLink
    from curator.lint.case import Case

_UNSAFE: Final = late(r"[\s\x00-\x1f]*+(?:javascript|data|vbscript)\s*+:", re.IGNORECASE)
_SECRET: Final = late(r"//[^/?#]{1,500}@")
_LONGEST: Final = 1_000
_FOR_MAIL: Final = ("mailto:", "tel:")


@check(
    "CUR212",
    "malformed-url",
    ERROR,
    why="A browser goes nowhere, or to a file that is not there; a password in an address is given away.",
    examples=[
        Example(
            bad="* [Bounds That Hold](arxiv.org/abs/2102.04638) <br/> Proves them.",
            good="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) <br/> Proves them.",
        ),
        Example(
            bad="* [Bounds That Hold](https://https://arxiv.org/abs/2102.04638) <br/> Proves them.",
            good="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) <br/> Proves them.",
        ),
        Example(
            bad="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) <br/> Proves them. [code]()",
            good="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) <br/> Proves them.",
        ),
    ],
)
def malformed_url(case: Case) -> Iterator[Finding]:
    """A link's address is not that of a web page."""
    for link in case.links:
        fault = fault_in(link.url)
        if fault and not _may_be_meant(case, link):
            yield Finding(_place(link), f"the address{_quoted(link)} {fault}")


def _may_be_meant(case: Case, link: PlacedLink) -> bool:
    """Places within the page; beside the main link, files of the list and mail; unsafe ones are CUR112's."""
    if link.url.startswith("#") or _UNSAFE.match(link.url):
        return True
    if link.url == case.entry.url:
        return False
    return link.url.lower().startswith(_FOR_MAIL) or is_file_of_the_list(link.url)


def _quoted(link: PlacedLink) -> str:
    """The address, without a password that it gives away; the words of the link where it is empty."""
    url = _SECRET.sub("//…@", link.url[:_LONGEST])
    return f" {quoted(url)}" if url.strip() else f" of {quoted(link.text)}"


def _place(link: PlacedLink) -> tuple[int, int]:
    """The address, or the whole link when there is none to point at."""
    return (link.url_start, link.url_end) if link.url_end > link.url_start else (link.start, link.end)
