"""Where a block of raw HTML begins in Markdown and what ends it: the seven kinds of CommonMark 4.6."""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late

_BLOCK_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|"
    "dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|"
    "menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|"
    "title|tr|track|ul"
)
_ATTRIBUTE: Final = (
    r"[ \t]++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    r"(?:[ \t]*+=[ \t]*+(?:[^\s\"'=<>`]++|'[^'\r\n]*+'|\"[^\"\r\n]*+\"))?"
)

AT_A_BLANK_LINE: Final = late(r"(?!)")
"""The end of a block that only a blank line ends: found on no line."""

COMMENT_END: Final = re.compile(r"-->")
"""The end of a block that is a comment."""

_UNTIL: Final = (
    (late(r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE),
     late(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)),
    (late(r"<!--"), COMMENT_END),
    (late(r"<\?"), late(r"\?>")),
    (late(r"<!\[CDATA\["), late(r"\]\]>")),
    (late(r"<![A-Za-z]"), late(r">")),
    (late(rf"</?(?:{_BLOCK_TAGS})(?=[\s>]|/>|\Z)", re.IGNORECASE), AT_A_BLANK_LINE),
)  # fmt: skip
_ALONE: Final = late(
    rf"(?:<[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*[ \t]*+/?>|</[A-Za-z][A-Za-z0-9-]*+[ \t]*+>)"
    r"[ \t]*+(?=[\r\n]|\Z)"
)


def html_block_end(text: str, start: int, *, in_paragraph: bool) -> re.Pattern[str] | None:
    """What ends the HTML block that begins at ``start``, searched line by line; None when none begins."""
    for begin, end in _UNTIL:
        if begin.match(text, start):
            return end
    return AT_A_BLANK_LINE if not in_paragraph and _ALONE.match(text, start) else None
