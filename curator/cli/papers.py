"""Papers out of JSON lines, one at a time, whatever the lines hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE: Final = 16_000_000
"""Bytes. An abstract of 1 MB fits into it several times over; a line beyond it is bad, and is not kept."""


def _none_as_empty(value: object) -> object:
    return "" if value is None else value


class PaperLine(BaseModel):
    """One paper: what a line must hold; other keys are left alone."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    id: str | int
    title: str
    abstract: Annotated[str, BeforeValidator(_none_as_empty)] = ""
    categories: tuple[str, ...] = ()


def papers_in(file: BinaryIO) -> Iterator[PaperLine | str]:
    """One paper for every line, or the sentence that says why it is none; holds one line in memory."""
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip_to_the_end(file)
            yield f"the line is longer than {LONGEST_LINE:,} bytes"
        else:
            yield _paper(line)


def _skip_to_the_end(file: BinaryIO) -> None:
    while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _paper(line: bytes) -> PaperLine | str:
    if not line.strip():
        return "the line is empty; expected a JSON object"
    try:
        return PaperLine.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        message = first["msg"][:1].lower() + first["msg"][1:]
        return f"{where}: {message}" if where else message
