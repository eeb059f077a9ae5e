"""One run over one list: find, silence, leave out what did not change, and tell the old from the new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from curator.lint.baseline import Known, adopted, keys
from curator.lint.check import Safety
from curator.lint.engine import Found, find
from curator.lint.fix import Fixed, fix
from curator.lint.listing import Listing
from curator.lint.registry import all_checks, code_of
from curator.lint.report import FileReport, placed
from curator.lint.rereading import keeps
from curator.lint.source import Source
from curator.lint.suppress import Suppression, Suppressions, Use, suppressions_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from curator.lint.check import Check, Finding
    from curator.lint.places import Places
    from curator.lint.surroundings import Surroundings
    from curator.lint.touched import Touched


@dataclass(frozen=True)
class Asked:
    """What is asked of a run.

    Attributes:
        checks: the checks that are on.
        suppress: what the configuration silences for the whole list.
        known: the baseline.
        touched: tells which lines of a text count, as fixing moves them; None: all do.
        mend: the fixes to make: none, the safe ones, or the unsafe ones too.
    """

    checks: Sequence[Check]
    suppress: Sequence[Suppression] = ()
    known: Known = field(default_factory=Counter)
    touched: Callable[[str], Touched] | None = None
    mend: Safety | None = None


class Shown(NamedTuple):
    """The findings that are to be shown, in file order, and how many were silenced."""

    found: list[Found]
    silenced: int


def run(source: Source, around: Surroundings, asked: Asked) -> FileReport:
    """Lint one list, mend it where that is asked, and report what remains; the report holds the text.

    Raises:
        UsageError: the template breaks the grammar.
        BrokenPromise: a fix would have changed more than it says.
    """
    if source.trouble is not None:
        broken = list(_of_the_source(source, asked.checks))
        return FileReport(source.path, source.text, tuple(placed(broken, source.lines)))
    done = Fixed(Listing(source.text, around), (), 0)
    if asked.mend is not None:
        done = fix(
            done.listing,
            lambda listing: shown(listing, source, asked).found,
            lambda text: Listing(text, around),
            unsafe=asked.mend is Safety.UNSAFE,
        )
    return _report(done, source, asked)


def shown(listing: Listing, source: Source, asked: Asked) -> Shown:
    """The findings that are neither silenced nor outside of what changed."""
    found = find(listing, asked.checks)
    found += _of_the_source(Source.of_text(listing.text, path=source.path), asked.checks)
    suppressions = _suppressions(listing, asked)
    loud, used = _silence(found, suppressions)
    about = list(_about_suppressions(suppressions, used, listing, asked))
    loud_about, _ = _silence(about, suppressions)
    everything = [*loud, *loud_about]
    if asked.touched is not None:
        everything = list(_touched(everything, listing.places, asked.touched(listing.text)))
    everything.sort(key=lambda one: one.order)
    return Shown(everything, len(found) - len(loud))


def baseline_of(source: Source, around: Surroundings, asked: Asked) -> Known:
    """What a baseline would remember of a list as it is."""
    listing = Listing(source.text, around)
    return Counter(keys(shown(listing, source, asked).found, listing, path=source.path))


def _report(done: Fixed, source: Source, asked: Asked) -> FileReport:
    listing = done.listing
    result = shown(listing, source, asked)
    old = adopted(result.found, listing, asked.known, path=source.path)
    rows = tuple(placed(result.found, listing.places.lines, adopted=old))
    return FileReport(
        source.path,
        listing.text,
        rows,
        entries=len(listing.cases),
        suppressed=result.silenced,
        unchecked=_unchecked(listing, asked.checks),
        fixed=done.mended,
        edits=done.edits,
    )


def _of_the_source(source: Source, checks: Iterable[Check]) -> Iterator[Found]:
    for check in checks:
        if check.scope == "source":
            for finding in check.find(source):
                yield Found(check, finding)


def _suppressions(listing: Listing, asked: Asked) -> Suppressions:
    unread = set(listing.document.unread)
    lines = [span for number, span in listing.places.lines.spans() if number in unread] if unread else []
    found = (*asked.suppress, *suppressions_in(listing.document, lines))
    coded = (one._replace(codes=tuple(map(code_of, one.codes))) for one in found)
    return Suppressions(coded, today=listing.around.today)


def _silence(found: Iterable[Found], suppressions: Suppressions) -> tuple[list[Found], set[Suppression]]:
    """What is not silenced, and what silenced the rest; a pair is silenced at either of its entries."""
    loud: list[Found] = []
    used: set[Suppression] = set()
    for one in found:
        spans = [one.finding.span, *([one.finding.twin.span] if one.finding.twin else [])]
        silencing = [suppressions.silencing(one.check.code, span) for span in spans]
        if not any(silencing):
            loud.append(one)
        used.update(filter(None, silencing))
    return loud, used


def _about_suppressions(
    suppressions: Suppressions, used: set[Suppression], listing: Listing, asked: Asked
) -> Iterator[Found]:
    """Findings about the suppressions themselves; none is called unused that this run could not have used."""
    for check in asked.checks:
        if check.scope == "suppression":
            for one in suppressions.all:
                quiet = one in used or not _was_tried(one, asked)
                use = Use(one, quiet, listing.around.today, tuple(filter(_is_unknown, one.codes)))
                for finding in check.find(use):
                    yield Found(check, _careful(finding, listing))


def _careful(finding: Finding, listing: Listing) -> Finding:
    """Without its edits where the entry would read otherwise after them: a template may take in comments."""
    case = listing.places.case_at(finding.span) if finding.edits else None
    return finding._replace(edits=()) if case and not keeps(case, finding.edits) else finding


def _is_unknown(code: str) -> bool:
    return not any(check.code.startswith(code) for check in all_checks())


def _was_tried(one: Suppression, asked: Asked) -> bool:
    """Whether every check that it silences was on; what needs facts may fire when more is known."""
    on = {check.code for check in asked.checks}
    meant = [check for check in all_checks() if check.code.startswith(one.codes)]
    return all(check.code in on and check.needs is None for check in meant)


def _touched(found: Iterable[Found], places: Places, touched: Touched) -> Iterator[Found]:
    """What a change touched; of a pair, the side that it touched."""
    for check, finding in found:
        sides = (finding, finding.twin) if finding.twin else (finding,)
        side = next((side for side in sides if touched.meets(*places.around(side.span))), None)
        if side is not None:
            yield Found(check, side)


def _unchecked(listing: Listing, checks: Iterable[Check]) -> dict[str, int]:
    """How many entries the facts say nothing of, for each kind of facts that a check needs."""
    needs = {check.needs for check in checks}
    unchecked: dict[str, int] = {}
    if "entries" in needs:
        unchecked["entries"] = sum(case.facts is None for case in listing.cases)
    if "links" in needs:
        links = listing.around.facts.links
        unchecked["links"] = sum(case.entry.url not in links for case in listing.cases)
    if "dictionary" in needs:
        unchecked["dictionary"] = 0 if listing.around.corrections else len(listing.cases)
    return unchecked
