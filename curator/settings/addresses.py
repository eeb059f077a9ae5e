"""Base URLs of services: scheme, host, port and an optional prefix, and nothing that could carry a secret."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

EXPECTED_PAGE: Final = "expected the address of a page, such as https://example.org/feed.xml"
EXPECTED: Final = "expected a base URL such as https://export.arxiv.org or http://127.0.0.1:8899/prefix"
_LONGEST: Final = 500
_PAGE: Final = re.compile(r"https?://[!-~]{1,490}")
_WRITTEN: Final = re.compile(
    r"https?://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?"
)


def base_url(text: str) -> str:
    """The URL without a final slash; raises ValueError with what is expected."""
    if len(text) > _LONGEST or not _WRITTEN.fullmatch(text):
        raise ValueError(EXPECTED)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(EXPECTED) from None
    if not parts.hostname or port == 0 or ".." in parts.path.split("/"):
        raise ValueError(EXPECTED)
    return text.rstrip("/")


def web_address(text: str) -> str:
    """An address with path and query, without a password in it; raises ValueError with what is expected."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(EXPECTED_PAGE) from None
    if not _PAGE.fullmatch(text) or not parts.hostname or port == 0 or "@" in parts.netloc or "#" in text:
        raise ValueError(EXPECTED_PAGE)
    return text
