"""An answer of JSON, and what is asked of values that may be anything."""

from __future__ import annotations

import pytest

from curator.reading.jsonbody import list_at, number_at, open_json, text_at
from tests.support.recorded import MAINTENANCE, WALL


def test_json_is_read() -> None:
    """With or without a byte order mark."""
    assert open_json(b'{"a": [1]}', expected="it").value == {"a": [1]}
    assert open_json(b"\xef\xbb\xbf[]", expected="it").value == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"a": [1', "it is not whole JSON"),
        (b"", "nothing came"),
        (b"\xff\xff", "it is not whole JSON"),
        (b"[" * 100_000, "it is not whole JSON"),
        (b"1" * 10_000, "it is not whole JSON"),
        (b"<feed/>", "it is not whole JSON"),
        (MAINTENANCE, "an HTML page came instead of it"),
        (WALL, "turns programs away"),
    ],
)
def test_anything_else_is_a_fault(body: bytes, said: str) -> None:
    """Truncated, nested without end, a number without end, a page."""
    assert said in open_json(body, expected="it").fault


def test_values_are_asked_without_trust() -> None:
    """What is not of the kind that was expected is not there."""
    value = {"a": {"b": "text", "n": 3, "t": True, "l": ["x"], "none": None}}
    assert text_at(value, "a", "b") == "text"
    assert text_at(value, "a", "n") == "3"
    assert [text_at(value, "a", key) for key in ("t", "l", "none", "missing")] == [""] * 4
    assert text_at(value, "a", "b", "c") == text_at([], "a") == text_at(None) == ""


def test_one_where_many_were_expected_is_a_list_of_one() -> None:
    """Some services write a list of one as that one."""
    assert list_at({"a": ["x", "y"]}, "a") == ["x", "y"]
    assert list_at({"a": {"x": 1}}, "a") == [{"x": 1}]
    assert list_at({"a": "x"}, "a") == ["x"]
    assert list_at({}, "a") == list_at({"a": None}, "a") == list_at("x", "a") == []


def test_numbers_may_be_written_as_text() -> None:
    """But not as anything."""
    assert number_at({"a": "12"}, "a") == number_at({"a": 12}, "a") == 12
    assert [number_at({"a": one}, "a") for one in ("", "x", "-1", "1" * 40, "²", None, True)] == [None] * 7
