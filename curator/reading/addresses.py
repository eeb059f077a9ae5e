"""Addresses in an answer made absolute."""

from __future__ import annotations

from urllib.parse import urljoin

LONGEST = 2_000
"""Characters; what is longer is no address of a paper."""


def absolute(base: str, address: str) -> str:
    """The address that a link on the page ``base`` leads to; "" where it is none or leads nowhere."""
    if not address or len(address) > LONGEST:
        return ""
    try:
        return urljoin(base, address)
    except ValueError:  # an unbalanced bracket
        return ""
