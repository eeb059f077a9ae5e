"""Ids of a work in their canonical form, and the ids that a URL proves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from curator.core.late import late
from curator.core.works import proceedings
from curator.core.works.paper import PaperId
from curator.core.works.proceedings import acl_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Reader = Callable[[SplitResult], PaperId | None]

_LONGEST_URL: Final = 2_000

_ARCHIVES: Final = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|"
    "dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|"
    "physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
# arXiv's own history: archive/YYMMNNN until March 2007, YYMM.NNNN until 2014, YYMM.NNNNN since.
_ARXIV = late(
    rf"(?:(?P<archive>{_ARCHIVES})(?:\.[a-z]{{2}})?/(?P<old>(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])[0-9]{{3}})"
    r"|(?P<four>(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2]))\.[0-9]{4})"
    r"|(?P<five>(?:1[5-9]|[2-8][0-9])(?:0[1-9]|1[0-2])\.[0-9]{5}))"
    r"(?:v[1-9][0-9]{0,2})?(?:\.pdf)?",
    re.IGNORECASE | re.ASCII,
)
_USUAL_ARXIV = late(r"https?://arxiv\.org/(?:abs|pdf)/([0-9]{4}\.[0-9]{4,5})(?:\.pdf)?", re.ASCII)
_USUAL = late(
    r"https?://([a-z0-9.-]++)(?>(/[!\"$->@-~]*+)?)(?>(?:\?([!\"$-~]*+))?)(?>(?:#([!-~]*+))?)", re.ASCII
)
_ARXIV_PATH = late(r"/(?:abs|pdf|html|format|ps|e-print|src|ftp/arxiv/papers/[0-9]{4})/(.+)", re.ASCII)
_DOI = late(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}/[!-~]{1,200}", re.ASCII)
_DOI_OF_ARXIV: Final = "10.48550/arxiv."
_DOI_OF_ACL: Final = "10.18653/v1/"
_OPENREVIEW = late(r"[A-Za-z0-9_-]{8,16}", re.ASCII)
_PUBLISHER_PATH = late(
    r"/(?:doi(?:/(?:abs|full|fullhtml|pdf|epdf|pdfdirect|pdfplus))?|article|chapter|content/pdf)"
    r"/(10\.[0-9]{4,9}/[^/]+?)(?:\.pdf|/fulltext\.html)?/?",
    re.IGNORECASE | re.ASCII,
)
_ACM_NUMBER = late(r"[0-9]{5,9}\.[0-9]{5,9}", re.ASCII)
_IJCAI_PATH = late(r"/proceedings/(20(?:1[7-9]|[2-9][0-9]))/0{0,3}([1-9][0-9]{0,3})(?:\.pdf)?/?", re.ASCII)


def arxiv_id(text: str) -> PaperId | None:
    """Read ``2302.04638v2``, ``arXiv:2302.04638`` or ``math.GT/0309136``; the version is dropped.

    Old ids lose their subject class (``math/0309136``), as arXiv itself resolves both to one paper.
    """
    plain = text.strip()
    found = _ARXIV.fullmatch(plain[6:] if plain[:6].lower() == "arxiv:" else plain)
    if found is None:
        return None
    if found["archive"]:
        return PaperId("arxiv", f"{found['archive'].lower()}/{found['old']}")
    return PaperId("arxiv", found["four"] or found["five"])


def doi_id(text: str) -> PaperId | None:
    """Read a DOI, with or without ``doi:`` before it; lower case, because DOIs ignore case.

    arXiv's own DOIs come back as arXiv ids: they name a preprint, not a publication.
    """
    plain = text.strip().lower().removeprefix("doi:").strip().rstrip(".,;")
    if plain.startswith(_DOI_OF_ARXIV):
        return arxiv_id(plain.removeprefix(_DOI_OF_ARXIV))
    return PaperId("doi", plain) if _DOI.fullmatch(plain) else None


def openreview_id(text: str) -> PaperId | None:
    """Read a forum id; case counts."""
    return PaperId("openreview", text) if _OPENREVIEW.fullmatch(text) else None


def ids_in_url(url: str) -> tuple[PaperId, ...]:
    """Every id that a URL proves, best first; ``()`` for any other URL, however broken.

    Only the address is read: nothing is guessed from a title in it; supplements, code and slides have no id.
    """
    if len(url) > _LONGEST_URL:
        return ()
    if usual := _USUAL_ARXIV.fullmatch(url):  # most links of most lists; taking an address apart costs more
        paper_id = arxiv_id(usual[1])
        return (paper_id,) if paper_id else ()
    try:
        parts, host = _taken_apart(url)
    except ValueError:  # an unbalanced bracket, or a character that has no place in a host
        return ()
    host = host.removeprefix("www.")
    reader = _READERS.get("arxiv.org" if host.endswith(".arxiv.org") else host)
    if reader is None or parts.scheme not in {"http", "https"}:
        return ()
    found = reader(parts._replace(path=unquote(parts.path)) if "%" in parts.path else parts)
    return () if found is None else (found, *_implied(found))


def _taken_apart(url: str) -> tuple[SplitResult, str]:
    """An address and its host; the usual kind without the standard library's many precautions."""
    if usual := _USUAL.fullmatch(url):
        return SplitResult("https", *usual.groups("")), usual[1]
    parts = urlsplit(url.strip())
    return parts, parts.hostname or ""


