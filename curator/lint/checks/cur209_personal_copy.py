"""CUR209: a link to somebody's own copy of a paper that has a lasting address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.destinations import is_personal
from curator.core.facts import EntryFacts
from curator.core.late import late
from curator.core.list.edit import Edit
from curator.core.markdown.escaping import escape_url
from curator.core.works.ids import ids_in_url
from curator.lint.check import UNSAFE, WARNING, Example, Finding, check
from curator.lint.links.canonical import canonical_address
from curator.lint.quoting import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_HOST: Final = late(r"https?://([^/?#]{1,60})", re.IGNORECASE)


@check(
    "CUR209",
    "personal-copy",
    WARNING,
    fix=UNSAFE,
    changes={"url", "links"},
    why="A personal page goes when its owner changes jobs, and nobody is told when the copy there changes.",
    examples=[
        Example(
            bad="* [Pooling of Small Rotations](https://people.example.edu/p.pdf) <br/> Proves a bound.",
            good="* [Pooling of Small Rotations](https://arxiv.org/abs/2102.04638) <br/> Proves a bound.",
            facts={"arxiv:2102.04638": EntryFacts(title="Pooling of Small Rotations")},
        ),
    ],
)
def personal_copy(case: Case) -> Iterator[Finding]:
    """The main link leads to a personal copy, although a lasting address is known."""
    url = case.entry.url
    span = case.entry.span_of("url")
    if not is_personal(url) or span is None:
        return
    address = canonical_address(case)
    host = _HOST.match(url)
    if address and host:
        message = f"the link leads to a copy on {host[1]}, and the paper is at {shortened(address)}"
        proven = ids_in_url(address)  # else it may be a page about the paper, without its text
        yield Finding(span, message, (Edit(*span, escape_url(address)),) if proven else ())
