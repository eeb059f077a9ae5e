"""What pydantic found, said to a maintainer: the setting, what is expected, the nearest name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from curator.settings.meanings import meanings, models_in
from curator.settings.yamltree import dotted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from curator.settings.yamltree import Loc

ABOUT_A_KEY: Final = "about_a_key"
"""The type of our own errors about a key, and not its value; the message goes on after the key."""

_SIMILAR_ENOUGH: Final = 60
_LONGEST_QUOTE: Final = 60

_CREDENTIAL: Final = re.compile(r"//[^/@\s]{1,500}@")

_KINDS: Final[Mapping[str, str]] = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "string": "text",
    "list": "a list",
    "tuple": "a list",
    "set": "a list",
    "frozen_set": "a list",
    "dict": "a mapping (`key: value` lines)",
    "mapping": "a mapping (`key: value` lines)",
    "model": "a mapping (`key: value` lines)",
    "finite_number": "a finite number",
    "date": "a date such as 2026-11-30",
    "url": "a web address",
}
_BOUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "greater_than": ("gt", "a number above {}"),
    "greater_than_equal": ("ge", "a number of at least {}"),
    "less_than": ("lt", "a number below {}"),
    "less_than_equal": ("le", "a number of at most {}"),
    "too_short": ("min_length", "at least {} of them"),
    "too_long": ("max_length", "at most {} of them"),
    "string_too_short": ("min_length", "at least {} characters"),
    "string_too_long": ("max_length", "at most {} characters"),
    "string_pattern_mismatch": ("pattern", "text that matches {}"),
}


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name that was probably meant, or None when nothing comes near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a mistake needs it

    found = process.extractOne(name, sorted(valid), scorer=fuzz.ratio, score_cutoff=_SIMILAR_ENOUGH)
    return None if found is None else str(found[0])


def closest_of(name: str, valid: Iterable[str]) -> str:
    """The valid name that was probably meant, else all that there are, as the end of a message."""
    names = sorted(valid)
    near = nearest(name, names)
    return f"did you mean {near}?" if near else f"expected one of {', '.join(names)}"


def say(errors: Sequence[ErrorDetails], *, model: type[BaseModel], loc: Loc) -> str:
    """One sentence for pydantic's errors about one value; ``loc`` is its place in the file.

    There are several errors when the value may have several types, and then all of those are expected.
    """
    first, name = errors[0], dotted(loc) or "the file"
    if first["type"] == "extra_forbidden":
        return _unknown(loc, model)
    if first["type"] == ABOUT_A_KEY:
        return f"{name} {first['msg']}"
    if first["type"] == "missing":
        return f"{name} is missing{_meaning(loc, model)}"
    reasons = dict.fromkeys(_reason(error) for error in errors)
    told = " or ".join(reasons)
    if isinstance(first["input"], dict) and first["type"] == "value_error":
        return f"{name}: {told}"
    given = f"{name} is {quote(first['input'])}"
    return f"{given}; {told}" if _own(first) else f"{given}; expected {told}"


def _own(error: ErrorDetails) -> bool:
    """Whether the sentence is one of our validators' own."""
    return error["type"] in {"value_error", "assertion_error"}


def _reason(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    return str(context["error"]) if _own(error) else _expected(error, context)


def quote(value: object) -> str:
    """A value as it may stand in a message: short, on one line, nothing that moves a terminal's cursor."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "empty"
    text = json.dumps(value, ensure_ascii=not str(value).isprintable())
    text = _CREDENTIAL.sub("//***@", text)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _expected(error: ErrorDetails, context: Mapping[str, Any]) -> str:
    kind = error["type"]
    if kind in _BOUNDS:
        key, sentence = _BOUNDS[kind]
        bound = context[key]
        return sentence.format(f"{bound:g}" if isinstance(bound, float) else bound)
    if kind in {"literal_error", "enum"}:
        return _one_of(str(context["expected"]), error["input"])
    family = kind.removesuffix("_type").removesuffix("_parsing").removesuffix("_from_float")
    return _KINDS.get(family, error["msg"][:1].lower() + error["msg"][1:])


def _one_of(expected: str, given: object) -> str:
    names = [name.strip("'") for name in expected.replace(" or ", ", ").split(", ")]
    listed = names[0] if len(names) == 1 else "one of " + ", ".join(names)
    near = nearest(given, names) if isinstance(given, str) and len(names) > 1 else None
    return f"{listed}; did you mean {near}?" if near else listed


def _unknown(loc: Loc, model: type[BaseModel]) -> str:
    parents = _models_at(loc[:-1], model)
    for parent in parents:
        if hint := getattr(parent, "environment_only", {}).get(loc[-1]):
            owner = str(loc[-2]).upper() if len(loc) > 1 else ""
            return f"{dotted(loc)} cannot be set in a file: {hint.format(parent=owner)}"
    names = {name for parent in parents for name in _names(parent)}
    return f"{dotted(loc)} is not a setting; {closest_of(str(loc[-1]), names)}"


def _meaning(loc: Loc, model: type[BaseModel]) -> str:
    for parent in _models_at(loc[:-1], model):
        if text := meanings(parent).get(str(loc[-1])):
            return f"; expected: {text.split('. ')[0].rstrip('.')}"
    return ""


def _names(model: type[BaseModel]) -> Iterator[str]:
    return (info.alias or name for name, info in model.model_fields.items())


def _models_at(loc: Loc, model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models that a mapping at ``loc`` may be read as (several where a union leaves it open)."""
    here = [model]
    for part in loc:
        if isinstance(part, int):
            continue  # a list's items have the models of the list's own annotation
        fields = [
            info
            for parent in here
            for name, info in parent.model_fields.items()
            if part in {name, info.alias}
        ]
        if fields:  # else: a mapping with free keys, whose values have the models of its annotation
            here = [found for info in fields for found in models_in(info.annotation)]
    return here
