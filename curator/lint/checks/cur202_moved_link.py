"""CUR202: a link whose page has moved for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.facts import LinkFacts
from curator.core.list.edit import Edit
from curator.core.markdown.escaping import escape_url
from curator.core.repairs.new_places import leads_to_the_same
from curator.lint.check import NOTICE, SAFE, Example, Finding, check
from curator.lint.links.addressing import CHANGED, mending
from curator.lint.quoting import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.markdown.inline import PlacedLink
    from curator.lint.case import Case

_OLD: Final = "https://example.org/~jane/papers/certified-pooling.pdf"
_NEW: Final = "https://jane.example.org/papers/certified-pooling.pdf"


@check(
    "CUR202",
    "moved-link",
    NOTICE,
    fix=SAFE,
    changes=CHANGED,
    needs="links",
    why="A redirect lasts only as long as somebody cares for it. While it does, it tells the new address.",
    examples=[
        Example(
            bad=f"* [Certified Pooling]({_OLD}) <br/> Proves a bound.",
            good=f"* [Certified Pooling]({_NEW}) <br/> Proves a bound.",
            links={_OLD: LinkFacts("moved", status=200, final_url=_NEW)},
        ),
    ],
)
def moved_link(case: Case) -> Iterator[Finding]:
    """A link's page has moved for good."""
    if not case.around.facts.links:
        return
    for link in case.links:
        known = case.around.link_facts(link.url)
        if known is not None and known.verdict == "moved" and _leads_to_the_same(case, link, known):
            span = (link.url_start, link.url_end)
            edits = mending(case, link, Edit(*span, escape_url(known.final_url)))
            yield Finding(span, f"the page has moved to {shortened(known.final_url)}", edits)


def _leads_to_the_same(case: Case, link: PlacedLink, known: LinkFacts) -> bool:
    expected = case.entry.title if link.url == case.entry.url else ""
    return leads_to_the_same(
        link.url, known.final_url, title=known.title, status=known.status, expected=expected
    )
