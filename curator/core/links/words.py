"""What is known of a link, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.facts import TitleFrom, VerdictName
    from curator.core.links.link import Verdict

_REASONS: Final[Mapping[str, str]] = {
    "404": "answered 404 whenever it was checked",
    "410": "answered 410 whenever it was checked",
    "404-unconfirmed": "answered 404 once; it is dead only if it still does at the next check",
    "410-unconfirmed": "answered 410 once; it is dead only if it still does at the next check",
    "404-elsewhere": "led to another site for now, which answered 404",
    "410-elsewhere": "led to another site for now, which answered 410",
    "unknown-id": "its registry knows no such paper",
    "unknown-id-unconfirmed": "its registry knows no such paper yet; it is dead only if that stays so",
    "unknown-version-unconfirmed": "its registry knows no such version yet; it is dead only if that stays so",
    "unknown-version": "its registry knows no such version",
    "registry-down": "its registry could not be asked",
    "registry-unsure": "its registry may not show it yet, or not to everybody",
    "registry-blocked": "its registry turns programs away",
    "not-remembered": "not remembered: only good answers are",
    "interrupted": "the check was interrupted",
    "robots": "the site asks programs to stay away",
    "robots-unreadable": "the site could not say what it asks of programs; it is asked again next time",
    "private-address": "leads into a private network",
    "host-down": "not asked: its host did not answer before",
    "host-turns-away": "not asked: its host turned programs away before",
    "host-left-alone": "not asked: its host wants to be left alone for now",
    "dns": "its host has no address",
    "refused": "its host refuses connections",
    "reset": "the connection broke off",
    "tls": "its certificate is not valid",
    "timeout": "no answer in time",
    "protocol": "what came is no answer of HTTP",
    "loop": "it redirects in a circle",
    "soft-404": "the page says that it is not there",
    "https": "the same page is there over https",
    "redirects-to-front-page": "it redirects to a front page",
    "redirects-to-error": "it redirects to a page for errors",
    "log-in": "it asks for a log-in",
    "challenge": "the site asks whether we are human",
    "captcha": "the site asks whether we are human",
    "bot-wall": "the site turns programs away",
    "not-http": "not an address of the web",
    "credentials": "the address names a user or a password",
    "malformed": "not an address",
    "empty": "there is no address",
    "fragment": "a place in the list itself",
    "local-file": "a file of the list itself",
    "no-scheme": "https:// is missing before the address",
    "relative": "not an absolute address",
    "too-long": "the address is too long",
    "port": "a port that cannot be",
}
_ANSWERED: Final = "http-"
_BY_VERDICT: Final[Mapping[VerdictName, str]] = {
    "blocked": "the site turns programs away",
    "rate_limited": "its host wants fewer requests",
}
"""What a status says that is the whole reason; of any other verdict, that it was the answer."""

_TELLERS: Final[Mapping[TitleFrom, str]] = {
    "registry": "its registry",
    "citation": "the page, to indexes",
    "page": "the page, to browsers: a hint",
}


def in_words(verdict: Verdict) -> str:
    """Why a link has its verdict, in a few words; "" where there is nothing to say but the verdict."""
    if verdict.name == "moved" and verdict.final_url:
        return f"now at {verdict.final_url}"
    words = _words(verdict)
    status = "" if verdict.status is None or verdict.name == "alive" else str(verdict.status)
    if status in words:
        return words
    return f"{words} ({status})" if words else f"answered {status}"


def says_who(verdict: Verdict) -> str:
    """Whose word the title behind a link is, in a few words; "" where that is not known."""
    return _TELLERS.get(verdict.title_from, "")


def _words(verdict: Verdict) -> str:
    if verdict.reason.startswith(_ANSWERED):
        status = verdict.reason.removeprefix(_ANSWERED)
        return f"{said} ({status})" if (said := _BY_VERDICT.get(verdict.name)) else f"answered {status}"
    return _REASONS.get(verdict.reason, verdict.reason.replace("-", " "))
