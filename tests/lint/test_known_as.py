"""Entries that the facts know as one work."""

from __future__ import annotations

from curator.core.facts import EntryFacts, Evidence
from curator.lint.listing import Listing
from tests.lint.linting import around, whole

PREPRINT = "* [Fixing Data Augmentation](https://arxiv.org/abs/2103.01946)"
PUBLISHED = "* [Data Augmentation Can Improve Robustness](https://openreview.net/forum?id=kgVJBBThdSZ)"
TITLE = "Data augmentation can improve robustness"


def kinds(*entries: str, facts: dict[str, EntryFacts]) -> list[tuple[str, str]]:
    """The kinds of the pairs among some entries, and what shows each."""
    listing = Listing(whole("\n".join(entries)), around(entries=facts))
    return [(pair.kind, pair.evidence) for pair in listing.pairs]


def test_what_facts_say_of_one_entry_alone_pairs_nothing() -> None:
    """Nor does a fact that only repeats the entry's title."""
    assert kinds(PREPRINT, facts={"arxiv:2103.01946": EntryFacts(title=TITLE)}) == []
    own = EntryFacts(title="Fixing Data Augmentation", evidence=(Evidence("arxiv", url="https://a.org"),))
    assert kinds(PREPRINT, PUBLISHED, facts={"arxiv:2103.01946": own}) == []


def test_a_title_that_many_works_have_is_no_evidence() -> None:
    """Facts or not."""
    facts = {
        "arxiv:2103.01946": EntryFacts(title="Introduction"),
        "openreview:kgVJBBThdSZ": EntryFacts(title="Introduction"),
    }
    assert kinds(PREPRINT, PUBLISHED, facts=facts) == []


def test_a_preprint_that_is_known_by_another_entry_s_title_is_its_work() -> None:
    """Whichever stands first, and whichever of them the facts are about."""
    facts = {"arxiv:2103.01946": EntryFacts(title=TITLE)}
    assert [kind for kind, _ in kinds(PREPRINT, PUBLISHED, facts=facts)] == ["facts"]
    assert [kind for kind, _ in kinds(PUBLISHED, PREPRINT, facts=facts)] == ["facts"]
    both = {
        key: EntryFacts(title="A Third Title Altogether")
        for key in ("arxiv:2103.01946", "openreview:kgVJBBThdSZ")
    }
    assert kinds(PREPRINT, PUBLISHED, facts=both) == [("facts", "“A Third Title Altogether”")]


def test_a_page_of_the_proceedings_that_speaks_of_a_preprint_makes_one_work() -> None:
    """Its address proves the id under which the other entry is listed."""
    said = Evidence("openreview", url="https://openreview.net/forum?id=kgVJBBThdSZ")
    facts = {"arxiv:2103.01946": EntryFacts(evidence=(said,))}
    assert kinds(PREPRINT, PUBLISHED, facts=facts) == [("facts", "openreview:kgVJBBThdSZ")]
    assert kinds(PUBLISHED, PREPRINT, facts=facts) == [("facts", "openreview:kgVJBBThdSZ")]
