"""Whether two addresses lead to one page: each in a form that all its spellings share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from curator.core.late import late
from curator.core.works.ids import ID_HOSTS, ids_in_url

if TYPE_CHECKING:
    from curator.core.works.paper import PaperId

_WEB: Final = late(
    r"https?://(?>(?:www\.)*)(?P<host>[^/?#\s]++)(?P<path>(?>(?:/[^?#]*+)?))(?>(?:\?(?P<query>[^#]*+))?)(?>(?:#(?P<fragment>.*+))?)",
    re.IGNORECASE | re.DOTALL,
)
_ENCODED: Final = late(r"%[0-9A-Fa-f]{2}|[^!-~]")
_AUTHORITY: Final = late(
    r"(?:[^@]*+@)?(?>(?:www\.)*)([\w-]++(?>(?:\.[\w-]++)*))\.?(?::(?:80|443)?)?", re.IGNORECASE
)
_UNRESERVED: Final = late(r"[A-Za-z0-9._~-]")
_TRACKING: Final = late(
    r"utm_.*|[a-z]{0,2}clid|fbclid|msclkid|[gw]braid|igshid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|ref_(?:src|url)|casa_token"
    r"|cf(?:id|token)|_ga|_gl|vero_id|si_src",
    re.IGNORECASE | re.DOTALL,
)
LONGEST: Final = 10_000
"""Characters; no server takes a longer address, so there is nothing to learn from one."""

_REGISTERED: Final = ("arxiv:", "openreview:", "doi:")
_HOMES: Final = {
    "arxiv": ("https://arxiv.org/abs/", ""),
    "openreview": ("https://openreview.net/forum?id=", ""),
    "doi": ("https://doi.org/", ""),
    "pmlr": ("https://proceedings.mlr.press/", ".html"),
    "acl": ("https://aclanthology.org/", "/"),
}
_LEADS_ON: Final = ("!", "/", "page=")
"""How a fragment begins that names another page: a route within a program, a page of a volume's PDF."""


def normalised(url: str) -> str:
    """The form that all addresses of one page share, for comparing and as a key of facts; any text has one.

    An address that proves an id is that id (``arxiv:2302.04638``): abstract, PDF and version are one paper.
    Any other is `spelled`.
    """
    found = _WEB.fullmatch(url.strip()) if len(url) <= LONGEST else None
    if found is None:
        return url.strip()
    host = found["host"].lower()
    if host in ID_HOSTS or host.endswith(".arxiv.org"):
        for paper_id in ids_in_url(url):
            return str(paper_id)
    return _spelled(found)


def resource(url: str) -> str:
    """The form that all addresses share of which one verdict holds.

    A registry answers for an arXiv paper, a forum or a DOI as a whole; elsewhere page and PDF live apart.
    """
    form = normalised(url)
    return form if form.startswith(("https://", *_REGISTERED)) else spelled(url)


def spelled(url: str) -> str:
    """One spelling for the many that a server cannot tell apart, or does not care to; any text has one.

    Scheme and ``www.`` are one for all, and gone are default ports, the last slash, fragments, what tracks a
    reader, and the choice between ``%7e``, ``%7E`` and ``~``.
    """
    found = _WEB.fullmatch(url.strip()) if len(url) <= LONGEST else None
    return url.strip() if found is None else _spelled(found)


def address_of(paper_id: PaperId) -> str:
    """Where the paper of an id is found for good; "" for the schemes whose ids do not tell."""
    base, ending = _HOMES.get(paper_id.scheme, ("", ""))
    return f"{base}{paper_id.value}{ending}" if base else ""


def is_tracking(name: str) -> bool:
    """Whether a parameter of this name follows a reader around and never chooses a page, on any host."""
    return _TRACKING.fullmatch(name) is not None


def _spelled(found: re.Match[str]) -> str:
    host, path, query, fragment = found.groups()
    if ("@" in host or ":" in host or host.endswith(".")) and (bare := _AUTHORITY.fullmatch(host)):
        host = bare[1]
    address = f"https://{host.lower()}{path.rstrip('/')}"
    if query:
        fields = [field for field in query.split("&") if field and not is_tracking(field.partition("=")[0])]
        address += "?" + "&".join(fields) if fields else ""
    if fragment and fragment.startswith(_LEADS_ON):
        address += f"#{fragment}"
    plain = "%" not in address and address.isascii() and " " not in address
    return address if plain else _ENCODED.sub(_one_encoding, address)


def _one_encoding(found: re.Match[str]) -> str:
    sign = found[0]
    if sign[0] != "%":
        return quote(sign, safe="", errors="replace")
    plain = chr(int(sign[1:], 16))
    return plain if _UNRESERVED.fullmatch(plain) else sign.upper()
