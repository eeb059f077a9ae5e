"""What reading a month of arXiv costs in CPU time, beside what the libraries underneath cost alone.

    python -m benchmarks.bench_arxiv [--papers 7304] [--page 1000]

The records are made up here, as long as real ones are (2.3 kB each). All figures are CPU seconds of one run
on one machine: the ratios travel, the seconds do not.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed
from lxml import etree  # type: ignore[import-untyped] # ships no types

from curator.sources.arxiv import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAMESPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" '
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
)
_WORDS = "we show that a model trained on perturbed inputs keeps its accuracy under a stronger attack & more"


def main() -> None:
    """Print one line a way of reading, with its ratio to the package alone."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=7_304)
    options.add_argument("--page", type=int, default=1_000)
    chosen = options.parse_args()
    bodies = pages(chosen.papers, chosen.page)
    size = sum(map(len, bodies)) / chosen.papers
    print(f"{chosen.papers} records of {size:.0f} bytes in {len(bodies)} pages")
    package = seconds(package_alone, bodies)
    report("lxml alone (well-formed or not)", seconds(etree.fromstring, bodies), package)
    report("the arxiv package alone", package, package)
    report("parse: strict envelope, package, papers", seconds(parse, bodies), package)


def report(name: str, spent: float, package: float) -> None:
    """One line of the table."""
    print(f"{name:42} {spent:6.2f} s   {spent / package:5.2f} x")


def seconds(read: Callable[[bytes], object], bodies: Sequence[bytes]) -> float:
    """The least CPU time of three rounds over all bodies."""
    rounds = []
    for _ in range(3):
        started = time.process_time()
        for body in bodies:
            read(body)
        rounds.append(time.process_time() - started)
    return min(rounds)


def package_alone(body: bytes) -> list[arxiv.Result]:
    """The records as the package gives them when its session hands it the body."""
    client = arxiv.Client(page_size=1, delay_seconds=0, num_retries=0)
    client._session = _Session(body)  # noqa: SLF001 # as the product does it
    limit = body.count(b"<entry>")
    return list(client.results(arxiv.Search(max_results=limit)))


class _Session:
    """Answers with one body."""

    def __init__(self, body: bytes) -> None:
        self.content = body
        self.status_code = 200

    def get(self, url: str, headers: object) -> _Session:
        """The one answer."""
        del url, headers
        return self


def pages(papers: int, size: int) -> list[bytes]:
    """The month as feeds."""
    numbers = range(papers)
    return [_feed(numbers[start : start + size], papers) for start in range(0, papers, size)]


def _feed(numbers: range, total: int) -> bytes:
    head = (
        f"<feed {_NAMESPACES}><opensearch:totalResults>{total}</opensearch:totalResults>"
        f"<opensearch:itemsPerPage>{len(numbers)}</opensearch:itemsPerPage>"
        f"<opensearch:startIndex>{numbers.start}</opensearch:startIndex>"
    )
    return (head + "".join(map(_entry, numbers)) + "</feed>").encode()


def _entry(number: int) -> str:
    link = f"arxiv.org/abs/2604.{number:05d}v1"
    people = "".join(f"<author><name>Given{n} Family{number}</name></author>" for n in range(5))
    return (
        f"<entry><id>http://{link}</id><title>Robust Training of Model {number}</title>"
        f"<updated>2026-04-07T17:58:00Z</updated><published>2026-04-07T17:58:00Z</published>"
        f'<link href="https://{link}" rel="alternate"/><link href="https://{link}" title="pdf"/>'
        f"<summary>{escape(' '.join([_WORDS] * 14))}</summary>"
        f'<category term="cs.LG"/><category term="cs.CV"/><arxiv:primary_category term="cs.LG"/>'
        f"<arxiv:comment>12 pages, accepted at a workshop</arxiv:comment>{people}</entry>"
    )


if __name__ == "__main__":
    main()
