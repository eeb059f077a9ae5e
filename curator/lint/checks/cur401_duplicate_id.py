"""CUR401: two entries that link to one paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from curator.core.works.titles import fingerprint
from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.quoting import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.check import Span
    from curator.lint.listing import Listing
    from curator.lint.pairs import Pair


@check(
    "CUR401",
    "duplicate-id",
    ERROR,
    scope="list",
    why=(
        "A paper that is listed twice is counted, read and corrected twice; or one of the two links leads to "
        "another paper than its entry says."
    ),
    examples=[
        Example(
            bad=(
                "* [Adversarial Training for Free!](https://arxiv.org/abs/1904.12843) (NeurIPS 2019)\n"
                "* [Free Adversarial Training](https://arxiv.org/pdf/1904.12843.pdf) <br/> Reuses gradients."
            ),
            good=(
                "* [Adversarial Training for Free!](https://arxiv.org/abs/1904.12843) (NeurIPS 2019) <br/> "
                "Reuses gradients."
            ),
        ),
        Example(
            bad=(
                "* [Natural adversarial examples](https://arxiv.org/abs/1903.12261)\n"
                "* [Benchmarking Neural Network Robustness](https://arxiv.org/abs/1903.12261) (ICLR 2019)"
            ),
            good=(
                "* [Natural adversarial examples](https://arxiv.org/abs/1907.07174)\n"
                "* [Benchmarking Neural Network Robustness](https://arxiv.org/abs/1903.12261) (ICLR 2019)"
            ),
        ),
    ],
)
def duplicate_id(listing: Listing) -> Iterator[Finding]:
    """An entry links to a paper that an earlier entry links to.

    Compared are arXiv, DOI, OpenReview and proceedings ids of all links before the description, and the
    addresses of main links. Code, slides, a project's page and links in a description do not count.
    """
    return (_told(pair) for pair in listing.pairs if pair.kind in {"id", "address"})


def _told(pair: Pair) -> Finding:
    shared = pair.evidence if pair.kind == "id" else shortened(pair.later.entry.url)
    return pair.told(
        f"{shared} is linked already, on {_where(pair.earlier, pair.later)}",
        f"{shared} is linked again, on {_where(pair.later, pair.earlier)}",
        partial(_shown, pair),
    )


def _where(there: Case, here: Case) -> str:
    """With the title, where it is another one: then a link may be wrong instead of an entry."""
    same = fingerprint(there.entry.title) == fingerprint(here.entry.title)
    return f"line {there.entry.line}" + ("" if same else f" as {quoted(there.entry.title)}")


def _shown(pair: Pair, case: Case) -> Span:
    """The address that shows what the two entries share."""
    for link in case.links:
        ids = [str(paper_id) for paper_id in case.ids_of(link)]
        if pair.evidence in ids or (pair.kind == "address" and link.url == case.entry.url):
            return link.url_start, link.url_end
    return case.entry.span_of("url") or case.title
