"""The forms that single values of the files must have; each says what it expects."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from curator.core.list import template as grammar
from curator.core.schedule import next_after
from curator.errors import UsageError

_LONGEST_PATH: Final = 400
_CONTACT: Final = re.compile(
    r"[^\s@<>()]{1,64}@[^\s@<>()]{1,250}\.[A-Za-z0-9-]{2,60}|https?://[^\s<>()]{3,300}"
)
_CRON_FIELD: Final = r"[0-9A-Za-z*/,-]{1,60}"
_CATEGORY: Final = re.compile(
    r"[a-z]{2,10}(?:-[a-z]{2,10}){0,2}(?:\.[A-Za-z]{2}|\.[a-z]{3,10}(?:-[a-z]{2,10}){0,2})?"
)
_ALWAYS_KNOWN: Final = frozenset({"title", "url", "authors"})
_MONTH: Final = re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")
_SOME_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
_CRON: Final = re.compile(rf"{_CRON_FIELD}(?: {_CRON_FIELD}){{4}}")


def path_inside(text: str) -> str:
    """A relative path that stays inside the repository whatever the file system makes of it."""
    parts = PurePosixPath(text).parts
    odd = not text.isprintable() or any(sign in text for sign in "\\:") or len(text) > _LONGEST_PATH
    if odd or not parts or text.startswith("/") or ".." in parts or parts[0] == ".git":
        message = "expected a path inside the repository, such as list/README.md, without `..`"
        raise ValueError(message)
    return str(PurePosixPath(text))


def contact(text: str) -> str:
    """An e-mail address or web page that may stand in a User-Agent header."""
    if not text.isascii() or not _CONTACT.fullmatch(text):
        message = "expected an e-mail address or a web page (https://…)"
        raise ValueError(message)
    return text


def one_line(text: str) -> str:
    """Text without line breaks or control characters."""
    if not text.isprintable():
        message = "expected one line of plain text"
        raise ValueError(message)
    return text


def cron(text: str) -> str:
    """Five fields of a cron table: minute, hour, day, month, weekday."""
    if not _CRON.fullmatch(text):
        message = "expected five cron fields (minute hour day month weekday), such as `17 3 * * *`"
        raise ValueError(message)
    try:
        next_after(text, _SOME_DAY)
    except ValueError as error:
        message = f"expected a time that comes: {error}"
        raise ValueError(message) from None
    return text


def label(text: str) -> str:
    """A label's name as GitHub takes it."""
    if not text.isprintable() or text != text.strip() or "," in text:
        message = "expected a label's name: one line, no comma, no space at its ends"
        raise ValueError(message)
    return text


def template(text: str) -> str:
    """An entry template that the list can be read with, and every paper be written with."""
    try:
        tokens = grammar.Template.parse(one_line(text)).tokens
    except UsageError as error:
        message = f"{str(error).removeprefix('entry template, ')}; see docs/entry-template.md"
        raise ValueError(message) from error
    for token in tokens:
        if isinstance(token, grammar.Field) and token.name not in _ALWAYS_KNOWN:
            field = f"{{{token.name}}}"
            message = (
                f"requires {field}, which not every new paper has; make it optional, together with the "
                f"text around it, as in `{{? {field}?}}`; see docs/entry-template.md"
            )
            raise ValueError(message)
    return text


def category(text: str) -> str:
    """A category of arXiv."""
    if not _CATEGORY.fullmatch(text):
        message = "expected a category of arXiv, such as cs.LG or stat.ML"
        raise ValueError(message)
    return text


def month(text: str) -> str:
    """A month of a year."""
    if not _MONTH.fullmatch(text):
        message = "expected a month such as 2027-01"
        raise ValueError(message)
    return text


Category = Annotated[str, AfterValidator(category)]
Label = Annotated[str, Field(min_length=1, max_length=50), AfterValidator(label)]
Cron = Annotated[str, AfterValidator(cron)]
Month = Annotated[str, AfterValidator(month)]
