"""Where a redirect leads: an absolute address, or why it leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

from curator.core.addresses import LONGEST
from curator.links.courses import Unanswered

if TYPE_CHECKING:
    from curator.links.wire import Reply

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_FOLLOWED: Final = frozenset({"http", "https", ""})
_KEPT: Final = "!#$%&'(*+,/:;=?@[]~)"


def target_of(reply: Reply, *, asked: str) -> str | Unanswered:
    """The address that an answer to ``asked`` redirects to, with its fragment; or what fails there."""
    location = reply.headers.get("location", "").strip()
    if not location:
        return Unanswered("protocol", "redirect without a target")
    if len(location) > LONGEST:
        return Unanswered("protocol", "redirect to an address beyond all bounds")
    try:
        there = urlsplit(quote(location, safe=_KEPT, errors="replace"))
        url = urljoin(asked, there.geturl())
    except ValueError:
        return Unanswered("protocol", "redirect to what is no address")
    if there.scheme not in _FOLLOWED:
        return Unanswered("address", f"redirect to an address of another kind ({there.scheme[:20]})")
    if there.scheme and not there.netloc:
        return Unanswered("address", "redirect to an address without a host")
    return url
