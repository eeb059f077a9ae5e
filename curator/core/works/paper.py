"""What a paper is: its ids, its metadata, and a record that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late

if TYPE_CHECKING:
    from datetime import datetime

SCHEMES: Final = ("arxiv", "openreview", "doi", "pmlr", "neurips", "cvf", "ecva", "acl", "title")
"""Every kind of id, best first: the canonical id of a work is its first known one in this order."""

_UNSAFE_IN_A_BRANCH = late(r"[^A-Za-z0-9._-]+|\.{2,}|\.$|\.lock$")
_LONGEST_SLUG = 80


class PaperId(NamedTuple):
    """One id of a work, such as ``arxiv:2302.04638``; ``value`` is in the scheme's canonical form."""

    scheme: str
    value: str

    @classmethod
    def parse(cls, text: str) -> PaperId:
        """Read ``scheme:value``; raises ValueError when the scheme is not one of `SCHEMES`."""
        scheme, _, value = text.partition(":")
        if scheme not in SCHEMES or not value:
            message = f"{text!r} is not a paper id: expected one of {', '.join(SCHEMES)}, a colon and a value"
            raise ValueError(message)
        return cls(scheme, value)

    def __str__(self) -> str:
        """The form that keys, reports and the ledger use."""
        return f"{self.scheme}:{self.value}"

    @property
    def slug(self) -> str:
        """The id as part of a branch name: ``arxiv-2302.04638``; a digest keeps rewritten ones apart."""
        plain = f"{self.scheme}-{self.value}"
        slug = _UNSAFE_IN_A_BRANCH.sub("-", plain)[:_LONGEST_SLUG]
        if slug == plain:
            return slug
        import hashlib  # noqa: PLC0415 - loads OpenSSL, for the few ids that do not fit

        return f"{slug.rstrip('-.')}-{hashlib.sha256(plain.encode(errors='replace')).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a work was published: canonical name and year; ``raw`` is the text it was read from."""

    name: str
    year: int | None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Metadata of one work as a source gave it, cleaned of markup and line breaks but not shortened."""

    ids: tuple[PaperId, ...]
    title: str
    url: str
    authors: tuple[str, ...] = ()
    abstract: str = ""
    categories: tuple[str, ...] = ()
    comment: str = ""
    journal_ref: str = ""
    venue: Venue | None = None
    published: datetime | None = None
    updated: datetime | None = None
    version: int | None = None
    withdrawn: bool = False
    source: str = ""


class Unreadable(NamedTuple):
    """A record that a source sent and that is not a paper; counted and shown, never dropped silently."""

    where: str
    reason: str
