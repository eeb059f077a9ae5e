"""Failures that a person can do something about: one sentence, what to do next, and the exit code."""

from __future__ import annotations

from typing import ClassVar


class CuratorError(Exception):
    """A failure with advice; printed as two lines, never as a traceback.

    Attributes:
        advice: what the reader can do next, one sentence.
        exit_code: the process's exit code, as in the contract.
    """

    exit_code: ClassVar[int] = 4

    def __init__(self, message: str, *, advice: str = "") -> None:
        """Keep the sentence (``message``, also ``str(error)``) and the advice apart."""
        super().__init__(message)
        self.advice = advice


class UsageError(CuratorError):
    """A wrong argument, setting, token or repository name: nothing was done."""

    exit_code = 2


class Declined(CuratorError):
    """What was asked for is not to be done: a paper that the list has, or that was withdrawn."""

    exit_code = 1


class Unavailable(CuratorError):
    """A service did not answer, or answered nonsense, after every retry that is polite."""

    exit_code = 3


class NoAnswer(Unavailable):
    """A question to a service that came to nothing.

    Attributes:
        attempts: how many requests were made.
        status: the last answer's status; None when there was no answer.
        body: the beginning of the last answer's body, for a service that says in it what was wrong.
    """

    def __init__(self, message: str, *, attempts: int, status: int | None = None, body: bytes = b"") -> None:
        """Keep what the last attempt brought beside the sentence."""
        super().__init__(message, advice="Nothing is lost: ask again later; a nightly run does so by itself.")
        self.attempts = attempts
        self.status = status
        self.body = body


class Refused(CuratorError):
    """The forge understood a write and refused it: protection, permissions, drafts not supported."""

    exit_code = 3


class StateMoved(CuratorError):
    """Another run moved the state branch first; nothing was written."""

    exit_code = 3


class BrokenPromise(CuratorError):
    """Our own check failed: an edit would have changed more than it says. Always our bug."""

    exit_code = 4
