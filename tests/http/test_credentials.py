"""What tells a service who asks: sent below its base URL, to nobody else, and shown nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.errors import NoAnswer
from curator.http import PoliteFetcher
from tests.fakes import FixedClock, PassingTime
from tests.http.test_fetcher import Here
from tests.support.canned import Canned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.http import Credential
    from tests.support.canned import CannedServer

SECRET = "Bearer of-good-news"  # noqa: S105 - of nobody


def fetcher(credentials: Mapping[str, Credential], **services: Here) -> PoliteFetcher:
    """A fetcher with credentials for some of its services."""
    time = PassingTime()
    return PoliteFetcher(
        services,
        contact="robot@example.org",
        clock=FixedClock(),
        credentials=credentials,
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


def bearer() -> Mapping[str, str]:
    """A header with a secret."""
    return {"Authorization": SECRET}


def sent(server: CannedServer) -> list[str]:
    """The secrets that a server was sent, one a request."""
    return [one.headers.get("authorization", "") for one in server.asked]


def test_a_service_without_a_credential_is_sent_none(canned: CannedServer) -> None:
    """Another service on the same host counts as another."""
    asking = fetcher({"openreview": bearer}, pmlr=Here(canned.url))
    asking.get("pmlr", "/", {})
    assert sent(canned) == [""]


def test_a_credential_goes_with_every_question_to_its_service(canned: CannedServer) -> None:
    """Asked with a GET, with a POST, and again after a failure; the body of a POST stays JSON."""
    canned.answers = [Canned(status=503), Canned()]
    asking = fetcher({"openreview": bearer}, openreview=Here(canned.url))
    asking.get("openreview", "/notes", {})
    asking.post("openreview", "/notes/search", {"ids": []})
    assert sent(canned) == [SECRET] * 3
    assert canned.asked[2].headers["content-type"] == "application/json"


def test_a_redirect_within_the_service_keeps_the_credential(canned: CannedServer) -> None:
    """What is still below the base URL is the service."""
    canned.answers = [Canned(status=302, headers={"Location": "/v2/new"}), Canned()]
    fetcher({"openreview": bearer}, openreview=Here(f"{canned.url}/v2")).get("openreview", "/old", {})
    assert sent(canned) == [SECRET, SECRET]


def test_a_redirect_out_of_the_service_loses_the_credential(canned: CannedServer) -> None:
    """On the same host and beside the base URL somebody else may listen."""
    canned.answers = [Canned(status=302, headers={"Location": "/v2x/elsewhere"}), Canned()]
    fetcher({"openreview": bearer}, openreview=Here(f"{canned.url}/v2")).get("openreview", "/old", {})
    assert sent(canned) == [SECRET, ""]


def test_a_credential_that_is_not_to_be_had_is_a_failure_without_a_request(canned: CannedServer) -> None:
    """It is not tried again, and the service is not asked without it."""

    def none() -> Mapping[str, str]:
        message = "logging in failed"
        raise NoAnswer(message, attempts=0)

    with pytest.raises(NoAnswer, match="in 0 attempts: logging in failed"):
        fetcher({"openreview": none}, openreview=Here(canned.url)).get("openreview", "/notes", {})
    assert canned.asked == []


def test_a_failure_does_not_show_the_credential(canned: CannedServer) -> None:
    """Neither in the words of the error nor in what is kept of the answer."""
    canned.answers = [Canned(b"no", status=403)]
    with pytest.raises(NoAnswer) as failure:
        fetcher({"openreview": bearer}, openreview=Here(canned.url)).get("openreview", "/notes", {})
    assert SECRET not in f"{failure.value!r} {failure.value} {failure.value.body!r}"


def test_a_service_that_failed_too_long_does_not_close_its_channel(canned: CannedServer) -> None:
    """RSS is asked although the API cost the run all its patience; both keep one pace."""
    canned.answers = [*(Canned(status=503, headers={"Retry-After": "119"}) for _ in range(3)), Canned()]
    asking = fetcher({}, arxiv=Here(canned.url), arxiv_rss=Here(canned.url))
    with pytest.raises(NoAnswer, match="in 3 attempts: status 503"):
        asking.get("arxiv", "/api/query", {})
    assert asking.get("arxiv_rss", "/rss/cs.LG", {}).attempts == 1


def test_a_service_that_wants_to_be_left_alone_speaks_for_its_channel(canned: CannedServer) -> None:
    """ArXiv's hosts are paced together, so that one of them stops all."""
    canned.answers = [Canned(status=429, headers={"Retry-After": "900"}), Canned()]
    asking = fetcher({}, arxiv=Here(canned.url), arxiv_oai=Here(canned.url))
    with pytest.raises(NoAnswer, match="status 429"):
        asking.get("arxiv", "/api/query", {})
    with pytest.raises(NoAnswer, match="in 0 attempts: it asked to be left alone for 900 s"):
        asking.get("arxiv_oai", "/oai", {})
