"""The checks' own settings: each must be an option that the check has, of the type of its default."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import AfterValidator, Field, ValidationError, create_model
from pydantic_core import InitErrorDetails, PydanticCustomError

from curator.errors import UsageError
from curator.lint.registry import all_checks, check_of
from curator.settings.lint_words import suggestion
from curator.settings.wording import ABOUT_A_KEY, closest_of
from curator.settings.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.core.lint_choice import OptionValue
    from curator.lint.check import Check
    from curator.settings.yamltree import Loc

_LARGEST: Final = 1_000_000_000
_TYPES: Final[Mapping[type, Any]] = {
    bool: bool,
    int: Annotated[int, Field(ge=0, le=_LARGEST)],
    float: Annotated[float, Field(ge=0, le=_LARGEST)],
    str: str,
    tuple: tuple[str, ...],
}
"""What an option may be set to, by the type of its default; no number counts what could be below zero."""


def by_code(given: Mapping[str, Any]) -> dict[str, dict[str, OptionValue]]:
    """The options that are set, by the codes of their checks.

    Raises:
        ValidationError: an unknown check or option, or a value of the wrong type; it holds all of them.
    """
    if mistakes := list(_mistakes(given)):
        title = "options"
        raise ValidationError.from_exception_data(title, mistakes)
    return {check_of(word).code: _set(check_of(word), values) for word, values in given.items()}


def describe(schema: dict[str, Any]) -> None:
    """Put every option that there is into the JSON Schema of all options, for editors."""
    checks = {word: check for check in all_checks() if check.options for word in (check.code, check.name)}
    schema["properties"] = {word: _model(check.code).model_json_schema() for word, check in checks.items()}
    schema["additionalProperties"] = False


Options = Annotated[dict[str, Any], AfterValidator(by_code), Field(json_schema_extra=describe)]


@cache
def _model(code: str) -> type[Strict]:
    """A check's options as a model."""
    check = check_of(code)
    fields: dict[str, Any] = {
        name: (_TYPES[type(option.default)], Field(default=option.default, description=option.meaning))
        for name, option in check.options.items()
    }
    return create_model(check.code, __base__=Strict, __doc__=f"{check.summary}.", **fields)


def _set(check: Check, values: object) -> dict[str, OptionValue]:
    """What is set, and no default; raises ValidationError."""
    # As JSON, so that a list fills a tuple.
    model = _model(check.code).model_validate_json(json.dumps(values))
    return model.model_dump(exclude_unset=True)


def _mistakes(given: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    first: dict[str, str] = {}
    for word, values in given.items():
        try:
            check = check_of(word)
        except UsageError:
            yield _about((word,), f"is not a check; {suggestion(word)}")
            continue
        if not check.options:
            yield _about((word,), "is a check without options; leave it out")
        elif first.setdefault(check.code, word) != word:
            yield _about((word,), f"is the same check as {first[check.code]}; keep one of them")
        else:
            yield from _of_one(check, word, values)


def _of_one(check: Check, word: str, values: object) -> Iterator[InitErrorDetails]:
    try:
        _set(check, values)
    except ValidationError as refusal:
        for error in refusal.errors(include_url=False):
            loc, context = (word, *error["loc"]), error.get("ctx", {})
            if error["type"] == "extra_forbidden":
                hint = closest_of(str(loc[-1]), check.options)
                yield _about(loc, f"is not an option of {check.code}; {hint}")
            else:
                yield InitErrorDetails(type=error["type"], loc=loc, input=error["input"], ctx=context)


def _about(loc: Loc, told: str) -> InitErrorDetails:
    """A mistake in a key, as the wording of mistakes takes it."""
    return InitErrorDetails(
        type=PydanticCustomError(ABOUT_A_KEY, "{told}", {"told": told}), loc=loc, input=None
    )
