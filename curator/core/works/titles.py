"""Titles folded for comparison: what stays when case, accents, markup and punctuation are taken away."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.markdown.latex import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_FINGERPRINT: Final = 400
"""Characters; what is longer is cut and gets a digest, so that 100 kB of text cannot become a key."""

_LONGEST_TITLE: Final = 20_000
_KEPT_OF_LONG: Final = 300
_WORD = late(r"[^\W_]+")
_MARKED = late(r"[&+'<\\{}$]")
_PLAIN: Final = bytes(ord(chr(code).lower() if chr(code).isalnum() else " ") for code in range(128)).ljust(
    256
)
_FEW_MARKS = late("[\u0300-\u036f]")
_SUBTITLE = late(r":\s|\s[-\u2010-\u2015]{1,3}\s|\u2014|---")

_GREEK: Final = range(0x3B1, 0x3CA)
_FOLDS: Final = {
    **{code: unicodedata.name(chr(code)).split()[-1].lower().replace("lamda", "lambda") for code in _GREEK},
    **str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}),
    **str.maketrans({"∞": "infinity", "&": " and ", "+": "plus", "'": "", "\u2019": ""}),
}


def fold(text: str) -> str:
    """Lower case without accents on Latin, Greek and Cyrillic letters; other alphabets keep their marks.

    Latin letters outside ASCII, Greek letters and a few signs become what is typed for them.
    """
    plain = plain_text(text)
    if plain.isascii():
        lower = plain.lower()
        return lower.translate(_FOLDS) if "'" in lower or "&" in lower or "+" in lower else lower
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    folded = _FEW_MARKS.sub("", decomposed).translate(_FOLDS)
    return unicodedata.normalize("NFKC", folded).casefold()


def words(title: str) -> tuple[str, ...]:
    """The folded words of a title, in order: runs of letters and digits of any alphabet."""
    text = title[:_LONGEST_TITLE]
    if text.isascii() and not _MARKED.search(
        text
    ):  # nearly every title; to fold one costs three times as much
        return tuple(text.encode().translate(_PLAIN).decode().split())
    return tuple(_WORD.findall(fold(text)))


def fingerprint(title: str) -> str:
    """The title without case, accents, LaTeX, punctuation and spaces: equal for two spellings of one title.

    Letters and digits only, at most `LONGEST_FINGERPRINT` of them. A title of signs alone becomes their code
    points; the blank title is the only one whose fingerprint is empty. Folding twice changes nothing.
    """
    return fingerprint_of(words(title), title=title)


def fingerprint_of(folded: Iterable[str], *, title: str) -> str:
    """The fingerprint of a title whose words are known already."""
    joined = "".join(folded)
    if not joined:
        joined = "".join(f"u{ord(sign):x}" for sign in title[:_LONGEST_TITLE] if not sign.isspace())
    if len(joined) <= LONGEST_FINGERPRINT and len(title) <= _LONGEST_TITLE:
        return joined
    import hashlib  # noqa: PLC0415 - loads OpenSSL, for titles that no real paper has

    return joined[:_KEPT_OF_LONG] + hashlib.sha256(title.encode(errors="replace")).hexdigest()[:32]


def parts(title: str) -> tuple[str, str] | None:
    """Title and subtitle, split at the first colon or spaced dash; None when one of them would be empty."""
    found = _SUBTITLE.search(title[:_LONGEST_TITLE])
    if found is None:
        return None
    main, sub = title[: found.start()], title[found.end() : _LONGEST_TITLE]
    return (main, sub) if words(main) and words(sub) else None
