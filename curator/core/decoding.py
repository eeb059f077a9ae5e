"""From the list's bytes to its text, with one clear sentence for every file that is not a list."""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late
from curator.errors import UsageError

LARGEST_LIST: Final = 40_000_000
"""Bytes; a list of 100,000 entries has 31 million, and anything larger is no file that people maintain."""

_CONFLICT = late(r"^(?:<{7}|>{7})[ ]\S", re.MULTILINE)
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, *, path: str) -> str:
    """The text of a list, byte for byte (a byte order mark stays); ``path`` is for the message.

    Raises:
        UsageError: the file is empty, too large, binary, not UTF-8, or in the middle of a merge conflict.
    """
    if len(data) > LARGEST_LIST:
        message = f"{path} has {len(data):,} bytes, more than the {LARGEST_LIST:,} that a list may have"
        raise UsageError(message, advice="Name the list itself, or split it into several files.")
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        message = f"{path} is empty"
        raise UsageError(message, advice="Name a Markdown file with at least one heading.")
    _refuse_binary(data, path)
    text = _as_utf8(data, path)
    _refuse_conflict(text, path)
    return text


def _refuse_binary(data: bytes, path: str) -> None:
    if data.startswith(_UTF16):
        message = f"{path} is UTF-16, not UTF-8"
        raise UsageError(message, advice="Save the file as UTF-8.")
    at = data.find(b"\0")
    if at >= 0:
        message = f"{path} is binary: byte {at + 1} is NUL"
        raise UsageError(message, advice="Name a Markdown file.")


def _as_utf8(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{path}:{line}: byte 0x{data[error.start]:02x} is not UTF-8"
        raise UsageError(message, advice="Save the file as UTF-8.") from None


def _refuse_conflict(text: str, path: str) -> None:
    if found := _CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"{path}:{line}: a merge conflict is not resolved"
        raise UsageError(message, advice="Resolve it, remove the markers, and commit the result.")
