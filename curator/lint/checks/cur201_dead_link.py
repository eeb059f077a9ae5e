"""CUR201: a link that is proven to be dead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.facts import LinkFacts
from curator.core.late import late
from curator.lint.check import ERROR, Example, Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_DAY: Final = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@check(
    "CUR201",
    "dead-link",
    ERROR,
    needs="links",
    why="Nobody can read the paper. A server that is down, slow or closed to programs proves nothing, so "
    "only a link that was found dead again after some days is reported.",
    examples=[
        Example(
            bad="* [Certified Pooling](https://example.org/~jane/pooling.pdf) <br/> Proves a bound.",
            good="* [Certified Pooling](https://arxiv.org/abs/2102.01234) <br/> Proves a bound.",
            links={
                "https://example.org/~jane/pooling.pdf": LinkFacts(
                    "dead", status=404, checked_at="2026-11-20T03:00:00Z"
                )
            },
        ),
    ],
)
def dead_link(case: Case) -> Iterator[Finding]:
    """A link is proven to be dead."""
    if not case.around.facts.links:
        return
    for link in case.links:
        known = case.around.link_facts(link.url)
        if known is not None and known.verdict == "dead":
            yield Finding((link.url_start, link.url_end), f"the link is dead{_proof(known)}")


def _proof(known: LinkFacts) -> str:
    day = _DAY.match(known.checked_at)
    answer = f"it answered {known.status}" if known.status is not None else ""
    last = f"last tried on {day[0]}" if day else ""
    return f": {', '.join(filter(None, (answer, last)))}" if answer or last else ""
