"""Where redirects led: the place that a page moved to for good, and whether that is still the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from curator.core.addresses import is_tracking, spelled
from curator.core.destinations import is_home, repository_in
from curator.core.late import late
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from curator.core.links.link import Seen

_PERMANENT: Final = frozenset({301, 308})
_PARTS: Final = late(r"https?://([^/?#\\]*+)([^?#]*+)", re.IGNORECASE)
_FRONT: Final = late(
    r"/*+(?:(?:index|default|home)(?:\.(?:html?|php|aspx?|jsp))?|[a-z]{2}(?:[-_][a-z]{2})?)?/*+",
    re.IGNORECASE,
)
_SECOND_LEVEL: Final = frozenset(
    {"ac", "co", "com", "edu", "go", "gob", "gov", "gv", "mil", "ne", "net", "nom", "or", "org", "res", "sch"}
)
"""What stands before a country's two letters where names are registered below it, as in ``ox.ac.uk``."""

_SHARED: Final = (
    "blogspot.com",
    "github.io",
    "gitlab.io",
    "herokuapp.com",
    "netlify.app",
    "pages.dev",
    "readthedocs.io",
    "vercel.app",
    "web.app",
    "wordpress.com",
)
"""Domains whose names below belong to somebody else each."""

_SHORTEST_TELLING: Final = 6
_UNTELLING: Final = late(
    r"(?:index|default|home|main|papers?|articles?|documents?|publications?|research|projects?|software|people"
    r"|downloads?|views?|search|abstracts?|full|fulltext|camera[-_]?ready|pdf)"
    r"(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_DIGIT: Final = late(r"[0-9]")
_TAIL: Final = 2
"""Steps of a path that may stand for a page together, where its last one alone says too little."""

_ENDING: Final = late(r"\.(?:[sx]?html?|php|aspx?|jsp|pdf|ps|ps\.gz)\Z")
"""In which form a page is served, which is no part of its name."""

_INDEX: Final = late(r"(?:index|default|home)(?:\.(?:html?|php|aspx?|jsp))?")
_ERROR: Final = late(
    r"(?:http[-_]?)?(?:404|410)(?:[-_]?(?:error|page))?|errors?(?:[-_]?(?:page|404|410))?"
    r"|(?:(?:404|page|file)[-_]?)?not[-_]?found|unavailable"
)


def lasting_place(seen: Seen, url: str) -> str:
    """The last address that only permanent redirects lead to; the link's own without any.

    A fragment that names a place on the page stays with it, as browsers keep it.
    """
    stops = [*(hop.url for hop in seen.hops), seen.url]
    place = url
    for hop, following in zip(seen.hops, stops[1:], strict=True):
        if hop.status not in _PERMANENT:
            break
        place = following
    return with_fragment(place, of=url)


def with_fragment(url: str, *, of: str) -> str:
    """Where a redirect from ``of`` leads, as browsers have it: with the fragment of ``of`` if it has none.

    "" stays "".
    """
    fragment = of.partition("#")[2]
    return f"{url}#{fragment}" if url and fragment and "#" not in url else url


def is_led_astray(seen: Seen, url: str) -> bool:
    """Whether redirects that are not for good led into another's domain, which knows nothing of the page."""
    for_now = any(hop.status not in _PERMANENT for hop in seen.hops)
    return for_now and registered_domain(seen.url) != registered_domain(url)


def is_error_page(url: str) -> bool:
    """Whether its path ends with the name of an error, such as ``/404.html``."""
    steps = _steps(url)
    return bool(steps) and _ERROR.fullmatch(steps[-1]) is not None


def is_front_page(url: str) -> bool:
    """Whether it is a site's front page, in whatever language, where no paper is."""
    found = _PARTS.match(url)
    return is_home(url) or (found is not None and "?" not in url and _FRONT.fullmatch(found[2]) is not None)


def is_respelled(old: str, new: str) -> bool:
    """Whether two addresses are one in two spellings; ``http`` and ``https`` are no such matter."""
    return spelled(old) == spelled(new) and _is_secure(old) == _is_secure(new)


def is_secured(old: str, new: str) -> bool:
    """Whether the new address is the old one with ``https``."""
    return spelled(old) == spelled(new) and not _is_secure(old) and _is_secure(new)


def is_weakened(old: str, new: str) -> bool:
    """Whether the new address gave up the ``https`` of the old one."""
    return _is_secure(old) and not _is_secure(new)


def continues(old: str, new: str) -> bool:
    """Whether addresses alone show that the new one serves what the old one did.

    An id shows it, or the name of the page. Not the owner: sites lead whatever they gave up to a list or a
    search, and names that ran out are sold. What the query of the old one asks for, that of the new one does.
    """
    if set(ids_in_url(old)) & set(ids_in_url(new)):
        return True
    if not _fields(old) <= _fields(new):
        return False
    name, is_same_name = _last_name(old), _last_name(old) == _last_name(new)
    if registered_domain(old) != registered_domain(new):
        return is_same_name and len(name) >= _SHORTEST_TELLING and not _UNTELLING.fullmatch(name)
    if is_same_name and "." in name and not _UNTELLING.fullmatch(name):
        return True
    return _is_renamed_repository(old, new) or _is_same_path(_steps(old), _steps(new))


def registered_domain(url: str) -> str:
    """The part of the host that somebody registered, in lower case, as far as its form tells."""
    host = host_of(url)
    if host.replace(".", "").isdecimal() or host.startswith("["):
        return host
    labels = host.split(".")
    two = ".".join(labels[-2:])
    country = len(labels[-1]) == len("uk") and len(labels) > 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004 - labels
    return ".".join(labels[-3:]) if country or two in _SHARED else two


def host_of(url: str) -> str:
    """Its host in lower case, without port and last dot; "" where it has none."""
    found = _PARTS.match(url)
    if found is None:
        return ""
    host = found[1].rpartition("@")[2].lower()
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0].rstrip(".")


def _last_name(url: str) -> str:
    found = _PARTS.match(url)
    return found[2].rstrip("/").rpartition("/")[2].lower() if found else ""


def _is_renamed_repository(old: str, new: str) -> bool:
    """GitHub redirects from a repository's address to nothing but the same one under its new name."""
    return bool(repository_in(old) and repository_in(new))


def _is_same_path(old: list[str], new: list[str]) -> bool:
    """Whether it is one path, but for what stands before it, and its end is nobody else's."""
    if not old or not new or old[-1] != new[-1]:
        return False
    step, shared = old[-1], min(len(old), len(new))
    if not _UNTELLING.fullmatch(step) and (len(step) >= _SHORTEST_TELLING or _DIGIT.search(step)):
        return True
    return old == new or (shared >= _TAIL and old[-shared:] == new[-shared:])


def _steps(url: str) -> list[str]:
    """Its path, in lower case and decoded, without marks of home directories and the last step's ending."""
    found = _PARTS.match(url)
    if found is None or _FRONT.fullmatch(found[2]):
        return []
    steps = [step.lstrip("~") for step in unquote(found[2]).lower().split("/") if step]
    if len(steps) > 1 and _INDEX.fullmatch(steps[-1]):
        del steps[-1]
    steps[-1] = _ENDING.sub("", steps[-1])
    return steps


def _fields(url: str) -> frozenset[str]:
    """What its query asks for, but for what only follows a reader."""
    fields = url.partition("#")[0].partition("?")[2].split("&")
    return frozenset(one for one in fields if one and not is_tracking(one.partition("=")[0]))


def _is_secure(url: str) -> bool:
    return url[:6].lower() == "https:"
