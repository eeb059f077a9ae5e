"""Debian's nginx on loopback, a web server that nobody here wrote; tests are skipped where it is missing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
import requests
import trustme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE: Final = b"<!doctype html><title>A Paper of Some Length</title><p>" + b"words " * 2_000
READY: Final = "/ready"
LARGE: Final = 20_000_000
_CONFIGURATION: Final = """
daemon off;
worker_processes 1;
{user}
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  log_format told '$request_method $request_uri $status $body_bytes_sent';
  access_log {folder}/access.log told;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  types {{ text/html html; application/pdf pdf; }}
  limit_req_zone $binary_remote_addr zone=two_a_second:1m rate=2r/s;
  server {{
    listen 127.0.0.1:{port};
    listen 127.0.0.1:{tls_port} ssl;
    ssl_certificate {folder}/certificate.pem;
    ssl_certificate_key {folder}/key.pem;
    root {folder}/www;
    location = /old.html {{ return 301 /page.html; }}
    location = /elsewhere.html {{ return 302 http://127.0.0.1:{port}/page.html; }}
    location = /gone.html {{ return 410; }}
    location = /secret.html {{ deny all; }}
    location = /get-only.html {{ if ($request_method = HEAD) {{ return 405; }} }}
    location = /no-part.html {{ if ($http_range) {{ return 416; }} }}
    location = /whole.html {{ max_ranges 0; }}
    location = /large.html {{ max_ranges 0; }}
    location = /packed.html {{ gzip on; gzip_min_length 1; max_ranges 0; }}
    location /busy/ {{
      limit_req zone=two_a_second;
      limit_req_status 429;
      error_page 429 @busy;
    }}
    location @busy {{ internal; add_header Retry-After 1 always; return 429; }}
    location /slow/ {{ proxy_pass http://127.0.0.1:{hung_port}; proxy_read_timeout 500ms; }}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Nginx:
    """One running nginx; ``authority`` is a file with the certificate that signed its own."""

    url: str
    tls_url: str
    authority: Path
    folder: Path

    def asked(self) -> list[tuple[str, str, int, int]]:
        """Method, target, status and bytes of the body of all requests that are over.

        Its one worker writes down what it has answered before it answers what is asked here.
        """
        requests.get(f"{self.url}{READY}", timeout=10)
        rows = (row.split() for row in (self.folder / "access.log").read_text().splitlines())
        return [(method, target, int(status), int(size)) for method, target, status, size in rows]

    def forget(self) -> None:
        """Nothing was asked."""
        requests.get(f"{self.url}{READY}", timeout=10)
        os.truncate(self.folder / "access.log", 0)


def program() -> str:
    """The program, which is in a folder of administrators; "" where there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin") or ""


def _pages(www: Path) -> None:
    www.mkdir()
    for name in ("page", "whole", "get-only", "secret", "no-part"):
        (www / f"{name}.html").write_bytes(PAGE)
    (www / "empty.html").touch()
    (www / "large.html").write_bytes(PAGE + b"x" * LARGE)
    (www / "packed.html").write_bytes(PAGE + b"x" * 1_000_000)
    (www / "paper.pdf").write_bytes(b"%PDF-1.5\n" + b"x" * 100_000)
    (www / "busy").mkdir()
    for number in range(3):
        (www / "busy" / f"{number}.html").write_bytes(PAGE)


def _certificates(folder: Path) -> Path:
    authority = trustme.CA()
    leaf = authority.issue_cert("127.0.0.1", "localhost")
    leaf.private_key_pem.write_to_path(folder / "key.pem")
    for blob in leaf.cert_chain_pems:
        blob.write_to_path(folder / "certificate.pem", append=True)
    authority.cert_pem.write_to_path(folder / "authority.pem")
    return folder / "authority.pem"


@pytest.fixture(scope="session")
def running_nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """One nginx for all tests of a worker; tests ask for `nginx`."""
    found = program()
    if not found:
        pytest.skip("nginx is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    _pages(folder / "www")
    authority = _certificates(folder)
    # It takes over sockets that listen already, so no port is guessed and nobody has to wait for it.
    with (
        socket.create_server(("127.0.0.1", 0)) as plain,
        socket.create_server(("127.0.0.1", 0)) as tls,
        socket.create_server(("127.0.0.1", 0)) as hung,
    ):
        ports = {"port": plain, "tls_port": tls, "hung_port": hung}
        named = {name: one.getsockname()[1] for name, one in ports.items()}
        user = "user root;" if os.geteuid() == 0 else ""  # else its workers could not read this folder
        (folder / "nginx.conf").write_text(_CONFIGURATION.format(folder=folder, user=user, **named))
        process = subprocess.Popen(
            [found, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")],
            env={"NGINX": f"{plain.fileno()};{tls.fileno()};"},
            pass_fds=(plain.fileno(), tls.fileno()),
            stderr=subprocess.DEVNULL,
        )
        here = "127.0.0.1"
        made = Nginx(
            f"http://{here}:{named['port']}", f"https://{here}:{named['tls_port']}", authority, folder
        )
        try:
            requests.get(f"{made.url}{READY}", timeout=10)
            yield made
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture
def nginx(running_nginx: Nginx) -> Nginx:
    """The server, of which nothing was asked yet."""
    running_nginx.forget()
    return running_nginx
