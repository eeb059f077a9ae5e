"""Event files of GitHub's workflows, as far as the bot acts on them; what else is in them is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from curator.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_EVENT: Final = 25_000_000
"""Bytes; GitHub sends no larger one."""

_TURNS: Final = frozenset(
    {"closed", "reopened", "labeled", "unlabeled", "ready_for_review", "converted_to_draft", "synchronize"}
)
_Number = Annotated[int, Field(strict=True, ge=1, le=1 << 53)]


class Spoke(NamedTuple):
    """Somebody wrote or edited a comment."""

    thread: int
    comment: int


class Ticked(NamedTuple):
    """Somebody edited a body; boxes may be ticked in it."""

    thread: int
    by: str


class Turned(NamedTuple):
    """Something happened to a pull request that the next look at all of them shows."""

    thread: int
    by: str


class Nothing(NamedTuple):
    """Nothing to do, and why."""

    why: str


Happening = Spoke | Ticked | Turned | Nothing


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _User(_Part):
    login: str = Field(max_length=200)


class _Numbered(_Part):
    number: _Number


class _Comment(_Part):
    id: _Number


class _Repository(_Part):
    full_name: str = Field(max_length=300)


class _Run(_Part):
    """A workflow's run."""

    head_sha: str = Field(pattern=r"^[0-9a-f]{40,64}$")
    event: str = Field(max_length=100)


class _Event(_Part):
    """What all events have."""

    action: str = Field(default="", max_length=100)
    repository: _Repository
    sender: _User | None = None


E = TypeVar("E", bound=_Event)


class _OfComment(_Event):
    issue: _Numbered
    comment: _Comment


class _OfPull(_Event):
    pull_request: _Numbered


class _OfIssue(_Event):
    issue: _Numbered


class _OfRun(_Event):
    workflow_run: _Run


_MODELS: Final[dict[str, type[_Event]]] = {
    "issue_comment": _OfComment,
    "pull_request": _OfPull,
    "issues": _OfIssue,
}


def happening(name: str, text: bytes, *, repository: str) -> Happening:
    """What an event file says; ``name`` is the event's, ``repository`` the one that the bot works in.

    Raises:
        UsageError: an event that the bot knows nothing of, a damaged file, or one of another repository.
    """
    model = _MODELS.get(name)
    if model is None:
        known = ", ".join(_MODELS)
        message = f"Nothing is done about the event {name[:100]!r}."
        raise UsageError(message, advice=f"Let the workflow start on {known}, and set GITHUB_EVENT_NAME.")
    return _meaning(_read(model, name, text, repository=repository))


def checked_commit(text: bytes, *, repository: str) -> str | None:
    """The commit of a pull request that a workflow has checked, by the event's file.

    None when it was no pull request that was checked. The event names no pull request of a fork, and its
    branch may be called anything.

    Raises:
        UsageError: a damaged file, or one of another repository.
    """
    run = _read(_OfRun, "workflow_run", text, repository=repository).workflow_run
    return run.head_sha if run.event == "pull_request" else None


def _read(model: type[E], name: str, text: bytes, *, repository: str) -> E:
    try:
        event = model.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "its start"
        message = f"The event file is no {name} event of GitHub's: {first['msg']} at {place}."
        raise UsageError(message, advice="Set GITHUB_EVENT_PATH to the file that GitHub wrote.") from None
    if event.repository.full_name.casefold() != repository.casefold():
        message = f"The event is of another repository, and not of {repository}."
        raise UsageError(message, advice="Set GITHUB_REPOSITORY to the repository of the event.")
    return event


def read_event(path: Path) -> bytes:
    """The event file's bytes; raises UsageError when it is not there, or too large to be one."""
    advice = "Set GITHUB_EVENT_PATH to the file that GitHub wrote."
    try:
        if path.stat().st_size > LARGEST_EVENT:
            message = f"{path} is over {LARGEST_EVENT // 1_000_000} MB large, and so no event of GitHub's."
            raise UsageError(message, advice=advice)
        return path.read_bytes()
    except OSError as error:
        message = f"The event file {path} cannot be read: {error.strerror}."
        raise UsageError(message, advice=advice) from None


def _meaning(event: _Event) -> Happening:
    by = event.sender.login if event.sender else ""
    match event:
        case _OfComment() if event.action in {"created", "edited"}:
            return Spoke(event.issue.number, event.comment.id)
        case _OfPull() if event.action == "edited":
            return Ticked(event.pull_request.number, by)
        case _OfPull() if event.action in _TURNS:
            return Turned(event.pull_request.number, by)
        case _OfIssue() if event.action in {"edited", "reopened"}:
            return Ticked(event.issue.number, by)
    return Nothing(f"nothing is to be done when something was {event.action or 'done'}")
