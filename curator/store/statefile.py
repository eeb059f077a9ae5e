"""The state file on the branch ``curator-state``: `Memory` as JSON that a person can read and revert."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from curator.core.link_memo import LinkMemo
from curator.core.memory import Memory
from curator.core.proposal import Outcome
from curator.core.silence import Silence
from curator.core.steering import HealthPoint, Ignored, Pause, Steer
from curator.core.window import Progress, Window
from curator.core.works.paper import Paper, PaperId, Venue
from curator.errors import UsageError

NAME = "state.json"


class _StateFile(BaseModel):
    """The file's one shape; the fields below ``memory`` are those of the values themselves."""

    model_config = ConfigDict(defer_build=True)

    version: Literal[1]
    memory: Memory


# The core's values name these types for type checkers only; pydantic has to be shown them.
_STEERING = (HealthPoint, Ignored, Pause, Silence, Steer)
_VALUES = (LinkMemo, Outcome, Paper, PaperId, Progress, Venue, Window)
_NAMES = (*_STEERING, *_VALUES, Mapping, date, datetime)
_StateFile.model_rebuild(_types_namespace={name.__name__: name for name in _NAMES})


def encode(memory: Memory) -> str:
    """The file's text: indented and in a stable order, so that its history reads well.

    What is as it always is stays out: ten thousand decided proposals are five megabytes.
    """
    return _StateFile(version=1, memory=memory).model_dump_json(indent=1, exclude_defaults=True) + "\n"


def decode(text: str | None) -> Memory:
    """Read the file; None (no such branch yet) is an empty memory.

    Raises:
        UsageError: the file is not what `encode` writes; guessing at it could repeat or lose proposals.
    """
    if text is None:
        return Memory()
    try:
        return _StateFile.model_validate_json(text).memory
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "its start"
        message = f"{NAME} on the branch curator-state cannot be read: {first['msg']} at {place}."
        advice = "Revert the last commit on that branch, or update curator if a newer version wrote it."
        raise UsageError(message, advice=advice) from error
