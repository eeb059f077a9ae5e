"""What each service is asked, and whether what it answers is its own."""

from __future__ import annotations

import pytest

from curator.doctor.questions import FEED, Question, Shape, question_of, wrong_with
from curator.settings.services import SERVICES

BASE = "https://export.arxiv.org"
HTML = {"content-type": "text/html; charset=utf-8"}
ATOM = b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
ERROR = b"<feed><entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title></entry></feed>"
LOGIN = b"<!DOCTYPE html><html><title>Log in to the network</title></html>"
WALL = b"<!DOCTYPE html><html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
JSON = Question("/", shape=Shape.JSON)
PAGE = Question("/")


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_has_its_small_question(service: str) -> None:
    """A path of its own; a service that came today is asked for its front page."""
    question = question_of(service)
    assert question.path.startswith("/")
    assert len(question.params) <= 3
    assert question_of("of tomorrow") == PAGE


@pytest.mark.parametrize(
    ("question", "status", "body"),
    [
        (FEED, 200, ATOM),
        (FEED, 200, b"<rss version='2.0'></rss>"),
        (FEED, 200, b"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'></OAI-PMH>"),
        (JSON, 200, b'{"groups": []}'),
        (JSON, 200, b"[]"),
        (PAGE, 200, b"<html><title>Proceedings</title></html>"),
        (PAGE, 200, b"plain"),
        (JSON, 404, LOGIN),
        (JSON, 503, LOGIN),
    ],
)
def test_an_answer_of_the_services_own_is_not_complained_about(
    question: Question, status: int, body: bytes
) -> None:
    """Where its status says all, its words do not matter."""
    assert wrong_with(question, f"{BASE}/", status, {}, body) == ""


@pytest.mark.parametrize(
    ("question", "body", "wrong"),
    [
        (FEED, LOGIN, "what it answers is not a feed"),
        (FEED, b"", "what it answers is not a feed"),
        (FEED, ERROR, "what it answers is an error"),
        (JSON, LOGIN, "what it answers is not JSON"),
        (JSON, b'"word"', "what it answers is not JSON"),
        (JSON, b"[" * 100_000, "what it answers is not JSON"),
        (JSON, b"\xff\xfe\x00", "what it answers is not JSON"),
        (PAGE, b" \n", "what it answers is not a page"),
        (PAGE, WALL, "it asks whether we are a program"),
        (JSON, WALL, "it asks whether we are a program"),
    ],
)
def test_an_answer_of_somebody_else_is_told(question: Question, body: bytes, wrong: str) -> None:
    """A network's log-in page, a wall, an error dressed as a feed."""
    assert wrong_with(question, f"{BASE}/", 200, HTML, body) == wrong


@pytest.mark.parametrize(
    ("location", "wrong"),
    [
        ("/home", ""),
        (f"{BASE}/home", ""),
        ("", ""),
        ("https://login.example.org/?next=x", "it sends us to another place, login.example.org"),
        ("http://[", "it sends us to another place, an address that cannot be read"),
        (f"https://{'a' * 500}.org/", f"it sends us to another place, {'a' * 100}"),
    ],
)
def test_a_redirect_counts_as_an_answer_while_it_stays(location: str, wrong: str) -> None:
    """To be sent elsewhere is how a network asks for a log-in."""
    assert wrong_with(PAGE, f"{BASE}/", 302, {"location": location}, b"") == wrong
