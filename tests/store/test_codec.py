"""Candidates and actions survive the ledger: nothing is lost, nothing is invented."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.candidate import Candidate, Classification, Evidence, Placing, Screening, Verdict
from curator.core.proposal import Action, Published
from curator.core.works.identity import Match
from curator.core.works.paper import SCHEMES, Paper, PaperId, Venue
from curator.store.codec import candidate_of, encode, index_text, published_of
from tests.store.papers import candidate, published

TEXT = st.text(max_size=30)
NUMBER = st.integers(-(10**9), 10**9)
SCORE = st.floats(allow_nan=False)
MOMENT = st.datetimes(timezones=st.just(UTC))
IDS = st.builds(PaperId, st.sampled_from(SCHEMES), st.text(min_size=1, max_size=20))
EVIDENCE = st.lists(
    st.builds(
        Evidence, TEXT, st.sampled_from(["title", "abstract", "categories"]), TEXT, NUMBER, NUMBER, SCORE
    ),
    max_size=3,
).map(tuple)
PAPERS = st.builds(
    Paper,
    ids=st.lists(IDS, max_size=3).map(tuple),
    title=TEXT,
    url=TEXT,
    authors=st.lists(TEXT, max_size=3).map(tuple),
    abstract=TEXT,
    categories=st.lists(TEXT, max_size=3).map(tuple),
    comment=TEXT,
    journal_ref=TEXT,
    venue=st.none() | st.builds(Venue, TEXT, st.none() | NUMBER, TEXT),
    published=st.none() | MOMENT,
    updated=st.none() | MOMENT,
    version=st.none() | NUMBER,
    withdrawn=st.booleans(),
    source=TEXT,
)
CANDIDATES = st.builds(
    Candidate,
    id=IDS,
    paper=PAPERS,
    classification=st.builds(
        Classification,
        st.builds(Screening, st.sampled_from(Verdict), SCORE, EVIDENCE),
        st.lists(st.builds(Placing, TEXT, SCORE, EVIDENCE), max_size=3).map(tuple),
        st.none() | TEXT,
    ),
    match=st.none() | st.builds(Match, st.sampled_from(["id", "title", "near-title"]), TEXT, SCORE),
    listed_at=st.none() | NUMBER,
)
ACTIONS = st.builds(Published, TEXT, TEXT, st.sampled_from(Action), st.none() | NUMBER, TEXT, TEXT)


@given(CANDIDATES)
def test_every_candidate_comes_back_equal(judged: Candidate) -> None:
    """Whatever a source or a rule put into it."""
    assert candidate_of(encode(judged)) == judged


@given(ACTIONS)
def test_every_action_comes_back_equal(done: Published) -> None:
    """With its number or without one."""
    assert published_of(encode(done)) == done


@given(CANDIDATES)
def test_what_is_stored_is_plain_ascii(judged: Candidate) -> None:
    """No database and no driver has an opinion on it."""
    stored = encode(judged)
    assert stored.isascii()
    assert "\0" not in stored


def test_keys_of_a_newer_program_are_passed_over() -> None:
    """Going back to an older version loses what only the newer one knew, and nothing else."""
    stored = _with_news(json.loads(encode(candidate())))
    assert candidate_of(json.dumps(stored)) == candidate()
    assert published_of(json.dumps({**json.loads(encode(published(Action.KEPT))), "new": 1})) == published(
        Action.KEPT
    )


def _with_news(stored: Any) -> Any:  # noqa: ANN401  # any JSON value
    if isinstance(stored, dict):
        return {"new": [1], **{key: _with_news(value) for key, value in stored.items()}}
    return [_with_news(one) for one in stored] if isinstance(stored, list) else stored


def test_a_value_that_does_not_belong_in_the_ledger_is_refused() -> None:
    """Our bug, and it is named: an unknown type is never stored as a guess."""
    judged = candidate(title=object())  # type: ignore[arg-type]  # that is the point
    with pytest.raises(TypeError, match="object has no place in the ledger"):
        encode(judged)


def test_an_ordinary_id_is_indexed_as_it_is() -> None:
    """So that a person can look a paper up with any database's own tool."""
    assert index_text("arxiv:2302.04638") == "arxiv:2302.04638"


@given(st.text(), st.text())
def test_two_texts_are_never_indexed_alike(one: str, other: str) -> None:
    """An escape may not make two papers one."""
    assert (index_text(one) == index_text(other)) == (one == other)


def test_long_texts_are_indexed_short_and_apart() -> None:
    """PostgreSQL refuses to index more than about 2,700 bytes; a hostile title has 100,000."""
    long = [f"title:{'x' * 100_000}{end}" for end in "ab"]
    assert len({index_text(text) for text in long}) == 2
    assert all(len(index_text(text)) < 300 for text in long)