def _implied(found: PaperId) -> tuple[PaperId, ...]:
    """The ACL Anthology registers its DOIs from its own ids, so such a DOI proves both."""
    if found.scheme != "doi" or not found.value.startswith(_DOI_OF_ACL):
        return ()
    implied = acl_id(found.value.removeprefix(_DOI_OF_ACL))
    return (implied,) if implied else ()


def _arxiv(parts: SplitResult) -> PaperId | None:
    found = _ARXIV_PATH.fullmatch(parts.path.rstrip("/"))
    return arxiv_id(found[1]) if found else None


def _doi(parts: SplitResult) -> PaperId | None:
    return doi_id(parts.path.strip("/"))


def _publisher(parts: SplitResult) -> PaperId | None:
    found = _PUBLISHER_PATH.fullmatch(parts.path)
    return doi_id(found[1]) if found else None


def _acm(parts: SplitResult) -> PaperId | None:
    """ACM's former addresses hold the DOI's second half, unless they were shortened to the last number."""
    query = _query(parts)
    number = query.get("doid") or query.get("id", "")
    if parts.path == "/citation.cfm" and _ACM_NUMBER.fullmatch(number):
        return PaperId("doi", f"10.1145/{number}")
    return _publisher(parts)


def _ijcai(parts: SplitResult) -> PaperId | None:
    """IJCAI registers a DOI from year and number since 2017."""
    found = _IJCAI_PATH.fullmatch(parts.path)
    return PaperId("doi", f"10.24963/ijcai.{found[1]}/{found[2]}") if found else None


def _openreview(parts: SplitResult) -> PaperId | None:
    if parts.path.rstrip("/") not in {"/forum", "/pdf", "/attachment"}:
        return None
    return openreview_id(_query(parts).get("id", ""))


def _query(parts: SplitResult) -> Mapping[str, str]:
    """The query's fields by lower-case name; of a repeated one the first counts."""
    try:
        fields = parse_qsl(parts.query, max_num_fields=50)
    except ValueError:  # more fields than any real link has
        return {}
    return {name.lower(): value for name, value in reversed(fields)}


def _by_path(read: Callable[[str], PaperId | None]) -> Reader:
    return lambda parts: read(parts.path)


_READERS: Final[Mapping[str, Reader]] = {
    "arxiv.org": _arxiv,
    "openreview.net": _openreview,
    **dict.fromkeys(("doi.org", "dx.doi.org"), _doi),
    **dict.fromkeys(
        ("link.springer.com", "onlinelibrary.wiley.com", "tandfonline.com", "epubs.siam.org"), _publisher
    ),
    "dl.acm.org": _acm,
    "ijcai.org": _ijcai,
    **dict.fromkeys(("proceedings.mlr.press", "jmlr.org"), _by_path(proceedings.pmlr_in_path)),
    "raw.githubusercontent.com": _by_path(proceedings.pmlr_asset_in_path),
    **dict.fromkeys(
        (
            "papers.nips.cc",
            "papers.neurips.cc",
            "proceedings.neurips.cc",
            "datasets-benchmarks-proceedings.neurips.cc",
        ),
        _by_path(proceedings.neurips_in_path),
    ),
    **dict.fromkeys(("openaccess.thecvf.com", "cv-foundation.org"), _by_path(proceedings.cvf_in_path)),
    "ecva.net": _by_path(proceedings.ecva_in_path),
    **dict.fromkeys(
        ("aclanthology.org", "aclweb.org", "aclanthology.info"), _by_path(proceedings.acl_in_path)
    ),
}

ID_HOSTS: Final = frozenset(_READERS)
"""Hosts, without ``www.``, some of whose addresses prove an id; so do all hosts below ``arxiv.org``."""
