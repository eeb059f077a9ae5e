"""Foreign text in a terminal, a log or a document: one line; every character is seen, and none acts."""

from __future__ import annotations

from typing import Final

ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"

_SPACES: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
# Letters that show nothing, although Unicode calls them printable; U+FE0F, which colours an emoji, is left.
_BLANKS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE0F), *range(0xE0100, 0xE01F0))))
)
_COMMAND: Final = "::"


def visible(text: str) -> str:
    """``text`` on one line, with code points such as ``<U+200B>`` in the place of what nobody sees."""
    if text.isprintable() and (text.isascii() or _BLANKS.isdisjoint(text)):
        return text
    return "".join(map(seen, text))


def seen(sign: str) -> str:
    """One character as it is shown."""
    if sign in _SPACES:
        return " "
    return sign if sign.isprintable() and sign not in _BLANKS else f"<U+{ord(sign):04X}>"


def obeyed_by_nobody(line: str) -> str:
    """A line that GitHub's runner prints, and does not take for a command.

    It obeys ``::name::`` at the start of a line, and ``##[name]`` anywhere in it.
    """
    line = line.replace("##[", "##(")
    if line.lstrip().startswith(_COMMAND):
        return line.replace(_COMMAND, ": :", 1)
    return line


def shortened(text: str, longest: int) -> str:
    """At most ``longest`` characters of a text, with an ellipsis where it was cut."""
    return text if len(text) <= longest else f"{text[: longest - 1]}{ELLIPSIS}"
