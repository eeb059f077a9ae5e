"""CUR205: an arXiv link that pins a version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.links.addressing import CHANGED, mending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_ON_PURPOSE: Final = late(r"version|\bv[0-9]", re.IGNORECASE)
_VERSION: Final = late(r"(?<=[0-9])(v[1-9][0-9]{0,2})(?=(?>(?:\.pdf)?)(?:[?#]|\Z))", re.IGNORECASE)


@check(
    "CUR205",
    "arxiv-version",
    WARNING,
    fix=SAFE,
    changes=CHANGED,
    only_if="arxiv.org/",
    why="A pinned version hides later corrections from the reader.",
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/2302.04638v2) <br/> Shows it.",
            good="* [T](https://arxiv.org/abs/2302.04638) <br/> Shows it.",
        ),
        Example(
            bad="* [T](https://arxiv.org/pdf/2302.04638v12.pdf) <br/> Shows it.",
            good="* [T](https://arxiv.org/pdf/2302.04638.pdf) <br/> Shows it.",
        ),
    ],
)
def arxiv_version(case: Case) -> Iterator[Finding]:
    """An arXiv link pins a version."""
    for link in case.links:
        found = _VERSION.search(case.text, link.url_start, link.url_end)
        if found is None or all(one.scheme != "arxiv" for one in case.ids_of(link)):
            continue
        if link.url == case.entry.url or not _ON_PURPOSE.search(link.text):
            edits = mending(case, link, Edit(*found.span(), ""))
            yield Finding(found.span(), f"the link pins version {found[1]}", edits)
