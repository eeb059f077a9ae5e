"""What becomes of new entries that stand as pull requests: made again as they should be, or taken back.

Every proposal is thought out anew on the list as it is, from the paper that its record keeps. Only where that
differs from what its pull request was made from, or where git says that it conflicts, is it worth a request.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from curator.core.bundles import Bundle, bundle, is_bundle
from curator.core.candidate import Verdict
from curator.core.fates import Fate, Tending, is_addition
from curator.core.judge import judge
from curator.core.merging import filled, merged
from curator.core.plan import placed
from curator.core.proposal import Outcome
from curator.core.works.identity import WorkIndex
from curator.errors import BrokenPromise, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from curator.core.candidate import Candidate
    from curator.core.list.document import Entry
    from curator.core.memory import Record
    from curator.core.plan import Addition, Page
    from curator.core.rules.classify import Classifier
    from curator.core.works.paper import Paper

TAKEN_BACK: Final = "The paper has been withdrawn by its authors."
LISTED: Final = "The list has this paper by now: {why}."
TAKEN_OUT: Final = "its line was taken out before the merge"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where papers are judged: the rules, and the list as an index."""

    classifier: Classifier
    listed: WorkIndex[Entry]

    def judge(self, paper: Paper) -> Candidate:
        """Judge a paper, and look it up in the list whatever the rules say of it."""
        candidate = judge(paper, classifier=self.classifier, listed=self.listed)
        found = None
        if candidate.classification.screening.verdict is Verdict.REJECTED:
            found = self.listed.find(paper)
        return replace(candidate, match=found[1], listed_at=found[0].line) if found else candidate

    def entry(self, record: Record) -> Entry | None:
        """The entry of the list that is about what a record is about."""
        found = self.listed.find(record)
        return found[0] if found else None


def tend(
    records: Sequence[Record],
    candidates: Iterable[Candidate],
    *,
    page: Page,
    bench: Bench | None,
    today: date,
) -> Tending:
    """Decide about every live proposal of a new entry; ``candidates`` are tonight's, with newer words."""
    if bench is None:
        return Tending(tuple(map(Fate, records)))
    newer = _newer(records, candidates)
    fates = [
        _fate(record, newer.get(record.key, ()), page=page, bench=bench, today=today)
        if record.live and is_addition(record)
        else Fate(record, line=_line_of(record, page, bench))
        for record in records
    ]
    return Tending(tuple(_spared(fates)), tuple(_bundles(fates, page)))


def _spared(fates: Sequence[Fate]) -> Iterator[Fate]:
    """A pull request of several papers stays open for those of them that are left."""
    live = {fate.record.branch for fate in fates if fate.record.live}
    for fate in fates:
        done = fate.record.outcome is Outcome.WITHDRAWN and fate.record.branch in live
        yield fate._replace(record=replace(fate.record, owes="")) if done else fate


def _bundles(fates: Iterable[Fate], page: Page) -> Iterator[Bundle]:
    """Pull requests of several papers as they should be; one of which too little is known stays as it is."""
    groups: defaultdict[str, list[Addition | None]] = defaultdict(list)
    for fate in fates:
        if fate.record.live and not fate.record.owes and is_bundle(fate.record.branch):
            groups[fate.record.branch].append(fate.addition)
    for branch, additions in groups.items():
        known = [addition for addition in additions if addition is not None]
        made = bundle(branch, known, page) if len(known) == len(additions) else None
        if made is not None and len(made.additions) == len(known):
            yield made


def counted(records: Sequence[Record], bench: Bench | None, *, today: date) -> tuple[Record, ...]:
    """The records once it is known which papers of merged pull requests came to be listed.

    Those that people took out before the merge are declined. Their papers tell which were not looked at yet.
    """
    new = [one for one in records if one.outcome is Outcome.MERGED and one.paper and is_bundle(one.branch)]
    listed = {one.key for one in new if bench is not None and bench.entry(one) is not None}
    seen = {one.branch for one in new if one.key in listed}  # none: the list was read before the merge
    return tuple(
        replace(one, outcome=Outcome.DECLINED, reason=TAKEN_OUT, decided=today)
        if one in new and one.branch in seen and one.key not in listed
        else one
        for one in records
    )


