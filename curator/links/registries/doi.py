"""DOIs as a `Registry`: the handle system's proxy says whether one is registered, and where it leads.

One request a DOI, ``GET /api/handles/<doi>?type=URL``. What it answers (DOI Handbook, “REST API Response
Format”) is believed only where it names the DOI that was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from curator.core.links.link import Registration
from curator.core.works.ids import doi_id
from curator.ports import Lookup
from curator.reading.payload import hear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.works.paper import PaperId
    from curator.ports import Fetcher
    from curator.reading.payload import Said

MOST_FAILURES: Final = 2
"""Requests in a row that are refused before the registry is left alone."""

_SERVICE: Final = "doi"
_LONGEST_URL: Final = 2_000
_MEANINGS: Final[Mapping[tuple[object, int | None], bool]] = {
    (1, 200): True,  # success
    (200, 200): True,  # no such values: it exists, and has no address
    (200, 404): True,
    (100, 404): False,  # no such handle
}
"""Whether a DOI is known, by the proxy's code and the status that must go with it; all else says nothing."""


class DoiRegistry:
    """Whether DOIs exist, and the addresses behind them; the handle system knows no titles."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``doi``, whose budget bounds the requests."""
        self._fetcher = fetcher

    @property
    def name(self) -> Literal["doi"]:
        """Under which name its answers are told."""
        return "doi"

    def look_up(self, ids: Sequence[PaperId]) -> Lookup:
        """What is said of DOIs, one after another, until the service fails; others are not asked for."""
        asking = _Asking(self._fetcher)
        for one in dict.fromkeys(ids):
            if asking.over:
                break
            if one.scheme == self.name and doi_id(one.value) == one:
                asking.ask(one)
            else:
                asking.trouble = f"{one} is no DOI that can be asked for."
        return Lookup(
            asking.found,
            asking.requests,
            asking.trouble,
            blocked=asking.blocked,
            down=asking.over and not asking.blocked,
        )


@dataclass(slots=True)
class _Asking:
    """One round of questions; ``over`` once a service that fails must not be asked any more."""

    fetcher: Fetcher
    found: dict[PaperId, Registration] = field(default_factory=dict)
    trouble: str = ""
    requests: int = 0
    failures: int = 0
    blocked: bool = False
    over: bool = False

    def ask(self, one: PaperId) -> None:
        """Ask for one DOI, and take in what that says of it or of the service."""
        params = {"type": "URL"}
        said = hear(lambda no: self.fetcher.get(_SERVICE, _path(one.value), params, objection=no))
        self.requests += said.attempts
        handle = _handle(said, one)
        if handle is None:
            self._take_amiss(said)
            return
        self.failures = 0
        registration = _registration(handle, said.status)
        if registration is None:  # the proxy works, and a registry behind it does not
            self.trouble = f"The handle system could not look up {one}."
        else:
            self.found[one] = registration

    def _take_amiss(self, said: Said) -> None:
        """Count a failure that is not about the DOI; after retries it is the service's."""
        self.failures += 1
        self.blocked = self.blocked or said.turned_away
        self.over = self.failures >= MOST_FAILURES or said.hopeless
        if said.page:
            self.trouble = "A page for people came instead of the handle system's answer."
        else:
            self.trouble = f"{said.failure or 'The answer is not about the DOI asked for'}."


def _path(doi: str) -> str:
    """The address of a DOI; one with dots for a segment has its slashes hidden, or it would name another."""
    dotted = {".", ".."} & set(doi.split("/"))
    return f"/api/handles/{quote(doi, safe='' if dotted else '/')}"


def _handle(said: Said, one: PaperId) -> Mapping[str, object] | None:
    """The answer where it is one of the handle system about this DOI, whose case does not count."""
    answer = said.fields
    if answer is None or type(answer.get("responseCode")) is not int:
        return None
    handle = answer.get("handle")
    return answer if isinstance(handle, str) and handle.lower() == one.value.lower() else None


def _registration(handle: Mapping[str, object], status: int | None) -> Registration | None:
    known = _MEANINGS.get((handle["responseCode"], status))
    if known is None:
        return None
    return Registration(known=known, final_url=_address(handle.get("values")) if known else "")


def _address(values: object) -> str:
    """The first address among the values of a handle; "" without one that a browser would open."""
    for value in values if isinstance(values, list) else ():
        if not isinstance(value, dict) or value.get("type") != "URL":
            continue
        data = value.get("data")
        url = data.get("value") if isinstance(data, dict) else None
        if isinstance(url, str) and url.startswith(("http://", "https://")) and len(url) <= _LONGEST_URL:
            return url if url.isprintable() else ""
    return ""
