"""Who is asked about an address: a registry that knows the id in it, the page itself, or nobody."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from urllib.parse import unquote

from curator.core.late import late
from curator.core.url_faults import fault_in, is_file_of_the_list
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from curator.core.works.paper import PaperId

Asked = Literal["http", "arxiv", "doi", "openreview", "none"]

LONGEST: Final = 8_000
"""Characters; what servers are asked to take at least (RFC 9110, section 4.1), and more than any page has."""

_SCHEME: Final = late(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?![0-9])")
_SURROGATE: Final = late("[\ud800-\udfff]")
_UNNAMED: Final = late(
    r"https?://(?:localhost|\[(?P<number>[0-9A-Fa-f:.]{2,45})\])(?::(?P<port>[0-9]{1,5}))?(?:[/?#][!-~]*+)?",
    re.IGNORECASE,
)
"""Hosts that no list should name, but a test or a mirror may: who connects to them decides that."""

_LAST_PORT: Final = 65_535
_PATH: Final = late(r"https?://([^/?#]*+)([^?#]*+)", re.IGNORECASE)
_VERSION: Final = late(r"v([1-9][0-9]{0,2})(?:\.pdf)?/*+\Z", re.IGNORECASE)
_DOI_HOSTS: Final = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_DOUBTFUL_DOI: Final = late(r"[<>\"#?%&\\]|\(sici\)")
"""DOIs that reach a list in pieces or in disguise, such as those of Wiley's that end with ``CO;2-#``."""

_NEVER_REGISTERED: Final = "10.5555/"
"""ACM numbers the papers of other publishers so (``10.5555/3454287.3454900``), without registering them."""

_BY_FAULT: Final = (
    ("is empty", "empty"),
    ("names a user", "credentials"),
    ("names the port", "port"),
    ("is relative", "relative"),
    ("has no scheme", "no-scheme"),
    ("has the scheme", "not-http"),
)


class Route(NamedTuple):
    """Who is asked about an address.

    Attributes:
        via: a registry, ``http`` for the page itself, or ``none``.
        id: what the registry is asked for.
        version: the version of an arXiv paper that the address insists on.
        reason: why nobody can be asked, as one short term; "" unless ``via`` is ``none``.
        key: all addresses that have it get one answer, except that versions of a paper differ: the id, or
            else the address without what a server never sees of it.
    """

    via: Asked
    id: PaperId | None = None
    version: int | None = None
    reason: str = ""
    key: str = ""


def route(url: str) -> Route:
    """Who is asked about an address, which may be any text."""
    address = url.strip()
    if reason := _fault(address):
        return Route("none", reason=reason, key=address)
    for paper_id in ids_in_url(address)[:1]:
        if paper_id.scheme == "arxiv":
            return Route("arxiv", paper_id, _version(address), key=str(paper_id))
        if paper_id.scheme == "openreview":
            return Route("openreview", paper_id, key=str(paper_id))
        if paper_id.scheme == "doi" and _spells(address, paper_id.value):
            return Route("doi", paper_id, key=str(paper_id))
    return Route("http", key=address.partition("#")[0])


def is_resolver(url: str) -> bool:
    """Whether the address is the DOI's own, so that it leads where the registry says or nowhere."""
    return _host_and_path(url)[0] in _DOI_HOSTS


def _fault(address: str) -> str:
    """Why nobody can be asked, as a term; "" for an address of http(s)."""
    if len(address) > LONGEST:
        return "too-long"
    if not address.isascii() and _SURROGATE.search(address):
        return "malformed"
    scheme = _SCHEME.match(address)
    if scheme is None:
        return _fault_of_relative(address)
    if scheme[1].lower() not in {"http", "https"}:
        return "not-http"
    found = _UNNAMED.fullmatch(address)
    return _term(fault_in(address)) if found is None else _fault_of_unnamed(found)


def _fault_of_relative(address: str) -> str:
    if address.startswith("#"):
        return "fragment"
    fault = _term(fault_in(address))
    return "local-file" if fault in {"relative", "no-scheme"} and is_file_of_the_list(address) else fault


def _fault_of_unnamed(found: re.Match[str]) -> str:
    if found["port"] and not 0 < int(found["port"]) <= _LAST_PORT:
        return "port"
    try:
        IPv6Address(found["number"] or "::1")
    except ValueError:
        return "malformed"
    return ""


def _term(fault: str) -> str:
    return (
        next((term for begins, term in _BY_FAULT if fault.startswith(begins)), "malformed") if fault else ""
    )


def _host_and_path(address: str) -> tuple[str, str]:
    """In lower case, the path without its last slashes and decoded."""
    found = _PATH.match(address)
    if found is None:
        return "", ""
    return found[1].lower().partition(":")[0], unquote(found[2]).lower().rstrip("/")


def _version(address: str) -> int | None:
    found = _VERSION.search(_host_and_path(address)[1])
    return int(found[1]) if found else None


def _spells(address: str, doi: str) -> bool:
    """Whether the address itself has this very DOI in it: a registry's "no" is a proof only then."""
    host, path = _host_and_path(address)
    if _DOUBTFUL_DOI.search(doi):
        return False
    if host in _DOI_HOSTS:
        return path.endswith(f"/{doi}")
    return f"/{doi}" in path and not doi.startswith(_NEVER_REGISTERED)
