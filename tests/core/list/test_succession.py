"""Edits made one after another, as edits of the first text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curator.core.list.edit import Edit, apply_edits
from curator.core.list.succession import EditedText


def test_a_text_that_nobody_edits_has_no_edits() -> None:
    """Nor has one that was edited with nothing."""
    assert EditedText.of("abc").edits() == ()
    assert EditedText.of("abc").edited([]).edits() == ()


def test_later_edits_count_from_the_edited_text() -> None:
    """What was put in first moves the places of what comes after it."""
    pieces = EditedText.of("one two").edited([Edit(0, 3, "three")]).edited([Edit(6, 9, "four")])
    assert pieces.edits() == (Edit(0, 3, "three"), Edit(4, 7, "four"))


def test_an_edit_of_an_edit_is_one_edit() -> None:
    """A diff shows the last word, not the way to it."""
    later = [Edit(0, 4, "NeurIPS"), Edit(5, 7, "2017")]
    text = EditedText.of("nips 17").edited([Edit(0, 4, "NIPS")]).edited(later)
    assert text.edits() == tuple(later)


@st.composite
def _edits(draw: st.DrawFn, length: int) -> list[Edit]:
    places = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs]


@given(st.text("abcdef", max_size=30), st.data())
def test_rounds_of_edits_come_to_the_same_text_at_once(text: str, data: st.DataObject) -> None:
    """Whatever the edits are, and however they meet each other."""
    pieces, now = EditedText.of(text), text
    for _ in range(3):
        edits = data.draw(_edits(len(now)))
        pieces, now = pieces.edited(edits), apply_edits(now, edits)
    assert apply_edits(text, pieces.edits()) == now
