"""An argument for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from curator.core.markdown.escaping import clean
from curator.core.rules.argument import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.candidate import Candidate, Evidence
    from curator.core.rules.argument import Quote, Step, WhyNot

_MOST: Final = 3


def quotes(candidate: Candidate, evidence: Iterable[Evidence]) -> Iterator[Text]:
    """One line a quote, its words in bold."""
    for one in quoted(candidate, evidence):
        yield _line(one)


def why_not(found: WhyNot, candidate: Candidate) -> Iterator[Text]:
    """Why a section lost, and the smallest changes that would have let it win."""
    yield Text(_head(found), style="bold")
    if found.fired:
        yield Text("For it spoke:")
        yield from quotes(candidate, found.fired)
    else:
        yield Text("None of its rules fired.")
    if found.vetoed:
        yield Text(f"Whatever its score: {clean(found.vetoed)}.")
    if found.gap > 0:
        yield from _changes(found)


def as_json(found: WhyNot) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "asked": found.asked,
        "winner": found.winner,
        "gap": found.gap,
        "fired": [piece._asdict() for piece in found.fired],
        "enough": [step._asdict() for step in found.enough],
        "without": [step._asdict() for step in found.without],
        "vetoed": found.vetoed,
    }


def _head(found: WhyNot) -> str:
    if found.asked == found.winner:
        return f"It is {found.asked}: nothing else came before it."
    short = f"its sum falls short by {found.gap:.1f}" if found.gap > 0 else "its sum would do"
    return f"Not {found.asked} but {found.winner}: {short}."


def _changes(found: WhyNot) -> Iterator[Text]:
    if found.enough:
        yield Text(f"It would have won with one more of: {_steps(found.enough)}.")
    else:
        yield Text("No single rule of it that did not fire would have been enough.")
    if found.without:
        yield Text(f"Or without: {_steps(found.without)}.")


def _steps(steps: tuple[Step, ...]) -> str:
    return ", ".join(f"{step.rule} ({step.weight:+.1f})" for step in steps[:_MOST])


def _line(one: Quote) -> Text:
    text = Text(f"  {one.evidence.weight:+.1f}  ")
    text.append(f"… {clean(one.before)} " if one.before else "")
    text.append(clean(one.words), style="bold")
    text.append(f" {clean(one.after)} …" if one.after else "")
    text.append(f"  ({one.evidence.rule}, {one.evidence.field})", style="dim")
    return text
