"""What an answer says of a link, by a page, a registry, or nobody; never *dead* after one look at a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.destinations import is_barrier
from curator.core.late import late
from curator.core.links.challenges import challenge_in
from curator.core.links.link import LEFT_ALONE, ROBOTS_UNREADABLE, TURNED_AWAY, Verdict
from curator.core.links.page_title import title_in
from curator.core.links.redirects import (
    continues,
    host_of,
    is_error_page,
    is_front_page,
    is_led_astray,
    is_respelled,
    is_secured,
    is_weakened,
    lasting_place,
)
from curator.core.links.routing import is_resolver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.links.link import Link, Registration, Seen, Via
    from curator.core.links.routing import Route

UNCONFIRMED: Final = "-unconfirmed"
"""How the reason of a sighting ends that a second one, a while later, turns into a proof."""

_MISSING: Final = frozenset({404, 410})
_TURNING_AWAY: Final = frozenset({401, 402, 403, 407, 418, 451, 999})
"""Statuses that say nothing of the page; 999 is LinkedIn's, 418 IEEE's."""

_TOO_MANY: Final = frozenset({420, 429, 509, 529})
_UNAVAILABLE: Final = 503
_GOOD: Final = range(200, 300)
_AS_GOOD: Final = frozenset({300, 304, 416})
"""Several forms of the page; one that has not changed; one shorter than the part that was asked for."""


_LIARS: Final[Mapping[str, str]] = {
    "scholar.google.com": "https://github.com/yegor256/iccq.github.io/issues/112",
    "kaggle.com": "https://github.com/Eventual-Inc/Daft/pull/5725",
    "crates.io": "https://github.com/rust-lang/crates.io/issues/788",
}
"""Hosts that answer 404 to programs for pages that are there, without ``www.``, and who reported it."""

_SAYS_MISSING: Final = late(
    r"(?:.{1,60}?\s[|\u00b7\u00bb\u2013\u2014-]\s)?"
    r"(?:(?:http |error )*(?:404|410)(?:\W+(?:error|gone|(?:http |page |file |object )?not found))*"
    r"|(?:error\W+)?(?:the )?(?:requested )?(?:page|file|document|paper|article|resource)"
    r"(?: you(?:'re| are| were)? (?:requested|looking for))?"
    r" (?:was |is |can ?|could )?(?:not (?:be )?found|not available|missing)"
    r"|(?:this )?page (?:does not|doesn(?:'|\u2019)t) exist|not found)"
    r"[.!]?(?:\s?[|\u00b7\u00bb\u2013\u2014-]\s.{1,60})?",
    re.IGNORECASE | re.DOTALL,
)
"""A title that is an error's and nothing else, but for the name of its site before or behind it."""

_ASKS_TO_LOG_IN: Final = late(
    r"(?:.{1,60}?\s[|\u00b7\u00bb\u2013\u2014-]\s)?"
    r"(?:please )?(?:sign|log)[ -]?(?:in|on)(?: to (?:continue|proceed|(?:your|my) account))?(?: required)?"
    r"[.!]?(?:\s?[|\u00b7\u00bb\u2013\u2014-]\s.{1,60})?",
    re.IGNORECASE | re.DOTALL,
)
"""A title that is a log-in's and nothing else, but for the name of its site before or behind it."""

_ALIKE: Final = 0.65
"""How much of two titles must agree so that a page in another domain may be what moved there."""

_UNASKED: Final[Mapping[str, str]] = {
    "address": "malformed",
    "forbidden": "private-address",
    "robots": "robots",
}


def judge(seen: Seen, link: Link) -> Verdict:
    """What one visit says of a link."""
    if seen.failure or seen.status is None:
        return _without_answer(seen)
    verdict = _by_status(seen, link, seen.status)
    ended = seen.url if seen.hops and not is_respelled(link.url, seen.url) else ""
    return verdict._replace(status=seen.status, final_url=verdict.final_url or ended)


def registered(registration: Registration, *, route: Route, link: Link) -> Verdict:
    """What a registry says of a link that has its id."""
    via: Via = "http" if route.via == "none" else route.via
    if not registration.known:
        if via == "doi" and not is_resolver(link.url):  # a publisher's page may be there before its DOI is
            return Verdict("unreachable", f"unknown-id{UNCONFIRMED}", via=via)
        return Verdict("dead", "unknown-id", via=via)
    verdict = Verdict(
        "alive",
        final_url="" if is_respelled(link.url, registration.final_url) else registration.final_url,
        title=registration.title,
        title_from="registry" if registration.title else "",
        withdrawn=registration.withdrawn,
        via=via,
    )
    latest = registration.latest
    if route.version is None or latest is None or route.version <= latest:
        return compared(verdict, link=link)
    if route.version == latest + 1:  # the page is there a day or more before the registry counts it
        return verdict._replace(name="unreachable", reason=f"unknown-version{UNCONFIRMED}", final_url="")
    return verdict._replace(name="dead", reason="unknown-version", final_url="")


def unanswered(*, blocked: bool, down: bool, via: Via) -> Verdict:
    """What is known of a link whose registry said nothing of it."""
    if blocked:
        return Verdict("blocked", "registry-blocked", via=via)
    return Verdict("unchecked", "registry-down" if down else "registry-unsure", via=via)


