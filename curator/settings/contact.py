"""Whom services can reach: what the file says, else the environment, else the repository's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.politeness import is_loopback
from curator.errors import UsageError
from curator.settings import words
from curator.settings.mistakes import Mistake
from curator.settings.wording import quote

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from curator.settings.values import Settings

CONTACT: Final = "CURATOR_CONTACT"
_ASKS: Final[Mapping[str, str]] = {
    "acl": "acl_data",
    "feeds": "feed_",
    "hf_daily": "huggingface",
    "virtual": "virtual_",
}
"""How the services of sources begin that have not the source's own name."""


def contact_in(environ: Mapping[str, str], *, mistakes: list[Mistake]) -> str:
    """``CURATOR_CONTACT``, else the page that GitHub Actions tells; "" where there is neither."""
    if said := environ.get(CONTACT, "").strip():
        try:
            return words.contact(said)
        except ValueError as error:
            mistakes.append(Mistake(f"environment variable {CONTACT}", 0, 0, f"is {quote(said)}; {error}"))
    return _page(environ)


def require_contact(settings: Settings, sources: Collection[str] = ("arxiv",)) -> None:
    """Refuse to ask sources that could not reach anybody; raises UsageError. Loopback need not know."""
    if not settings.contact and any(_is_out_there(settings, name) for name in sources):
        message = "No contact is set, and services want to know whom to reach."
        advice = (
            "Put `contact: you@example.org` (an e-mail address or web page of yours) into curator.yaml, "
            f"or set {CONTACT} in the environment."
        )
        raise UsageError(message, advice=advice)


def _is_out_there(settings: Settings, source: str) -> bool:
    """Whether any service that a source may ask is on another machine."""
    asks = _ASKS.get(source, source)
    return any(
        not is_loopback(service.base_url)
        for name, service in settings.services.items()
        if name == asks or (asks.endswith("_") and name.startswith(asks))
    )


def _page(environ: Mapping[str, str]) -> str:
    repository = environ.get("GITHUB_REPOSITORY", "")
    server = environ.get("GITHUB_SERVER_URL") or "https://github.com"
    try:
        return words.contact(f"{server}/{repository}") if repository else ""
    except ValueError:
        return ""
