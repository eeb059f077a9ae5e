"""What only the environment may say of links: whether private networks are open, and who stands for a host.

A pull request may edit ``rules/``, and neither may be its choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.settings import addresses
from curator.settings.mistakes import Mistake
from curator.settings.wording import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

ALLOW_PRIVATE: Final = "CURATOR_LINKS_ALLOW_PRIVATE"
HOST_MAP: Final = "CURATOR_LINKS_HOST_MAP"
EVERY_OTHER: Final = "*"
"""Stands in the map for every host that it does not name."""

_FLAGS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("", "0", "false", "no"), False),
    **dict.fromkeys(("1", "true", "yes"), True),
}
_HOST: Final = late(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?")
_EXPECTED_FLAG: Final = "expected 1 or 0"
_EXPECTED_PAIR: Final = (
    "expected host=URL pairs with commas between, such as papers.nips.cc=http://127.0.0.1:8899"
)


class LinkReach(NamedTuple):
    """Where a check of links may go.

    Attributes:
        allow_private: whether addresses of private networks, this machine's own included, are asked too.
        host_map: the base URL that is asked in place of a host (in lower case, or `EVERY_OTHER`).
    """

    allow_private: bool
    host_map: Mapping[str, str]


def link_reach(environ: Mapping[str, str], *, mistakes: list[Mistake]) -> LinkReach:
    """Read both variables; every mistake in them is appended to ``mistakes``, and has no effect."""
    return LinkReach(_flag(environ, mistakes), _hosts(environ, mistakes))


def _flag(environ: Mapping[str, str], mistakes: list[Mistake]) -> bool:
    text = environ.get(ALLOW_PRIVATE, "")
    flag = _FLAGS.get(text.strip().lower())
    if flag is None:
        mistakes.append(_mistake(ALLOW_PRIVATE, text, _EXPECTED_FLAG))
    return bool(flag)


def _hosts(environ: Mapping[str, str], mistakes: list[Mistake]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in environ.get(HOST_MAP, "").split(","):
        if pair.strip():
            try:
                host, url = _pair(pair.strip(), found)
            except ValueError as error:
                mistakes.append(_mistake(HOST_MAP, pair.strip(), str(error)))
            else:
                found[host] = url
    return found


def _pair(text: str, found: Mapping[str, str]) -> tuple[str, str]:
    host, sign, url = (part.strip() for part in text.partition("="))
    host = host.lower()
    if not sign or not (host == EVERY_OTHER or _HOST.fullmatch(host)):
        raise ValueError(_EXPECTED_PAIR)
    if host in found:
        message = f"{host} is there already, expected each host once"
        raise ValueError(message)
    return host, addresses.base_url(url)


def _mistake(variable: str, text: str, expected: str) -> Mistake:
    return Mistake(f"environment variable {variable}", 0, 0, f"is {quote(text)}; {expected}")
