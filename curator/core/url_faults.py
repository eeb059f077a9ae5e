"""What keeps an address from being one: a web page's address names scheme and host, and nothing secret."""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late

_PLAIN: Final = late(r"https?://(?>(?:[A-Za-z0-9-]++\.)+)[A-Za-z][A-Za-z0-9-]*+(?>(?:[/?#][!-~]*+)?)")
"""Most addresses; the others are looked at piece by piece."""

_BLANK: Final = late(r"\s")
_CONTROL: Final = late(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SCHEME: Final = late(r"([A-Za-z][A-Za-z0-9+-]{0,30}):")
_HOST_FIRST: Final = late(
    r"(?:www\.|(?>(?:[\w-]++\.)+)[^\W\d_]{2,24}(?::[0-9]{1,5})?(?:[/?#]|\Z))", re.IGNORECASE
)
_FILE: Final = late(
    r"[^?#:]{0,1000}\.(?:md|pdf|bib|txt|html?|png|jpe?g|svg|gif|ipynb|py|ya?ml|json|csv|docx?)(?:[?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_TWICE: Final = late(r"https?:?/", re.IGNORECASE)
_HOST: Final = late(r"[\w-]++(?>(?:\.[\w-]++)+)\.?")
_AUTHORITY_ENDS: Final = late(r"[/?#\\]")
_NUMBERS: Final = late(r"(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?!\Z)|\Z)){4}")
_LAST_PORT: Final = 65_535


def fault_in(url: str) -> str:
    """What is wrong with an address, to be said after "the address"; "" for an absolute http(s) address."""
    if _PLAIN.fullmatch(url):
        return ""
    if not url.strip():
        return "is empty"
    if _CONTROL.search(url):
        return "holds a control character"
    if _BLANK.search(url):
        return "holds a blank, expected %20 in its place"
    return _fault_of_scheme(url) or _fault_of_host(url.partition("//")[2])


def is_file_of_the_list(url: str) -> bool:
    """Whether it is the path of a file or folder beside the list, which GitHub shows."""
    if url.startswith("/"):
        return not url.startswith("//")
    if url.startswith(("./", "../")):
        return True
    first, slash, _ = url.partition("/")
    return _FILE.fullmatch(url) is not None and not (slash and "." in first) and not first.startswith("www.")


def _fault_of_scheme(url: str) -> str:
    if url.startswith("//"):
        return "has no scheme, expected https: before it"
    found = _SCHEME.match(url)
    if found is None:
        lacking = "has no scheme" if _HOST_FIRST.match(url) else "is relative"
        return f"{lacking}, expected one that begins with https://"
    if found[1].lower() not in {"http", "https"}:
        return f"has the scheme {found[0]}, expected https:"
    slashes = len(url) - found.end() - len(url[found.end() :].lstrip("/"))
    return "" if slashes == len("//") else f"has {slashes} slashes after {found[0]}, expected two"


def _fault_of_host(rest: str) -> str:
    if _TWICE.match(rest):
        return "begins twice"
    authority = _AUTHORITY_ENDS.split(rest, maxsplit=1)[0]
    if "@" in authority:
        return "names a user or a password"
    host, colon, port = authority.partition(":")
    if colon and not host.startswith("[") and not _is_port(port):
        return f"names the port {port[:20]}, which cannot be"
    return _fault_of_name(host)


def _fault_of_name(host: str) -> str:
    if not host:
        return "names no host"
    if host.startswith("["):
        return "names its host by a number"
    if "." not in host.strip("."):
        return f"names the host {host[:60]}, which has no dot"
    if not _HOST.fullmatch(host) or (host[-1].isdigit() and not _NUMBERS.fullmatch(host)):
        return f"names the host {host[:60]}, which cannot be"
    return ""


def _is_port(text: str) -> bool:
    return (
        text.isdecimal()
        and text.isascii()
        and len(text) <= len(str(_LAST_PORT))
        and 0 < int(text) <= _LAST_PORT
    )
