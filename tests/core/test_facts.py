"""The file of facts: what other services said, read as foreign text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from curator.core.facts import EntryFacts, Evidence, Facts, LinkFacts, read_facts
from curator.core.works.paper import PaperId
from curator.errors import UsageError

WHOLE: dict[str, Any] = {
    "version": 1,
    "as_of": "2026-11-25",
    "entries": {
        "arxiv:1911.09665": {
            "title": "Adversarial Examples Improve Image Recognition",
            "venue": "CVPR",
            "year": 2020,
            "status": "published",
            "evidence": [
                {"source": "cvf", "quote": "CVPR 2020", "url": "https://example.org", "seen": "2026-11-01"}
            ],
            "withdrawn": False,
            "a key of a later version": [],
        }
    },
    "links": {
        "https://arxiv.org/abs/1911.09665": {
            "verdict": "alive",
            "status": 200,
            "final_url": None,
            "title": "Adversarial Examples Improve Image Recognition",
            "checked_at": "2026-11-24T03:00:00Z",
        }
    },
}


def test_every_field_of_the_contract_is_read() -> None:
    """Keys of later versions are left alone, and null is the same as nothing."""
    facts = read_facts(json.dumps(WHOLE), path="facts.json")
    assert facts.as_of == "2026-11-25"
    assert facts.entries["arxiv:1911.09665"] == EntryFacts(
        title="Adversarial Examples Improve Image Recognition",
        venue="CVPR",
        year=2020,
        status="published",
        evidence=(Evidence("cvf", "CVPR 2020", "https://example.org", "2026-11-01"),),
    )
    assert facts.links["https://arxiv.org/abs/1911.09665"] == LinkFacts(
        "alive", 200, "", "Adversarial Examples Improve Image Recognition", "2026-11-24T03:00:00Z"
    )


@pytest.mark.parametrize(
    ("said", "read"),
    [(None, ""), ("", ""), ("registry", "registry"), ("citation", "citation"), ("people", "page")],
)
def test_whose_word_a_title_is_is_read(said: str | None, read: str) -> None:
    """What a later version may call it proves nothing to this one."""
    text = json.dumps({"version": 1, "links": {"a": {"title": "T", "title_from": said}}})
    assert read_facts(text, path="facts.json").links["a"].title_from == read


def test_an_empty_file_of_facts_knows_nothing() -> None:
    """Entries and links may be missing altogether, or empty."""
    assert read_facts('{"version": 1}', path="facts.json") == Facts()
    assert read_facts('{"version": 1, "entries": [], "links": null}', path="facts.json") == Facts()


def test_an_entry_is_known_by_any_of_its_ids_or_by_its_address() -> None:
    """The first id that the facts know counts."""
    by_id, by_url = EntryFacts(title="by id"), EntryFacts(title="by address")
    facts = Facts(entries={"arxiv:1911.09665": by_id, "https://example.org/paper": by_url})
    doi, arxiv = PaperId("doi", "10.1000/1"), PaperId("arxiv", "1911.09665")
    assert facts.of((doi, arxiv), "https://example.org/paper") is by_id
    assert facts.of((doi,), "https://example.org/paper") is by_url
    assert facts.of((doi,), "https://example.org/other") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "holds no facts of version 1"),
        ('{"version": 2}', "holds no facts of version 1: its version is 2"),
        ('{"version": true}', "holds no facts of version 1"),
        ('{"version": 1, "entries": [1]}', "entries is not an object"),
        ('{"version": 1, "entries": {"arxiv:1": 1}}', "entries.arxiv:1 is not an object"),
        ('{"version": 1, "entries": {"a": {"title": 1}}}', "entries.a.title is not text"),
        ('{"version": 1, "entries": {"a": {"year": "2020"}}}', "entries.a.year is not a whole number"),
        ('{"version": 1, "entries": {"a": {"year": true}}}', "entries.a.year is not a whole number"),
        ('{"version": 1, "entries": {"a": {"withdrawn": "no"}}}', "entries.a.withdrawn is not true or false"),
        ('{"version": 1, "entries": {"a": {"evidence": {"a": 1}}}}', "entries.a.evidence is not a list"),
        ('{"version": 1, "entries": {"a": {"evidence": [1]}}}', "entries.a.evidence is not objects"),
        ('{"version": 1, "links": {"a": {"verdict": "broken"}}}', "links.a.verdict is not one of alive, "),
        ('{"version": 1, "links": {"a": {"status": 1.5}}}', "links.a.status is not a whole number"),
    ],
)
def test_facts_of_another_form_are_refused_with_the_place(text: str, message: str) -> None:
    """What is guessed here would be said of somebody's paper."""
    with pytest.raises(UsageError) as caught:
        read_facts(text, path="facts.json")
    assert str(caught.value).startswith("facts.json")
    assert message in str(caught.value)
