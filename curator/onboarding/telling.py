"""What was understood of a list, in sentences that every page of it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.lint.formats.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.policy import Order
    from curator.onboarding.beginning import Beginning
    from curator.onboarding.rehearsed import Rehearsed
    from curator.onboarding.understanding import Understood

_LINES: Final = 12
_LONGEST_SPECIMEN: Final = 300
_ORDERS: Final[Mapping[Order, str]] = {
    "newest-first": "the newest stand first",
    "oldest-first": "the oldest stand first",
    "top": "new ones go to the top",
    "bottom": "entries keep to no order by year, so new ones go to the bottom",
}
_NONE: Final = "none of them would have been proposed"
_FORMS: Final = {
    "abs": "to the abstract (/abs/…)",
    "pdf": "to the PDF (/pdf/…)",
    "pdf-extension": "to the PDF (/pdf/….pdf)",
    "neighbours": "in no one form, so a new one is like its neighbours",
}


def headline(understood: Understood) -> str:
    """How much there is."""
    read, of = understood.inferred.read, understood.inferred.of
    some = f"{read:,} entries" if read == of else f"{read:,} of {of:,} items that look like entries"
    sections = len(understood.sections)
    return f"{some} under {sections:,} heading{'s' * (sections != 1)}"


def manners(understood: Understood) -> tuple[str, ...]:
    """How entries stand together: blank lines, order, links; a sentence each."""
    form = understood.form
    blank = {
        None: "Now more, now fewer blank lines stand",
        0: "No blank line stands",
        1: "One blank line stands",
    }
    lines = blank.get(form.blank_lines, f"{form.blank_lines} blank lines stand")
    return (
        f"{lines} between entries.",
        f"In a section, {_ORDERS[form.order]}.",
        f"Links to arXiv lead {_FORMS[form.link_form]}.",
    )


def specimen_lines(understood: Understood) -> tuple[str, str]:
    """A preprint and a published paper as the bot would write them; both "" where it can write none."""
    shown = understood.specimens
    return cut(shown.preprint, _LONGEST_SPECIMEN), cut(shown.published, _LONGEST_SPECIMEN)


def obstacle(understood: Understood) -> str:
    """Why nothing could ever be proposed, and what to do first; "" when something can."""
    if not (trouble := understood.specimens.trouble):
        return ""
    return (
        f"NOTHING CAN BE PROPOSED YET: {trouble}. Write list.template by hand (docs/entry-template.md); "
        f"until then a night finds papers and leaves them all out."
    )


def gaps(understood: Understood) -> Iterator[str]:
    """What was not read, what nothing can be proposed for, and what else might have been meant."""
    if understood.unread:
        yield f"{_bullets(len(understood.unread))}: {_lines(understood.unread)}."
    if understood.above:
        stand = "1 entry stands" if understood.above == 1 else f"{understood.above:,} entries stand"
        yield f"{stand} under no heading with words, where none can be added."
    for section in understood.sections:
        if section.remark:
            does = "" if section.propose else "Nothing will be proposed for "
            yield f"{does}“{cut(section.heading, 60)}” (line {section.line}): {section.remark}."
    if understood.rivals:
        others = ", ".join(f"{path} ({read:,} entries)" for path, read in understood.rivals[:5])
        yield f"Other files read as lists, too: {others}. To take one of them, name it."


def origin(beginning: Beginning) -> Iterator[str]:
    """Where the rules come from, and what a draft takes the list to be about."""
    if beginning.ready:
        yield "The sections are those of curator's own list, so it gets that one's rules."
        return
    yield (
        "The rules are a draft: phrases that at least two titles of the list have and others seldom, with "
        "low weights. Read them before you trust them."
    )
    yield f"What they take for the subject: {', '.join(beginning.subject) or 'nothing yet'}."
    if beginning.required:
        yield f"A paper without {beginning.required} is not looked at, because nearly all titles have it."
    if beginning.unruled:
        shown = ", ".join(f"“{cut(heading, 40)}”" for heading in beginning.unruled[:_LINES])
        more = len(beginning.unruled) - _LINES
        yield f"Without a rule, so far: {shown}{f' and {more:,} more' if more > 0 else ''}."


def week(rehearsed: Rehearsed) -> str:
    """What a night over last week came to, in one sentence."""
    if rehearsed.since is None:
        return rehearsed.problem
    papers = counted(rehearsed.papers, "paper")
    came = f"From {rehearsed.since} to {rehearsed.until}, {papers} came from arXiv"
    would = len(rehearsed.would)
    made = f"{would:,} would have been proposed, {rehearsed.each} a night at most" if would else _NONE
    more = [f"{rehearsed.triage:,} were for a person"] if rehearsed.triage else []
    more += [f"{rehearsed.listed:,} are listed already"] if rehearsed.listed else []
    missing = f" {rehearsed.problem}" if rehearsed.problem else ""
    return f"{came}; {'; '.join([made, *more])}.{missing}"


def program_gap(beginning: Beginning) -> str:
    """What a person has to fill in before the workflows can run; "" when nothing."""
    if beginning.program.known:
        return ""
    return (
        f"It is not known where this copy of curator can be had on GitHub, so the workflows say "
        f"{beginning.program}: replace that, or run init again with --force --program OWNER/NAME@COMMIT."
    )


def cut(text: str, most: int) -> str:
    """A text of a list's, no longer than a table bears."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _bullets(count: int) -> str:
    return (
        "1 bullet was not read as an entry" if count == 1 else f"{count:,} bullets were not read as entries"
    )


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_LINES]))
    more = len(numbers) - _LINES
    return f"line{'s' * (len(numbers) > 1)} {shown}{f' and {more:,} more' if more > 0 else ''}"
