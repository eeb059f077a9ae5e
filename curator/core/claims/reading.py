"""What an arXiv comment or journal reference says about the venues of a paper, and in which of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.claims.brackets import parts_of
from curator.core.claims.cues import Cue, Standing, cues_in, governed
from curator.core.claims.known import known_in
from curator.core.claims.names import its_workshops
from curator.core.claims.stretch import Named, Stretch
from curator.core.claims.text import Sentence, addresses, readable, sentences, without_quoted
from curator.core.claims.unknowns import unknown_named, whole_named
from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.venues.known import Venues

__all__ = ["Claim", "Field", "Standing", "claims"]

Field = Literal["comment", "journal_ref"]

_PREPRINT_BEFORE: Final = late(r"\bpre-?print[\s.,;:|(-]*\Z", re.IGNORECASE)
_WORKSHOP_PAPER: Final = late(
    r"\W*(?:(?:this|is|was|it|accepted|published|presented|as|an?|the|at|to)\s+){0,6}workshop"
    r"(?:\s+(?:paper|version|submission|track|contribution|only))?\W*",
    re.IGNORECASE,
)
_STRONGER: Final = ("rejected", "withdrawn", "submitted", "extended", "preprint")


class Claim(NamedTuple):
    """What a text says of a paper and one venue.

    Attributes:
        venue: its canonical name of today; of a venue that is not known, its short name or its words.
        known: whether the venues of the rules have it.
        year: its year as far as the text tells, by itself or by the volume of its proceedings.
        standing: "accepted" at the venue or published there, in whatever track; "workshop": accepted at a
            workshop of it (``venue`` is what its workshops are called; where nobody knows that, the
            conference); "submitted": not decided yet, or still to be submitted; "rejected"; "withdrawn": also
            accepted and then not published; "preprint": a preprint meant for it; "extended": this text is
            another version of the paper there; "mentioned": nothing is said of this paper.
        track: the part of the venue: "oral", "findings", "Industry Track", the workshop's name; or "".
        quote: the words that say so.
        span: where the quote begins and ends in the text, in characters.
        bare: the name stands for itself, without a word such as "accepted"; custom takes that for acceptance.
    """

    venue: str
    known: bool
    year: int | None
    standing: Standing
    track: str
    quote: str
    span: tuple[int, int]
    bare: bool = False


class _Found(NamedTuple):
    named: Named
    standing: Standing
    start: int
    end: int
    bare: bool


def claims(text: str, *, field: Field, venues: Venues) -> tuple[Claim, ...]:
    """What the text says of venues, in its order, each venue and year once; nothing where it names none.

    Whatever the text is, it raises nothing; what is behind `claims.text.LONGEST_TEXT` characters is not read.
    """
    clean = readable(text)
    stretches = sentences(clean) if field == "comment" else (Sentence(0, len(clean)),)
    found: list[_Found] = []
    others: list[Sentence] = []
    for sentence in stretches:
        named = _sentence(clean, sentence, field, venues)
        found += named
        others += [] if named else [sentence]
    for sentence in others:
        found = _qualified(found, clean, sentence, venues)
    found += _linked(text, venues)
    return tuple(_claim(text, one) for one in _each_once(found))


def _sentence(text: str, sentence: Sentence, field: Field, venues: Venues) -> list[_Found]:
    """What one sentence says; a word in brackets speaks of the venue before it, and of no other."""
    found: list[_Found] = []
    before: Standing = "accepted"
    for start, end, opens in parts_of(text, sentence, venues):
        named = _part(text, Sentence(start, end), field, venues)
        if before != "accepted":
            named = [one._replace(standing=before) if one.bare and _is_paper(one) else one for one in named]
        found += named
        cues = cues_in(text, start, opens)
        before = governed(cues) if cues else before
    return found


def _part(text: str, sentence: Sentence, field: Field, venues: Venues) -> list[_Found]:
    """What a part of a sentence says: each cue speaks of the venues between it and the next one."""
    cues = cues_in(text, sentence.start, sentence.end)
    if field == "journal_ref":
        cues.insert(0, Cue("accepted", sentence.start, sentence.start))
    first = cues[0].start if cues else sentence.end
    if any(cue.standing == "extended" for cue in cues):
        text = without_quoted(text)
    waiting = _names(Stretch(text, sentence.start, first, told=False), venues)
    found: list[_Found] = []
    passed: list[Cue] = []
    for at, cue in enumerate(cues):
        passed.append(cue)
        end = cues[at + 1].start if at + 1 < len(cues) else sentence.end
        named = _names(Stretch(text, cue.end, end, told=True), venues, governed(passed))
        if named:
            found += [_told(one, passed) for one in named]
            passed = []
    if passed and not found:
        waiting = waiting or whole_named(Stretch(text, sentence.start, first, told=True), venues)
        return [_trailing(one, passed) for one in waiting]
    if passed and passed[-1].standing in {"rejected", "withdrawn"}:
        found = [one._replace(standing=passed[-1].standing, end=passed[-1].end) for one in found]
    return [_alone(one, text) for one in waiting] + found


def _qualified(found: list[_Found], text: str, sentence: Sentence, venues: Venues) -> list[_Found]:
    """What was found, as far as a sentence that names no venue lets it stand: "ICML 2026. Under review."."""
    if _WORKSHOP_PAPER.fullmatch(text, sentence.start, sentence.end):
        return [_at_workshop(one, venues) for one in found]
    standing = governed(cues_in(text, sentence.start, sentence.end))
    if standing in {"rejected", "withdrawn"}:
        return [one._replace(standing=standing) if one.standing == "accepted" else one for one in found]
    if standing == "submitted":
        return [one._replace(standing=standing) if one.bare and _is_paper(one) else one for one in found]
    return found


def _is_paper(one: _Found) -> bool:
    return one.standing in {"accepted", "workshop", "preprint"}


def _at_workshop(one: _Found, venues: Venues) -> _Found:
    venue = venues.find(one.named.venue)
    if one.standing != "accepted" or venue is None or venue.kind not in {"conference", "findings"}:
        return one
    workshops = its_workshops(venue, venues) or venue
    return one._replace(named=one.named._replace(venue=workshops.name), standing="workshop")


def _names(stretch: Stretch, venues: Venues, standing: Standing = "accepted") -> list[Named]:
    """The venues that a stretch names: known ones, or the one that it can only name without being known."""
    known = list(known_in(stretch, venues))
    return unknown_named(stretch, known, venues, standing=standing)


def _told(named: Named, passed: Sequence[Cue]) -> _Found:
    standing = governed(passed)
    if standing == "accepted":
        standing = named.how
    elif named.how == "mentioned" and standing != "extended":
        standing = "mentioned"
    return _Found(named, standing, passed[0].start, named.end, bare=False)


def _trailing(named: Named, passed: Sequence[Cue]) -> _Found:
    """A name before the words that tell what became of it: "ICML 2026 submission"."""
    standing = governed(passed)
    if standing == "accepted":
        standing = "accepted" if named.how in {"mentioned", "preprint"} else named.how
    return _Found(named, standing, named.start, passed[-1].end, bare=False)


def _alone(named: Named, text: str) -> _Found:
    """A name without such words; after the sentence "Preprint." it is not one of an accepted paper."""
    preprint = named.how == "accepted" and _PREPRINT_BEFORE.search(
        text[max(0, named.start - 30) : named.start]
    )
    return _Found(named, "preprint" if preprint else named.how, named.start, named.end, bare=True)


def _linked(text: str, venues: Venues) -> Iterator[_Found]:
    """What addresses in the text prove of themselves: one of the paper in the venue's proceedings."""
    for found in addresses(text):
        proof = venues.proven_by(found[0])
        if proof is not None and proof.kind != "preprint":
            how: Standing = "workshop" if proof.kind == "workshop" else "accepted"
            track = "findings" if proof.kind == "findings" else ""
            named = Named(
                proof.name,
                known=True,
                year=proof.year,
                how=how,
                track=track,
                start=found.start(),
                end=found.end(),
            )
            yield _Found(named, how, found.start(), found.end(), bare=False)


