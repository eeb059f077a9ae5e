"""What one look at a link adds to what is known of it: dead needs two, and only good news is remembered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.links.link import Known
from curator.core.links.page_title import is_pdf
from curator.core.links.verdicts import UNCONFIRMED, compared, contradicts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from curator.core.facts import VerdictName
    from curator.core.links.link import Link, Seen, Verdict

FRESH: Final[Mapping[VerdictName, timedelta]] = {"alive": timedelta(days=30), "moved": timedelta(days=7)}
"""How long nobody is asked again; nothing else is ever fresh."""

_GOOD: Final = frozenset(FRESH)
_OF_PAGES: Final = frozenset({f"404{UNCONFIRMED}", f"410{UNCONFIRMED}"})
_NOT_MODIFIED: Final = 304
_VALIDATOR: Final = late(r"[ -~]{1,256}")
"""What may be sent back in a header; longer ones are left to whoever wants to recognise visitors by them."""


def settle(
    verdict: Verdict,
    known: Known | None,
    *,
    now: datetime,
    confirm_after: timedelta,
    seen: Seen | None = None,
) -> tuple[Verdict, Known | None]:
    """What is to be said of a link after a look at it, and what is to be remembered in place of ``known``.

    Args:
        verdict: what the look came to.
        known: what was remembered before.
        now: when the look was (UTC).
        confirm_after: how long after its first sighting a second one proves that a page is gone.
        seen: what was seen, where a page was asked.

    Returns:
        The verdict, and what to remember: None where ``known`` is still all that is known.
    """
    if verdict.name in _GOOD:
        return _good(verdict, known, now=now, seen=seen)
    if verdict.name == "dead":
        return verdict, Known(verdict, now, missing_since=_since(known, now))
    if _is_missing(verdict):
        since = _since(known, now)
        was_dead = known is not None and known.verdict.name == "dead" and known.checked_at <= now
        if was_dead or (
            known is not None and known.missing_since is not None and now - since >= confirm_after
        ):
            verdict = _dead(verdict)
        return verdict, Known(verdict, now, missing_since=since)
    return verdict, None


def fresh(known: Known, *, now: datetime) -> bool:
    """Whether what is remembered is new enough to be believed."""
    lasts = FRESH.get(known.verdict.name)
    return lasts is not None and known.missing_since is None and timedelta() <= now - known.checked_at < lasts


def settles(known: Known, link: Link, *, now: datetime) -> bool:
    """Whether nobody need be asked about ``link``: what is remembered is fresh, and answers for its title."""
    return fresh(known, now=now) and not must_be_read(known, link)


def must_be_read(known: Known, link: Link) -> bool:
    """Whether what is remembered leaves the title behind ``link`` open, so that it has to be read anew.

    The page was asked with HEAD while no title was wanted. Or its title is not the expected one: that may
    have been a wall's for an hour, and the page or the list may have been mended since.
    """
    verdict = known.verdict
    if contradicts(compared(verdict, link=link)):
        return True
    of_a_page = verdict.status is not None and not any(map(is_pdf, (link.url, verdict.final_url)))
    return bool(link.title) and of_a_page and not (verdict.title or verdict.title_from)


def needs_a_second_look(verdict: Verdict) -> bool:
    """Whether asking again in a minute may turn the verdict into *dead*, or refute it.

    A registry that does not know an id yet is not asked again so soon: it takes it a day to learn of one.
    """
    return verdict.name == "unreachable" and verdict.reason in _OF_PAGES


def confirmed(first: Verdict, second: Verdict) -> Verdict:
    """What two looks at one page come to; a second one that shows nothing leaves the first as it was."""
    if second.name in _GOOD or second.name == "dead":
        return second
    if _is_missing(first) and _is_missing(second):
        return _dead(second)
    return first if _is_missing(first) else second


def _good(
    verdict: Verdict, known: Known | None, *, now: datetime, seen: Seen | None
) -> tuple[Verdict, Known]:
    headers: Mapping[str, str] = seen.headers if seen else {}
    etag, last_modified = (_validator(headers.get(name, "")) for name in ("etag", "last-modified"))
    if known and known.verdict.name in _GOOD and seen and seen.status == _NOT_MODIFIED:
        verdict = _unchanged(verdict, known.verdict, seen)
        etag, last_modified = etag or known.etag, last_modified or known.last_modified
    return verdict, Known(verdict, now, etag, last_modified)


def _unchanged(verdict: Verdict, before: Verdict, seen: Seen) -> Verdict:
    """A page that is still what it was has no body to be judged by; only where it is may be news."""
    still_moved = before.name == "moved" and verdict.name == "alive" and seen.hops
    return (before if still_moved else verdict)._replace(
        status=before.status,
        title=before.title,
        title_match=before.title_match,
        title_from=before.title_from,
    )


def _since(known: Known | None, now: datetime) -> datetime:
    """Since when it is missing; a time that has not come yet is a mistake of some clock."""
    since = known.missing_since if known else None
    return since if since is not None and since <= now else now


def _is_missing(verdict: Verdict) -> bool:
    return verdict.name == "unreachable" and verdict.reason.endswith(UNCONFIRMED)


def _dead(verdict: Verdict) -> Verdict:
    return verdict._replace(name="dead", reason=verdict.reason.removesuffix(UNCONFIRMED))


def _validator(text: str) -> str:
    return text if _VALIDATOR.fullmatch(text) else ""
