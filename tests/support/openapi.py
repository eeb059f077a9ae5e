"""GitHub's own description of its API, as the judge of every request that a test sends."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_INSTALLED: Final = Path("node_modules/@octokit/openapi/generated/api.github.com.json")
_GRAPHQL: Final = "/graphql"
MISSING: Final = "GitHub's OpenAPI description is not here: npm ci brings it, or GITHUB_OPENAPI names it"


def place() -> Path:
    """Where the description is looked for."""
    given = os.environ.get("GITHUB_OPENAPI")
    return Path(given) if given else Path(__file__).parents[2] / _INSTALLED


@cache
def description() -> Any:  # noqa: ANN401 - the validator ships no types
    """The validator, loaded once a process; None where the description is not installed."""
    return import_module("tests.services.ghspec").Spec(place()) if place().exists() else None


def complaints(method: str, target: str, body: str | bytes | None) -> list[str]:
    """What GitHub's description has against a request; nothing where it is not installed.

    Two things are right and undescribed: GraphQL, and labels as a bare array.
    """
    spec = description()
    target = target.removeprefix("/api/v3")  # the prefix of an enterprise server
    path = target.partition("?")[0]
    if spec is None or path == _GRAPHQL or (method == "POST" and path.endswith("/labels")):
        return []
    judge: Callable[..., list[str]] = spec.check_request
    return judge(method, target, body or None)
