"""How fast papers are classified with evidence, beside the bare multi-pattern libraries, and in what memory.

    python -m benchmarks.bench_classify [PAPERS.jsonl[.gz] ...] [--stream 100000]

All rates are taken in one run over the same papers with the rules in ``rules/``: a chunk of papers goes to
every contender in turn, several times, and the best CPU time of each counts. The bare libraries look for the
literal parts of all phrases in the very text that the classifier reads (folding counts for them as for us),
and do nothing with what they find. Each file gets tables of its own, as what papers cost depends on how
many of them are of the subject: a day of arXiv holds few, an archive on the subject many. Without a file
the demonstration's texts are used, over and over.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ahocorasick

from curator.core.rules.classify import Classifier
from curator.core.rules.folding import fold
from curator.core.rules.matcher import literals
from curator.settings.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from curator.core.rules.ruleset import RuleSet

HAS_HYPERSCAN = find_spec("hyperscan") is not None  # no lock holds it: it is wanted for this comparison only
if HAS_HYPERSCAN:
    import hyperscan

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "curator" / "demo" / "feed.jsonl"
CHUNK, ROUNDS = 250, 9
FEWEST = 5_000

Paper = tuple[str, str]


class HyperscanAutomaton:
    """What the matcher asks of its automaton, answered by Hyperscan: literals in the order of their ends."""

    def __init__(self, items: Sequence[tuple[str, Any]]) -> None:
        """Compile the literals; values are handed back with each find."""
        self._values = [value for _, value in items]
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        words = [literal.encode() for literal, _ in items]
        self._database.compile(
            expressions=words,
            ids=list(range(len(words))),
            elements=len(words),
            flags=[0] * len(words),
            literal=True,
        )

    def __len__(self) -> int:
        """How many literals are looked for."""
        return len(self._values)

    def iter(self, text: str) -> Iterator[tuple[int, Any]]:
        """Each find as its last offset and its value, in the order of the offsets."""
        found: list[tuple[int, int]] = []
        self.scan(text, lambda number, _start, end, _flags, _context: found.append((end - 1, number)))
        found.sort(key=lambda find: (find[0], -self._values[find[1]][0]))  # the longest first
        return ((last, self._values[number]) for last, number in found)

    def scan(self, text: str, handler: Callable[..., None]) -> None:
        """Hand every find to ``handler``."""
        self._database.scan(text.encode("ascii"), match_event_handler=handler)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", nargs="*", type=Path, default=[DEMO])
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--stream", type=int, default=100_000, help="papers to stream")
    chosen = parser.parse_args()
    rules = load_rules(chosen.rules)
    for path in chosen.papers:
        print(f"\n{path.name}")
        compare(rules, read(path))
    if chosen.stream:
        stream(read(chosen.papers[0]), chosen.stream, chosen.rules)


def read(path: Path) -> list[Paper]:
    """Title and abstract of each paper; a short file is repeated."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        papers = [(paper["title"], paper["abstract"]) for paper in map(json.loads, lines)]
    return papers * -(-FEWEST // len(papers))


def compare(rules: RuleSet, papers: list[Paper]) -> None:
    """Rates of the bare libraries and of the classifier on each: all papers, then those of the subject."""
    started = time.perf_counter()
    ours = Classifier(rules)
    print(f"compiling: all rules with pyahocorasick {time.perf_counter() - started:.2f} s")
    subject = [paper for paper in papers if ours.classify(*paper).screening.evidence]
    words = bare_automaton(rules)
    share = f"{len(subject):,} of them ({len(subject) / len(papers):.0%}) with evidence"
    print(f"{len(words):,} literals, {len(papers):,} papers, {share}")
    contenders: dict[str, Callable[[Paper], object]] = {
        "pyahocorasick alone": lambda paper: [None for _ in words.iter(joined(paper))],
        "classify, pyahocorasick": lambda paper: ours.classify(*paper),
        **with_hyperscan(rules, papers, ours),
    }
    for name, chosen in (("all papers", papers), ("papers of the subject", subject)):
        table(
            name,
            {
                label: rate(work, chosen)
                for label, work in zip(contenders, timed(contenders, chosen), strict=True)
            },
        )


def with_hyperscan(
    rules: RuleSet, papers: list[Paper], ours: Classifier
) -> dict[str, Callable[[Paper], object]]:
    """Hyperscan alone, and in the place of our automaton; none where it is not installed."""
    if not HAS_HYPERSCAN:
        print("hyperscan is not installed, so that it is left out: `pip install hyperscan` adds it")
        return {}
    other = Classifier(rules)
    matcher = other._firings._matcher  # noqa: SLF001 - the benchmark swaps the library
    started = time.perf_counter()
    swapped = HyperscanAutomaton(list(matcher._automaton.items()))  # noqa: SLF001 - as above
    print(f"compiling: hyperscan {time.perf_counter() - started:.2f} s")
    matcher._automaton = swapped  # noqa: SLF001 - as above
    if any(ours.classify(*paper) != other.classify(*paper) for paper in papers):
        sys.exit("the two libraries disagree")
    return {
        "hyperscan alone": lambda paper: swapped.scan(joined(paper), lambda *_: None),
        "classify, hyperscan": lambda paper: other.classify(*paper),
    }


def joined(paper: Paper) -> str:
    """The text that the classifier reads: folding it counts for all contenders."""
    return fold(f" {paper[0]} . {paper[1]} ")


def bare_automaton(rules: RuleSet) -> Any:  # noqa: ANN401 - the library ships no types
    """The literals of all phrases, with nothing else."""
    phrases = {
        phrase
        for rule in rules.all_rules()
        for phrase in (*rule.phrases, *rule.along, *rule.unless, *(rule.near.phrases if rule.near else ()))
    }
    automaton = ahocorasick.Automaton()
    for word in literals(phrases):
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def timed(contenders: dict[str, Callable[[Paper], object]], papers: list[Paper]) -> list[float]:
    """The seconds of CPU that each contender needs for all papers: the best of each chunk, added up."""
    seconds = [0.0] * len(contenders)
    for first in range(0, len(papers), CHUNK):
        chunk = papers[first : first + CHUNK]
        best = [float("inf")] * len(contenders)
        for _ in range(ROUNDS):
            for number, work in enumerate(contenders.values()):
                started = time.process_time()
                for paper in chunk:
                    work(paper)
                best[number] = min(best[number], time.process_time() - started)
        seconds = [total + more for total, more in zip(seconds, best, strict=True)]
    return seconds


def rate(seconds: float, papers: list[Paper]) -> float:
    """Papers a second."""
    return len(papers) / seconds


def table(name: str, rates: dict[str, float]) -> None:
    """One block: papers a second, and the ratio to each bare library."""
    bare = {label.removesuffix(" alone"): value for label, value in rates.items() if label.endswith(" alone")}
    print(f"\n{name:<28}{'papers/s':>10}" + "".join(f"{f'of {library}':>18}" for library in bare))
    for label, value in rates.items():
        print(f"  {label:<26}{value:>10,.0f}" + "".join(f"{value / other:>18.2f}" for other in bare.values()))


def stream(papers: list[Paper], count: int, rules: Path) -> None:
    """Peak memory of ``curator classify`` over ``count`` papers from a pipe."""
    command = [sys.executable, "-m", "curator", "classify", "--config", str(rules)]
    started = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        for number in range(count):
            title, abstract = papers[number % len(papers)]
            line = json.dumps({"id": str(number), "title": title, "abstract": abstract})
            process.stdin.write(line.encode() + b"\n")
        process.stdin.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (
        2**20 if sys.platform == "darwin" else 2**10
    )
    seconds = time.perf_counter() - started
    print(f"\n{count:,} papers streamed: {seconds:.0f} s with making them, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
