"""One YAML file of ``rules/`` read into its pydantic model, with file and line for every mistake in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from curator.settings.mistakes import Mistake
from curator.settings.wording import ABOUT_A_KEY, say
from curator.settings.yamltree import Tree, grow

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from curator.settings.yamltree import Loc

LARGEST: Final = 1_000_000
"""Bytes. A rule file of a hand-kept list is a hundredth of that."""

_ABOUT_KEYS: Final = frozenset({"extra_forbidden", ABOUT_A_KEY})


class Strict(BaseModel):
    """The base of every model of a maintainer's file: unknown keys and loose types are mistakes."""

    environment_only: ClassVar[Mapping[str, str]] = {}
    """Keys that would be dangerous in a file which a pull request may edit, and where to set them."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class RuleFile(Strict):
    """What every file of the folder has at its top."""

    version: Literal[1] = Field(description="The version of the file's format, always 1.")


M = TypeVar("M", bound=RuleFile)


@dataclass(frozen=True, slots=True)
class Read(Generic[M]):
    """A file that holds what its model asks; `mistake` points into it for checks that a model cannot do."""

    value: M
    path: str
    tree: Tree

    def mistake(self, loc: Loc, message: str, *, key: bool = False) -> Mistake:
        """A mistake at ``loc``, such as ``("phrases", 2, "weight")``; ``key`` points at the key instead."""
        return Mistake(self.path, *self.tree.place(loc, key=key), message)


def read(path: Path, model: type[M], *, mistakes: list[Mistake], shown: str | None = None) -> Read[M] | None:
    """Read ``path`` as ``model``; every mistake is appended to ``mistakes``, and None is then returned.

    Args:
        path: the file. One that is missing is a mistake as well.
        model: a `RuleFile`, validated in strict mode as JSON is: lists fill tuples, text fills enums.
        mistakes: receives all mistakes of this file, after those it already holds.
        shown: how messages name the file; by default the path as it was given.
    """
    name = path.as_posix() if shown is None else shown
    text = _text(path, name)
    if isinstance(text, Mistake):
        mistakes.append(text)
        return None
    return read_text(text, model, mistakes=mistakes, shown=name)


def read_text(text: str, model: type[M], *, mistakes: list[Mistake], shown: str) -> Read[M] | None:
    """As `read`, for text that is already at hand."""
    tree, found = grow(text, path=shown)
    if tree is not None and not isinstance(tree.data, dict):
        if not found:
            found = [Mistake(shown, *tree.place(()), "holds no settings; expected `key: value` lines")]
        tree = None
    value = None if tree is None else _validated(tree, model, shown, found)
    mistakes.extend(found)
    return None if found or tree is None or value is None else Read(value, shown, tree)


def _validated(tree: Tree, model: type[M], shown: str, found: list[Mistake]) -> M | None:
    refused = {(mistake.line, mistake.column) for mistake in found}
    try:
        # As JSON, so that strict mode still takes a list for a tuple and text for an enum.
        return model.model_validate_json(json.dumps(tree.data))
    except ValidationError as refusal:
        for loc, errors in _grouped(refusal, tree).items():
            place = tree.place(loc, key=errors[0]["type"] in _ABOUT_KEYS)
            if place not in refused:  # a value that could not be read has been reported already
                found.append(Mistake(shown, *place, say(errors, model=model, loc=loc)))
        return None


def _grouped(refusal: ValidationError, tree: Tree) -> dict[Loc, list[ErrorDetails]]:
    """The errors by their place in the file: the arms of a union all complain about one value."""
    grouped: dict[Loc, list[ErrorDetails]] = {}
    for error in refusal.errors(include_url=False):
        loc = _place_in(tree, error["loc"], missing=error["type"] == "missing")
        grouped.setdefault(loc, []).append(error)
    return {loc: errors for loc, errors in grouped.items() if not _follows(loc, errors, grouped)}


def _follows(loc: Loc, errors: list[ErrorDetails], grouped: Mapping[Loc, object]) -> bool:
    """Whether a list is only called too short because its items were refused, which is told already."""
    inner = any(other[: len(loc)] == loc and other != loc for other in grouped)
    return inner and errors[0]["type"] == "too_short"


def _place_in(tree: Tree, loc: Loc, *, missing: bool) -> Loc:
    """Pydantic's way to a value without the steps that are not in the file (the arms of a union)."""
    way: Loc = ()
    last = len(loc) - 1
    for number, part in enumerate(loc):
        if (*way, part) in tree.values or (missing and number == last):
            way = (*way, part)
    return way


def _text(path: Path, shown: str) -> str | Mistake:
    try:
        if not path.exists():
            return Mistake(shown, 0, 0, "is missing; create it, or name another folder with --config")
        if not path.is_file():  # a device or a pipe could be read for ever
            return Mistake(shown, 0, 0, "is not a file")
        if not path.resolve().is_relative_to(path.parent.resolve()):
            return Mistake(shown, 0, 0, "is a link out of its folder; put the file itself there")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Mistake(shown, 0, 0, f"cannot be read: {error.strerror or error}")
    return _decoded(data, shown)


def _decoded(data: bytes, shown: str) -> str | Mistake:
    if len(data) > LARGEST:
        return Mistake(
            shown, 0, 0, f"is larger than {LARGEST:,} bytes; split it, or check that it is the right file"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Mistake(shown, line, 0, f"is not UTF-8 (byte 0x{data[error.start]:02x}); save it as UTF-8")
    if "\0" in text:
        return Mistake(shown, text.count("\n", 0, text.index("\0")) + 1, 0, "is not text: it holds a NUL")
    return text
