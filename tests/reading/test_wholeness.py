"""What is wrong with an answer before anything of it is read."""

from __future__ import annotations

from curator.reading.wholeness import LARGEST, fault_in, html_instead, is_html, quoted, text_of
from tests.support.recorded import MAINTENANCE, WALL


def test_a_usual_answer_has_no_fault() -> None:
    """Of any kind: that it is the right one is for its reader to say."""
    assert fault_in(b'{"count": 0}', expected="a list") == ""
    assert fault_in(b"<feed/>", expected="a feed") == ""
    assert fault_in(MAINTENANCE, expected="a page") == ""


def test_nothing_is_a_fault() -> None:
    """Nor is white space an answer."""
    assert fault_in(b" \r\n", expected="a list") == "nothing came instead of a list"


def test_a_bot_wall_is_named() -> None:
    """With status 200 it would otherwise be a page without papers."""
    assert "turns programs away" in fault_in(WALL, expected="a list")
    assert "Just a moment..." in fault_in(WALL, expected="a list")
    body = b'{"name": "ChallengeRequiredError", "message": "x"}'
    assert "turns programs away" in fault_in(body, expected="notes")


def test_a_feed_that_speaks_of_robots_is_no_bot_wall() -> None:
    """Only pages are walls: documents for programs hold what people write about."""
    body = b"<?xml version='1.0'?><rss><channel><title>Robot or human?</title></channel></rss>"
    assert fault_in(body, expected="a feed") == ""


def test_an_answer_beyond_all_bounds_is_not_read() -> None:
    """Nobody waits for it."""
    assert "more than any" in fault_in(b"x" * (LARGEST + 1), expected="list")


def test_html_is_known_by_its_beginning() -> None:
    """Also below a declaration or a comment; XML and JSON are none."""
    assert is_html(MAINTENANCE)
    assert is_html(b"<!-- saved --><HTML lang=en>")
    assert not is_html(b"<?xml version='1.0'?><collection/>")
    assert not is_html(b'{"html": 1}')


def test_html_that_came_instead_tells_its_title() -> None:
    """It says more than that it is HTML."""
    assert (
        html_instead(MAINTENANCE, expected="JSON")
        == "an HTML page came instead of JSON, titled “Maintenance”"
    )


def test_text_is_utf8_unless_it_cannot_be() -> None:
    """One broken byte makes no page Latin, many do."""
    assert text_of("Schölkopf".encode()) == "Schölkopf"
    assert text_of("\ufeffé".encode()) == "é"
    assert text_of("Schölkopf".encode() + b"\xc3") == "Schölkopf\ufffd"
    assert text_of("é é é é é é".encode("latin-1")) == "é é é é é é"


def test_foreign_text_is_quoted_on_one_short_line() -> None:
    """Nothing in it reaches a terminal but letters."""
    assert quoted("a\x1b[31m\nb") == "a[31m b"
    assert len(quoted("x" * 10_000)) == 200
