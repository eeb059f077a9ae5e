"""CUR210: a link behind which another title stands than the entry's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.facts import EntryFacts, LinkFacts
from curator.core.ids import ids_in_url
from curator.lint.check import ERROR, Example, Finding, Option, check
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_SEEN: Final = frozenset({"alive", "moved", "unchecked"})
_LEAST: Final = 0.65


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
            bad="* [Bounds That Hold Under Rotation](https://example.org/papers/17.pdf) <br/> Proves them.",
            good="* [Tides of the Baltic Sea](https://example.org/papers/17.pdf) <br/> Proves them.",
            links={
                "https://example.org/papers/17.pdf": LinkFacts("alive", 200, title="Tides of the Baltic Sea")
            },
        ),
    ],
)
def title_mismatch(case: Case) -> Iterator[Finding]:
    """Behind the link stands another title than the entry's."""
    facts = case.around.facts
    if not (facts.entries or facts.links):
        return
    mine = case.entry.title.casefold()
    known = case.facts
    if known is not None and known.title.casefold() == mine:
        return
    if known is not None:  # it may speak of another link than the main one
        known = facts.of(ids_in_url(case.entry.url), case.entry.url)
    titles = [*_behind(case), *([known.title] if known and known.title else [])]
    if not titles or any(title.casefold() == mine for title in titles):
        return
    from curator.core.title_match import resemblance  # noqa: PLC0415 - only facts pay for it

    least = case.around.setting(title_mismatch, "least")
    wanted = float(least) if isinstance(least, int | float) else _LEAST
    # A source may quote a former title.
    also_called = [one.quote for one in known.evidence if one.quote] if known else []
    if all(resemblance(case.entry.title, title) < wanted for title in (*titles, *also_called)):
        yield Finding(case.title, f"the link leads to {quoted(titles[0])}, not to a paper of this title")


def _behind(case: Case) -> Iterator[str]:
    """The title of the page or PDF that was seen behind the main link, where it can be a paper's."""
    known = case.around.link_facts(case.entry.url)
    if known is None or not known.title or known.verdict not in _SEEN:
        return
    from curator.core.title_match import names_a_paper  # noqa: PLC0415 - only facts pay for it

    if known.title == case.entry.title or names_a_paper(known.title):
        yield known.title
