"""The body of the onboarding pull request; what comes from the list or from papers renders as itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.markdown.escaping import escape_for_github, escape_url
from curator.errors import UsageError
from curator.onboarding.telling import (
    cut,
    gaps,
    headline,
    manners,
    obstacle,
    origin,
    program_gap,
    specimen_lines,
    week,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.onboarding.beginning import Beginning
    from curator.onboarding.rehearsed import Rehearsed, Would

_SECTIONS: Final = 40
_WOULD: Final = 15
_HEADING: Final = 60
_TITLE: Final = 100
_LONGEST: Final = 400


def body(beginning: Beginning, rehearsed: Rehearsed) -> str:
    """The Markdown text: what was understood, what would have been proposed, what is to be done."""
    return "\n".join(
        (*_understood(beginning), "", *_week(rehearsed), "", *_files(beginning), "", *_next(beginning), "")
    )


def _understood(beginning: Beginning) -> Iterator[str]:
    understood = beginning.understood
    yield f"I read **{_safe(understood.path)}**: {headline(understood)}. An entry looks like this:"
    yield ""
    yield f"    {understood.form.template}"
    yield ""
    if reason := obstacle(understood):
        yield f"**{_safe(reason)}**"
    else:
        yield "A preprint, and a paper of ICML 2026, would be added as"
        yield ""
        for line in specimen_lines(understood):
            yield f"    {line}"
    yield ""
    yield " ".join(manners(understood))
    yield ""
    yield "| entries | section | |"
    yield "|---:|---|---|"
    for section in understood.sections[:_SECTIONS]:
        note = "" if section.propose else "nothing is proposed"
        yield f"| {len(section.titles):,} | {_safe(cut(section.heading, _HEADING))} | {note} |"
    if len(understood.sections) > _SECTIONS:
        yield f"| | and {len(understood.sections) - _SECTIONS:,} more | |"
    for line in gaps(understood):
        yield ""
        yield _safe(line)


def _week(rehearsed: Rehearsed) -> Iterator[str]:
    yield "## Last week"
    yield ""
    yield _safe(week(rehearsed))
    if rehearsed.would:
        yield ""
        yield from map(_row, rehearsed.would[:_WOULD])
        if len(rehearsed.would) > _WOULD:
            yield f"- and {len(rehearsed.would) - _WOULD:,} more"


def _row(would: Would) -> str:
    title = _safe(cut(would.title, _TITLE))
    try:
        linked = f"[{title}]({escape_url(would.url)})" if len(would.url) <= _LONGEST else title
    except UsageError:
        linked = title
    return f"- {linked} → {_safe(cut(would.section, _HEADING))} ({would.score:.2f})"


def _files(beginning: Beginning) -> Iterator[str]:
    yield "## What is in here"
    yield ""
    for line in origin(beginning):
        yield _safe(line)
        yield ""
    yield f"They stand in `{beginning.rules}/`. The workflows install `{beginning.program}`."
    if gap := program_gap(beginning):
        yield ""
        yield f"**To be filled in:** {_safe(gap)}"


def _next(beginning: Beginning) -> Iterator[str]:
    yield "## Before you merge"
    yield ""
    rules = beginning.rules
    yield f"1. Read `{rules}/screening.yaml` and `{rules}/sections/`; change what is wrong on this branch."
    yield "2. In *Settings*, *Actions*, *General*, allow GitHub Actions to create and approve pull requests."
    yield "3. Merge. The next night opens its first drafts; closing one means never again."


def _safe(text: str) -> str:
    return escape_for_github(text)
