"""What the environment gives to be sent to single services, and to which addresses it may go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NoReturn

from curator.core.politeness import is_loopback
from curator.errors import NoAnswer
from curator.http import PoliteFetcher
from curator.settings.services import SERVICES
from curator.sources.openreview import PASSWORD, USERNAME, OpenReviewLogin

if TYPE_CHECKING:
    from curator.http import Credential
    from curator.wiring.home import Home

_OPENREVIEW: Final = ("openreview", "openreview_v1")


def credentials(at: Home) -> dict[str, Credential]:
    """By service, what tells it who asks; nothing where the environment names no account.

    A password follows no base URL that stands in ``curator.yaml``, because a pull request may edit that file:
    only the service's usual place, and what ``CURATOR_<NAME>_URL`` says; and neither without TLS, loopback
    apart.
    """
    username, password = at.environ.get(USERNAME, "").strip(), at.environ.get(PASSWORD, "")
    if not username and not password:
        return {}
    if unsafe := _unsafe(at):
        return dict.fromkeys(_OPENREVIEW, partial(_withhold, unsafe))
    if not username or not password:
        missing = PASSWORD if username else USERNAME
        reason = f"{missing} is not set in the environment, so that nobody can log in to OpenReview"
        return dict.fromkeys(_OPENREVIEW, partial(_withhold, reason))
    asking = PoliteFetcher(at.settings.services, contact=at.settings.contact, clock=at.clock)
    login = OpenReviewLogin(asking, username=username, password=password)
    return dict.fromkeys(_OPENREVIEW, login)


def _unsafe(at: Home) -> str:
    """Why the password must not be sent; "" where it may."""
    for name in _OPENREVIEW:
        url, variable = at.settings.services[name].base_url, f"CURATOR_{name.upper()}_URL"
        if url != SERVICES[name].base_url and not at.environ.get(variable):
            return (
                f"services.{name}.base_url stands in curator.yaml, and a password only goes where the "
                f"environment says; set {variable}, or remove {PASSWORD}"
            )
        if not url.startswith("https://") and not is_loopback(url):
            return f"a password is not sent to {url}, which has no TLS; set {variable} to an https address"
    return ""


def _withhold(reason: str) -> NoReturn:
    raise NoAnswer(reason, attempts=0)
