"""Edits: made together, at code points, and never in doubt about their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.edit import Edit, apply_edits, in_order


def test_no_edit_leaves_the_text_alone() -> None:
    """Nothing to do gives the same text."""
    assert apply_edits("a\r\nb", ()) == "a\r\nb"


def test_edits_are_made_at_once_wherever_they_stand_in_the_row() -> None:
    """Offsets are those of the text before any of the edits."""
    edits = (Edit(4, 5, "E"), Edit(0, 1, "AAA"), Edit(2, 2, "+"))
    assert apply_edits("abcde", edits) == "AAAb+cdE"


def test_offsets_count_code_points() -> None:
    """An emoji outside of the basic plane is one place, as the contract says."""
    assert apply_edits("\U0001f600x", (Edit(1, 2, "y"),)) == "\U0001f600y"


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(0, 3, ""), Edit(2, 4, "")),
        (Edit(1, 1, "a"), Edit(1, 1, "b")),
        (Edit(0, 9, ""),),
        (Edit(3, 2, ""),),
        (Edit(-1, 2, ""),),
    ],
)
def test_edits_in_doubt_are_refused(edits: tuple[Edit, ...]) -> None:
    """Overlap, two insertions at one place, and offsets outside of the text."""
    with pytest.raises(ValueError, match="edit"):
        apply_edits("abcde", edits)


def test_edits_that_touch_do_not_overlap() -> None:
    """One may begin where the other ends."""
    assert [edit.start for edit in in_order([Edit(2, 4, ""), Edit(0, 2, "")], length=4)] == [0, 2]


@given(st.text(), st.text(), st.data())
def test_an_insertion_keeps_all_that_stood_there(text: str, more: str, data: st.DataObject) -> None:
    """What is before and behind an insertion stays, byte for byte."""
    at = data.draw(st.integers(0, len(text)))
    changed = apply_edits(text, (Edit(at, at, more),))
    assert changed[:at] + changed[at + len(more) :] == text
    assert changed[at : at + len(more)] == more
