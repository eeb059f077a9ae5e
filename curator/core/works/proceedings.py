"""Ids of published works out of the paths of their proceedings sites, one reader a site.

Each reader takes the decoded path of a URL and answers with the id of the paper that the page or PDF *is*,
or None: listings, front matter, supplements, reviews and code are not the paper.
"""

from __future__ import annotations

import re

from curator.core.late import late
from curator.core.works.paper import PaperId

_PMLR = late(
    r"/(?:proceedings/papers/)?(?P<volume>[vr][0-9]{1,4})/(?P<key>[a-z][a-z'_-]{0,60}[0-9]{2,3}[a-z]{0,3})"
    r"(?:/(?P=key))?(?:\.html|\.pdf)?/?",
    re.IGNORECASE | re.ASCII,
)
_PMLR_ASSET = late(r"/mlresearch(?P<path>/v[0-9]{1,4})/[^/]{1,60}/assets(?P<key>/[^/]{1,80}/[^/]{1,80}\.pdf)")
_NEURIPS_HASH = late(
    r"/paper(?:_files/paper)?/(?P<year>[0-9]{4})/(?:hash|file)/(?P<hash>[0-9a-f]{32})-(?:Abstract|Paper)"
    r"(?:-(?P<track>[A-Za-z0-9_]{1,40}))?\.(?:html|pdf)",
    re.ASCII,
)
_NEURIPS_NUMBER = late(r"/paper/(?P<number>[0-9]{1,5})-(?P<slug>[^/]{1,300})/?", re.ASCII)
_NOT_THE_PAPER = late(r"-supplemental|-reviews?\b|\.(?:zip|tgz|bib|ppt|mp4)$", re.IGNORECASE)
_CVF = late(
    r"/content[_/](?P<conference>[A-Za-z]{2,8}?)_?(?P<year>[0-9]{4})(?P<kind>W|_workshops)?(?:/(?P<before>[^/]{1,60}))?"
    r"/(?:papers|html)(?:/(?P<after>[^/]{1,60}))?/(?P<stem>[^/]{1,300})_paper\.(?:pdf|html)"
)
_CVF_TAIL = late(r"_(?:[A-Za-z]{2,8}_[0-9]{4}|[0-9]{4}_[A-Za-z]{2,8})$")
_ECVA = late(
    r"/papers/eccv_(?P<year>[0-9]{4})/papers_ECCV/(?:papers|html)/(?P<number>[0-9]{1,12})"
    r"(?:_ECCV_[0-9]{4}_paper)?\.(?:pdf|php|html)",
    re.ASCII,
)
_ECVA_NAMED = late(
    r"/papers/eccv_(?P<year>[0-9]{4})/papers_ECCV/(?:papers|html)/(?P<stem>[^/]{1,300})_ECCV_[0-9]{4}_paper\.(?:pdf|php)"
)
_ACL_NEW = late(
    r"(?P<volume>[0-9]{4}\.[a-z0-9_]{1,30}-[a-z0-9_]{1,30})\.(?P<number>[1-9][0-9]{0,4})", re.ASCII
)
_ACL_OLD = late(r"[A-Z][0-9]{2}-(?![0-9]{1,2}000?$)[0-9]{4,5}", re.ASCII)
_ACL_PATH = late(r"/(?:anthology/|papers/|[A-Z]/[A-Z][0-9]{2}/){0,4}(?P<id>[^/]{1,80})/?", re.ASCII)
_ACL_FILE = late(r"(?:v[1-9])?(?:\.pdf|\.bib)?$")


def pmlr_in_path(path: str) -> PaperId | None:
    """``/v162/tramer22a.html`` and ``/v162/tramer22a/tramer22a.pdf`` are ``pmlr:v162/tramer22a``."""
    found = _PMLR.fullmatch(path)
    return found and PaperId("pmlr", f"{found['volume']}/{found['key']}".lower())


def pmlr_asset_in_path(path: str) -> PaperId | None:
    """The PDF's own address since volume 235, in the repository ``mlresearch/v<volume>`` on GitHub."""
    found = _PMLR_ASSET.fullmatch(path)
    return pmlr_in_path(found["path"] + found["key"]) if found else None


def neurips_in_path(path: str) -> PaperId | None:
    """``neurips:2020/<hash>``, the hash with its year, or ``neurips:8217`` in the layout before 2020.

    The same hash names another paper in another year, and in each round of Datasets and Benchmarks 2021.
    """
    found = _NEURIPS_HASH.fullmatch(path)
    if found:
        track = (found["track"] or "").lower()
        return PaperId("neurips", f"{found['year']}/{found['hash']}{'-' + track if 'round' in track else ''}")
    old = _NEURIPS_NUMBER.fullmatch(path)
    if old is None or _NOT_THE_PAPER.search(old["slug"]):
        return None
    return PaperId("neurips", old["number"])


def cvf_in_path(path: str) -> PaperId | None:
    """``cvf:CVPR2019/Raff_Barrage_of_...``, the same for page and PDF; a workshop stands in the middle."""
    found = _CVF.fullmatch(path.removeprefix("/openaccess"))
    if found is None:
        return None
    workshop = found["before"] or found["after"]
    conference = found["conference"].upper()
    if workshop or found["kind"]:
        conference = conference.removesuffix("W") + "W"
    middle = f"{workshop.lower()}/" if workshop else ""
    return PaperId("cvf", f"{conference}{found['year']}/{middle}{_CVF_TAIL.sub('', found['stem'])}")


def ecva_in_path(path: str) -> PaperId | None:
    """``ecva:2022/136740036``. Before 2024 a paper's page and its PDF carry two unrelated numbers.

    ECCV 2018 stands at ECVA and at CVF under the same file names, so it has one id, CVF's.
    """
    found = _ECVA.fullmatch(path)
    if found:
        return PaperId("ecva", f"{found['year']}/{int(found['number'])}")
    named = _ECVA_NAMED.fullmatch(path)
    return named and PaperId("cvf", f"ECCV{named['year']}/{named['stem']}")


def acl_id(text: str) -> PaperId | None:
    """Read ``2022.acl-long.1`` or ``P19-1234``; paper 0 of a volume is its front matter, not a paper."""
    new = _ACL_NEW.fullmatch(text.lower())
    if new:
        return PaperId("acl", new[0])
    old = _ACL_OLD.fullmatch(text.upper())
    return old and PaperId("acl", old[0])


def acl_in_path(path: str) -> PaperId | None:
    """``/2022.acl-long.1/``, ``/P19-1234v2.pdf``, ``/anthology/papers/P/P19/P19-1234`` and the like."""
    found = _ACL_PATH.fullmatch(path)
    return acl_id(_ACL_FILE.sub("", found["id"])) if found else None
