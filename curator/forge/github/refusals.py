"""GitHub's refusals in words: what was refused, GitHub's own sentence, and what a maintainer can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from curator.errors import CuratorError, Refused, Unavailable, UsageError
from curator.forge.github.patience import is_limited, said

if TYPE_CHECKING:
    from github import GithubException

_LONGEST_QUOTE: Final = 300
_SERVER_ERROR: Final = 500
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


class Missing(UsageError):
    """What was asked for does not exist, or the token may not know that it does."""


class Forbidden(Refused):
    """The token may not do this."""


class Clash(Refused):
    """A ref or a pull request is there already, is gone, or has moved: a reason to look, not to give up.

    Attributes:
        after_lost_answer: an earlier try of the same request may have taken effect without our knowing.
    """

    after_lost_answer = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """One kind of refusal: HTTP statuses, a pattern of GitHub's words, and what we make of it."""

    statuses: frozenset[int]
    words: str
    error: type[CuratorError]
    advice: str


_PERMISSIONS: Final = (
    "Give the token “contents” and “pull requests” with write access; in a workflow these stand under "
    "“permissions:” of the job."
)
_REFUSALS: Final = (
    Refusal(
        frozenset({401}),
        "",
        UsageError,
        "The token is wrong or has expired: make a new one for GITHUB_TOKEN.",
    ),
    Refusal(
        frozenset({403}),
        "not permitted to create or approve pull requests",
        Refused,
        "Switch on “Allow GitHub Actions to create and approve pull requests” under Settings, Actions, "
        "General, or use a token of a GitHub App.",
    ),
    Refusal(
        frozenset({403}),
        "archived|read-only",
        Refused,
        "Unarchive the repository under Settings, or point GITHUB_REPOSITORY at another one.",
    ),
    Refusal(
        frozenset({403}),
        r"\bSAML\b|\bSSO\b",
        Forbidden,
        "Authorise the token for the organisation's single sign-on.",
    ),
    Refusal(
        frozenset({403, 409, 422}),
        r"protected|rule|restricted|hook declined|cannot create ref|cannot update",
        Refused,
        "Let the bot create and update the branches curator/** and curator-state under Settings, Rules.",
    ),
    Refusal(frozenset({403}), "", Forbidden, _PERMISSIONS),
    Refusal(
        frozenset({404, 410}),
        "",
        Missing,
        "Check GITHUB_REPOSITORY and GITHUB_API_URL, and that the token reaches this repository: GitHub "
        "answers “not found” for what a token may not see or write.",
    ),
    Refusal(
        frozenset({409}), "empty", UsageError, "Push a first commit with the list to the default branch."
    ),
    Refusal(
        frozenset({422}),
        "draft pull requests are not supported",
        Refused,
        "Drafts need a public repository or a paid plan; the bot opens nothing that could be merged by "
        "mistake.",
    ),
    Refusal(
        frozenset({422}),
        "already exists|not a fast.forward|reference does not exist|no commits between",
        Clash,
        "Run again: the next run looks what is there and goes on from it.",
    ),
    Refusal(frozenset({422}), "too long", Refused, "Shorten the template of pull requests."),
)
_ANY_OTHER: Final = Refusal(
    frozenset(), "", Refused, "What was proposed before stays; the next run tries again."
)


def explained(error: GithubException, *, doing: str, token: str) -> CuratorError:
    """The refusal as an error of ours; ``doing`` goes into “GitHub refused to …”.

    A proxy may show the request that it refuses: the ``token`` is taken out of what is quoted.
    """
    quote = _quoted(error, token=token)
    if error.status >= _SERVER_ERROR or is_limited(error):
        message = f"GitHub did not let us {doing} ({error.status}{quote})."
        return Unavailable(message, advice="Nothing is lost: the next run goes on from here.")
    refusal = _matching(error.status, f"{said(error)} {quote}")
    return refusal.error(f"GitHub refused to {doing} ({error.status}{quote}).", advice=refusal.advice)


def _matching(status: int, words: str) -> Refusal:
    for refusal in _REFUSALS:
        if status in refusal.statuses and re.search(refusal.words, words, re.IGNORECASE):
            return refusal
    return _ANY_OTHER


def _quoted(error: GithubException, *, token: str) -> str:
    """GitHub's words on one line and cut, with the details of a failed validation; empty without any."""
    data = error.data if isinstance(error.data, dict) else {}
    details = data.get("errors")
    sentences = (
        [said(error), *(_detail(one) for one in details if one)]
        if isinstance(details, list)
        else [said(error)]
    )
    words = _CONTROL.sub(" ", ": ".join(one for one in sentences if one).replace(token, "***")).strip()
    return f", “{words[:_LONGEST_QUOTE]}”" if words else ""


def _detail(one: Any) -> str:  # noqa: ANN401 - GitHub sends sentences or objects here
    if not isinstance(one, dict):
        return str(one)
    return str(
        one.get("message") or f"{one.get('field', one.get('resource', ''))} {one.get('code', '')}".strip()
    )
