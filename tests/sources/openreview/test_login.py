"""Logging in on loopback: one question a run, the token where it belongs, and no second try."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from curator.errors import NoAnswer
from curator.http import PoliteFetcher
from curator.sources.openreview import OpenReviewLogin, explained, parse, request
from tests.fakes import FixedClock, PassingTime
from tests.sources.openreview.pages import note, page
from tests.support.canned import Canned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.http import Credential
    from tests.support.canned import CannedServer

PASSWORD = "correct horse"  # noqa: S105 - of nobody
TOKEN = Canned(json.dumps({"token": "aaaa.bbbb.cccc", "user": {"id": "ada@example.invalid"}}).encode())
CHALLENGE = Canned(b'{"name": "ChallengeRequiredError", "message": "Challenge required"}', status=403)


@dataclass(frozen=True, slots=True)
class Loopback:
    """The service as a test asks it."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 20


def asking(server: CannedServer, credentials: Mapping[str, Credential] = {}) -> PoliteFetcher:
    """A fetcher of both versions, on one host under two prefixes."""
    time = PassingTime()
    return PoliteFetcher(
        {"openreview": Loopback(f"{server.url}/v2"), "openreview_v1": Loopback(f"{server.url}/v1")},
        contact="robot@example.org",
        clock=FixedClock(),
        credentials=credentials,
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


def logging_in(server: CannedServer) -> PoliteFetcher:
    """A fetcher that has an account."""
    login = OpenReviewLogin(asking(server), username="ada", password=PASSWORD)
    return asking(server, {"openreview": login, "openreview_v1": login})


def test_without_an_account_nobody_logs_in(canned: CannedServer) -> None:
    """The challenge is what comes, and it says what to do."""
    canned.answers = [CHALLENGE]
    with pytest.raises(NoAnswer) as failure:
        asking(canned).get("openreview", "/notes", {})
    told = explained(failure.value)
    assert told.startswith(
        "127.0.0.1 gave no usable answer in 1 attempt: status 403. OpenReview gives its notes"
    )
    assert "OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD" in told
    assert [one.target for one in canned.asked] == ["/v2/notes"]


def test_one_login_serves_both_versions(canned: CannedServer) -> None:
    """Asked for when it is first wanted, with the token on every later question."""
    canned.answers = [TOKEN, Canned(page([note(1)]))]
    fetcher = logging_in(canned)
    asked = request("ICLR", 2025)
    assert asked is not None
    body = fetcher.get(asked.service, asked.path, asked.params).body
    fetcher.get("openreview_v1", "/notes", {})
    assert len(parse(body, venue="ICLR", year=2025).papers) == 1
    login, *later = canned.asked
    assert (login.method, login.target) == ("POST", "/v2/login")
    assert json.loads(login.body) == {"id": "ada", "password": PASSWORD, "expiresIn": 21_600}
    assert "authorization" not in login.headers
    assert [one.target.partition("?")[0] for one in later] == ["/v2/notes", "/v1/notes"]
    assert {one.headers["authorization"] for one in later} == {"Bearer aaaa.bbbb.cccc"}
    assert all(PASSWORD not in one.target for one in canned.asked)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            Canned(b'{"name": "Error", "message": "Invalid username or password"}', status=400),
            "Invalid username",
        ),
        (CHALLENGE, "only to people"),
        (Canned(b'{"mfaPending": true, "mfaPendingToken": "x", "mfaMethods": ["totp"]}'), "a second factor"),
        (Canned(b"{}"), "no token came"),
        (Canned(b"<html>"), "no token came"),
        (Canned(b'{"token": "aaaaaaaa\\r\\nX: y"}'), "no token came"),
        (Canned(b'{"token": 12345678}', status=404), "status 404"),
    ],
)
def test_a_login_that_fails_is_told_and_not_tried_again(
    canned: CannedServer, answer: Canned, words: str
) -> None:
    """Nothing is asked without it either, and the password is in none of the words."""
    canned.answers = [answer]
    fetcher = logging_in(canned)
    for _ in range(3):
        with pytest.raises(NoAnswer, match="logging in to OpenReview failed") as failure:
            fetcher.get("openreview", "/notes", {})
        assert words in explained(failure.value)
        assert PASSWORD not in f"{failure.value!r}{explained(failure.value)}"
    assert [one.target for one in canned.asked] == ["/v2/login"]


def test_a_login_shows_nothing_of_what_it_keeps(canned: CannedServer) -> None:
    """A traceback or a log may print it."""
    login = OpenReviewLogin(asking(canned), username="ada", password=PASSWORD)
    assert repr(login) == "OpenReviewLogin()"


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (500, b"oops", "status 500"),
        (
            400,
            b'{"name": "ValidationError", "message": "limit must be <= 1000"}',
            "ValidationError: limit must",
        ),
        (403, b"<!DOCTYPE html><html><title>Forbidden</title></html>", "make an account there"),
    ],
)
def test_other_failures_keep_their_own_words(status: int, body: bytes, words: str) -> None:
    """With what OpenReview says of them, if it says anything."""
    error = NoAnswer(
        f"api2 gave no usable answer in 1 attempt: status {status}", attempts=1, status=status, body=body
    )
    assert words in explained(error)
    assert f"status {status}" in explained(error)
