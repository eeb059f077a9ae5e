"""CUR201: only what is proven dead is called dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.facts import VERDICTS, LinkFacts
from tests.lint.linting import around, marked, messages

if TYPE_CHECKING:
    from curator.lint.surroundings import Surroundings

URL = "https://example.org/papers/certified.pdf"
ENTRY = f"* [Certified Pooling]({URL}) (ICML 2021) <br/> Proves a bound."


def knowing(facts: LinkFacts, url: str = URL) -> Surroundings:
    """Facts of one link."""
    return around(links={url: facts})


@pytest.mark.parametrize("verdict", sorted(VERDICTS - {"dead"}))
def test_a_link_that_is_not_proven_dead_is_left_alone(verdict: str) -> None:
    """Whatever its status was: a challenge, a limit, an outage and a move prove nothing."""
    for status in (None, 200, 403, 404, 429, 503):
        facts = LinkFacts(verdict, status=status)  # type: ignore[arg-type]  # one of the verdicts
        assert messages("CUR201", ENTRY, knowing(facts)) == []


@pytest.mark.parametrize(
    "url",
    [f"{URL}?page=2", URL.replace(".pdf", ".html"), URL.replace("example", "www2.example"), f"{URL}.gz"],
)
def test_the_death_of_another_link_is_not_its_own(url: str) -> None:
    """Another parameter, file or host is another link."""
    assert messages("CUR201", ENTRY, knowing(LinkFacts("dead", status=404), url)) == []


def test_without_facts_nothing_is_said() -> None:
    """The linter has no network."""
    assert messages("CUR201", ENTRY) == []


def test_a_link_in_code_is_none() -> None:
    """It is an example of something."""
    entry = f"* [Pooling](https://arxiv.org/abs/2102.01234) <br/> Type `[x]({URL})`. <!-- [x]({URL}) -->"
    assert messages("CUR201", entry, knowing(LinkFacts("dead"))) == []


def test_spellings_that_disagree_prove_nothing() -> None:
    """The facts say of one spelling that it is dead, of another that it is alive, of this one nothing."""
    links = {f"{URL}/": LinkFacts("dead"), URL.replace("https", "http"): LinkFacts("alive", status=200)}
    assert messages("CUR201", ENTRY, around(links=links)) == []
    assert messages("CUR201", ENTRY.replace(URL, f"{URL}/"), around(links=links)) == ["the link is dead"]


def test_a_dead_link_is_marked_wherever_it_stands() -> None:
    """The main link and the one in the description, each with what proved it."""
    entry = f"* [Pooling]({URL}) <br/> With [code](<{URL}>)."
    facts = LinkFacts("dead", status=404, checked_at="2026-11-20T03:00:00Z")
    assert marked("CUR201", entry, knowing(facts)) == [URL, URL]
    assert set(messages("CUR201", entry, knowing(facts))) == {
        "the link is dead: it answered 404, last tried on 2026-11-20"
    }


def test_entities_and_spellings_do_not_hide_it() -> None:
    """``&amp;`` is an ampersand, http and https are one page, arXiv answers for all forms of a link."""
    facts = knowing(LinkFacts("dead"), "http://example.org/p?a=1&b=2")
    assert messages("CUR201", "* [P](https://www.example.org/p?a=1&amp;b=2) <br/> X.", facts) == [
        "the link is dead"
    ]
    gone = knowing(LinkFacts("dead", status=404), "https://arxiv.org/abs/2102.99999")
    entry = "* [P](https://arxiv.org/pdf/2102.99999v1.pdf) <br/> X."
    assert messages("CUR201", entry, gone) == ["the link is dead: it answered 404"]


def test_foreign_words_in_the_facts_stay_out_of_the_message() -> None:
    """Only a day is quoted of what should be a time."""
    facts = LinkFacts("dead", checked_at="::error::" + "x" * 10_000)
    assert messages("CUR201", ENTRY, knowing(facts)) == ["the link is dead"]


@pytest.mark.parametrize(
    ("url", "registry"),
    [
        ("https://arxiv.org/abs/2102.99999", "arXiv"),
        ("https://openreview.net/forum?id=rJzIBfZAb", "OpenReview"),
        ("https://doi.org/10.1145/3128572.9999999", "doi.org"),
        ("https://example.org/2102.99999", "its registry"),
    ],
)
def test_an_id_that_its_registry_does_not_know_is_told_as_such(url: str, registry: str) -> None:
    """No page was asked, so no status is quoted, and the reader learns who says so."""
    facts = LinkFacts("dead", checked_at="2026-11-20T03:00:00Z", reason="unknown-id")
    assert messages("CUR201", f"* [P]({url}) <br/> X.", knowing(facts, url)) == [
        f"the link is dead: {registry} knows no such paper, last tried on 2026-11-20"
    ]


def test_a_version_that_is_not_there_condemns_no_other_form_of_the_link() -> None:
    """All forms of a link share what arXiv says, but not of a number that it never gave."""
    facts = knowing(LinkFacts("dead", reason="unknown-version"), "https://arxiv.org/abs/2102.01234v9")
    assert messages("CUR201", "* [P](https://arxiv.org/abs/2102.01234) <br/> X.", facts) == []
    assert messages("CUR201", "* [P](https://arxiv.org/abs/2102.01234v1) <br/> X.", facts) == []
    assert messages("CUR201", "* [P](https://arxiv.org/abs/2102.01234v9) <br/> X.", facts) == [
        "the link is dead: arXiv knows no such version of the paper"
    ]


def test_a_reason_that_is_foreign_is_not_repeated() -> None:
    """Only the reasons that are known here are put into words."""
    facts = LinkFacts("dead", status=410, reason="::error::" + "x" * 10_000)
    assert messages("CUR201", ENTRY, knowing(facts)) == ["the link is dead: it answered 410"]
