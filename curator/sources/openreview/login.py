"""The login of an account: one question a run, whose token goes as a header to OpenReview alone.

Unverified: ``POST /login`` with id and password, and the token in its answer, are as OpenReview's own Python
client has them. Both versions of the API take the same token.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING, Final

from curator.errors import NoAnswer
from curator.reading.jsonbody import open_json, text_at
from curator.sources.openreview.refusals import PASSWORD, USERNAME, refusal_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.ports import Fetcher

_SERVICE: Final = "openreview"
_LASTS: Final = 6 * 3600
"""Seconds; longer than any run may last. Without it a token lasts an hour."""

_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/=-]{8,8000}")
"""What may stand in the header, so that no answer can add a line to a request."""


class OpenReviewLogin:
    """Gives the header of an account's token, for which it logs in when it is first wanted.

    A login that fails is not tried again in this run, because repeated ones lock accounts.
    """

    def __init__(self, fetcher: Fetcher, *, username: str, password: str) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``openreview``, and itself sends no credential."""
        self._fetcher = fetcher
        self._account = {"id": username, "password": password, "expiresIn": _LASTS}
        self._lock = Lock()
        self._header: Mapping[str, str] = {}
        self._failure = ""

    def __call__(self) -> Mapping[str, str]:
        """The header; raises `NoAnswer` with what to do where OpenReview does not let the account in."""
        with self._lock:
            if not self._header and not self._failure:
                self._log_in()
        if self._failure:  # in OpenReview's words, which may repeat what it was told
            raise NoAnswer(self._failure.replace(str(self._account["password"]), "***"), attempts=0)
        return self._header

    def __repr__(self) -> str:
        """Without what it keeps."""
        return "OpenReviewLogin()"

    def _log_in(self) -> None:
        try:
            body = self._fetcher.post(_SERVICE, "/login", self._account).body
        except NoAnswer as error:
            self._failure = _failed(refusal_in(error.body) or str(error).rstrip("."))
            return
        value = open_json(body, expected="the answer to a login").value
        token = text_at(value, "token")
        if _TOKEN.fullmatch(token):
            self._header = {"Authorization": f"Bearer {token}"}
        elif isinstance(value, dict) and value.get("mfaPending"):
            self._failure = _failed("the account wants a second factor, which a program has not; use another")
        else:
            self._failure = _failed(refusal_in(body) or "no token came")


def _failed(reason: str) -> str:
    return f"logging in to OpenReview failed ({reason}); see {USERNAME} and {PASSWORD} in the environment"
