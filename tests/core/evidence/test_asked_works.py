"""A work that services are asked about: under which name, and what is added to it."""

from __future__ import annotations

import pytest

from curator.core.evidence.asked_works import Asked, Told, WorkEvidence
from curator.core.works.paper import PaperId

ARXIV = PaperId("arxiv", "2104.00001")
DOI = PaperId("doi", "10.1000/x")


def test_answers_are_kept_under_the_best_id_or_the_title() -> None:
    """So that an entry whose link changes from one version to another asks nobody anew."""
    assert Asked("A Title", (DOI, ARXIV)).key == "arxiv:2104.00001"
    assert Asked("A Title of a Work").key == Asked("a title, of a work!").key
    assert Asked("A Title of a Work").key.startswith("title:")


def test_what_one_service_told_is_known_when_the_next_is_asked() -> None:
    """Its ids, and the authors where nobody had them; the title stays the list's."""
    work = Asked("A Title", (ARXIV,)).knowing(Told(ids=(ARXIV, DOI), title="Another", authors=("Ann Lee",)))
    assert work == Asked("A Title", (ARXIV, DOI), ("Ann Lee",))
    assert work.knowing(Told(authors=("Bob May",))).authors == ("Ann Lee",)
    assert work.of_scheme("doi") == DOI
    assert work.of_scheme("openreview") is None


@pytest.mark.parametrize(
    ("titles", "retitled"),
    [
        ((), False),
        (("Certified pooling of small rotations!",), False),
        (("Another Work on Deep Sea Fishing",), True),
        (("Another Work on Deep Sea Fishing", "Certified Pooling of Small Rotations"), False),
    ],
)
def test_an_id_under_another_title_is_noticed(titles: tuple[str, ...], *, retitled: bool) -> None:
    """Only where no source has the entry's own."""
    work = Asked("Certified Pooling of Small Rotations", (ARXIV,))
    assert WorkEvidence(work, titles=titles).retitled is retitled
