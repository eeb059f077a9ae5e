"""Why a link has its verdict, as people read it."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from curator.core.facts import TitleFrom
from curator.core.links.link import Failure, Link, Seen, Trouble, Verdict
from curator.core.links.routing import route
from curator.core.links.verdicts import judge, unanswered, unasked
from curator.core.links.words import in_words, says_who

TERM = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|\b(?:dns|tls)\b")


def test_whose_word_a_title_is_is_told() -> None:
    """What a page tells browsers is called a hint."""
    said = [says_who(Verdict("alive", title="T", title_from=who)) for who in get_args(TitleFrom)]
    assert said == ["its registry", "the page, to indexes", "the page, to browsers: a hint", ""]


def test_a_page_that_is_there_needs_no_words() -> None:
    """Whatever its status."""
    assert in_words(Verdict("alive", status=200)) == ""
    assert in_words(Verdict("alive")) == ""


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict("moved", final_url="https://new.example/"), "now at https://new.example/"),
        (Verdict("moved", "https", 200, "https://a.example/"), "now at https://a.example/"),
        (Verdict("dead", "404", 404), "answered 404 whenever it was checked"),
        (Verdict("dead", "410", 410), "answered 410 whenever it was checked"),
        (Verdict("dead", "unknown-id", via="doi"), "its registry knows no such paper"),
        (Verdict("unreachable", "http-500", 500), "answered 500"),
        (Verdict("blocked", "http-403", 403), "the site turns programs away (403)"),
        (Verdict("rate_limited", "http-429", 429), "its host wants fewer requests (429)"),
        (Verdict("rate_limited", "http-503", 503), "its host wants fewer requests (503)"),
        (Verdict("blocked", "challenge", 403), "the site asks whether we are human (403)"),
        (Verdict("unreachable", "timeout"), "no answer in time"),
        (
            Verdict("unreachable", "404-elsewhere", 404, "https://idp.example/"),
            "led to another site for now, which answered 404",
        ),
        (
            Verdict("unreachable", "redirects-to-error", 200, "https://a.example/404"),
            "it redirects to a page for errors (200)",
        ),
        (
            Verdict("unchecked", "robots-unreadable"),
            "the site could not say what it asks of programs; it is asked again next time",
        ),
        (Verdict("unreachable", "something-new"), "something new"),
        (Verdict("unreachable", "", 599), "answered 599"),
    ],
)
def test_the_words_say_why(verdict: Verdict, words: str) -> None:
    """With the status where there is one, and only once."""
    assert in_words(verdict) == words


@pytest.mark.parametrize("failure", get_args(Failure))
def test_every_failure_of_a_visit_has_words(failure: Failure) -> None:
    """None of them is told by the term that programs read."""
    words = in_words(judge(Seen("https://a.example/", failure=failure), Link("https://a.example/")))
    assert words
    assert not TERM.search(words)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#top",
        "docs/more.md",
        "www.example.org/x",
        "page.html?x=1",
        "javascript:alert(1)",
        "https://u:p@example.org/",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://[fe80::1%25eth0]/",
        "https://example.org/" + "x" * 9_000,
    ],
)
def test_every_address_that_nobody_is_asked_for_has_words(url: str) -> None:
    """They say what is wrong with it."""
    verdict = unasked(route(url))
    assert verdict.reason
    words = in_words(verdict)
    assert words != verdict.reason.replace("-", " ")
    assert not TERM.search(words)


@pytest.mark.parametrize("trouble", get_args(Trouble))
def test_every_trouble_of_a_host_has_words(trouble: Trouble) -> None:
    """They say that this very link was not asked for."""
    seen = Seen("https://a.example/", failure="host", detail=trouble)
    assert in_words(judge(seen, Link("https://a.example/"))).startswith("not asked: ")


@pytest.mark.parametrize(("blocked", "down"), [(True, False), (False, True), (False, False)])
def test_a_registry_that_said_nothing_has_words(*, blocked: bool, down: bool) -> None:
    """Whether it turned us away, was down, or cannot say yet."""
    assert in_words(unanswered(blocked=blocked, down=down, via="doi")).startswith("its registry ")
