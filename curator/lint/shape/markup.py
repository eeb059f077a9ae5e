"""Markup that acts where it is shown, or that hides: scripts, frames, forms, text that nobody sees."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from curator.core.markdown.inline import address, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ACTIVE_SCHEMES: Final = ("javascript:", "vbscript:", "data:")
_INVISIBLE: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]")
_PICTURE: Final = re.compile(r"data:image/(?:png|gif|jpe?g|webp);")

_ACTIVE: Final = (
    "applet base embed form frame frameset iframe math meta noembed noframes noscript object plaintext "
    "portal script style svg template textarea xmp"
)
_ACTIVE_TAGS: Final = frozenset(_ACTIVE.split())
_ACTIVE_WITH_ATTRIBUTES: Final = frozenset({"button", "input", "link", "option", "select"})
"""Without attributes, ``<link>`` is a word in angle brackets that somebody meant to be filled in."""

_ADDRESSES: Final = frozenset(
    {"action", "background", "data", "formaction", "href", "poster", "src", "xlink:href"}
)


def scheme_that_acts(written: str) -> str:
    """The scheme of an address, as Markdown or HTML writes it, if it runs or shows what it holds; else ""."""
    plain = _INVISIBLE.sub("", unescaped(address(written))).casefold()
    if _PICTURE.match(plain):
        return ""
    return next((scheme for scheme in _ACTIVE_SCHEMES if plain.startswith(scheme)), "")


def danger_in_tag(name: str, attributes: str) -> str:
    """What is wrong with a tag, in words; "" for nothing."""
    name = name.lower()
    if name in _ACTIVE_TAGS or (name in _ACTIVE_WITH_ATTRIBUTES and attributes.strip(" /")):
        return f"the tag <{name}> has no place in a list"
    given = _read(attributes) if attributes else {}
    for key, value in given.items():
        if key.startswith("on") and len(key) > len("on"):
            return f"the attribute '{key}' runs a script"
        if key in _ADDRESSES and (scheme := scheme_that_acts(value)):
            return f"the address begins with '{scheme}'"
    if "hidden" in given or _hiding().search(given.get("style", "")) or _unseen(given.get("color", "")):
        return "the tag hides text from readers"
    return ""


def _read(attributes: str) -> Mapping[str, str]:
    """The attributes of a tag by name, in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in _attributes(attributes):
        found.setdefault(name.lower(), unescaped(value.strip("\"'")))
    return found


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for one in _attribute().finditer(text):
        yield one["name"], one["value"] or ""


def _unseen(colour: str) -> bool:
    return _no_colour().fullmatch(colour.strip()) is not None


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[^\s\"'<>/=]++)(?:\s*+=\s*+(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?")


@cache
def _hiding() -> re.Pattern[str]:
    zero = r"0(?:\.0*+)?(?:px|pt|em|rem|%)?\s*+(?:;|!|\Z)"
    return re.compile(
        rf"display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse)|(?:font-size|opacity|max-height)\s*+:\s*+{zero}"
        rf"|(?<![\w-])color\s*+:\s*+(?:{_no_colour().pattern})\s*+(?:;|!|\Z)"
        r"|(?:left|top|text-indent)\s*+:\s*+-[0-9]{3,}",
        re.IGNORECASE,
    )


@cache
def _no_colour() -> re.Pattern[str]:
    return re.compile(r"transparent|white|#f{3}(?:f{3})?", re.IGNORECASE)
