"""CUR201: a link that is proven to be dead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.facts import LinkFacts
from curator.core.late import late
from curator.core.works.ids import ids_in_url
from curator.lint.check import ERROR, Example, Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.lint.case import Case

_DAY: Final = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REGISTRIES: Final[Mapping[str, str]] = {"arxiv": "arXiv", "openreview": "OpenReview", "doi": "doi.org"}
_UNKNOWN_VERSION: Final = "unknown-version"
_UNKNOWN: Final[Mapping[str, str]] = {
    "unknown-id": "knows no such paper",
    _UNKNOWN_VERSION: "knows no such version of the paper",
}
"""What a registry's answer means, by the reason that the facts give."""


@check(
    "CUR201",
    "dead-link",
    ERROR,
    needs="links",
    why="Nobody can read the paper. A server that is down, slow or closed to programs proves nothing, so "
    "only a link that was found dead again after some time is reported, or one whose id is unknown to arXiv, "
    "OpenReview or the registry of DOIs.",
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
        Example(
            bad="* [Certified Pooling](https://arxiv.org/abs/2102.91234) <br/> Proves a bound.",
            good="* [Certified Pooling](https://arxiv.org/abs/2102.01234) <br/> Proves a bound.",
            links={
                "https://arxiv.org/abs/2102.91234": LinkFacts(
                    "dead", checked_at="2026-11-20T03:00:00Z", reason="unknown-id"
                )
            },
        ),
    ],
)
def dead_link(case: Case) -> Iterator[Finding]:
    """A link is proven to be dead."""
    links = case.around.facts.links
    if not links:
        return
    for link in case.links:
        known = case.around.link_facts(link.url)
        if known is None or known.verdict != "dead":
            continue
        # Another form of the link, which names no version, is not dead for one that does.
        if known.reason != _UNKNOWN_VERSION or link.url in links:
            yield Finding((link.url_start, link.url_end), f"the link is dead{_proof(known, link.url)}")


def _proof(known: LinkFacts, url: str) -> str:
    day = _DAY.match(known.checked_at)
    last = f"last tried on {day[0]}" if day else ""
    told = ", ".join(filter(None, (_answer(known, url), last)))
    return f": {told}" if told else ""


def _answer(known: LinkFacts, url: str) -> str:
    if unknown := _UNKNOWN.get(known.reason):
        registry = next((_REGISTRIES[one.scheme] for one in ids_in_url(url) if one.scheme in _REGISTRIES), "")
        return f"{registry or 'its registry'} {unknown}"
    return f"it answered {known.status}" if known.status is not None else ""
