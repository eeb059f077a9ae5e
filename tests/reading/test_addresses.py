"""Addresses in an answer made absolute."""

from __future__ import annotations

import pytest

from curator.reading.addresses import absolute


@pytest.mark.parametrize(
    ("address", "led_to"),
    [
        ("a.html", "https://example.org/x/a.html"),
        ("/a.html", "https://example.org/a.html"),
        ("../a.html", "https://example.org/a.html"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("http://other.example/a", "http://other.example/a"),
        ("", ""),
        ("http://[", ""),
        ("x" * 3_000, ""),
    ],
)
def test_a_link_leads_where_a_browser_would_go(address: str, led_to: str) -> None:
    """Nowhere for what is no address, and never an error."""
    assert absolute("https://example.org/x/index.html", address) == led_to
