"""The service's log: one event a line, JSON for programs or columns for people, and no secret in either."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, Literal

import structlog
from structlog.typing import FilteringBoundLogger as Log

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from contextlib import AbstractContextManager
    from typing import TextIO

    from structlog.typing import Processor

__all__ = ["Log", "LogForm", "Passing", "named", "one_line", "open_log"]
_WAITS: Final = "maximum number of running instances reached"
LogForm = Literal["json", "console"]


def open_log(stream: TextIO, *, form: LogForm, redact: Callable[[str], str], quiet: bool = False) -> Log:
    """A log on ``stream``, with ``quiet`` of warnings and worse alone.

    ``redact`` takes secrets out of a text, and is asked about every one.
    """
    plain = not stream.isatty()
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=not plain)
    )
    log: Log = structlog.wrap_logger(
        structlog.PrintLogger(stream),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _Redacting(redact),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
    )
    return log


def named(run_id: str, job: str) -> AbstractContextManager[None]:
    """Let every event of this thread, whoever writes it, carry a run's id while the block runs."""
    return structlog.contextvars.bound_contextvars(run_id=run_id, job=job)


def one_line(text: str) -> str:
    """The text without signs that would move a terminal's cursor or begin another line."""
    return "".join(sign if sign.isprintable() else " " for sign in text.rstrip())


class _Redacting:
    """Takes secrets out of every text of an event, before JSON's escapes could hide one."""

    def __init__(self, redact: Callable[[str], str]) -> None:
        self._redact = redact

    def __call__(self, _log: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {key: self._clean(value) for key, value in event.items()}

    def _clean(self, value: object) -> object:
        match value:
            case str():
                return self._redact(value)
            case dict():
                return {str(key): self._clean(inner) for key, inner in value.items()}
            case list() | tuple():
                return [self._clean(inner) for inner in value]
        return value


class Passing(logging.Handler):
    """Passes on what libraries log by Python's own means, the scheduler first of all."""

    def __init__(self, log: Log) -> None:
        """Pass on warnings and worse."""
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record as an event; that a look for commands waits for the end of a night is none."""
        message = record.getMessage()
        if _WAITS not in message:
            self._log.log(record.levelno, message, logger=record.name, exc_info=record.exc_info)
