"""What an address leads to, as far as the address alone says it: a supplement, code, somebody's home page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SUPPLEMENT: Final = "a supplement"
SLIDES: Final = "slides"
POSTER: Final = "a poster"
VIDEO: Final = "a video"
REPOSITORY: Final = "a repository"
MODEL: Final = "a model or data set"
NOTEBOOK: Final = "a notebook"
REVIEWS: Final = "reviews"
CITATION: Final = "a citation file"

_PDF: Final = late(r"[^?#]*+(?<=\.pdf)", re.IGNORECASE)
_HOME: Final = late(r"https?://[^/?#]*+/*+(?:#.*)?\Z", re.IGNORECASE | re.DOTALL)
_REVIEWS: Final = late(
    r"[^?#]*?(?:-(?:reviews?|metareview|authorfeedback)|/reviews/[^/?#]*)\.", re.IGNORECASE
)
_FILE: Final = late(
    r"[-_./](?:(?P<supplement>supp(?:l|lement(?:al|ary)?)?(?:[-_]?(?:mat(?:erials?)?|information))?)"
    r"|(?P<slides>slides?)|(?P<poster>posters?))"
    r"(?:/[^/]{1,300})?\.(?:pdf|zip|t?gz|tar|docx?|png|jpe?g|html?)\Z"
)
_REPOSITORY: Final = late(
    r"https?://(?:www\.)?github\.com/(?P<name>[\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?/*+(?:[?#]|\Z|(?<=/))",
    re.IGNORECASE,
)
_HOME_DIRECTORY: Final = late(r"https?://[^/?#]{1,200}/(?:[^?#]{0,200}?/)?(?:~|%7e)[\w.-]", re.IGNORECASE)
_BARRIER: Final = late(
    r"[/?&](?:log[-_]?in|sign[-_]?in|sso|auth|oauth2?|accounts?|captcha|challenge|consent|cookies?|idp_error"
    r"|errors?|404|not[-_]?found|unavailable|return_?(?:to|url)|redirect(?:_ur[il]|_to)?)"
    r"(?:[/?&=]|\.(?:html?|php|aspx?|jsp)|\Z)",
    re.IGNORECASE,
)
_BY_GROUP: Final = {"supplement": SUPPLEMENT, "slides": SLIDES, "poster": POSTER}
_BY_ENDING: Final = {
    **dict.fromkeys((".ppt", ".pptx", ".pps", ".odp"), SLIDES),
    **dict.fromkeys((".mp4", ".avi", ".mov", ".webm", ".mkv"), VIDEO),
    ".bib": CITATION,
}
_PERSONAL: Final = ("people.", "home.", "homes.", "homepage", "user.", "users.", "personal.")
_PUBLISHERS: Final = frozenset(
    {
        "ieeexplore.ieee.org",
        "usenix.org",
        "sciencedirect.com",
        "nature.com",
        "ojs.aaai.org",
        "jmlr.org",
        "ndss-symposium.org",
        "mdpi.com",
        "nips.cc",
        "icml.cc",
        "iclr.cc",
    }
)
_SHARED: Final = frozenset(
    {
        "sites.google.com",
        "drive.google.com",
        "docs.google.com",
        "dropbox.com",
        "academia.edu",
        "researchgate.net",
    }
)


def kind_of(url: str) -> str:
    """What it leads to that is no paper, such as ``a supplement``; "" when it may be one."""
    host, path = _parted(url)
    read = _HOSTS.get(host)
    kind = (read(path) if read else "") or _kind_of_file(url.lower())
    return "" if kind and kind != SUPPLEMENT and ids_in_url(url) else kind


def is_of_a_paper(url: str) -> bool:
    """Whether it proves a paper's id, is a PDF, or belongs to a publisher of nothing but papers."""
    host, path = _parted(url)
    return not kind_of(url) and (host in _PUBLISHERS or _PDF.match(path) is not None or bool(ids_in_url(url)))


def repository_in(url: str) -> str:
    """The ``owner/name`` of the GitHub repository that it is in, in lower case; "" for any other address."""
    found = _REPOSITORY.match(url)
    return found["name"].lower() if found else ""


def is_personal(url: str) -> bool:
    """Whether it goes when its owner changes jobs: a home directory, a personal site, a shared file."""
    if "~" in url or "%7" in url:
        return _HOME_DIRECTORY.match(url) is not None
    host, path = _parted(url)
    if host.endswith((".github.io", ".gitlab.io")):
        return _PDF.match(path) is not None
    return bool(path) and (host.startswith(_PERSONAL) or host in _SHARED)


def is_home(url: str) -> bool:
    """Whether it is the front page of a site, where no paper is."""
    return _HOME.match(url) is not None


def is_barrier(url: str) -> bool:
    """Whether its words are those of a log-in, a consent form, a challenge or an error."""
    return _BARRIER.search(url, url.find("://") + 3) is not None


def _parted(url: str) -> tuple[str, str]:
    """Host, in lower case and without ``www.``, and path with all that follows it."""
    host, _, path = url.partition("://")[2].partition("/")
    return host.lower().removeprefix("www."), path


def _kind_of_file(url: str) -> str:
    """Told by the ending, the end of the name or a folder, in lower case."""
    name = url.partition("?")[0].partition("#")[0]
    if "supp" in name or "slide" in name or "poster" in name:
        found = _FILE.search(name)
        if found:
            return _BY_GROUP[found.lastgroup or ""]
    return _BY_ENDING.get(name[name.rfind(".") :], "")


def _kept_in_a_repository(path: str) -> str:
    """Papers are also kept in repositories and among their attachments."""
    return _or_pdf(path, REPOSITORY) if path else ""


def _at_hugging_face(path: str) -> str:
    first, _, rest = path.partition("/")
    return "" if not rest or first in {"papers", "blog", "docs", "learn", "posts"} else _or_pdf(path, MODEL)


def _at_kaggle(path: str) -> str:
    return (
        MODEL if path.startswith(("c/", "competitions/", "datasets/", "code/", "models/", "kernels/")) else ""
    )


def _at_openreview(path: str) -> str:
    return SUPPLEMENT if path.startswith("attachment") and "name=supplementary_material" in path else ""


def _at_neurips(path: str) -> str:
    return REVIEWS if ("eview" in path or "eedback" in path) and _REVIEWS.match(path) else ""


def _at_youtube(path: str) -> str:
    return VIDEO if path.startswith(("watch", "embed/", "live/", "playlist", "shorts/", "v/")) else ""


def _or_pdf(path: str, kind: str) -> str:
    return "" if _PDF.match(path) else kind


def _always(kind: str) -> Callable[[str], str]:
    return lambda path: kind if path else ""


_HOSTS: Final[Mapping[str, Callable[[str], str]]] = {
    **dict.fromkeys(
        ("github.com", "gist.github.com", "gitlab.com", "bitbucket.org", "codeberg.org"),
        _kept_in_a_repository,
    ),
    "huggingface.co": _at_hugging_face,
    "kaggle.com": _at_kaggle,
    "colab.research.google.com": _always(NOTEBOOK),
    "openreview.net": _at_openreview,
    **dict.fromkeys(("papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc"), _at_neurips),
    **dict.fromkeys(("youtube.com", "m.youtube.com"), _at_youtube),
    **dict.fromkeys(("youtu.be", "vimeo.com", "slideslive.com", "videolectures.net"), _always(VIDEO)),
    **dict.fromkeys(("slideshare.net", "speakerdeck.com"), _always(SLIDES)),
}