def _each_once(found: list[_Found]) -> Iterator[_Found]:
    """One claim a venue and year: what holds it back, or else the first.

    A mention is told only of a venue of which nothing is claimed, and a name alone that is not known only
    where nothing else is said: "CVPR 2026 Workshop; NTIRE 2026".
    """
    claimed = [one for one in found if one.standing != "mentioned" and (one.named.known or not one.bare)]
    told: list[_Found] = []
    for one in found:
        if one not in claimed and any(_speaks_for(other, one) for other in claimed):
            continue
        same = next((at for at, other in enumerate(told) if _same_venue(one, other)), None)
        if same is None:
            told.append(one)
        elif one.standing in _STRONGER and told[same].standing not in _STRONGER:
            told[same] = one
    yield from told


def _speaks_for(claimed: _Found, weak: _Found) -> bool:
    return weak.standing != "mentioned" or claimed.named.venue == weak.named.venue


def _same_venue(one: _Found, other: _Found) -> bool:
    if one.named.venue.casefold() != other.named.venue.casefold():
        return False
    return None in {one.named.year, other.named.year} or one.named.year == other.named.year


def _claim(text: str, one: _Found) -> Claim:
    start, end = min(one.start, one.named.start), max(one.end, one.named.end)
    named = one.named
    return Claim(
        named.venue,
        named.known,
        named.year,
        one.standing,
        named.track,
        text[start:end],
        (start, end),
        one.bare,
    )
