"""A file before it is a list: its bytes, its text, and what keeps it from being read as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.lint.positions import Lines

if TYPE_CHECKING:
    from curator.lint.check import Span

_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7})[ ]\S[^\r\n]{0,100}", re.MULTILINE)
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


class Trouble(NamedTuple):
    """Why a file cannot be read as a list, and where."""

    span: Span
    message: str


@dataclass(frozen=True)
class Source:
    """A file: how it is called, its bytes, and its text with U+FFFD for what is no UTF-8."""

    path: str
    data: bytes

    @classmethod
    def of_text(cls, text: str, *, path: str) -> Source:
        """The source that a text would be saved as."""
        return cls(path, text.encode("utf-8", "surrogatepass"))

    @cached_property
    def text(self) -> str:
        """The text; a byte order mark stays."""
        return self.data.decode("utf-8", "replace")

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.text)

    @cached_property
    def trouble(self) -> Trouble | None:
        """The first reason why this is no list that could be linted; None when it is one."""
        if self.data.startswith(_UTF16):
            return Trouble((0, 0), "the file is UTF-16; save it as UTF-8")
        if (at := self.data.find(b"\0")) >= 0:
            return self._at_byte(at, "the file is binary: it holds a NUL")
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong = self.data[error.start]
            return self._at_byte(error.start, f"byte 0x{wrong:02x} is not UTF-8; save the file as UTF-8")
        if not self.text.strip("\ufeff \t\r\n"):
            return Trouble((0, 0), "the file is empty")
        if found := _CONFLICT.search(self.text):
            return Trouble(found.span(), "a merge conflict is not resolved")
        return None

    def _at_byte(self, at: int, message: str) -> Trouble:
        offset = len(self.data[:at].decode("utf-8", "replace"))
        return Trouble((offset, offset + 1), message)
