"""One request: who is asking, and no way to hold the night by answering slowly, largely or wrongly."""

from __future__ import annotations

import gzip
import socket
from typing import TYPE_CHECKING

import pytest

from curator import __version__
from curator.http import wire
from curator.http.wire import Broken, TooLarge, Wire, user_agent
from tests.support.canned import Canned

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.canned import CannedServer


@pytest.fixture
def line() -> Wire:
    """A wire that keeps proxies out, as on loopback."""
    return Wire(agent=user_agent("robot@example.org"), direct=True)


def test_a_plain_answer_comes_whole(line: Wire, canned: CannedServer) -> None:
    """Status, lower-case headers and body are handed on, whatever the status."""
    canned.answers = [Canned(b"gone", status=410, headers={"X-Why": "moved"})]
    reply = line.get(canned.url + "/there", timeout=5)
    assert (reply.status, reply.body, reply.headers["x-why"]) == (410, b"gone", "moved")


def test_every_request_says_who_asks(line: Wire, canned: CannedServer) -> None:
    """User-Agent with a contact and an Accept header go with every request (arXiv answers 406 without)."""
    line.get(canned.url, timeout=5)
    headers = canned.asked[0].headers
    assert headers["user-agent"] == f"curator/{__version__} (+robot@example.org)"
    assert headers["accept"].startswith("application/atom+xml")
    assert headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("contact", ["", " ", "\r\n", "()"])
def test_without_a_contact_the_agent_is_the_program(contact: str) -> None:
    """No empty brackets."""
    assert user_agent(contact) == f"curator/{__version__}"


def test_a_contact_cannot_add_a_header() -> None:
    """Line breaks and what is not ASCII are left out of the header."""
    assert user_agent("a@b.example\r\nX-Evil: 1 é") == f"curator/{__version__} (+a@b.exampleX-Evil: 1)"


def test_no_password_is_taken_from_a_netrc(
    canned: CannedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .netrc for the host stays unread, even where the environment is honoured."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="ascii")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    Wire(agent="x", direct=False).get(canned.url, timeout=5)
    assert "authorization" not in canned.asked[0].headers


def test_loopback_is_asked_without_a_proxy(
    line: Wire, canned: CannedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy named in the environment would not reach this machine's own servers."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert line.get(canned.url, timeout=5).body == b"fine"


def test_elsewhere_the_proxy_of_the_environment_is_used(
    canned: CannedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment says how this machine reaches the network."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", canned.url)
    assert Wire(agent="x", direct=False).get("http://export.example/api", timeout=5).body == b"fine"
    assert canned.asked[0].target == "http://export.example/api"


def test_certificates_of_the_environment_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that opens TLS names its own certificates, and they count."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/company.pem")
    session = Wire(agent="x", direct=False)._session
    settings = session.merge_environment_settings("https://export.example", {}, None, None, None)
    assert settings["verify"] == "/etc/company.pem"


def test_no_cookie_is_kept(line: Wire, canned: CannedServer) -> None:
    """A service cannot follow the program from request to request."""
    canned.answers = [Canned(headers={"Set-Cookie": "id=1; Path=/"}), Canned()]
    line.get(canned.url, timeout=5)
    line.get(canned.url, timeout=5)
    assert "cookie" not in canned.asked[1].headers


def test_a_redirect_is_handed_back(line: Wire, canned: CannedServer) -> None:
    """Where to go next is not for the wire to decide."""
    canned.answers = [Canned(status=302, headers={"Location": "/elsewhere"})]
    assert line.get(canned.url, timeout=5).status == 302
    assert len(canned.asked) == 1


def test_a_compressed_body_is_unpacked(line: Wire, canned: CannedServer) -> None:
    """The body is what was meant, not what was sent."""
    canned.answers = [Canned(gzip.compress(b"many words"), headers={"Content-Encoding": "gzip"})]
    assert line.get(canned.url, timeout=5).body == b"many words"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "small but compressed"])
