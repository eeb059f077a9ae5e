"""CUR211: withdrawn papers that an entry does not call so."""

from __future__ import annotations

import pytest

from curator.core.facts import EntryFacts, Evidence
from tests.lint.linting import around, marked, messages

URL = "https://arxiv.org/abs/2102.04638"
GONE = EntryFacts(title="Bounds That Hold", withdrawn=True)
ENTRY = f"* [Bounds That Hold]({URL}) (ICML 2021) <br/> Proves them."


def test_without_facts_and_with_facts_that_say_nothing_of_it_nothing_is_said() -> None:
    """Nor when another paper was withdrawn."""
    assert messages("CUR211", ENTRY) == []
    assert messages("CUR211", ENTRY, around(entries={"arxiv:2102.04638": EntryFacts(title="Bounds")})) == []
    assert messages("CUR211", ENTRY, around(entries={"arxiv:2102.04639": GONE})) == []


@pytest.mark.parametrize("note", ["(withdrawn)", "Retracted in 2023.", "The authors withdrew it."])
def test_an_entry_that_says_so_is_left_alone(note: str) -> None:
    """A list may keep a paper that was withdrawn, for what followed from it."""
    assert messages("CUR211", f"{ENTRY} {note}", around(entries={"arxiv:2102.04638": GONE})) == []


def test_a_comment_or_an_address_does_not_say_so() -> None:
    """No reader sees it."""
    line = f"{ENTRY} [notes](https://a.org/withdrawn) <!-- withdrawn -->"
    assert len(messages("CUR211", line, around(entries={"arxiv:2102.04638": GONE}))) == 1


def test_a_paper_named_in_the_description_is_not_the_entrys() -> None:
    """It may be what the paper refutes."""
    line = f"* [A Refutation](https://arxiv.org/abs/2103.00001) <br/> Refutes [this]({URL})."
    assert messages("CUR211", line, around(entries={"arxiv:2102.04638": GONE})) == []


@pytest.mark.parametrize(
    ("url", "key"),
    [(URL, "arxiv:2102.04638"), ("https://a.org/bounds.pdf", "https://a.org/bounds.pdf"), (URL, URL)],
)
def test_a_withdrawn_paper_is_marked_at_its_title(url: str, key: str) -> None:
    """By its id or by its address."""
    known = around(entries={key: GONE})
    assert marked("CUR211", ENTRY.replace(URL, url), known) == ["Bounds That Hold"]
    assert messages("CUR211", ENTRY.replace(URL, url), known) == ["the paper was withdrawn or retracted"]


def test_any_of_an_entrys_papers_counts() -> None:
    """One entry may stand for several."""
    line = ENTRY.replace(URL, "https://a.org/p").replace(
        "(ICML 2021)", f"([1](https://arxiv.org/abs/2103.00001), [2]({URL}))"
    )
    assert len(messages("CUR211", line, around(entries={"arxiv:2102.04638": GONE}))) == 1


def test_the_source_is_quoted() -> None:
    """Its words, shortened, when they speak of it."""
    evidence = (
        Evidence("crossref", "Published in 2021"),
        Evidence("arxiv", "This paper has been withdrawn because Lemma 2 is wrong and cannot be repaired"),
    )
    known = around(entries={"arxiv:2102.04638": EntryFacts(withdrawn=True, evidence=evidence)})
    quote = "This paper has been withdrawn because Lemma 2 is wrong and…"
    assert messages("CUR211", ENTRY, known) == [f"the paper was withdrawn or retracted: “{quote}” (arxiv)"]
