"""A paper that a contributor names, as the entry that the list would have of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from curator.core.candidate import Candidate
from curator.core.evidence.asked_works import Asked
from curator.core.evidence.judgement import judge_venue
from curator.core.plan import placed
from curator.core.venues.listed import ListedNames
from curator.core.works.identity import WorkIndex, canonical
from curator.core.works.named_paper import named_paper
from curator.core.works.paper import Venue
from curator.errors import BrokenPromise, Declined, UsageError
from curator.venuecheck.sections import chosen_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.candidate import Classification
    from curator.core.evidence.asked_works import WorkEvidence
    from curator.core.evidence.said import Said
    from curator.core.list.entry import Entry
    from curator.core.plan import Addition, Page
    from curator.core.rules.classify import Classifier
    from curator.core.rules.ruleset import RuleSet
    from curator.core.works.named_paper import NamedPaper
    from curator.core.works.paper import Paper
    from curator.core.works.sameness import Work
    from curator.ports import PaperFinder
    from curator.venuecheck.check import VenueCheck

KINDS: Final = (
    "an arXiv id or link, an OpenReview forum, a DOI, or a paper's page at PMLR, NeurIPS, CVF or ACL"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a contribution needs: the list, its rules, and whoever knows of papers and venues."""

    page: Page
    rules: RuleSet
    classifier: Classifier
    finders: Sequence[PaperFinder]
    check: VenueCheck


@dataclass(frozen=True, slots=True)
class Contribution:
    """The entry that a paper would get.

    Attributes:
        addition: the entry, placed; ``addition.candidate`` is the paper with what the rules say of it.
        reason: where it was published, or why nobody can tell, as a sentence.
        said: the evidence for that, what decided first.
        troubles: what could not be asked, as sentences.
    """

    addition: Addition
    reason: str
    said: tuple[Said, ...]
    troubles: tuple[str, ...]


def contribution(text: str, desk: Desk, *, section: str | None) -> Contribution:
    """Find the paper that ``text`` names, hold it against the list, and place it.

    Args:
        text: as typed.
        desk: the list and the services.
        section: a section's name, also its heading; None leaves the choice to the rules.

    Raises:
        UsageError: nobody knows such a paper or section, or no entry can hold the paper.
        Declined: the list has the paper already, or it was withdrawn.
        Unavailable: a service gives no answer.
    """
    named = named_paper(text)
    if named is None:
        message = f"{text.strip()[:80]!r} names no paper."
        raise UsageError(message, advice=f"Name {KINDS}.")
    slug = chosen_section(section, desk.page.document, desk.rules) if section is not None else ""
    listed = WorkIndex(desk.page.document.entries)
    _refuse_listed(listed, [Asked("", named.ids)], desk)
    paper = _found(named, desk.finders)
    _refuse_listed(listed, [paper], desk)
    gathering = desk.check.examine([Asked(paper.title, paper.ids, paper.authors)])
    evidence = gathering.found[0]
    _refuse_listed(listed, _spellings(paper, evidence), desk)
    _refuse_withdrawn(paper, evidence)
    paper, reason, said = _dated(paper, evidence, desk)
    addition = _placed(paper, desk, slug=slug)
    return Contribution(addition, reason, said, tuple(dict.fromkeys(gathering.troubles.values())))


def _found(named: NamedPaper, finders: Iterable[PaperFinder]) -> Paper:
    for finder in finders:
        paper = finder.find(named)
        if paper is not None:
            return paper
    message = f"Nobody can be asked about {named.url[:200] or named.ids[0]}."
    raise UsageError(message, advice=f"Name {KINDS}.")


def _spellings(paper: Paper, evidence: WorkEvidence) -> list[Asked]:
    """The paper with every id that sources have for it, under each of its titles."""
    ids = tuple(dict.fromkeys((*paper.ids, *evidence.ids)))
    return [Asked(title, ids, paper.authors) for title in dict.fromkeys((paper.title, *evidence.titles))]


def _refuse_listed(listed: WorkIndex[Entry], works: Iterable[Work], desk: Desk) -> None:
    for work in works:
        found = listed.find(work)
        if found is not None:
            entry, match = found
            message = (
                f"The paper is listed already, on line {entry.line} of {desk.page.path}: "
                f"“{entry.title[:200]}” ({match.reason})."
            )
            raise Declined(message, advice="Correct that entry, if something about it is wrong.")


def _refuse_withdrawn(paper: Paper, evidence: WorkEvidence) -> None:
    """A submission that was withdrawn from one venue may have appeared at another; a withdrawn paper not."""
    said = next((one for one in evidence.said if one.standing == "withdrawn" and not one.venue), None)
    if paper.withdrawn or said is not None:
        quote = f": “{said.quote}” ({said.source}, {said.seen})" if said is not None else ""
        message = f"The paper was withdrawn{quote}."
        raise Declined(message, advice="A list should not send its readers to it.")


def _dated(paper: Paper, evidence: WorkEvidence, desk: Desk) -> tuple[Paper, str, tuple[Said, ...]]:
    """The paper with its venue, why that is its venue, and the evidence.

    An address of proceedings proves the venue by itself, where nobody else says anything.
    """
    venues = desk.check.venues
    judgement = judge_venue(None, evidence.said, venues=venues)
    known = venues.find(judgement.venue) if judgement.name == "upgrade" else None
    names = ListedNames(desk.page.document, venues)
    if known is not None and judgement.year is not None:
        venue = Venue(names.of(known, judgement.year), judgement.year)
        return replace(paper, venue=venue), judgement.reason, judgement.deciding
    proof = venues.proven_by(paper.url)
    held = venues.find(proof.name) if proof is not None else None
    if proof is not None and held is not None and held.kind != "preprint" and proof.year is not None:
        venue = Venue(names.of(held, proof.year), proof.year)
        return replace(paper, venue=venue), f"Its address proves {proof.name} {proof.year}.", ()
    return replace(paper, venue=None), judgement.reason, judgement.said


def _placed(paper: Paper, desk: Desk, *, slug: str) -> Addition:
    classification = desk.classifier.classify(paper.title, paper.abstract, paper.categories, thorough=True)
    place = slug or classification.section or _best(classification, desk.rules)
    if not place or desk.page.document.section(place) is None:
        names = ", ".join(one.heading for one in desk.rules.sections)
        message = f"The rules cannot tell in which section “{paper.title[:200]}” belongs."
        if place:
            message = f"{desk.page.path} has no heading for the section {place}, where the paper belongs."
        raise UsageError(message, advice=f"Name one with --section: {names}.")
    candidate = Candidate(
        canonical(paper.ids, title=paper.title), paper, replace(classification, section=place)
    )
    try:
        return placed(candidate, desk.page)
    except BrokenPromise as error:
        message = f"No entry of the list can hold the paper: {error}"
        raise UsageError(message, advice="Write the entry by hand.") from error


def _best(classification: Classification, rules: RuleSet) -> str:
    """The best section that any word speaks for; papers are proposed for no other by the rules either."""
    open_to = {one.slug for one in rules.sections if one.propose}
    return next(
        (one.section for one in classification.ranking if one.evidence and one.section in open_to), ""
    )
