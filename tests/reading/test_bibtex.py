"""A file of BibTeX, read entry by entry."""

from __future__ import annotations

from curator.reading.bibtex import open_bib
from tests.support.recorded import MAINTENANCE, WALL

TWO = """
A remark between entries.
@string{icml = {ICML}}
@InProceedings{a24, Title = {One {B}ayesian
   title}, author = "Example, Ada and Beispiel, Bo", year = 2024, booktitle = icml # " 2024", month = jul,
}
@comment{title={no}}
@misc(b24, title = {Two})
"""


def test_entries_are_read_with_their_latex() -> None:
    """Kinds and names of fields in lower case; strings joined; both kinds of brackets."""
    file = open_bib(TWO.encode(), expected="it")
    assert [(entry.kind, entry.key) for entry in file.entries] == [("inproceedings", "a24"), ("misc", "b24")]
    fields = file.entries[0].fields
    assert fields["title"].split() == ["One", "{B}ayesian", "title"]
    assert (fields["year"], fields["booktitle"], fields["month"]) == ("2024", "ICML 2024", "July")
    assert file.unreadable == ()


def test_strings_of_one_file_are_unknown_to_the_next() -> None:
    """What one service defines cannot change what another one says."""
    open_bib(b"@string{jul = {evil}} @misc{a, month = jul}", expected="it")
    assert open_bib(b"@misc{a, month = jul}", expected="it").entries[0].fields["month"] == "July"


def test_of_a_repeated_field_the_first_counts() -> None:
    """As in BibTeX."""
    (entry,) = open_bib(b"@misc{a, title = {One}, TITLE = {Two}}", expected="it").entries
    assert entry.fields == {"title": "One"}


def test_a_file_that_breaks_off_loses_its_last_entry() -> None:
    """And says so, with the line."""
    file = open_bib(b"@misc{a, title = {One}}\n@misc{b, title = {Tw", expected="it")
    assert [entry.key for entry in file.entries] == ["a"]
    assert [(one.where, "premature" in one.reason) for one in file.unreadable] == [("it, near line 2", True)]


def test_a_broken_entry_does_not_take_the_next_with_it() -> None:
    """It is told, and what follows is read."""
    file = open_bib(b"@misc{a, title = }\n@misc{b, title = {Two}}", expected="it")
    assert file.entries[-1].key == "b"
    assert len(file.unreadable) == 1


def test_a_value_that_is_not_closed_ends_at_the_next_entry() -> None:
    """A forgotten brace costs one paper, not the rest of the volume."""
    file = open_bib(b"@misc{a, title = {One {two}\n}\n\n@misc{b, title = {Two}}", expected="it")
    assert [entry.key for entry in file.entries] == ["b"]
    assert len(file.unreadable) == 1


def test_errors_without_end_are_a_fault() -> None:
    """Nobody reads the thousandth."""
    assert "more than 100 places" in open_bib(b"@misc{a, title = }\n" * 1_000, expected="it").fault
    assert "more than 100 places" in open_bib(b"@{" * 10_000, expected="it").fault
    assert "no entry" in open_bib(b"@misc{a, title = {" + b"x" * 200_000, expected="it").fault


def test_anything_else_is_a_fault() -> None:
    """A page, a wall, nothing, prose, braces without end."""
    assert "an HTML page came" in open_bib(MAINTENANCE, expected="it").fault
    assert "turns programs away" in open_bib(WALL, expected="it").fault
    assert "nothing came" in open_bib(b"", expected="it").fault
    assert "no entry" in open_bib(b"not a bibliography", expected="it").fault
    assert "no entry" in open_bib(b"@misc{a, title = " + b"{" * 10_000, expected="it").fault
