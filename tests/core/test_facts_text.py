"""Facts as text: what is written is read back, and new facts do not wipe out old ones."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from curator.core.facts import VERDICTS, EntryFacts, Evidence, Facts, LinkFacts, read_facts
from curator.core.facts_text import MOST_EVIDENCE, facts_text, merged

TEXT = st.text(max_size=20)
ANY_TEXT = st.text(st.characters(), max_size=20)
NUMBER = st.none() | st.integers(0, 9_999)


def facts_with(text: st.SearchStrategy[str]) -> st.SearchStrategy[Facts]:
    """Facts of every form, with texts of one kind."""
    evidence = st.lists(st.builds(Evidence, text, text, text, text), max_size=3).map(tuple)
    entry = st.builds(EntryFacts, text, text, NUMBER, text, st.booleans(), text, evidence)
    verdicts: st.SearchStrategy[Any] = st.sampled_from(sorted(VERDICTS))
    link = st.builds(LinkFacts, verdicts, NUMBER, text, text, text, text)
    keys = text | st.sampled_from(["arxiv:2302.04638", "https://example.org"])
    return st.builds(
        Facts, text, st.dictionaries(keys, entry, max_size=3), st.dictionaries(keys, link, max_size=3)
    )


FACTS = facts_with(TEXT)


@given(FACTS)
def test_what_is_written_is_read_back(facts: Facts) -> None:
    """Every field of every entry and link."""
    assert read_facts(facts_text(facts), path="facts.json") == facts


@given(facts_with(ANY_TEXT))
def test_whatever_stood_in_a_page_the_file_can_be_read(facts: Facts) -> None:
    """Half a surrogate pair is no text: it is written out, once for all, and never refused by the reader."""
    text = facts_text(facts)
    assert text.encode().decode() == text
    assert facts_text(read_facts(text, path="facts.json")) == text


@given(FACTS)
def test_equal_facts_are_one_text(facts: Facts) -> None:
    """The order in which links were checked is by chance, and a file that did not change has no diff."""
    turned = Facts(
        facts.as_of, dict(reversed(list(facts.entries.items()))), dict(reversed(list(facts.links.items())))
    )
    assert facts_text(turned) == facts_text(facts)
    assert facts_text(facts).endswith("}\n")


def test_what_is_empty_is_left_out() -> None:
    """The names of the contract, and no null."""
    facts = Facts(
        "2026-11-26",
        {"arxiv:2302.04638": EntryFacts("Title", evidence=(Evidence("arxiv", "Title"),))},
        {"https://example.org": LinkFacts("dead", 404, checked_at="2026-11-26T03:00:00Z", reason="404")},
    )
    assert json.loads(facts_text(facts)) == {
        "version": 1,
        "as_of": "2026-11-26",
        "entries": {
            "arxiv:2302.04638": {"title": "Title", "evidence": [{"source": "arxiv", "quote": "Title"}]}
        },
        "links": {
            "https://example.org": {
                "verdict": "dead",
                "status": 404,
                "checked_at": "2026-11-26T03:00:00Z",
                "reason": "404",
            }
        },
    }
    assert json.loads(facts_text(Facts())) == {"version": 1}


def test_a_number_that_the_reader_would_refuse_is_dropped() -> None:
    """A server may answer with any number; the file must stay readable."""
    facts = Facts(entries={"a": EntryFacts(year=-1)}, links={"b": LinkFacts("alive", 10_000)})
    read = read_facts(facts_text(facts), path="facts.json")
    assert (read.entries["a"].year, read.links["b"].status) == (None, None)


@given(FACTS)
def test_hearing_the_same_again_changes_nothing(facts: Facts) -> None:
    """Nor does hearing nothing at all, from either side."""
    assert merged(Facts(), facts) == merged(facts, Facts()) == facts
    again = merged(facts, facts)
    assert again.links == facts.links
    assert merged(again, facts) == again


def test_an_entry_keeps_what_the_newer_source_does_not_tell() -> None:
    """A preprint server knows today's title and no venue; the venue that the proceedings told stays."""
    proceedings = Evidence("cvf", "CVPR 2020", "https://example.org", "2026-11-01")
    arxiv = Evidence("arxiv", "New", "https://arxiv.org/abs/1911.09665", "2026-11-26")
    old = EntryFacts(
        "Old", "CVPR", 2020, "published", withdrawn=True, abstract="Words.", evidence=(proceedings,)
    )
    new = EntryFacts("New", evidence=(arxiv,))
    (known,) = merged(Facts("2026-11-01", {"k": old}), Facts("2026-11-26", {"k": new})).entries.values()
    assert known == EntryFacts(
        "New", "CVPR", 2020, "published", withdrawn=False, abstract="Words.", evidence=(arxiv, proceedings)
    )


def test_evidence_seen_again_is_told_once_with_its_last_day() -> None:
    """One that is told without a day does not take the day away."""
    first, again = (Evidence("arxiv", "T", "https://arxiv.org/abs/1", day) for day in ("2026-10", "2026-11"))
    dayless = again._replace(seen="")

    def told(*evidence: Evidence) -> tuple[Evidence, ...]:
        facts = Facts()
        for one in evidence:
            facts = merged(facts, Facts(entries={"k": EntryFacts(evidence=(one,))}))
        return facts.entries["k"].evidence

    assert told(first, again) == (again,)
    assert told(first, dayless) == (first,)


def test_evidence_does_not_grow_without_end() -> None:
    """The newest pieces are kept."""
    facts = Facts()
    for number in range(MOST_EVIDENCE + 5):
        one = EntryFacts(evidence=(Evidence("crossref", f"quote {number}"),))
        facts = merged(facts, Facts(entries={"k": one}))
    kept = facts.entries["k"].evidence
    assert len(kept) == MOST_EVIDENCE
    assert kept[0].quote == f"quote {MOST_EVIDENCE + 4}"


def test_a_link_has_its_latest_verdict_and_others_keep_theirs() -> None:
    """Nothing of the old verdict stays in the new one."""
    dead = LinkFacts("dead", 404, checked_at="2026-11-20T03:00:00Z", reason="404")
    alive, other = LinkFacts("alive", 200, checked_at="2026-11-26T03:00:00Z"), LinkFacts("moved", 301)
    known = merged(Facts("2026-11-20", {}, {"a": dead, "b": other}), Facts("2026-11-26", {}, {"a": alive}))
    assert known == Facts("2026-11-26", {}, {"a": alive, "b": other})


def test_a_link_that_was_not_checked_tells_nothing_new() -> None:
    """An offline run does not wipe out what is known; of an unknown link it says that much."""
    dead, unchecked = LinkFacts("dead", 404), LinkFacts("unchecked", reason="not-remembered")
    known = merged(Facts(links={"a": dead}), Facts(links={"a": unchecked, "b": unchecked}))
    assert known.links == {"a": dead, "b": unchecked}


def test_a_remembered_verdict_keeps_the_time_of_its_check() -> None:
    """Only of the same verdict: the time of another one would be a lie."""
    checked, cached = LinkFacts("alive", 200, checked_at="2026-11-20T03:00:00Z"), LinkFacts("alive", 200)
    dead = LinkFacts("dead", 404, checked_at="2026-11-20T03:00:00Z")
    known = merged(Facts(links={"a": checked, "b": dead}), Facts(links={"a": cached, "b": cached}))
    assert known.links == {"a": checked, "b": cached}
