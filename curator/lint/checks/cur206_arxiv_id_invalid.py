"""CUR206: an arXiv id that no paper can have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from curator.core.late import late
from curator.core.works.arxiv_numbers import fault_in
from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_TO_A_PAPER: Final = late(
    r"https?://(?:(?:www\.|export\.)?arxiv\.org/(?P<page>abs|pdf|html|format|ps|e-print)/"
    r"|(?:dx\.)?doi\.org/10\.48550/arxiv\.)(?P<id>[^?#\s]*+)",
    re.IGNORECASE,
)
_SURELY_ONE: Final = late(
    r"https?://arxiv\.org/(?:abs|pdf)/(?:(?:0[89]|1[0-4])(?:0[1-9]|1[0-2])\.(?!0000)[0-9]{4}"
    r"|(?:1[5-9]|2[0-4])(?:0[1-9]|1[0-2])\.(?!00000)[0-9]{5})(?:v[1-9])?(?:\.pdf)?"
)
"""What need not be looked at twice: most of a list's links."""

_FILE_OF_A_PAGE: Final = late(
    r"(?:[a-z-]{2,20}(?:\.[a-z]{2})?/)?[^/]++(?P<file>/.*)", re.IGNORECASE | re.DOTALL
)


@check(
    "CUR206",
    "arxiv-id-invalid",
    ERROR,
    why="The link leads nowhere: a mistyped arXiv id looks like any other.",
    examples=[
        Example(
            bad="* [Bounds That Hold](https://arxiv.org/abs/2113.04638) <br/> Proves them.",
            good="* [Bounds That Hold](https://arxiv.org/abs/2112.04638) <br/> Proves them.",
        ),
        Example(
            bad="* [Bounds That Hold](https://arxiv.org/pdf/1412.06572.pdf) <br/> Proves them.",
            good="* [Bounds That Hold](https://arxiv.org/pdf/1412.6572.pdf) <br/> Proves them.",
        ),
    ],
)
def arxiv_id_invalid(case: Case) -> Iterator[Finding]:
    """A link names an arXiv id that no paper can have."""
    raw = case.raw
    if "arxiv.org/" not in raw and "10.48550/" not in raw:
        return
    for link in case.links:
        found = None if _SURELY_ONE.fullmatch(link.url) else _TO_A_PAPER.match(link.url)
        if found and (fault := fault_in(_id_in(found), today=case.around.today)):
            start, end = found.span("id")
            if link.url_end - link.url_start != len(link.url):  # entities or escapes shift it
                start, end = 0, link.url_end - link.url_start
            span = (link.url_start + start, link.url_start + end)
            yield Finding(span, f"{quoted(found['id'])} is no arXiv id: {fault}")


def _id_in(found: re.Match[str]) -> str:
    """Without what follows it in a page's figures and files."""
    text = unquote(found["id"]).rstrip("/")
    within = _FILE_OF_A_PAGE.fullmatch(text) if found["page"] == "html" else None
    return text[: within.start("file")] if within else text
