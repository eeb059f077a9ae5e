"""Naming a paper: whatever people have at hand."""

from __future__ import annotations

import pytest

from curator.core.works.reference import paper_ids


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2302.04638", "arxiv:2302.04638"),
        (" arXiv:2302.04638v2 ", "arxiv:2302.04638"),
        ("arxiv:2302.04638", "arxiv:2302.04638"),
        ("https://arxiv.org/pdf/2302.04638v1.pdf", "arxiv:2302.04638"),
        ("https://openreview.net/forum?id=9CPc4EIr2t1&noteId=x", "openreview:9CPc4EIr2t1"),
        ("10.1145/3128572.3140444", "doi:10.1145/3128572.3140444"),
    ],
)
def test_an_id_is_read_in_any_of_its_writings(typed: str, meant: str) -> None:
    """An id, with or without its kind, or a link, names the same paper."""
    assert str(paper_ids(typed)[0]) == meant


def test_words_are_taken_for_a_title() -> None:
    """A paper without any id is kept under its title, and can be asked for by it."""
    (reading,) = paper_ids("Some Paper: Without an Id")
    assert reading.scheme == "title"


def test_nothing_names_nothing() -> None:
    """Blanks name no paper."""
    assert paper_ids("  ") == ()
