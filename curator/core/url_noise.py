"""What an address carries that chooses no page: tracking, sessions, a reader's own place on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.addresses import LONGEST, is_tracking
from curator.core.late import late
from curator.core.markdown.inline import address
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Span = tuple[int, int]

_UP_TO_THE_PATH: Final = late(r"https?://(?:www\.)?(?P<host>[\w.-]++)(?P<path>[^?#]*+)", re.IGNORECASE)
_FRAGMENT: Final = late(r"#(?![0-9]{1,7};|x[0-9a-f]{1,6};)", re.IGNORECASE)
_BETWEEN_FIELDS: Final = late(r"&(?:amp;|#38;|#x26;)?", re.IGNORECASE)
_PLACE_IN_A_PDF: Final = late(r"[^=.]{1,40}[=.]")
_PDF: Final = late(r"/pdf(?:/|\Z)|\.pdf\Z", re.IGNORECASE)
_ODD_CASE_AT: Final = "dl.acm.org"
_CHOOSING: Final = frozenset({"id", "doid"})

_NEUTRAL_AT: Final[Mapping[str, frozenset[str]]] = {
    "openreview.net": frozenset({"noteid", "referrer"}),
    "arxiv.org": frozenset({"context", "ref", "source"}),
    "dl.acm.org": frozenset({"coll", "dl", "download", "preflayout"}),
    "link.springer.com": frozenset({"code", "error", "source"}),
    "nature.com": frozenset({"code", "error"}),
    "ieeexplore.ieee.org": frozenset({"denied", "reload"}),
    "sciencedirect.com": frozenset({"dgcid", "via"}),
    "onlinelibrary.wiley.com": frozenset({"af", "saml_referrer"}),
    "youtube.com": frozenset({"ab_channel", "feature", "pp", "si"}),
    "youtu.be": frozenset({"feature", "si"}),
    **dict.fromkeys(("twitter.com", "x.com"), frozenset({"s", "t"})),
    **dict.fromkeys(
        ("github.com", "huggingface.co", "medium.com", "semanticscholar.org"), frozenset({"ref", "source"})
    ),
}
_NO_PLACES_AT: Final = frozenset(
    {
        "arxiv.org",
        "openreview.net",
        "proceedings.mlr.press",
        "openaccess.thecvf.com",
        "papers.nips.cc",
        "proceedings.neurips.cc",
    }
)
"""Where a fragment leads to no place that a reader of the list would look for."""


class Noise(NamedTuple):
    """Something to leave out of an address, or to write otherwise: what to say of it, and the changes."""

    said: str
    changes: tuple[tuple[int, int, str], ...]


class _Field(NamedTuple):
    """A query's field: where the sign before it begins, where it begins and ends, and its name as sent."""

    before: int
    start: int
    end: int
    name: str


def noise_in(written: str) -> Iterator[Noise]:
    """The noise of an address as Markdown writes it; offsets are within it, changes never overlap.

    The id that the address proves, if any, stays the same, or nothing is said.
    """
    found = _UP_TO_THE_PATH.match(written) if len(written) <= LONGEST else None
    if found is None or found.end() == len(written):
        return
    host, path = found["host"].lower(), found["path"]
    hash_at = _FRAGMENT.search(written, found.end())
    end = hash_at.start() if hash_at else len(written)
    if written[found.end()] == "?":
        fields = list(_fields(written, found.end(), end))
        yield from _needless(written, host, fields)
        yield from _odd_case(host, path, fields)
    if hash_at and _is_nowhere(host, path, written[hash_at.end() :]) and ids_in_url(address(written)):
        yield Noise(f"{written[end:]}, which leads to no place", ((end, len(written), ""),))


def _fields(written: str, question_mark: int, end: int) -> Iterator[_Field]:
    before, start = question_mark, question_mark + 1
    while start <= end:
        following = _BETWEEN_FIELDS.search(written, start, end)
        stop = following.start() if following else end
        yield _Field(before, start, stop, address(written[start:stop]).partition("=")[0])
        before, start = stop, following.end() if following else end + 1


def _needless(written: str, host: str, fields: Sequence[_Field]) -> Iterator[Noise]:
    neutral = _NEUTRAL_AT.get(host, frozenset())
    if host == "openreview.net" and all(field.name != "id" for field in fields):
        return  # a comment alone leads to its forum
    noisy = [is_tracking(field.name) or field.name.lower() in neutral for field in fields]
    if not any(noisy):
        return
    cuts = tuple(_cuts(fields, noisy))
    if ids_in_url(address(without(written, cuts))) == ids_in_url(address(written)):
        names = dict.fromkeys(field.name[:40] for field, noise in zip(fields, noisy, strict=True) if noise)
        yield Noise(f"{' and '.join(list(names)[:2])}, on which no page depends", cuts)


def _cuts(fields: Sequence[_Field], noisy: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
    """A field goes with the sign before it, the ones before the first that stays with the sign after them."""
    if all(noisy):
        yield fields[0].before, fields[-1].end, ""
        return
    kept = False
    for number, (field, noise) in enumerate(zip(fields, noisy, strict=True)):
        if noise:
            yield (field.before, field.end, "") if kept else (field.start, fields[number + 1].start, "")
        kept = kept or not noise


def _odd_case(host: str, path: str, fields: Sequence[_Field]) -> Iterator[Noise]:
    """ACM's site read its parameters in any case; nobody else who reads the address does."""
    for field in fields:
        name = field.name
        if (
            host == _ODD_CASE_AT
            and path == "/citation.cfm"
            and name.lower() in _CHOOSING
            and not name.islower()
        ):
            change = (field.start, field.start + len(name), name.lower())
            yield Noise(f"{name}=, expected {name.lower()}=", (change,))


def _is_nowhere(host: str, path: str, fragment: str) -> bool:
    """Of a paper's address; a PDF's pages and figures are places, and so are the sections of arXiv's HTML."""
    if host not in _NO_PLACES_AT or path.startswith("/html/"):
        return False
    return not (_PDF.search(path) and _PLACE_IN_A_PDF.match(fragment))


def without(written: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """The address after the changes, which are in order."""
    pieces: list[str] = []
    reached = 0
    for start, end, text in changes:
        pieces += (written[reached:start], text)
        reached = end
    return "".join([*pieces, written[reached:]])
