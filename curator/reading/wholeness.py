"""What is wrong with an answer before anything of it is read: a bot wall, the wrong kind, too long."""

from __future__ import annotations

import re
from typing import Final

from curator.core.links.challenges import challenge_in
from curator.core.markdown.escaping import clean

LARGEST: Final = 64_000_000
"""Bytes; the largest proceedings, with their abstracts, have a quarter of it."""

_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TITLE: Final = re.compile(rb"<title[^>]{0,100}>([^<]{1,200})", re.IGNORECASE)
_PROLOGUE: Final = 4_000
_LONGEST_QUOTE: Final = 200


def fault_in(body: bytes, *, expected: str) -> str:
    """Why an answer cannot be what was ``expected``, as part of a sentence; "" when it may be."""
    if not body.strip():
        return f"nothing came instead of {expected}"
    if len(body) > LARGEST:
        return f"{len(body):,} bytes came, more than any {expected} has"
    if (is_html(body) or body.lstrip().startswith(b"{")) and challenge_in(200, {}, body):
        return f"a page that turns programs away came instead of {expected}{_titled(body)}"
    return ""


def is_html(body: bytes) -> bool:
    """Whether an answer begins like an HTML page."""
    return _HTML.search(body[:_PROLOGUE]) is not None


def html_instead(body: bytes, *, expected: str) -> str:
    """The fault of an HTML page that came instead of something else."""
    return f"an HTML page came instead of {expected}{_titled(body)}"


def text_of(body: bytes) -> str:
    """The text of an answer: UTF-8, unless more than a few of its bytes are none; never an error."""
    plain = body.removeprefix(b"\xef\xbb\xbf")
    text = plain.decode("utf-8", "replace")
    if text.count("\ufffd") <= plain.count(b"\xef\xbf\xbd") + _FEW:
        return text
    return plain.decode("cp1252", "replace")


def quoted(text: str) -> str:
    """Foreign text as it may stand in a sentence of ours: one line, printable, short."""
    plain = clean(text[: 4 * _LONGEST_QUOTE])
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1] + "…"


_FEW: Final = 3
"""Bytes that are no UTF-8 in a page that is: a character cut in two, a slip of the pen."""


def _titled(body: bytes) -> str:
    found = _TITLE.search(body[:_PROLOGUE])
    return f", titled “{quoted(found[1].decode('utf-8', 'replace'))}”" if found else ""
