"""The real lists, byte for byte and entry by entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.core.list.document import parse
from curator.core.policy import ListFormat
from tests.core.corpora import LISTS, REAL, all_lists, needs_lists, text_of
from tests.core.formats import FORMATS

OWN = Path(__file__).parents[3] / "list" / "README.md"
SHARES = {
    "adversarial-examples-reading-list.md": 113,
    "awesome-adversarial-deep-learning.md": 54,
    "awesome-graph-attack-papers.md": 84,
}
"""How many papers each of the other lists has in bullets."""


@needs_lists
@pytest.mark.parametrize("file", all_lists(), ids=lambda file: file.name)
def test_a_real_list_is_joined_again_as_it_was(file: Path) -> None:
    """All earlier versions of the real list, and those in other formats."""
    data = file.read_bytes()
    assert parse(data.decode()).join().encode() == data


def test_the_list_of_this_project_is_read_whole() -> None:
    """Every bullet is an entry or a line of the contents; every entry has an address."""
    document = parse(text_of(OWN))
    assert document.unread == ()
    assert all(entry.url.startswith("https://") for entry in document.entries)
    assert {link.target for link in document.contents} <= {section.anchor for section in document.sections}


@needs_lists
def test_the_113_entries_are_found_in_their_sections() -> None:
    """With the nine sections, each with its anchor."""
    sections = [section for section in parse(text_of(REAL)).sections if section.entries]
    assert [len(section.entries) for section in sections] == [35, 7, 6, 18, 10, 20, 8, 5, 4]
    assert sections[3].anchor == "Certified Defense and Model Verification"


@needs_lists
def test_every_title_url_and_venue_of_the_113_is_read() -> None:
    """Seventeen have no venue; the others a name and a year of four digits."""
    entries = list(parse(text_of(REAL)).entries)
    assert all(entry.title and entry.url.startswith("http") for entry in entries)
    assert sum(entry.venue is None for entry in entries) == 17
    assert all(entry.venue.name and 2012 < (entry.venue.year or 0) < 2024 for entry in entries if entry.venue)
    assert all("](" not in entry.title and "<br" not in entry.description for entry in entries)


@needs_lists
@pytest.mark.parametrize(
    ("line", "end", "title", "venue"),
    [
        (27, 27, "Robustness and Accuracy Could Be Reconcilable by (Proper) Definition", "ICML 2022"),
        (31, 31, "Two Coupled Rejection Metrics Can Tell Adversarial Examples Apart", "CVPR 2022"),
        (69, 70, "Using Pre-Training Can Improve Model Robustness and Uncertainty", "ICML 2019"),
        (182, 182, "Robustness of Classifiers:from Adversarial to Random Noise", "NeurIPS 2016"),
        (186, 186, "Aliasing and adversarial robust generalization of CNNs", "ECML 2022"),
        (188, 188, "Adversarial Robustness Through the Lens of Convolutional Filters", "CVPR-W 2022"),
        (194, 195, "How Benign is Benign Overfitting", "ICLR 2021"),
        (240, 240, "Self-supervised Learning with Adversarial Training", "NeurIPS 2020"),
    ],
)
def test_the_odd_lines_are_read_right(line: int, end: int, title: str, venue: str) -> None:
    """Stray spaces, line breaks, missing separators, links between title and venue."""
    (entry,) = [entry for entry in parse(text_of(REAL)).entries if entry.line == line]
    assert entry.venue is not None
    assert (entry.end_line, entry.title, f"{entry.venue.name} {entry.venue.year}") == (end, title, venue)


@needs_lists
def test_an_entry_for_three_papers_has_the_ids_of_all() -> None:
    """Those of its links before the description."""
    (entry,) = [entry for entry in parse(text_of(REAL)).entries if entry.line == 240]
    assert [link.text for link in entry.links[1:]] == ["1", "2", "3"]
    assert [paper_id.scheme for paper_id in entry.ids] == ["neurips"] * 3


@needs_lists
@pytest.mark.parametrize("name", SHARES)
def test_lists_in_other_formats_are_read_with_a_template_of_their_own(name: str) -> None:
    """At least 95 in 100 of their papers, with a title free of markup and an address where there is one."""
    text = text_of(LISTS / "others" / name)
    entries = [entry for entry in parse(text, ListFormat(template=FORMATS[name])).entries if entry.title]
    clean = [entry for entry in entries if not any(sign in entry.title for sign in ("](", "**", "http"))]
    linked = [entry for entry in clean if entry.url or "](http" not in entry.raw]
    assert len(linked) >= 0.95 * SHARES[name]
    assert len(entries) - len(linked) <= 0.05 * SHARES[name]
