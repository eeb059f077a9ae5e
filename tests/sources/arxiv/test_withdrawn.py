"""Withdrawn papers are told by words alone, in many wordings."""

from __future__ import annotations

import pytest

from curator.sources.arxiv import parse
from curator.sources.arxiv.withdrawn import is_withdrawn
from tests.support.atom import entry, feed


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "12 pages, 3 figures",
        "This paper replaces the withdrawn manuscript 2101.00001",
        "This submission is withdrawn from the proceedings, but remains valid",
        "Withdrawn from ICLR 2024; a revised version is under review",
        "The previous submission was withdrawn by mistake of the system",
        "Supersedes the withdrawn paper of the same title",
        "Withdrawn version of the drug is discussed in section 3",
    ],
)
def test_other_withdrawals_are_left_alone(comment: str) -> None:
    """A paper that speaks of another one, or of its proceedings, is not withdrawn from arXiv."""
    assert not is_withdrawn(comment=comment, abstract="We defend.")


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the authors",
        "This paper has been withdrawn",
        "this article has now been withdrawn due to a crucial error in Theorem 2",
        "The manuscript was temporarily withdrawn pending review",
        "Our submission is withdrawn.",
        "Withdrawn due to an error in Equation 3",
        "  [Withdrawn]",
        "12 pages. Withdrawn: see comments",
        "withdrawn by arXiv administrators because of disputed authorship",
        "This version has been withdrawn by arXiv administrators",
        "arXiv admin note: withdrawn by submitter",
    ],
)
def test_the_usual_wordings_are_understood(comment: str) -> None:
    """By authors or administrators, with or without a reason."""
    assert is_withdrawn(comment=comment, abstract="We defend.")


@pytest.mark.parametrize(
    ("abstract", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors due to an error.", True),
        ("Withdrawn", True),
        ("We study when a drug is withdrawn. This paper has been withdrawn is a phrase.", False),
        ("Benefits withdrawn by administrators are predicted from text.", False),
    ],
)
def test_an_abstract_counts_only_by_its_beginning(abstract: str, *, withdrawn: bool) -> None:
    """An abstract that has been replaced by the remark says nothing else; others speak of many things."""
    assert is_withdrawn(comment="", abstract=abstract) is withdrawn


def test_a_withdrawn_paper_is_a_paper_with_a_mark() -> None:
    """It comes through, so that the list can be warned about it."""
    remark = "<arxiv:comment>This paper has been withdrawn\n by the authors</arxiv:comment>"
    assert parse(feed(entry(more=remark))).papers[0].withdrawn