def unasked(route: Route) -> Verdict:
    """What is known of an address that nobody can be asked about."""
    return Verdict("unchecked", route.reason)


def compared(verdict: Verdict, *, link: Link) -> Verdict:
    """The verdict with how much of the title behind the link agrees with what ``link`` expects there.

    One verdict may be for several links, and a remembered one for an entry whose title was changed since.
    """
    return verdict._replace(title_match=_agreement(verdict, link.title))


def contradicts(verdict: Verdict) -> bool:
    """Whether another title stands behind the link than is expected there."""
    return verdict.title_match is not None and verdict.title_match < _ALIKE


def _agreement(verdict: Verdict, expected: str) -> float | None:
    if not (verdict.title and expected):
        return None
    from curator.core.links.title_match import names_a_paper, resemblance, same_title  # noqa: PLC0415 - few have both

    if same_title(expected, verdict.title):
        return 1.0
    # Of a remembered verdict only the status tells that it was a page's.
    from_a_page = verdict.via == "http" or (verdict.via == "cache" and verdict.status is not None)
    is_a_paper = not from_a_page or names_a_paper(verdict.title)
    return round(resemblance(expected, verdict.title), 2) if is_a_paper else None


def _without_answer(seen: Seen) -> Verdict:
    failure = seen.failure or "protocol"
    final_url = seen.url if seen.hops else ""
    if failure == "robots" and seen.detail.startswith(ROBOTS_UNREADABLE):
        return Verdict("unchecked", "robots-unreadable", final_url=final_url)
    if failure in _UNASKED:
        return Verdict("unchecked", _UNASKED[failure], final_url=final_url)
    if failure != "host":
        return Verdict("unreachable", failure, final_url=final_url)
    if seen.detail == TURNED_AWAY:
        return Verdict("blocked", "host-turns-away", final_url=final_url)
    if seen.detail == LEFT_ALONE:
        return Verdict("rate_limited", "host-left-alone", final_url=final_url)
    return Verdict("unreachable", "host-down", final_url=final_url)


def _by_status(seen: Seen, link: Link, status: int) -> Verdict:
    if refused := _refused(seen, status):
        return refused
    if status in _MISSING:
        return _missing(seen, link, status)
    if status in _GOOD or status in _AS_GOOD:
        return _answered(seen, link)
    return Verdict("unreachable", f"http-{status}")


def _refused(seen: Seen, status: int) -> Verdict | None:
    """An answer about who asks, not about the page."""
    if status in _TOO_MANY:
        return Verdict("rate_limited", f"http-{status}")
    if wall := challenge_in(status, seen.headers, seen.body):
        return Verdict("blocked", wall)
    if status in _TURNING_AWAY:
        return Verdict("blocked", f"http-{status}")
    if status == _UNAVAILABLE and "retry-after" in seen.headers:
        return Verdict("rate_limited", f"http-{status}")
    return None


def _missing(seen: Seen, link: Link, status: int) -> Verdict:
    """Of a host that hides its pages from programs it says nothing, nor elsewhere, as of a log-in's."""
    if any(host_of(url).removeprefix("www.") in _LIARS for url in (link.url, seen.url)):
        return Verdict("blocked", f"http-{status}")
    if is_led_astray(seen, link.url):
        return Verdict("unreachable", f"{status}-elsewhere")
    return Verdict("unreachable", f"{status}{UNCONFIRMED}")


def _answered(seen: Seen, link: Link) -> Verdict:
    """The answer is good; whether it is the page's is another question."""
    title, title_from = title_in(seen.body, seen.headers)
    found = compared(Verdict("alive", title=title, title_from=title_from), link=link)
    agrees = found.title_match is not None and found.title_match >= _ALIKE
    if not agrees and _SAYS_MISSING.fullmatch(title[:300]):
        return Verdict("unreachable", "soft-404")
    if not agrees and _ASKS_TO_LOG_IN.fullmatch(title[:300]):
        return Verdict("blocked", "log-in")
    if not seen.hops:
        return found
    place = lasting_place(seen, link.url)
    if doubt := _doubt(link.url, (place, seen.url), agrees=agrees):
        return doubt
    return _moved(found, link.url, place, agrees=agrees)


def _doubt(old: str, places: tuple[str, ...], *, agrees: bool) -> Verdict | None:
    """Redirects that lead away from the page, although what is there answers well."""
    if not agrees and not is_error_page(old) and any(is_error_page(place) for place in places):
        return Verdict("unreachable", "redirects-to-error")
    if not is_barrier(old) and any(is_barrier(place) and not is_error_page(place) for place in places):
        return Verdict("blocked", "log-in")
    if not agrees and not is_front_page(old) and any(is_front_page(place) for place in places):
        return Verdict("unreachable", "redirects-to-front-page")
    return None


def _moved(found: Verdict, old: str, place: str, *, agrees: bool) -> Verdict:
    """A place of another title, unlike the old address, or without encryption is none to send readers to."""
    if is_secured(old, place):
        return found._replace(name="moved", reason="https", final_url=place)
    if is_respelled(old, place) or is_weakened(old, place):
        return found
    contradicts = found.title_match is not None and not agrees
    if contradicts or not (agrees or continues(old, place)):
        return found
    return found._replace(name="moved", final_url=place)
