"""``curator classify``: papers as JSON lines in, verdicts with their reasons as JSON lines out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.cli.papers import PaperLine
    from curator.core.candidate import Classification, Evidence
    from curator.core.rules.classify import Classifier

_DIGITS: Final = 6


@click.command(
    "classify",
    short_help="Say of papers whether they are for the list, and where.",
    epilog=examples(
        "curator classify papers.jsonl > verdicts.jsonl",
        """echo '{"id": "1", "title": "Detecting Adversarial Inputs"}' | curator classify""",
        "curator classify papers.jsonl --output-format text",
    ),
)
@click.argument("file", type=click.File("rb"), default="-")
@output_format(["json", "text"], default="json", words="JSON lines, or one line a paper for people.")
@pass_options
def command(options: Options, *, file: BinaryIO, form: str) -> int:
    """Classify papers by the keyword rules: candidate, triage or rejected, and the sections ranked.

    FILE holds one JSON object a line, {"id", "title", "abstract"?, "categories"?}; without it, or with -,
    standard input is read. One line is written for each line read, as soon as it is read; a bad line gives an
    object with its number and an error, the rest is done, and the exit code is 1. No network is used.
    """
    from curator.core.rules.classify import Classifier
    from curator.settings.rules import load_rules

    classifier = Classifier(load_rules(options.config))
    write = _as_text if form == "text" else _as_json
    bad = 0
    for number, paper in enumerate(_watched(file, options), start=1):
        if isinstance(paper, str):
            bad += 1
            line = _bad(number, paper, form)
        else:
            line = write(paper, _classified(classifier, paper))
        sys.stdout.write(line + "\n")
    return ExitCode.FINDINGS if bad else ExitCode.DONE


def _watched(file: BinaryIO, options: Options) -> Iterator[PaperLine | str]:
    """The file's papers; a progress bar shows where somebody watches."""
    from curator.cli import console
    from curator.cli.papers import papers_in

    if not console.shows_progress(quiet=options.quiet) or sys.stdout.isatty():
        yield from papers_in(file)
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("Classifying papers"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console.talk(), transient=True) as progress:
        yield from progress.track(papers_in(file))


def _classified(classifier: Classifier, paper: PaperLine) -> Classification:
    return classifier.classify(paper.title, paper.abstract, paper.categories, thorough=True)


def _as_json(paper: PaperLine, result: Classification) -> str:
    evidence = [
        *result.screening.evidence,
        *(item for placing in result.ranking for item in placing.evidence),
    ]
    ranking = [
        {"section": placing.section, "score": round(placing.score, _DIGITS)} for placing in result.ranking
    ]
    document = {
        "version": 1,
        "id": paper.id,
        "verdict": str(result.screening.verdict),
        "score": round(result.screening.score, _DIGITS),
        "section": result.section,
        "ranking": ranking,
        "evidence": [_evidence(item) for item in evidence],
    }
    return json.dumps(document, ensure_ascii=False)


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "field": item.field,
        "quote": item.quote,
        "start": item.start,
        "end": item.end,
        "weight": round(item.weight, _DIGITS),
    }


def _as_text(paper: PaperLine, result: Classification) -> str:
    from curator.cli.console import inert

    screening = result.screening
    place = result.section or f"({result.ranking[0].section})"
    return f"{screening.verdict:<9}  {screening.score:4.2f}  {place:<15}  {inert(paper.title)}"


def _bad(number: int, error: str, form: str) -> str:
    if form == "text":
        return f"line {number}: {error}"
    return json.dumps({"version": 1, "id": None, "line": number, "error": error}, ensure_ascii=False)
