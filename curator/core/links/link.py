"""What a link is, what a visit saw behind it, and what is known of it: values, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from curator.core.facts import TitleFrom, VerdictName

Via = Literal["http", "arxiv", "doi", "openreview", "cache"]
"""Who was asked: the page itself, a registry that knows the id in the address, or our own memory."""

Failure = Literal[
    "address",  # not one that may be asked: no http(s), a host that cannot be, credentials, too long
    "forbidden",  # the name leads into a private network
    "dns",
    "refused",
    "reset",
    "tls",
    "timeout",
    "protocol",  # what came is no HTTP, or has headers beyond all bounds
    "loop",  # redirects in a circle, or more of them than anybody follows
    "robots",  # the site asks programs to stay away
    "host",  # not asked: the host has failed, or turned programs away, too often in this run
]
"""Why a visit ended without an answer."""

MOST_READ: Final = 65_536
"""Bytes of a body, before and after decompression, that a visit reads at most."""


Trouble = Literal["did not answer", "turned programs away", "asked to be left alone"]
"""What a host did too often: the ``detail`` of the failure "host"."""

SILENT: Final = "did not answer"
TURNED_AWAY: Final = "turned programs away"
LEFT_ALONE: Final = "asked to be left alone"

ROBOTS_UNREADABLE: Final = "its robots.txt cannot be read"
"""How the ``detail`` of the failure "robots" begins where the site's server is broken."""


class Link(NamedTuple):
    """One link to be checked.

    ``title`` is what should stand behind it: the entry's title where this is the entry's main link, else "".
    """

    url: str
    title: str = ""


class Hop(NamedTuple):
    """One redirect: the address that answered with it (absolute), and its status."""

    url: str
    status: int


class Seen(NamedTuple):
    """What one visit came to: the answer at the end of the redirects, or why there is none.

    Attributes:
        url: where the visit ended (absolute; the link's own address without redirects).
        status: of the last answer; None where none came.
        headers: of the last answer, names in lower case.
        body: the beginning of its body, decompressed; empty after HEAD.
        hops: the redirects on the way, in their order.
        failure: "" where an answer came.
        detail: the failure in a few words, such as ``certificate has expired``; "" where there is none.
        requests: how many were sent for this visit, redirects and retries included, robots.txt not.
    """

    url: str
    status: int | None = None
    headers: Mapping[str, str] = {}
    body: bytes = b""
    hops: tuple[Hop, ...] = ()
    failure: Failure | Literal[""] = ""
    detail: str = ""
    requests: int = 0


class Verdict(NamedTuple):
    """What is known of a link.

    Attributes:
        name: one of the seven verdicts.
        reason: why, as one short term that programs can rely on, such as ``404-unconfirmed``; "" where alive.
        status: HTTP's; None where no page was asked.
        final_url: where the link leads: the new place of a page that moved, else the end of the redirects;
            "" where it is the link's own address.
        title: of what is behind the link; "" where nobody said.
        withdrawn: its registry says that the paper was withdrawn.
        via: who was asked.
        title_match: how much of that title and of the expected one agrees, 0 to 1; None without both.
        title_from: who said that title, or was asked for one and said none; "" where nobody was asked.
    """

    name: VerdictName
    reason: str = ""
    status: int | None = None
    final_url: str = ""
    title: str = ""
    withdrawn: bool = False
    via: Via = "http"
    title_match: float | None = None
    title_from: TitleFrom = ""


class Known(NamedTuple):
    """A verdict as it is remembered.

    Attributes:
        verdict: what was found.
        checked_at: when (UTC).
        etag: the page's validator; "" without one.
        last_modified: likewise, as the server wrote it.
        missing_since: since when the page has been missing in every check; None while it is there.
    """

    verdict: Verdict
    checked_at: datetime
    etag: str = ""
    last_modified: str = ""
    missing_since: datetime | None = None


class Registration(NamedTuple):
    """What a registry says of an id: whether it knows it, and, where it tells, title and address.

    ``latest`` is the number of the newest version; None where the registry counts none.
    """

    known: bool
    title: str = ""
    withdrawn: bool = False
    final_url: str = ""
    latest: int | None = None
