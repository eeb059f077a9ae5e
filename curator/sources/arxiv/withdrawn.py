"""Whether a paper says of itself that it is withdrawn; arXiv has no field for it, only words."""

from __future__ import annotations

import re
from typing import Final

_SUBJECT: Final = r"(?:paper|article|manuscript|submission|work|preprint|report|note|document|version)"
_ELSEWHERE: Final = r"(?!\s+(?:from|manuscript|paper|article|submission|version|work)\b)"
_SAYS_SO: Final = re.compile(
    rf"\b(?:this|the|our)\s+(?:arxiv\s+)?{_SUBJECT}\s+(?:(?:has|have)\s+(?:now\s+)?been|is|was)"
    rf"\s+(?:now\s+|temporarily\s+)?withdrawn\b{_ELSEWHERE}"
    r"|\bwithdrawn\s+by\s+(?:the\s+)?(?:authors?|arxiv|submitter|administrators?)\b"
    rf"|(?:^|[.;:!]\s+)\W{{0,3}}withdrawn\b{_ELSEWHERE}",
    re.IGNORECASE | re.ASCII,
)
_START_OF_AN_ABSTRACT: Final = 200
_LONGEST_COMMENT: Final = 2_000


def is_withdrawn(*, comment: str, abstract: str) -> bool:
    """Whether the comment, or an abstract's beginning, says that this paper is withdrawn from arXiv.

    “Replaces the withdrawn manuscript …” and “withdrawn from the proceedings” say something else. Both texts
    are expected on one line.
    """
    if _SAYS_SO.search(comment[:_LONGEST_COMMENT]):
        return True
    return _SAYS_SO.match(abstract[:_START_OF_AN_ABSTRACT]) is not None
