"""Whatever stands in a list as an address: asked as it is meant, or refused, and nothing in between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curator.links.addressing import MOST_CHARACTERS, addressed
from curator.links.broken import Broken

if TYPE_CHECKING:
    from yarl import URL

PIECES = [
    "http",
    "https",
    "HTTP",
    ":",
    "//",
    "/",
    "\\",
    "@",
    "[",
    "]",
    "::1",
    "%25",
    "%",
    ".",
    "a.example",
    "?",
    "#",
]
PIECES += [
    "127.0.0.1",
    "user",
    "\u00fc",
    "\u3002",
    "\uff0f",
    "\u2044",
    "\u00ad",
    "\u200d",
    "xn--",
    "80",
    "65536",
    " ",
    "\t",
]


def plain(text: str) -> URL | Broken:
    """The address, or why it is refused."""
    try:
        return addressed(text)
    except Broken as error:
        return error


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
@example("http://a.example\uff0f@b.example/")
@example("http://a.example\u2044b.example/")
@example("http://\u00ad/")
@example("http://[::1]@a.example/")
@example("http://a.example:\uff18\uff10/")
def test_an_address_is_plain_or_refused(text: str) -> None:
    """What is asked has a host of letters, digits and little else, and no credentials."""
    address = plain(text)
    if isinstance(address, Broken):
        assert address.kind == "address"
        assert address.detail
        return
    assert address.scheme in {"http", "https"}
    assert re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+", address.raw_host or "")
    assert (address.raw_user, address.raw_password) == (None, None)
    assert str(address).isascii()


@given(st.from_regex(r"https?://[a-z0-9.:@\[\]%\\/?#-]{1,30}", fullmatch=True))
def test_the_host_is_the_one_that_everybody_reads(text: str) -> None:
    """No two parsers see two hosts in an address that is asked: it would lead to the wrong place."""
    address = plain(text)
    assert isinstance(address, Broken) or (urlsplit(text).hostname or "") == (address.raw_host or "")


@pytest.mark.parametrize("extra", [0, 1])
def test_an_address_may_be_so_long_and_no_longer(extra: int) -> None:
    """The bound itself is within."""
    url = "http://a.example/".ljust(MOST_CHARACTERS + extra, "x")
    if extra:
        with pytest.raises(Broken):
            addressed(url)
    else:
        assert addressed(url).raw_path == url.removeprefix("http://a.example")


def test_the_words_of_a_failure_are_few_and_printable() -> None:
    """Whatever they were made of."""
    error = Broken("tls", "certificate\x1b[31m\n of " + "x" * 500)
    assert error.detail.startswith("certificate[31m of x")
    assert len(error.detail) <= 80
