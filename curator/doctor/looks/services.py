"""The services that a night asks: does each of them answer, and as itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_services

if TYPE_CHECKING:
    from curator.doctor.seen import Reply

_REFUSING: Final = frozenset({401, 403, 418, 429})
_SERVER_ERROR: Final = 500
_BELOW_ERRORS: Final = 400


@at_services(
    "service …",
    place=90,
    means="Each service of an enabled source, feed or witness is asked one small question.",
    do="Nothing where it is back tomorrow: a night makes up for it. Else check its address, and proxies.",
)
def services(reply: Reply) -> Diagnosis:
    """Down, refusing, or somebody else in its place."""
    name, place = f"service {reply.service}", reply.base_url
    if reply.status is None or reply.status >= _SERVER_ERROR:
        why = reply.trouble or f"status {reply.status}"
        do = "Nothing, if it is back tomorrow: a night makes up for it. Else check the address, and proxies."
        return Diagnosis(name, State.DOWN, f"{place} does not answer: {why}.", do)
    if reply.status in _REFUSING:
        says = f"{place} does not let programs in from here (status {reply.status})."
        return Diagnosis(name, State.NOTICE, says, "docs/sources.md says what each service wants to know.")
    if reply.wrong:
        do = "Check the address, and proxies before it; if the service has changed, curator has to be told."
        return Diagnosis(name, State.DOWN, f"{place} answers, but {reply.wrong}.", do)
    if reply.status >= _BELOW_ERRORS:
        do = "Check the address; if it is right, the service may have changed: a night tells more."
        return Diagnosis(name, State.NOTICE, f"{place} answers with status {reply.status}.", do)
    return good(name, f"{place} answers.")
