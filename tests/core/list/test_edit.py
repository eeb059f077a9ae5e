"""Edits: made together, at code points, and never in doubt about their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.list import edit as edit_module
from curator.core.list.edit import Edit, apply_edits, in_order, only_edited
from curator.errors import BrokenPromise


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


LONG = "word " * 40_000
EDITS = (Edit(5, 5, "new "), Edit(10, 15, ""), Edit(100_000, 100_001, "W"))


def test_a_text_with_its_edits_is_only_edited() -> None:
    """Insertions, deletions and replacements, near and far."""
    assert only_edited(LONG, apply_edits(LONG, EDITS), edits=EDITS)


@pytest.mark.parametrize("at", [0, 6, 12, 99_998, 100_003, 199_000])
def test_any_other_change_is_noticed(at: int) -> None:
    """Before, between, within and behind the edits."""
    changed = apply_edits(LONG, EDITS)
    assert not only_edited(LONG, f"{changed[:at]}#{changed[at + 1 :]}", edits=EDITS)


@pytest.mark.parametrize("other", [LONG[:-1], LONG + "x", ""])
def test_a_missing_or_added_end_is_noticed(other: str) -> None:
    """The length counts too."""
    assert not only_edited(LONG, other, edits=())


def test_edits_that_went_wrong_are_never_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever applies edits gets the proof with them."""
    monkeypatch.setattr(edit_module, "only_edited", lambda *_texts, **_edits: False)
    with pytest.raises(BrokenPromise, match="more of the list than they say"):
        apply_edits("a", ())