def test_a_body_without_end_is_cut(
    line: Wire, canned: CannedServer, monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    """The limit counts what comes out of the compression, so a bomb does not go off."""
    monkeypatch.setattr(wire, "LARGEST_BODY", 1_000_000)
    body = b"0" * 1_500_000
    headers = {"Content-Encoding": "gzip"} if packed else {}
    canned.answers = [Canned(gzip.compress(body) if packed else body, headers=headers)]
    with pytest.raises(TooLarge, match="larger than 1 MB"):
        line.get(canned.url, timeout=5)


def test_what_claims_to_be_compressed_and_is_not_is_refused(line: Wire, canned: CannedServer) -> None:
    """A broken compression is a broken answer."""
    canned.answers = [Canned(b"not gzip", headers={"Content-Encoding": "gzip"})]
    with pytest.raises(Broken, match="could not be decompressed"):
        line.get(canned.url, timeout=5)


def test_a_body_shorter_than_promised_is_no_answer(line: Wire, canned: CannedServer) -> None:
    """A connection that closes too early has not delivered, although nothing timed out."""
    canned.answers = [Canned(b"half", headers={"Content-Length": "8"})]
    with pytest.raises(Broken, match="broke off"):
        line.get(canned.url, timeout=5)


@pytest.mark.parametrize("at_once", [0, 20, 60], ids=["from the first byte", "in the head", "in the body"])
def test_a_server_that_trickles_does_not_hold_the_run(line: Wire, canned: CannedServer, at_once: int) -> None:
    """The time for an answer is for all of it, although every single byte comes in time."""
    canned.answers = [Canned(b"slow" * 1_000, trickle=at_once), Canned()]
    with pytest.raises(Broken, match=r"no whole answer came within 0\.3 s"):
        line.get(canned.url, timeout=0.3)
    assert line.get(canned.url, timeout=5).body == b"fine"


def test_a_server_that_says_nothing_does_not_hold_the_run(line: Wire) -> None:
    """A connection that is taken and never served ends at its time-out."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(Broken, match=r"no whole answer came within 0\.3 s"):
            line.get(f"http://127.0.0.1:{port}/", timeout=0.3)


def test_nobody_there_is_said_in_words(line: Wire) -> None:
    """A refused connection is one sentence, not a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Broken, match=r"the connection failed or broke off$"):
        line.get(f"http://127.0.0.1:{port}/", timeout=5)


def test_a_mistake_of_ours_is_not_called_a_failure_of_theirs(line: Wire) -> None:
    """What is not about the network comes through as what it is."""
    with pytest.raises(UnicodeDecodeError):
        line.get(b"\xff", timeout=5)  # type: ignore[arg-type] # on purpose: a bug in the caller


def test_a_post_carries_json_and_asks_for_json(line: Wire, canned: CannedServer) -> None:
    """The body goes as it is, under the same User-Agent, and its headers stay with it."""
    assert line.post(canned.url + "/search", b'{"ids": []}', timeout=5).body == b"fine"
    line.get(canned.url, timeout=5)
    post, get = canned.asked
    assert (post.method, post.target, post.body) == ("POST", "/search", b'{"ids": []}')
    assert (post.headers["content-type"], post.headers["accept"]) == ("application/json", "application/json")
    assert post.headers["user-agent"] == get.headers["user-agent"]
    assert "content-type" not in get.headers
    assert get.headers["accept"].startswith("application/atom+xml")


def test_a_post_is_bounded_like_a_get(line: Wire, canned: CannedServer) -> None:
    """A server that trickles does not hold the run, and a redirect is handed back."""
    canned.answers = [Canned(b"slow" * 1_000, trickle=0), Canned(status=308, headers={"Location": "/x"})]
    with pytest.raises(Broken, match=r"no whole answer came within 0\.3 s"):
        line.post(canned.url, b"{}", timeout=0.3)
    assert line.post(canned.url, b"{}", timeout=5).status == 308
