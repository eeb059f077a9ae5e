"""What keeps an address from being that of a web page."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.url_faults import fault_in, is_file_of_the_list


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2102.04638",
        "HTTP://www.Example.org",
        "https://example.org?x=1",
        "https://example.org#x",
        "https://example.org:8443/p",
        "https://example.org./p",
        "http://10.0.0.1/p",
        "https://bücher.example/straße?q=ä",
        "https://xn--bcher-kva.example/",
        "https://my_lab.example.org/p",
        "https://medium.com/@doe/bounds",
        "https://web.archive.org/web/2019/https://example.org/",
        "https://example.org/a%20b;c=d(e)",
        "https://example.co.uk/a,b'c\"d",
    ],
)
def test_the_address_of_a_web_page_has_no_fault(url: str) -> None:
    """Ports, numbers, other alphabets, an at-sign or a second address in the path."""
    assert fault_in(url) == ""


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", "is empty"),
        (" ", "is empty"),
        ("https://example.org/a b", "holds a blank, expected %20 in its place"),
        ("https://example.org/a\u00a0b", "holds a blank, expected %20 in its place"),
        ("https://example.org/a\x07b", "holds a control character"),
        ("//example.org/p", "has no scheme, expected https: before it"),
        ("www.example.org/p", "has no scheme, expected one that begins with https://"),
        ("arxiv.org/abs/2102.04638", "has no scheme, expected one that begins with https://"),
        ("example.org:8080/p", "has no scheme, expected one that begins with https://"),
        ("papers/bounds.pdf", "is relative, expected one that begins with https://"),
        ("../bounds.pdf", "is relative, expected one that begins with https://"),
        ("https//arxiv.org/abs/2102.04638", "is relative, expected one that begins with https://"),
        ("TODO", "is relative, expected one that begins with https://"),
        ("htp://example.org/p", "has the scheme htp:, expected https:"),
        ("hhttps://example.org/p", "has the scheme hhttps:, expected https:"),
        ("ftp://example.org/p", "has the scheme ftp:, expected https:"),
        ("mailto:doe@example.org", "has the scheme mailto:, expected https:"),
        ("https:/example.org/p", "has 1 slashes after https:, expected two"),
        ("https:example.org/p", "has 0 slashes after https:, expected two"),
        ("https:///example.org/p", "has 3 slashes after https:, expected two"),
        ("https://https://example.org/p", "begins twice"),
        ("https://http//example.org/p", "begins twice"),
        ("https://doe:secret@example.org/p", "names a user or a password"),
        ("https://doe@example.org/p", "names a user or a password"),
        ("https://", "names no host"),
        ("https://?x", "names no host"),
        ("https://localhost/p", "names the host localhost, which has no dot"),
        ("https://example/p", "names the host example, which has no dot"),
        ("https://example..org/p", "names the host example..org, which cannot be"),
        ("https://exa(mple.org/p", "names the host exa(mple.org, which cannot be"),
        ("https://1.2.3.400/p", "names the host 1.2.3.400, which cannot be"),
        ("https://[::1]/p", "names its host by a number"),
        ("https://example.org:/p", "names the port , which cannot be"),
        ("https://example.org:99999/p", "names the port 99999, which cannot be"),
        ("https://example.org:port/p", "names the port port, which cannot be"),
    ],
)
def test_a_fault_is_named(url: str, fault: str) -> None:
    """With what is expected, where that is not plain."""
    assert fault_in(url) == fault


@pytest.mark.parametrize(
    "url", ["./notes.md", "../a/b", "/docs/a", "notes/a.md", "a.pdf", "notes/a.md#b", "a b.pdf"]
)
def test_a_file_of_the_list_is_a_path(url: str) -> None:
    """GitHub shows it."""
    assert is_file_of_the_list(url)


@pytest.mark.parametrize(
    "url",
    [
        "//example.org/a.pdf",
        "www.example.org/a.pdf",
        "example.org/a.pdf",
        "TODO",
        "url",
        "",
        "htp://a.org/a.pdf",
        "a/b",
    ],
)
def test_an_address_without_a_scheme_is_no_file_of_the_list(url: str) -> None:
    """Nor is a word that waits for an address."""
    assert not is_file_of_the_list(url)


@given(
    st.one_of(st.text(), st.text().map("https://{}".format), st.text().map("https://example.org{}".format))
)
def test_an_address_without_a_fault_can_be_taken_apart(url: str) -> None:
    """Whatever has a fault, or has none, nothing raises."""
    assert is_file_of_the_list(url) in {True, False}
    if not fault_in(url):
        assert urlsplit(url).hostname
