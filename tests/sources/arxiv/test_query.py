"""The question, as arXiv's query language wants it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from curator.core.window import Window
from curator.errors import UsageError
from curator.sources.arxiv.query import asked, checked, question

WHOLE = Window(datetime(2026, 4, 1, 6, 30, tzinfo=UTC), datetime(2026, 4, 8, 6, 30, tzinfo=UTC))


def test_every_operand_has_its_parentheses() -> None:
    """Operators have no precedence and group rightwards, so “a OR b AND c” would mean something else."""
    assert question(categories=("cs.LG", "stat.ML"), query="abs:robust OR ti:attack", window=WHOLE) == (
        "(cat:cs.LG OR cat:stat.ML) AND (abs:robust OR ti:attack) "
        "AND submittedDate:[202604010630 TO 202604080630]"
    )


def test_without_a_query_the_categories_are_asked_alone() -> None:
    """Nothing empty is sent."""
    assert question(categories=("cs.LG",), query="", window=WHOLE) == (
        "(cat:cs.LG) AND submittedDate:[202604010630 TO 202604080630]"
    )


@pytest.mark.parametrize(("category", "said"), [("cs", "cs.*"), ("cs.LG", "cs.LG"), ("quant-ph", "quant-ph")])
def test_an_archive_with_subjects_stands_for_all_of_them(category: str, said: str) -> None:
    """Asked for “cs”, arXiv finds nothing at all."""
    assert f"(cat:{said})" in question(categories=(category,), query="", window=WHOLE)


def test_whole_minutes_are_asked_as_they_are() -> None:
    """The first second of the end is asked too, which the reader sets aside."""
    assert asked(WHOLE) == WHOLE


def test_a_part_of_a_minute_is_asked_whole() -> None:
    """A window's end counts with its first second only, so the minute after it has to be named."""
    start, end = datetime(2026, 4, 1, 6, 30, 59, tzinfo=UTC), datetime(2026, 4, 8, 6, 30, 1, tzinfo=UTC)
    assert asked(Window(start, end)) == Window(
        datetime(2026, 4, 1, 6, 30, tzinfo=UTC), datetime(2026, 4, 8, 6, 31, tzinfo=UTC)
    )


@pytest.mark.parametrize("query", ["", "abs:robust", "(a OR b) AND c", 'ti:"a ) b"', 'au:"x" OR (all:"y)")'])
def test_a_query_in_balance_is_taken(query: str) -> None:
    """Quotes may hold anything."""
    assert checked(query) == query


def test_a_query_comes_to_stand_on_one_line() -> None:
    """A block of YAML may have line breaks."""
    assert checked(" abs:robust\n OR  ti:attack \n") == "abs:robust OR ti:attack"


@pytest.mark.parametrize("query", ["(a", "a)", "a) OR (b", 'ti:"a', '"a" "'])
def test_a_query_out_of_balance_is_a_mistake_of_configuration(query: str) -> None:
    """It would break out of its parentheses and change what is asked for."""
    with pytest.raises(UsageError, match=r"sources\.arxiv\.query has parentheses or quotes without"):
        checked(query)
