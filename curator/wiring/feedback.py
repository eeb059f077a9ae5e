"""Feedback put together from concrete adapters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from curator.feedback import Outside
from curator.feedback.posting import Lint
from curator.forge.github.offering import GitHubWorkbench
from curator.forge.github.reviewing import GitHubReviews
from curator.forge.github.talking import GitHubTalk
from curator.lint.check import Safety
from curator.wiring.github import access_of, repository_of
from curator.wiring.linting import Linting

if TYPE_CHECKING:
    from contextlib import ExitStack

    from curator.wiring.home import Home

_SERVER = "https://github.com"


def feedback_of(at: Home, *, stack: ExitStack) -> Outside:
    """Everything that feedback needs; ``stack`` closes the connection."""
    repository = repository_of(at.environ)
    session = access_of(at.settings, at.environ, repository=repository).session()
    stack.callback(session.hub.close)
    linting = Linting(at)
    server = (at.environ.get("GITHUB_SERVER_URL") or _SERVER).rstrip("/")
    return Outside(
        conversation=GitHubTalk(session),
        workbench=GitHubWorkbench(session),
        reviews=GitHubReviews(session),
        lint=Lint(linting.linted, partial(linting.linted, mend=Safety.SAFE)),
        path=at.settings.list.path,
        blob=f"{server}/{repository}/blob/{{}}",
        docs=at.environ.get("CURATOR_DOCS_URL", ""),
    )
