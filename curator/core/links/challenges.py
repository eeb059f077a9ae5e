"""Whether an answer is the page itself, or one that asks whether its reader is a program.

A page that has a captcha beside its contact form, or a network in front of it that could ask, is a page. What
tells a wall is what only walls send; and for the rest, that it says little else than whom it turns away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from curator.core.late import late
from curator.core.links.page_title import MOST_READ, is_html, is_of_a_paper, parsed, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.links.page_title import Page

Challenge = Literal["challenge", "captcha", "bot-wall", ""]

_TEAPOT: Final = 418  # IEEE Xplore's answer to programs
_ACCEPTED: Final = 202  # "later", which no page says; IEEE and Semantic Scholar do to programs
_REFUSALS: Final = frozenset({401, 403, 405, 429, 503})

_ONLY_WALLS: Final[tuple[tuple[bytes, Challenge], ...]] = (
    (b"_cf_chl_opt", "challenge"),  # Cloudflare
    (b"cf-browser-verification", "challenge"),
    (b'id="anubis_challenge"', "challenge"),  # Anubis
    (b"window.gokuprops", "challenge"),  # AWS WAF
    (b"geo.captcha-delivery.com", "captcha"),  # DataDome
    (b"ct.captcha-delivery.com", "captcha"),
    (b'id="px-captcha"', "captcha"),  # PerimeterX
    (b"incapsula incident id", "bot-wall"),  # Imperva
    (b"errors.edgesuite.net", "bot-wall"),  # Akamai, which writes its dots as below
    (b"errors&#46;edgesuite&#46;net", "bot-wall"),
)
"""What the pages of one maker of walls hold, in lower case, and no other page."""

_OPENREVIEW: Final = late(r"\"name\"\s*:\s*\"ChallengeRequiredError\"")

_BY_TITLE: Final = late(
    r"(?P<challenge>just a moment|one moment,? please|please wait|making sure you(?:'|\u2019)?re not a bot"
    r"|checking (?:your|if the) .{0,60}|ddos-guard|client challenge|verifying (?:your|you) .{0,40}"
    r"|vercel security checkpoint|validate user|browser verification)"
    r"|(?P<captcha>(?:are you|confirm you are|verify (?:that )?you(?: are|(?:'|\u2019)re)) (?:not )?(?:an? )?"
    r"(?:human|robot|bot)|robot (?:check|or human)|captcha|(?:human|bot|robot) (?:verification|check)"
    r"|security (?:check|verification)|radware (?:bot manager )?captcha)"
    r"|(?P<wall>attention required|pardon our interruption|access (?:to this page has been )?denied"
    r"|(?:you have been |request )blocked|request rejected|bot detected|unusual traffic.{0,40})",
    re.IGNORECASE,
)
_TITLE_ENDS: Final = late(r"\s*+[.!?\u2026]{0,3}(?:\s*[|\u2013\u2014-]\s.{1,60})?\s*", re.DOTALL)

_EMPTY_WALL: Final = (b"/_incapsula_resource?", b".awswaf.com/")
"""Scripts that also stand on usual pages, and alone on walls."""

_TO_THE_READER: Final = late(
    r"(?:verif(?:y|ying)|confirm(?:ing)?|prove|mak(?:e|ing) sure|check(?:ing)?|validat(?:e|ing)"
    r"|ensur(?:e|ing)) (?:that |if |whether |the security of )?"
    r"you(?:(?:'|\u2019)re| are|r browser|r connection)"
    r"|are you (?:an? )?(?:human|robot|bot)\b"
    r"|(?:i(?:'|\u2019)m|i am|you are|you(?:'|\u2019)re) not (?:an? )?(?:robot|bot)\b"
    r"|unusual (?:traffic|activity) from your"
    r"|complete the (?:security check|captcha|challenge)|solve (?:the|this) (?:captcha|challenge|puzzle)"
    r"|press (?:&|and) hold"
    r"|your browser\b.{0,120}proof.of.work|proof.of.work\b.{0,120}your browser",
    re.IGNORECASE | re.DOTALL,
)
_SUSPECT: Final = (
    *(b"captcha", b"robot", b"human", b"bot.", b"bot!", b"bot<", b"bot?", b"challenge", b"moment", b"verif"),
    *(b"incapsula", b"awswaf", b"gokuprops", b"_cf_chl", b"edgesuite", b"denied", b"attention", b"pardon"),
    *(b"blocked", b"rejected", b"of-work", b"of work", b"unusual", b"checking", b"ddos", b"please wait"),
    *(b"validate user", b"security check", b"bot detected"),
)
"""What all walls have one of, in lower case; most pages are done with when they were searched for it."""

_MOST_TEXT: Final = 1_500
"""Characters that the wordiest wall shows; a page of a paper shows more, or tells indexes what it is."""


def challenge_in(status: int, headers: Mapping[str, str], body: bytes) -> Challenge:
    """How an answer asks whether its reader is human, or turns programs away; "" for any other answer.

    Args:
        status: of the answer.
        headers: of it, names in lower case.
        body: its beginning, decompressed; empty after HEAD.
    """
    return _in_headers(status, headers) or _in_bytes(status, headers, body) or _in_page(status, headers, body)


def _in_headers(status: int, headers: Mapping[str, str]) -> Challenge:
    if "challenge" in headers.get("cf-mitigated", "").lower():
        return "challenge"
    if action := headers.get("x-amzn-waf-action", "").strip().lower():
        return "captcha" if action == "captcha" else "challenge"
    if status == _TEAPOT:
        return "bot-wall"
    return "captcha" if status in _REFUSALS and "x-datadome" in headers else ""


def _in_bytes(status: int, headers: Mapping[str, str], body: bytes) -> Challenge:
    """What can be told without reading the page as one."""
    if not body:
        return "bot-wall" if status == _ACCEPTED else ""
    if not is_html(body, headers) and _OPENREVIEW.search(body[:2_000].decode("latin-1")):
        return "challenge"
    return ""


def _in_page(status: int, headers: Mapping[str, str], body: bytes) -> Challenge:
    lower = body[:MOST_READ].lower()
    if not is_html(body, headers) or not any(word in lower for word in _SUSPECT):
        return ""
    page = parsed(body, headers)
    if page is None or is_of_a_paper(page):
        return ""
    title, has_fields, text = title_of(page), _has_fields(page), _text(page)
    is_short = len(text) <= _MOST_TEXT
    if not is_short and status not in _REFUSALS:
        return ""
    told = _sure(lower) or _told_by_title(title)
    return told or (_told_by_text(lower, text=text, title=title) if is_short and not has_fields else "")


def _sure(lower: bytes) -> Challenge:
    for sign, kind in _ONLY_WALLS:
        if sign in lower:
            return kind
    return ""


def _told_by_title(title: str) -> Challenge:
    """By a title that is a wall's from its first word to its last; some papers begin like one."""
    found = _BY_TITLE.match(title)
    if found is None or not _TITLE_ENDS.fullmatch(title, found.end()):
        return ""
    if found["wall"]:
        return "bot-wall"
    return "captcha" if found["captcha"] else "challenge"


def _told_by_text(lower: bytes, *, text: str, title: str) -> Challenge:
    """By a page that says to its reader what walls say and little else, or nothing at all."""
    if not (text or title) and any(sign in lower for sign in _EMPTY_WALL):
        return "challenge"
    if not _TO_THE_READER.search(text):
        return ""
    return "captcha" if b"captcha" in lower else "challenge"


def _has_fields(page: Page) -> bool:
    """Whether there is something to write into that is no riddle: a search, a message, an address."""
    fields = page.css(
        "textarea, input[type=text], input[type=email], input[type=search], input[type=password]"
    )
    return any("captcha" not in (field.html or "")[:500].lower() for field in fields[:100])


def _text(page: Page) -> str:
    """What a reader sees, those without scripts included; the page loses the rest."""
    for hidden in page.css("script, style, template"):
        hidden.decompose()
    text = page.body.text(separator=" ") if page.body else ""
    return " ".join(text.split())
