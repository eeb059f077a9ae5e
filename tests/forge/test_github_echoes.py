"""Answers and settings that hold the token: what is said of them does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.errors import CuratorError, UsageError
from curator.forge.github import Address

if TYPE_CHECKING:
    from tests.support.github import GitHubTown


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 503])
def test_a_refusal_that_shows_the_token_is_quoted_without_it(github_town: GitHubTown, status: int) -> None:
    """A proxy repeats the request that it refuses, as its sentence and among the details."""
    token = github_town.double.token("bot")
    words = f"You sent 'Authorization: token {token}'"
    body = {"message": words, "errors": [words, {"message": words}, {"field": words, "code": "bad"}]}
    github_town.double.fault("status", path="/papers$", status=status, body=body, times=None)
    with pytest.raises(CuratorError) as error:
        github_town.forge().base()
    assert "You sent 'Authorization: token ***'" in str(error.value)
    assert token not in f"{error.value!r} {error.value} {error.value.advice}"


@pytest.mark.parametrize(
    ("repository", "api_url"),
    [
        ("https://x-access-token:hush@github.com/o/n.git", "https://api.github.com"),
        ("hush@github.com:o/n", "https://api.github.com"),
        ("o/n", "https://hush:x@github.example/api/v3"),
        ("o/n", "https://:hush@github.example/api/v3"),
        ("o/n", "https://github.example/api/v3?access_token=hush"),
    ],
)
def test_an_address_with_an_account_is_refused_without_repeating_it(repository: str, api_url: str) -> None:
    """People paste the address of a clone, and a token is part of it."""
    with pytest.raises(UsageError) as error:
        Address(repository, api_url=api_url)
    assert "github" in str(error.value)
    assert "hush" not in f"{error.value} {error.value.advice}"
