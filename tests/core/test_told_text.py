"""What services told, as text that is kept: it comes back equal, or not at all."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.claims.reading import Standing
from curator.core.evidence.asked_works import NOTHING_TOLD, Told
from curator.core.evidence.judgement import Said, Strength
from curator.core.told_text import LONGEST, MOST_AUTHORS, MOST_IDS, MOST_SAID, VERSION, read_told, told_text
from curator.core.works.paper import SCHEMES, PaperId

TEXT: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SAID: Final = st.builds(
    Said,
    TEXT,
    TEXT,
    st.none() | st.integers(0, 9999),
    st.sampled_from(get_args(Standing)),
    TEXT,
    TEXT,
    st.dates(),
    st.sampled_from(get_args(Strength)),
    st.booleans(),
    st.booleans(),
)
IDS: Final = st.builds(PaperId, st.sampled_from(SCHEMES), TEXT.filter(bool))
TOLD: Final = st.builds(
    Told,
    st.lists(SAID, max_size=4).map(tuple),
    st.lists(IDS, max_size=4).map(tuple),
    TEXT,
    st.lists(TEXT, max_size=4).map(tuple),
)
ONE: Final = Said("Crossref", "CVPR", 2021, "accepted", "words", "https://x", date(2026, 11, 26), "registry")


@given(TOLD)
def test_what_was_told_comes_back_equal(told: Told) -> None:
    """Whatever alphabet it is in; the text itself is plain."""
    text = told_text(told)
    assert text.isascii()
    assert read_told(text) == told


def test_nothing_is_an_answer_too() -> None:
    """That a service does not know a work is kept for a while."""
    assert read_told(told_text(NOTHING_TOLD)) == NOTHING_TOLD


def test_no_more_is_kept_than_anybody_reads() -> None:
    """A paper of a large collaboration has three thousand authors."""
    ids = tuple(PaperId("doi", f"10.1000/{number}") for number in range(99))
    told = read_told(told_text(Told((ONE,) * 99, ids, "x" * 9_999, ("y" * 9_999,) * 99)))
    assert told is not None
    assert (len(told.said), len(told.ids), len(told.authors)) == (MOST_SAID, MOST_IDS, MOST_AUTHORS)
    assert (len(told.title), len(told.authors[0])) == (LONGEST, LONGEST)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        "{}",
        '{"v": 0}',
        f'{{"v": {VERSION}, "ids": ["unknown:1"]}}',
        f'{{"v": {VERSION}, "ids": 7}}',
        f'{{"v": {VERSION}, "title": 7}}',
        f'{{"v": {VERSION}, "authors": [7]}}',
        f'{{"v": {VERSION}, "said": [7]}}',
        f'{{"v": {VERSION}, "said": [{{}}]}}',
        "[" * 100_000,
    ],
)
def test_what_another_program_wrote_is_asked_for_anew(text: str) -> None:
    """It is not guessed at."""
    assert read_told(text) is None


@pytest.mark.parametrize(
    "field",
    [
        {"standing": "great"},
        {"strength": "rumour"},
        {"year": "2021"},
        {"year": True},
        {"seen": "x"},
        {"quote": 1},
        {"new": 1},
    ],
)
def test_evidence_with_words_of_a_newer_program_is_asked_for_anew(field: dict[str, Any]) -> None:
    """A standing that this version does not know, or a field."""
    data = json.loads(told_text(Told((ONE,))))
    data["said"][0] |= field
    assert read_told(json.dumps(data)) is None