def _line_of(record: Record, page: Page, bench: Bench) -> str:
    """The list's line of a paper whose pull request is still to be closed because the list has it."""
    if record.outcome is not Outcome.WITHDRAWN or record.owes != "close" or not is_addition(record):
        return ""
    entry = bench.entry(record)
    return _line(entry.line, page) if entry else ""


def _line(number: int | None, page: Page) -> str:
    """A line of the list as git has it, by its number from 1."""
    return page.document.text.split("\n")[number - 1] if number else ""


def _newer(records: Iterable[Record], candidates: Iterable[Candidate]) -> dict[str, list[Paper]]:
    """What sources say tonight of papers that stand, by the branch."""
    live = WorkIndex([record for record in records if record.live and is_addition(record)])
    newer: defaultdict[str, list[Paper]] = defaultdict(list)
    for candidate in candidates:
        if found := live.find(candidate):
            newer[found[0].key].append(candidate.paper)
    return newer


def _fate(record: Record, newer: Sequence[Paper], *, page: Page, bench: Bench, today: date) -> Fate:
    paper = _latest(record, newer)
    if paper is None:
        return Fate(record)
    ids = tuple(dict.fromkeys((*record.ids, *paper.ids)))
    record = replace(record, paper=paper, ids=ids, authors=paper.authors or record.authors)
    candidate = bench.judge(paper)
    if candidate.match is not None and record.reason:
        return Fate(record, reason=f"a person has reopened it after it was closed: {record.reason}")
    if paper.withdrawn and not record.reason:
        return Fate(_taken_back(record, TAKEN_BACK, today))
    if candidate.match is not None:
        why = LISTED.format(why=candidate.match.reason)
        return Fate(_taken_back(record, why, today), line=_line(candidate.listed_at, page))
    return _as_it_should_be(record, candidate, page)


def _latest(record: Record, newer: Iterable[Paper]) -> Paper | None:
    """The paper by all that is known; a source may only add to one that it shares an id with."""
    kept = (record.paper,) if record.paper else ()
    known = merged((*kept, *newer))
    latest = next((paper for paper in known if not set(record.ids).isdisjoint(paper.ids)), None)
    return filled(latest, record.paper) if latest and record.paper else latest or record.paper


def _taken_back(record: Record, reason: str, today: date) -> Record:
    """Withdrawn; one that was only to be opened again stays closed."""
    owes: Literal["", "close"] = "" if record.owes == "reopen" else "close"
    return replace(record, outcome=Outcome.WITHDRAWN, reason=reason, decided=today, owes=owes)


def _as_it_should_be(record: Record, candidate: Candidate, page: Page) -> Fate:
    steer, told = record.steer, ""
    if steer.section and page.document.section(steer.section) is None:
        told = f"“{record.title}” was to go into the section {steer.section}, which the list has no more."
        record = replace(record, steer=replace(steer, section=""))
    section = _section(record, candidate, page)
    if section is None:
        return Fate(record, reason="the list has no section that it could go into", told=told)
    try:
        addition = placed(_steered(candidate, record, section), page, sentence=steer.description)
    except (UsageError, BrokenPromise) as error:
        return Fate(record, reason=f"no entry of the list can hold it as it should be: {error}", told=told)
    return Fate(record, replace(addition, key=record.key, branch=record.branch), told=told)


def _section(record: Record, candidate: Candidate, page: Page) -> str | None:
    """Where it goes: as people said, else as the rules say, else into the likeliest that there is."""
    ranked = (placing.section for placing in candidate.classification.ranking)
    wanted = (record.steer.section, candidate.classification.section, *ranked)
    return next((slug for slug in wanted if slug and page.document.section(slug)), None)


def _steered(candidate: Candidate, record: Record, section: str) -> Candidate:
    """The candidate as people corrected it."""
    steer, paper = record.steer, candidate.paper
    said = replace(paper, title=steer.title or paper.title, venue=steer.venue or paper.venue)
    return replace(
        candidate, paper=said, classification=replace(candidate.classification, section=section), match=None
    )
