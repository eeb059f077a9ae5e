"""An answer of JSON as values, and the little that is asked of them without trusting their types."""

from __future__ import annotations

import json
from typing import NamedTuple

from curator.reading.wholeness import fault_in, html_instead, is_html, quoted


class JsonBody(NamedTuple):
    """The ``value`` of an answer, or why nothing of it can be believed."""

    value: object
    fault: str = ""


def open_json(body: bytes, *, expected: str) -> JsonBody:
    """Read an answer that should be JSON; raises nothing."""
    fault = fault_in(body, expected=expected)
    if not fault and is_html(body):
        fault = html_instead(body, expected=expected)
    if fault:
        return JsonBody(None, fault)
    try:
        return JsonBody(json.loads(body))
    except (ValueError, RecursionError) as error:  # not JSON, not UTF-8, or nested without end
        return JsonBody(None, f"{expected} is not whole JSON ({quoted(str(error))})")


def text_at(value: object, *keys: str) -> str:
    """The text under nested keys, numbers as text; "" where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def list_at(value: object, *keys: str) -> list[object]:
    """The list under nested keys; one object or text that stands alone is a list of one, nothing is empty."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def number_at(value: object, *keys: str) -> int | None:
    """The whole number under nested keys, also where it is written as text; None where there is none."""
    text = text_at(value, *keys).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else None


_DIGITS = 16
