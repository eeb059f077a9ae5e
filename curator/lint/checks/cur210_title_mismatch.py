"""CUR210: a link behind which another title stands than the entry's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.facts import PROVEN_TITLES, EntryFacts, LinkFacts
from curator.core.works.ids import ids_in_url
from curator.lint.check import ERROR, Example, Finding, Option, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_SEEN: Final = frozenset({"alive", "moved", "unchecked"})
_LEAST: Final = 0.65
_REGISTRIES: Final = ("arxiv", "openreview")


@check(
    "CUR210",
    "title-mismatch",
    ERROR,
    needs="entries",
    options={
        "least": Option(
            _LEAST,
            "how much of two titles must agree, from 0 to 1; two different papers of one list agree by 0.65 "
            "in fewer than one pair of fifty",
        )
    },
    why="Whoever clicks reads another paper than the entry promises: the address is wrong, or the paper was "
    "published under another title.",
    examples=[
        Example(
            bad="* [Explaining and Harnessing Adversarial Examples](https://arxiv.org/abs/1412.6527)",
            good="* [Explaining and Harnessing Adversarial Examples](https://arxiv.org/abs/1412.6572)",
            facts={
                "arxiv:1412.6527": EntryFacts(title="Cooling Flows of Distant Clusters in a Simple Model"),
                "arxiv:1412.6572": EntryFacts(title="Explaining and Harnessing Adversarial Examples"),
            },
        ),
        Example(
            bad="* [Bounds That Hold Under Rotation](https://example.org/papers/17.html) <br/> Proves them.",
            good="* [Tides of the Baltic Sea](https://example.org/papers/17.html) <br/> Proves them.",
            links={
                "https://example.org/papers/17.html": LinkFacts(
                    "alive", 200, title="Tides of the Baltic Sea", title_from="citation"
                )
            },
        ),
    ],
)
def title_mismatch(case: Case) -> Iterator[Finding]:
    """Behind the link stands another title than the entry's, by the word of somebody who knows.

    What a page calls itself may excuse an entry and never accuses one: walls and sites have titles, too.
    """
    facts = case.around.facts
    if not (facts.entries or facts.links):
        return
    mine = case.entry.title.casefold()
    known = case.facts
    if known is not None and known.title.casefold() == mine:
        return
    if known is not None:  # it may speak of another link than the main one
        known = facts.of(ids_in_url(case.entry.url), case.entry.url)
    link = _behind(case)
    registered = [known.title] if known and known.title else []
    proven = [*([link.title] if link and _is_proven(link, case) else []), *registered]
    if not proven:
        return
    titles = [*([link.title] if link else []), *registered]
    if any(title.casefold() == mine for title in titles):
        return
    from curator.core.links.title_match import resemblance  # noqa: PLC0415 - only facts pay for it

    least = case.around.setting(title_mismatch, "least")
    wanted = float(least) if isinstance(least, int | float) else _LEAST
    # A source may quote a former title.
    also_called = [one.quote for one in known.evidence if one.quote] if known else []
    if all(resemblance(case.entry.title, title) < wanted for title in (*titles, *also_called)):
        yield Finding(case.title, f"the link leads to {quoted(proven[0])}, not to a paper of this title")


def _behind(case: Case) -> LinkFacts | None:
    """What was seen behind the main link, where its title can be a paper's."""
    known = case.around.link_facts(case.entry.url)
    if known is None or not known.title or known.verdict not in _SEEN:
        return None
    from curator.core.links.title_match import names_a_paper  # noqa: PLC0415 - only facts pay for it

    return known if known.title == case.entry.title or names_a_paper(known.title) else None


def _is_proven(link: LinkFacts, case: Case) -> bool:
    """Whether somebody who knows says the title; of older facts only the address tells who said it."""
    if link.title_from:
        return link.title_from in PROVEN_TITLES
    return any(one.scheme in _REGISTRIES for one in ids_in_url(case.entry.url))
