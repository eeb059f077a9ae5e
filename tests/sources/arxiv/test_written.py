"""Fields that all of arXiv's channels write alike."""

from __future__ import annotations

import pytest

from curator.core.works.paper import PaperId
from curator.sources.arxiv.written import full_name, ids_of, names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ()),
        ("Ada Example", ("Ada Example",)),
        ("Ada Example, Bo Beispiel and Cy Exemple", ("Ada Example", "Bo Beispiel", "Cy Exemple")),
        ("Ada Example (MIT, CSAIL), Bo Beispiel (1 and 2)", ("Ada Example", "Bo Beispiel")),
        ('Ada Example ((1) MIT, (2) ETH (Z\\"urich)), Bo Beispiel', ("Ada Example", "Bo Beispiel")),
        ("X Collaboration: Ada Example, Bo Beispiel", ("X Collaboration", "Ada Example", "Bo Beispiel")),
        ("\\'Edgar Rold\\'an,\n Andr\\'e {\\O}re", ("Édgar Roldán", "André Øre")),
        ("Ada Example (unclosed, Bo Beispiel", ("Ada Example (unclosed", "Bo Beispiel")),
        ("李明, Ada Example", ("李明", "Ada Example")),
    ],
)
def test_names_in_one_text_are_told_apart(text: str, told: tuple[str, ...]) -> None:
    """At commas and "and", but not inside of brackets; TeX is read, and a collaboration is an author."""
    assert names(text) == told


@pytest.mark.parametrize("text", ["(" * 50_000, ")(" * 50_000, "a, " * 50_000, "\\{" * 50_000, "(a" * 50_000])
def test_names_of_a_hostile_text_end(text: str) -> None:
    """However long it is, some names come or none."""
    assert len(names(text)) <= 5_000


def test_a_name_in_parts_is_one_name() -> None:
    """Some people have only one part."""
    assert full_name("Ada B.", "Example", "Jr") == "Ada B. Example Jr"
    assert full_name("", "Plato") == "Plato"
    assert full_name("", "") == ""


def test_the_field_for_dois_may_hold_several_and_arxivs_own() -> None:
    """What is none is left out."""
    own = PaperId("arxiv", "2604.00001")
    assert ids_of(own, "10.48550/arXiv.2604.00001 10.1000/ABC nonsense") == (
        own,
        PaperId("doi", "10.1000/abc"),
    )
    assert ids_of(own, "") == (own,)
