"""What the engine sees of nginx: right for each answer of a web server that nobody here wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.links.link import MOST_READ, Link
from curator.ports import Visit
from tests.links.visits import see, seen_of, titled
from tests.support.nginx import LARGE, PAGE, READY

if TYPE_CHECKING:
    from tests.support.nginx import Nginx

PROGRAM: Final = """
import sys
from tests.links.visits import see
seen = see(sys.argv[1])
print(seen.status, seen.failure, seen.detail)
"""


def asked(nginx: Nginx) -> list[tuple[str, str, int]]:
    """What was asked, but for robots.txt, and how it was answered."""
    return [one[:3] for one in nginx.asked() if one[1] not in {"/robots.txt", READY}]


def test_a_page_is_there(nginx: Nginx) -> None:
    """HEAD is enough where no title is wanted."""
    seen = see(f"{nginx.url}/page.html")
    assert (seen.status, seen.body, seen.failure, seen.requests) == (200, b"", "", 1)
    assert seen.headers["content-type"] == "text/html"
    assert asked(nginx) == [("HEAD", "/page.html", 200)]


def test_its_beginning_is_asked_for_where_a_title_is_wanted(nginx: Nginx) -> None:
    """One GET with a range, which nginx answers with the part."""
    seen = see(titled(f"{nginx.url}/page.html"))
    assert (seen.status, seen.body, seen.requests) == (206, PAGE, 1)
    assert asked(nginx) == [("GET", "/page.html", 206)]


def test_a_server_without_ranges_sends_the_whole(nginx: Nginx) -> None:
    """That is the page, too."""
    seen = see(titled(f"{nginx.url}/whole.html"))
    assert (seen.status, seen.body) == (200, PAGE)


def test_a_page_that_has_no_such_part_is_asked_for_whole(nginx: Nginx) -> None:
    """First 416, then once more without a range."""
    seen = see(titled(f"{nginx.url}/no-part.html"))
    assert (seen.status, seen.body) == (200, PAGE)
    assert asked(nginx) == [("GET", "/no-part.html", 416), ("GET", "/no-part.html", 200)]


def test_an_empty_page_is_there(nginx: Nginx) -> None:
    """It has no beginning that could be sent."""
    seen = see(titled(f"{nginx.url}/empty.html"))
    assert (seen.status, seen.body, seen.requests) == (200, b"", 1)


def test_of_a_large_page_64_kilobytes_are_read(nginx: Nginx) -> None:
    """Then the connection is given up, long before the end."""
    seen = see(titled(f"{nginx.url}/large.html"))
    assert seen.status == 200
    assert len(seen.body) == MOST_READ
    assert seen.body.startswith(PAGE)
    (size,) = [one[3] for one in nginx.asked() if one[1] == "/large.html"] or [0]
    assert size < LARGE


def test_a_packed_page_is_unpacked(nginx: Nginx) -> None:
    """And cut off likewise."""
    seen = see(titled(f"{nginx.url}/packed.html"))
    assert (seen.status, seen.headers["content-encoding"]) == (200, "gzip")
    assert seen.body.startswith(PAGE)
    assert len(seen.body) == MOST_READ


def test_a_pdf_is_not_read_for_its_title(nginx: Nginx) -> None:
    """HEAD says that it is there."""
    seen = see(titled(f"{nginx.url}/paper.pdf"))
    assert (seen.status, seen.body) == (200, b"")
    assert seen.headers["content-type"] == "application/pdf"


@pytest.mark.parametrize(("name", "status"), [("old.html", 301), ("elsewhere.html", 302)])
def test_a_redirect_is_followed_to_its_end(nginx: Nginx, name: str, status: int) -> None:
    """Relative or absolute; the status of each hop is kept."""
    seen = see(titled(f"{nginx.url}/{name}"))
    assert (seen.url, seen.status, seen.body) == (f"{nginx.url}/page.html", 206, PAGE)
    assert [(hop.url, hop.status) for hop in seen.hops] == [(f"{nginx.url}/{name}", status)]


@pytest.mark.parametrize(
    ("name", "status"), [("nothing.html", 404), ("gone.html", 410), ("secret.html", 403)]
)
@pytest.mark.parametrize("wanted", [True, False], ids=["title", "no title"])
def test_an_error_is_seen_as_it_is(nginx: Nginx, name: str, status: int, *, wanted: bool) -> None:
    """HEAD's word is not taken for it: GET says so, too."""
    url = f"{nginx.url}/{name}"
    seen = see(titled(url) if wanted else url)
    assert (seen.status, seen.failure, seen.hops) == (status, "", ())
    assert asked(nginx)[-1] == ("GET", f"/{name}", status)


def test_a_page_that_refuses_head_is_there(nginx: Nginx) -> None:
    """405 is HEAD's fate, not the page's."""
    seen = see(f"{nginx.url}/get-only.html")
    assert seen.status == 206
    assert asked(nginx) == [("HEAD", "/get-only.html", 405), ("GET", "/get-only.html", 206)]


@pytest.mark.parametrize("wanted", [True, False], ids=["title", "no title"])
def test_what_has_not_changed_is_not_sent_again(nginx: Nginx, *, wanted: bool) -> None:
    """By the validators of the first visit: 304, and no body."""
    url = f"{nginx.url}/page.html"
    headers = see(url).headers
    link = Link(url, "A paper" if wanted else "")
    seen = see(Visit(link, etag=headers["etag"], last_modified=headers["last-modified"]))
    assert (seen.status, seen.body) == (304, b"")
    assert see(titled(url, etag='"another"')).status == 206


def test_a_server_that_limits_requests_is_asked_again_when_it_says(nginx: Nginx) -> None:
    """429 with Retry-After: in the end all pages are seen, and the limit was met on the way."""
    urls = [f"{nginx.url}/busy/{number}.html" for number in range(3)]
    seen = seen_of(map(titled, urls), timeout=30.0)
    assert {one.status for one in seen.values()} == {206}
    statuses = [one[2] for one in asked(nginx)]
    assert statuses.count(206) == 3
    assert 429 in statuses


def test_a_gateway_that_waits_in_vain_is_an_error_of_the_server(nginx: Nginx) -> None:
    """504, after as many attempts as anything gets."""
    seen = see(titled(f"{nginx.url}/slow/page"))
    assert (seen.status, seen.failure, seen.requests) == (504, "", 3)
    assert asked(nginx) == [("GET", "/slow/page", 504)] * 3


@pytest.mark.parametrize(
    ("believed", "said"),
    [(True, "200  \n"), (False, "None tls unable to get local issuer certificate\n")],
    ids=["believed", "unknown"],
)
def test_tls_is_spoken_where_the_certificate_is_good(nginx: Nginx, *, believed: bool, said: str) -> None:
    """Its authority is named in the environment, or it is not believed."""
    environment = os.environ | ({"SSL_CERT_FILE": str(nginx.authority)} if believed else {})
    command = [sys.executable, "-c", PROGRAM, f"{nginx.tls_url}/page.html"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (said, "")


def test_plain_http_at_a_tls_port_is_no_page(nginx: Nginx) -> None:
    """The server says so itself, with status 400."""
    assert see(f"{nginx.tls_url.replace('https:', 'http:')}/page.html").status == 400
