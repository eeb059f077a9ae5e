"""How good the keyword rules are: screening and sections, on labelled papers and on the list's own entries.

    python -m benchmarks.measure_rules GOLD [--list list/README.md] [--rules rules] [--wrong]

``GOLD`` is a folder of JSON lines, plain or gzipped: ``sections*`` (``section`` or ``sections``),
``screening*`` (``stratum``: listed, hard, random) and ``arxiv*`` (``scope``: yes, borderline, no;
``sections``; ``weight``, by which its screening figures are weighted). ``--wrong`` prints each paper that is
placed wrongly.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from curator.core.classify import Classifier
from curator.core.document import parse
from curator.settings.rules import load_rules

ROOT: Final = Path(__file__).parents[1]
BETWEEN: Final = 2020
"""The year that divides the published papers into before and after."""

Paper = dict[str, Any]


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--list", type=Path, default=ROOT / "list" / "README.md")
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--wrong", action="store_true")
    chosen = parser.parse_args()
    measure = Measure(chosen.rules, wrong=chosen.wrong)
    for path in sorted(chosen.gold.iterdir()):
        papers = read(path)
        if path.name.startswith("sections"):
            measure.sections(path.name, papers)
        elif path.name.startswith("screening"):
            measure.screening(path.name, papers)
        elif path.name.startswith("arxiv"):
            measure.arxiv(path.name, papers)
    measure.sections(chosen.list.name, measure.entries(chosen.list))


def read(path: Path) -> list[Paper]:
    """The papers of one file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Measure:
    """Figures of one rule set."""

    def __init__(self, folder: Path, *, wrong: bool) -> None:
        """Load and compile the rules."""
        self.rules = load_rules(folder)
        self.classifier = Classifier(self.rules)
        self.wrong = wrong

    def sections(self, name: str, papers: list[Paper]) -> None:
        """Top-1 and top-2: how often an acceptable section comes first, or among the first two."""
        first = second = 0
        for paper in papers:
            right = set(paper.get("sections") or [paper["section"]])
            ranking = self.classifier.classify(paper["title"], paper["abstract"]).ranking
            best, next_best = ranking[0].section, ranking[1].section
            first += best in right
            second += bool(right & {best, next_best})
            if self.wrong and best not in right:
                print(f"  {'/'.join(sorted(right))} placed in {best}, {next_best}: {paper['title']}")
        print(
            f"{name}: {len(papers)} papers, top-1 {first / len(papers):.3f}, top-2 {second / len(papers):.3f}"
        )

    def screening(self, name: str, papers: list[Paper]) -> None:
        """Candidates and triage in each stratum, and the listed ones before and after a year."""
        total: Counter[str] = Counter()
        flagged: Counter[tuple[str, str]] = Counter()
        for paper in papers:
            age = "before" if paper["year"] < BETWEEN else "since"
            for stratum in {paper["stratum"], f"{paper['stratum']} {age} {BETWEEN}"}:
                total[stratum] += 1
                flagged[stratum, self.verdict(paper)] += 1
        for stratum, count in sorted(total.items()):
            candidates, triage = flagged[stratum, "candidate"], flagged[stratum, "triage"]
            share = f"{candidates} candidates ({candidates / count:.3f})"
            print(f"{name}: {stratum}: {count} papers, {share}, {triage} for triage")

    def arxiv(self, name: str, papers: list[Paper]) -> None:
        """Weighted: recall of the papers in scope, and the share of wrong ones among the candidates."""
        weights: Counter[tuple[str, str]] = Counter()
        for paper in papers:
            weights[paper["scope"], self.verdict(paper)] += paper["weight"]
        in_scope = sum(weight for (scope, _), weight in weights.items() if scope == "yes")
        candidates = sum(weight for (_, verdict), weight in weights.items() if verdict == "candidate")
        recall = weights["yes", "candidate"] / in_scope
        wrong = weights["no", "candidate"] / candidates if candidates else 0.0
        figures = f"recall of yes {recall:.3f}, no among candidates {wrong:.3f} (weighted)"
        print(f"{name}: {len(papers)} papers, {figures}")
        for scope in ("yes", "borderline"):
            self.sections(f"{name}: {scope}", [paper for paper in papers if paper["scope"] == scope])

    def verdict(self, paper: Paper) -> str:
        """What screening says of a paper."""
        result = self.classifier.classify(paper["title"], paper["abstract"], paper.get("categories", ()))
        return str(result.screening.verdict)

    def entries(self, path: Path) -> list[Paper]:
        """The entries of a list, each with its section's slug and its description as the abstract."""
        slugs = {
            name: section.slug
            for section in self.rules.sections
            for name in (section.heading, section.anchor)
        }
        document = parse(path.read_text(encoding="utf-8"), slugs=slugs)
        known = set(slugs.values())
        return [
            {"title": entry.title, "abstract": entry.description, "section": section.slug}
            for section in document.sections
            if section.slug in known
            for entry in section.entries
        ]


if __name__ == "__main__":
    main()
