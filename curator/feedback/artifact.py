"""The findings that a pull request's own check has uploaded: hostile until each is what a finding looks like.

Whoever opens a pull request decides what runs in it, and so what is in this file.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from curator.errors import UsageError
from curator.lint.remarks import Heard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST: Final = 2_000_000
"""Bytes of one file; the findings of a whole list of 10,000 entries are smaller."""

FILES: Final = ("curator-findings.json", "curator-link-findings.json")
"""What the jobs of the check call their findings; no other file is opened."""

_MOST: Final = 2_000
_ADVICE: Final = "Nothing of it was used; what the linter says of the list itself is told all the same."


class _Finding(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    code: Annotated[str, Field(pattern=r"^CUR[0-9]{3}$")]
    message: Annotated[str, Field(min_length=1, max_length=2_000)]
    path: Annotated[str, Field(max_length=1_000)]
    line: Annotated[int, Field(ge=1, le=10_000_000)]
    text: Annotated[str, Field(max_length=20_000)] = ""
    adopted: bool = False


class _Findings(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    version: Literal[1]
    findings: Annotated[tuple[_Finding, ...], Field(max_length=_MOST)]


def hear(folder: Path, *, path: str) -> tuple[tuple[Heard, ...], tuple[str, ...]]:
    """What the artifacts say of the list at ``path``, and a sentence for each that is none of ours."""
    heard: list[Heard] = []
    complaints: list[str] = []
    for name in FILES:
        try:
            heard += _of(folder / name, path=path)
        except UsageError as error:
            complaints.append(f"{error} {error.advice}")
    return tuple(heard), tuple(complaints)


def _of(file: Path, *, path: str) -> Iterator[Heard]:
    data = _read(file)
    if data is None:
        return iter(())
    try:
        found = _Findings.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "its start"
        message = f"{file.name} is no list of findings: {first['msg']} at {place}."
        raise UsageError(message, advice=_ADVICE) from None
    fitting = (one for one in found.findings if one.path == path and not one.adopted)
    return (Heard(one.code, one.message, one.line, one.text) for one in fitting)


def _read(file: Path) -> bytes | None:
    """The bytes of a plain file; None when there is none. Links are not followed, whatever they point at."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{file.name} cannot be read: {error.strerror}."
        raise UsageError(message, advice=_ADVICE) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        message = f"{file.name} is no file."
        raise UsageError(message, advice=_ADVICE)
    with os.fdopen(handle, "rb") as opened:
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"{file.name} has more than {LARGEST:,} bytes."
        raise UsageError(message, advice=_ADVICE)
    return data
