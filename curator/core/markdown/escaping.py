"""Foreign text made safe for a line of Markdown: it renders as itself, and links, pings and hides nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote, urlsplit

from curator.core.late import late
from curator.core.markdown.inline import URL
from curator.errors import UsageError

# Letters and marks that show nothing: fillers, joiners and variation selectors.
_BLANK_LETTERS: Final = late(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_ENTITY: Final = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ACTIVE: Final = late(
    rf"[\\`*\[\]<~$|]|(?<![^\W_])_|_(?![^\W_])|&(?={_ENTITY})|@(?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE
)
_ENTITY_LIKE: Final = late(rf"&(?={_ENTITY})")
_AS_ENTITY: Final = {"&": "&amp;", "@": "&#64;", ":": "&#58;", ".": "&#46;"}
_BLOCK_START: Final = late(r"[#>+=-]|[0-9]{1,9}(?=[.)])")
# GitHub looks for these in the rendered text, where a backslash or an entity for the sign itself is gone
# already; only something between the sign and what follows keeps them apart.
_REFERENCE: Final = late(
    r"(?:@|&#64;)(?=\w)|\\?#(?=[0-9])|\bGH-(?=[0-9])|:(?=[a-z0-9_+-]{1,40}:)|&#5[86];(?=//)", re.IGNORECASE
)
_COMMIT: Final = late(r"\b(?=[a-f]*[0-9])[0-9a-f]{7,}\b", re.IGNORECASE)
_BELOW_A_COMMIT: Final = late(r".{1,6}")
_NOTHING_WIDE: Final = "&#8203;"
_DOUBTFUL_IN_A_URL: Final = late(r"[\x00-\x20\\<>\"`{}|^\[\]\x7f]|[^\x00-\x7f]")
_DESTINATION: Final = late(URL)


def clean(text: str) -> str:
    """The text without what nobody sees (controls, bidi, zero-width), white space folded to single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _INVISIBLE)
    return " ".join(_BLANK_LETTERS.sub("", kept).split())


def escape(text: str) -> str:
    """``text``, cleaned, as Markdown that renders as that text and nothing else.

    A backslash does not keep GitHub from reading ``@name``, ``https://`` or ``www.``, so one sign of each is
    written as an entity.
    """
    return _ACTIVE.sub(lambda found: _AS_ENTITY.get(found[0], "\\" + found[0]), clean(text))


def escape_start(text: str) -> str:
    """Escaped text at the start of an item, where a number sign, a dash or ``1.`` would begin a block."""
    found = _BLOCK_START.match(text)
    if found is None:
        return text
    return text[: found.end()] + "\\" + text[found.end() :] if found[0].isdigit() else "\\" + text


def escape_for_github(text: str) -> str:
    """As `escape`, also at the start of a line, and where GitHub would link people, issues and commits."""
    apart = _REFERENCE.sub(lambda found: found[0] + _NOTHING_WIDE, escape(text))
    return escape_start(_COMMIT.sub(_in_pieces, apart))


def escape_url(url: str) -> str:
    """``url`` as a link's destination; what would end the link early is percent-encoded.

    Raises:
        UsageError: it is not an absolute http(s) address.
    """
    url = url.strip()
    if not _is_web_address(url):
        message = f"{clean(url)[:200]!r} is not an http(s) address"
        raise UsageError(message, advice="An entry links to a web page or a PDF: https://…")
    safe = _DOUBTFUL_IN_A_URL.sub(_encoded, url)
    if not _DESTINATION.fullmatch(safe):
        safe = safe.replace("(", "%28").replace(")", "%29")
    return _ENTITY_LIKE.sub("&amp;", safe)


def _in_pieces(commit: re.Match[str]) -> str:
    """Seven signs of a commit's name are enough for a link, so it is parted after every six."""
    return _NOTHING_WIDE.join(_BELOW_A_COMMIT.findall(commit[0]))


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _encoded(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if not sign.isascii() and sign.isprintable() else quote(sign, safe="", errors="replace")
