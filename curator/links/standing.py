"""What the answers of a host say of the host as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core import politeness
from curator.core.links.attempts import MOMENT
from curator.core.links.challenges import challenge_in
from curator.core.links.link import LEFT_ALONE, SILENT, TURNED_AWAY

if TYPE_CHECKING:
    from curator.core.links.link import Seen
    from curator.links.hosts import Host
    from curator.links.wire import Reply
    from curator.ports import Clock

_SILENCE: Final = frozenset({"dns", "refused", "reset", "timeout", "tls"})
_REFUSALS: Final = frozenset({401, 403})
_TOO_MANY: Final = 429
_BUSY: Final = 503
_ERRORS: Final = 400
_MOST_PATIENCE: Final = 3
"""Times the patience with one visit that a host may keep all of its visits waiting."""


def heard(host: Host, reply: Reply, *, moment: float, clock: Clock, patience: float) -> None:
    """Take in one answer: whether the host lives, and until when it wants to be left alone.

    Args:
        host: whose it is.
        reply: the answer.
        moment: of its end, on the event loop's clock.
        clock: tells what a date in Retry-After is held against where the answer has no date of its own.
        patience: seconds that may be waited for; a host that wants more is not asked again.
    """
    if reply.status < _ERRORS:
        host.alive()
    if reply.status not in {_TOO_MANY, _BUSY}:
        return
    wanted = politeness.retry_after(reply.headers, now=clock.now())
    if wanted is None:
        return
    if wanted <= patience:
        host.close_for(wanted + MOMENT, now=moment, most=patience * _MOST_PATIENCE)
    elif reply.status == _TOO_MANY:
        host.give_up(LEFT_ALONE)


def ended(host: Host, seen: Seen) -> None:
    """Take in how a visit that ended at this host did."""
    if seen.failure in _SILENCE:
        host.failed(SILENT)
    elif seen.status is None:
        return
    elif seen.status == _TOO_MANY or (seen.status == _BUSY and "retry-after" in seen.headers):
        host.failed(LEFT_ALONE)
    elif seen.status in _REFUSALS or challenge_in(seen.status, seen.headers, seen.body):
        host.failed(TURNED_AWAY)
    else:
        host.answered()
