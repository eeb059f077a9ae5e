"""Checked links as facts: what was found, when, and who said it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from curator.core.facts import EntryFacts, Evidence, Facts, LinkFacts
from curator.core.links.facts import facts_of
from curator.core.links.link import Verdict
from curator.core.works.paper import PaperId

NOW = datetime(2026, 11, 26, 3, 17, 5, 999, tzinfo=UTC)
TODAY = "2026-11-26T03:17:05Z"
URL = "https://arxiv.org/pdf/2302.04638v2"
ARXIV = PaperId("arxiv", "2302.04638")


def test_a_check_of_no_links_tells_its_day_and_nothing_else() -> None:
    """In UTC, wherever the clock stands."""
    assert facts_of([], now=NOW) == Facts("2026-11-26")
    east = NOW.astimezone(timezone(timedelta(hours=23)))
    assert facts_of([], now=east) == Facts("2026-11-26")


def test_a_link_is_told_with_all_that_was_found() -> None:
    """The title that was seen behind it, its new place, and why."""
    moved = Verdict("moved", "permanently", 301, "https://example.org/new", "A Title", title_from="citation")
    assert facts_of([("https://example.org/old", None, moved)], now=NOW) == Facts(
        "2026-11-26",
        links={
            "https://example.org/old": LinkFacts(
                "moved", 301, "https://example.org/new", "A Title", TODAY, "permanently", "citation"
            )
        },
    )


def test_whose_word_it_is_is_told_of_a_title_only() -> None:
    """A page that was read for one and had none says nothing."""
    facts = facts_of([(URL, None, Verdict("alive", status=200, title_from="page"))], now=NOW)
    assert facts.links[URL].title_from == ""


def test_a_link_that_was_not_checked_has_no_time() -> None:
    """Nobody asked."""
    facts = facts_of([("https://example.org", None, Verdict("unchecked", "robots"))], now=NOW)
    assert facts.links["https://example.org"] == LinkFacts("unchecked", reason="robots")


def test_what_a_registry_says_of_a_paper_is_a_fact_about_the_entry() -> None:
    """Under the id, whatever form the link has, with the registry as the source."""
    verdict = Verdict("alive", title="Today's Title", withdrawn=True, via="arxiv")
    facts = facts_of([(URL, ARXIV, verdict)], now=NOW)
    evidence = Evidence("arxiv", "Today's Title", "https://arxiv.org/abs/2302.04638", "2026-11-26")
    assert facts.entries == {
        "arxiv:2302.04638": EntryFacts("Today's Title", withdrawn=True, evidence=(evidence,))
    }
    assert facts.links[URL] == LinkFacts("alive", title="Today's Title", checked_at=TODAY)


@pytest.mark.parametrize(
    ("paper_id", "verdict"),
    [
        (ARXIV, Verdict("dead", "unknown-id", via="arxiv")),
        (ARXIV, Verdict("dead", "unknown-version", title="T", via="arxiv")),
        (ARXIV, Verdict("unreachable", "registry-down", via="arxiv")),
        (ARXIV, Verdict("alive", via="arxiv")),
        (ARXIV, Verdict("alive", status=200, title="A page's title", via="http")),
        (PaperId("doi", "10.1000/1"), Verdict("alive", title="T", via="doi")),
        (None, Verdict("alive", title="T", via="http")),
    ],
)
def test_where_no_registry_tells_a_title_nothing_is_said_of_the_entry(
    paper_id: PaperId | None, verdict: Verdict
) -> None:
    """A page's title is the link's, and a handle tells none."""
    facts = facts_of([(URL, paper_id, verdict)], now=NOW)
    assert facts.entries == {}
    assert facts.links[URL].verdict == verdict.name


def test_a_remembered_verdict_has_the_time_of_its_own_check() -> None:
    """Where that is known; the time of this check would be a lie."""
    verdict = Verdict("alive", title="T", via="cache")
    then = facts_of([(URL, ARXIV, verdict)], now=NOW, remembered={URL: NOW - timedelta(days=20)})
    assert then.links[URL].checked_at == "2026-11-06T03:17:05Z"
    assert then.entries["arxiv:2302.04638"].evidence[0].seen == "2026-11-06"
    some_day = facts_of([(URL, ARXIV, verdict)], now=NOW)
    assert some_day.links[URL].checked_at == ""
    assert some_day.entries["arxiv:2302.04638"].evidence[0].seen == ""
    assert some_day.as_of == "2026-11-26"


def test_two_links_to_one_paper_are_one_entry() -> None:
    """Abstract and PDF have one id."""
    verdict = Verdict("alive", title="T", via="arxiv")
    links = [(URL, ARXIV, verdict), ("https://arxiv.org/abs/2302.04638", ARXIV, verdict)]
    facts = facts_of(links, now=NOW)
    assert (len(facts.links), len(facts.entries)) == (2, 1)
