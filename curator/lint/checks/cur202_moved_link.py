"""CUR202: a link whose page has moved for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.addresses import spelled
from curator.core.destinations import is_barrier, is_home
from curator.core.edit import Edit
from curator.core.escaping import escape_url
from curator.core.facts import LinkFacts
from curator.core.ids import ids_in_url
from curator.core.url_faults import fault_in
from curator.lint.check import NOTICE, SAFE, Example, Finding, check
from curator.lint.links.addressing import CHANGED, mending
from curator.lint.quoting import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.inline import PlacedLink
    from curator.lint.case import Case

_ANSWERED: Final = range(200, 300)
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
    """Whether the new address was seen, is no front page, log-in or error, no less secure, no other paper."""
    old, new = link.url, known.final_url
    if not (known.title or known.status in _ANSWERED) or spelled(old) == spelled(new) or fault_in(new):
        return False
    if old.startswith("https:") and not new.startswith("https:"):
        return False
    if is_barrier(new) or (is_home(new) and not is_home(old)):
        return False
    return _is_the_same_paper(case, link, known)


def _is_the_same_paper(case: Case, link: PlacedLink, known: LinkFacts) -> bool:
    """By the title that was found there, else by ids, none of which may be lost.

    A DOI is the address that lasts, and arXiv's forms of a link are a matter of the list's style.
    """
    old, new = ids_in_url(link.url), ids_in_url(known.final_url)
    if any(one.scheme in {"arxiv", "doi"} for one in old):
        return False
    if set(old) & set(new):
        return True
    if link.url != case.entry.url:
        return not old and not new
    from curator.core.title_match import names_a_paper, same_title  # noqa: PLC0415 - only facts pay for it

    if names_a_paper(known.title):
        return same_title(case.entry.title, known.title)
    return not old and not new
