"""Certificates: believed where they are good, named in a few words where they are not."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.links.once import ask, broken

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.link_server import LinkServer
    from tests.support.tls import TlsServers

PROGRAM = "import sys; from tests.links.once import ask; print(ask(sys.argv[1]).status)"


def test_a_good_certificate_is_believed(tls_servers: TlsServers) -> None:
    """Its authority is, and it is for this host, now."""
    reply = ask(tls_servers.good, trust=tls_servers.trust)
    assert (reply.status, reply.body) == (200, b"page")


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("expired", "certificate has expired"),
        ("wrong_name", "IP address mismatch"),
        ("self_signed", "self-signed certificate"),
    ],
)
def test_a_bad_certificate_is_named(tls_servers: TlsServers, kind: str, detail: str) -> None:
    """In OpenSSL's words, without those that its owner chose."""
    error = broken(getattr(tls_servers, kind), trust=tls_servers.trust)
    assert (error.kind, error.detail) == ("tls", detail)


def test_a_certificate_for_another_name_is_named(tls_servers: TlsServers) -> None:
    """A host that is known by a name has to have that name in it."""
    error = broken(tls_servers.wrong_name.replace("127.0.0.1", "localhost"), trust=tls_servers.trust)
    assert (error.kind, error.detail) == ("tls", "Hostname mismatch")


def test_an_authority_that_nobody_knows_is_not_believed(tls_servers: TlsServers) -> None:
    """The system's authorities are believed, and no others."""
    error = broken(tls_servers.good)
    assert (error.kind, error.detail) == ("tls", "unable to get local issuer certificate")


def test_an_authority_can_be_named_in_the_environment(tls_servers: TlsServers, tmp_path: Path) -> None:
    """``SSL_CERT_FILE`` is how a machine says whom it believes."""
    authority = tmp_path / "authority.pem"
    tls_servers.authority.cert_pem.write_to_path(authority)
    command = [sys.executable, "-c", PROGRAM, tls_servers.good]
    environment = os.environ | {"SSL_CERT_FILE": str(authority)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("200\n", "")


def test_a_server_without_tls_is_no_https(link_server: LinkServer) -> None:
    """It answers in the clear, which nobody reads."""
    error = broken(link_server.url("ok").replace("http:", "https:"))
    assert error.kind == "tls"
    assert error.detail.isprintable()


def test_a_tls_server_is_no_http(tls_servers: TlsServers) -> None:
    """What it answers to plain words is no HTTP, or no answer."""
    assert broken(tls_servers.good.replace("https:", "http:")).kind in {"protocol", "reset"}
