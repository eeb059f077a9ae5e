"""Under which keys a title is kept where works are looked up by keys alone, and under which it is asked for.

Two titles that `likeness.near` could take for one share at least one key; a missing or an additional hyphen
is forgiven only where nothing else differs. Of 150,000 published works two, on average, share a title's keys.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.works.likeness import FILLER, LIGHT, LONGEST

if TYPE_CHECKING:
    from curator.core.works.likeness import Title

_UNCOUNTED: Final = FILLER | LIGHT | {"extended", "student", "abstract"}
_FEWEST_WORDS: Final = 3
_BYTES: Final = 8


class Keys(NamedTuple):
    """Numbers of 64 bits with a sign; None where a title has no such part.

    Attributes:
        fingerprint: of the whole title.
        before: of what stands before the first colon or dash.
        after: of what stands after it.
        initials: of the first letters of the words that count, whatever their order. A word that is respelt,
            inflected or mistyped keeps its first letter, or it is another word.
    """

    fingerprint: int | None
    before: int | None
    after: int | None
    initials: int | None


class Asked(NamedTuple):
    """The values that each of the `Keys` of a like title can have."""

    fingerprint: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    initials: tuple[int, ...]


def keys_of(title: Title) -> Keys:
    """What a title is kept under."""
    split = title.parts
    return Keys(
        _key(title.fingerprint),
        _key(split[0].fingerprint) if split else None,
        _key(split[1].fingerprint) if split else None,
        _initials(title),
    )


def asked_for(title: Title) -> Asked:
    """What leads to every title that is equal to this one or like it."""
    kept = keys_of(title)
    return Asked(
        _known(kept.fingerprint, kept.before, kept.after),
        _known(kept.fingerprint),
        _known(kept.fingerprint, kept.after),
        _known(kept.initials),
    )


def _initials(title: Title) -> int | None:
    if len(title.content) < _FEWEST_WORDS or len(title.words) > LONGEST:
        return None
    return _key("initials " + "".join(sorted(word[0] for word in title.words if word not in _UNCOUNTED)))


def _key(text: str) -> int | None:
    if not text:
        return None
    digest = hashlib.blake2b(text.encode(errors="replace"), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)


def _known(*keys: int | None) -> tuple[int, ...]:
    return tuple(dict.fromkeys(key for key in keys if key is not None))
