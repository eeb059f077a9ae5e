"""Defects of single entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.works.ids import ids_in_url
from tests.lint.seeding.planting import Kind, in_entry, second

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.lint.seeding.planting import Spot

_VENUE: Final = re.compile(r"\(([A-Z][A-Za-z&-]{2,12}) ((?:19|20)[0-9]{2})\)")
_HELD_IN_ODD_YEARS: Final = "ICCV"
_HTTPS: Final = ("https://arxiv.org/", "https://openreview.net/", "https://proceedings.mlr.press/")
_VERBS: Final = {"proposes": "propose", "shows": "show", "introduces": "introduce", "studies": "study"}


def _swap(old: str, new: str) -> Callable[[Spot], str]:
    return lambda spot: spot.raw.replace(old, new, 1)


def _venue(spot: Spot, pattern: str) -> str | None:
    """The entry with its venue written as ``pattern`` says; None where it has none that is known."""
    found = _VENUE.search(spot.head)
    if found is None or spot.case.around.venues.find(found[1]) is None:
        return None
    written = pattern.format(name=found[1], year=found[2], short=found[2][2:])
    return spot.raw.replace(found[0], written, 1)


def _title(spot: Spot, make: str) -> str | None:
    title = spot.case.entry.title
    return spot.raw.replace(f"[{title}]", f"[{make.format(title=title)}]", 1)


def _url(spot: Spot, made: str | None) -> str | None:
    return None if made is None else spot.raw.replace(f"({spot.url})", f"({made})", 1)


def _is(spot: Spot, scheme: str) -> bool:
    return any(one.scheme == scheme for one in ids_in_url(spot.url))


def _told(spot: Spot, made: str) -> str | None:
    """The entry with another description, in the place of its own."""
    return spot.raw.replace(spot.told, made, 1) if len(spot.told) > len("A few words.") else None


def _in_told(spot: Spot, more: str) -> str | None:
    """Something put after the first word of the description."""
    first, blank, rest = spot.told.partition(" ")
    if not blank or not first.isalpha():
        return None
    return spot.raw.replace(spot.told, f"{first} {more} {rest}", 1)


def _without_venue(spot: Spot) -> str | None:
    proven = spot.case.around.venues.proven_by(spot.url)
    if proven is None or proven.year is None:
        return None
    bare = _venue(spot, "")
    return bare and bare.replace(")  <br/>", ") <br/>")


def _other_venue(spot: Spot, name: str | None = None) -> str | None:
    """Another year, or another venue, than the link proves."""
    proven = spot.case.around.venues.proven_by(spot.url)
    found = _VENUE.search(spot.head)
    if proven is None or proven.year is None or found is None or int(found[2]) != proven.year:
        return None
    return _venue(spot, f"({name} {{year}})" if name else f"({{name}} {proven.year - 2})")


def _before_arxiv(spot: Spot) -> str | None:
    found = re.search(r"/(?:abs|pdf)/(1[5-9]|2[0-9])[01][0-9]\.", spot.url)
    return _venue(spot, f"(ICML 20{int(found[1]) - 3:02d})") if found else None


def _arxiv(spot: Spot, made: str) -> str | None:
    return _url(spot, re.sub(r"[0-9]{4}\.[0-9]{5}", made, spot.url)) if _is(spot, "arxiv") else None


def _insecure(spot: Spot) -> str | None:
    return _url(spot, "http" + spot.url[5:]) if spot.url.startswith(_HTTPS) else None


def _other_form(spot: Spot) -> str | None:
    if not _is(spot, "arxiv"):
        return None
    usual = sum("arxiv.org/abs/" in case.entry.url for case in spot.listing.cases)
    pdf = sum("arxiv.org/pdf/" in case.entry.url for case in spot.listing.cases)
    if max(usual, pdf) < 8 or max(usual, pdf) < 2 * min(usual, pdf):
        return None
    if usual > pdf:
        return _url(spot, spot.url.replace("/abs/", "/pdf/") + ".pdf") if "/abs/" in spot.url else None
    return (
        _url(spot, spot.url.replace("/pdf/", "/abs/").removesuffix(".pdf")) if "/pdf/" in spot.url else None
    )


def _tracked(spot: Spot) -> str:
    return spot.url + ("&" if "?" in spot.url else "?") + "utm_source=feed"


def _noted(spot: Spot) -> str | None:
    return _url(spot, spot.url + "&noteId=rJxeamAAKB") if _is(spot, "openreview") else None


def _verb(spot: Spot) -> str | None:
    right = next((verb for verb in _VERBS if f"This paper {verb} " in spot.raw), None)
    if right:
        return spot.raw.replace(f"This paper {right} ", f"This paper {_VERBS[right]} ", 1)
    return _told(spot, "This paper show that the method holds on every data set it was tried on.")


def _without_stop(spot: Spot) -> str | None:
    stops = [case.text[case.description[1] - 1] for case in spot.listing.cases]
    if stops.count(".") < 0.8 * len(stops) or not re.search(r"[a-z]{3}\.\Z", spot.told):
        return None
    return spot.raw.replace(spot.told, spot.told[:-1], 1)


def _as_other(spot: Spot) -> str | None:
    """The same address under a title that has nothing to do with it."""
    return (
        f"{_title(spot, 'A Wholly Unrelated Study of Glaciers, Rivers and Lakes')}" if spot.case.ids else None
    )


def _elsewhere(spot: Spot) -> str | None:
    if len(spot.case.entry.title.split()) < 5:
        return None
    return _url(spot, f"https://example.org/papers/{spot.dice.randrange(10**6)}.pdf")


def _nearly(spot: Spot) -> str | None:
    """The same title with a slip, under another address."""
    words = spot.case.entry.title.split()
    longest = max(words, key=len)
    if len(words) < 6 or len(longest) < 10 or not longest.isalpha():
        return None
    moved = _elsewhere(spot)
    slip = longest[:5] + longest[6:]
    return moved and moved.replace(longest, slip, 1)


def _unproven(spot: Spot, pattern: str) -> str | None:
    """Another venue, where the link proves none that would contradict it."""
    return _venue(spot, pattern) if _is(spot, "openreview") else None


def _late_neurips(spot: Spot, name: str) -> str | None:
    late = re.search(r"\(NeurIPS 20(?:1[89]|2[0-9])\)", spot.head)
    return _venue(spot, f"({name} {{year}})") if late else None


def _without_link(spot: Spot) -> str:
    title = spot.case.entry.title
    return spot.raw.replace(f"[{title}]({spot.url})", title)


def _without_separator(spot: Spot) -> str | None:
    return spot.raw.replace(" <br/> ", " ", 1) if len(spot.told) > len("A sentence of its own.") else None


def _endless(spot: Spot) -> str | None:
    return _told(spot, "It says more and more of it, at length. " * 40 + "Done.")


SHAPE: Final[tuple[Kind, ...]] = (
    in_entry("CUR101", "no link at all", _without_link),
    in_entry("CUR101", "no address", lambda s: s.raw.replace(f"]({s.url})", "]", 1)),
    in_entry("CUR102", "no separator", _without_separator),
    in_entry("CUR103", "two spaces before the venue", _swap(") (", ")  (")),
    in_entry("CUR103", "two spaces after the separator", _swap("<br/> ", "<br/>  ")),
    in_entry("CUR103", "a line break after the separator", _swap("<br/> ", "<br/>\n")),
    in_entry("CUR104", "a blank behind the title", lambda s: _title(s, "{title} ")),
    in_entry("CUR104", "a blank before the title", lambda s: _title(s, " {title}")),
    in_entry(
        "CUR105", "a parenthesis in the title that stays open", lambda s: _title(s, "{title} (Extended")
    ),
    in_entry("CUR105", "a parenthesis around the venue too many", lambda s: _venue(s, "({name} {year}))")),
    in_entry("CUR106", "no description", lambda s: s.head if len(s.told) > 20 else None),
    in_entry("CUR107", "no full stop at the end", _without_stop),
    in_entry("CUR107", "a description that never ends", _endless),
    in_entry("CUR108", "a verb that does not agree", _verb),
    in_entry("CUR108", "a word twice", lambda s: _in_told(s, "the the")),
    in_entry("CUR110", "a zero-width space in the title", lambda s: _title(s, "{title}\u200b")),
    in_entry("CUR110", "a bidi control", lambda s: _in_told(s, "\u202eesrever\u202c")),
    in_entry("CUR110", "a letter that is not composed", lambda s: _in_told(s, "cafe\u0301")),
    in_entry("CUR111", "a misspelling", lambda s: _in_told(s, "occured")),
    in_entry("CUR112", "a link that runs code", lambda s: s.raw + " [more](javascript:alert(1))"),
    in_entry("CUR112", "a tag with a handler", lambda s: _in_told(s, '<img src="x" onerror="alert(1)">')),
    in_entry("CUR112", "a mention", lambda s: _in_told(s, "@everyone")),
)

LINKS: Final[tuple[Kind, ...]] = (
    in_entry("CUR203", "http for a host with https", _insecure),
    in_entry("CUR204", "the other form of an arXiv link", _other_form),
    in_entry("CUR206", "a thirteenth month", lambda s: _arxiv(s, "1913.01234")),
    in_entry("CUR206", "a month to come", lambda s: _arxiv(s, "4901.01234")),
    in_entry("CUR207", "a tracking parameter", lambda s: _url(s, _tracked(s))),
    in_entry("CUR207", "a note of OpenReview", _noted),
    in_entry("CUR208", "a repository", lambda s: _url(s, "https://github.com/somebody/robust-code")),
    in_entry(
        "CUR208",
        "a supplement",
        lambda s: _url(s, "https://papers.nips.cc/paper/8000-a-title-supplemental.zip"),
    ),
    in_entry("CUR212", "no scheme", lambda s: _url(s, s.url.partition("://")[2])),
    in_entry("CUR212", "credentials", lambda s: _url(s, s.url.replace("://", "://user:secret@", 1))),
    in_entry(
        "CUR212", "a scheme that does not exist", lambda s: _url(s, s.url.replace("https:", "htps:", 1))
    ),
)

VENUES: Final[tuple[Kind, ...]] = (
    in_entry("CUR301", "a venue that the link proves, left out", _without_venue),
    in_entry("CUR302", "another year than the link's", _other_venue, also="CUR503"),
    in_entry("CUR302", "another venue than the link's", lambda s: _other_venue(s, "KDD")),
    in_entry("CUR304", "a year without the conference", lambda s: _unproven(s, "(ICCV 2020)"), also="CUR503"),
    in_entry("CUR304", "a year to come", lambda s: _venue(s, "({name} 2043)"), also="CUR503"),
    in_entry("CUR304", "before it was on arXiv", _before_arxiv, also="CUR503"),
    in_entry("CUR305", "a former name", lambda s: _late_neurips(s, "NIPS")),
    in_entry("CUR305", "a name in the wrong case", lambda s: _late_neurips(s, "Neurips")),
    in_entry("CUR307", "an unknown venue", lambda s: _unproven(s, "(ICQXY {year})")),
    in_entry("CUR308", "no year", lambda s: _venue(s, "({name})")),
    in_entry("CUR308", "a year of two digits", lambda s: _venue(s, "({name} {short})")),
    in_entry("CUR308", "brackets", lambda s: _venue(s, "[{name} {year}]")),
    in_entry("CUR308", "a comma", lambda s: _venue(s, "({name}, {year})")),
)

PAIRS: Final[tuple[Kind, ...]] = (
    second("CUR401", "one address twice", _as_other),
    second("CUR402", "one title twice", _elsewhere),
    second("CUR403", "a title nearly twice", _nearly),
)
