"""CUR107: a description that is too long, or that does not end like the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, Option, check
from curator.lint.majority import are_slips
from curator.lint.rereading import safely
from curator.lint.shape.sentences import ending_of, sentences_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.lint.case import Case
    from curator.lint.listing import Listing

_OTHERS: Final = """\
* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373) <br/> Pairs the logits of two examples.
* [Smooth Adversarial Training](https://arxiv.org/abs/2006.14536) <br/> Replaces ReLU as it trains.
* [Natural adversarial examples](https://arxiv.org/abs/1907.07174) <br/> Collects photographs that mislead.
* [Neural Anisotropy Directions](https://arxiv.org/abs/2006.09717) <br/> Finds what a network prefers"""


@check(
    "CUR107",
    "description-form",
    WARNING,
    scope="list",
    fix=SAFE,
    changes={"description"},
    why="Descriptions of one form can be skimmed; one that is far longer than the others hides them.",
    options={
        "longest": Option(600, "the most characters a description may have; 0 for any number"),
        "sentences": Option(0, "the most sentences a description may have; 0 for any number"),
    },
    examples=[
        Example(bad=_OTHERS, good=f"{_OTHERS}."),
        Example(
            bad="* [T](https://arxiv.org/abs/2006.14536) <br/> Smooths ReLU. Trains with it. Tests it.",
            good="* [T](https://arxiv.org/abs/2006.14536) <br/> Smooths ReLU, trains with it, and tests it.",
            options={"sentences": 2},
        ),
    ],
)
def description_form(listing: Listing) -> Iterator[Finding]:
    """A description is longer than the limit, has too many sentences, or ends without a full stop.

    A limit that curator.yaml does not set holds only where nearly all descriptions keep it. The full stop is
    missed only where nearly all have one.
    """
    described = [case for case in listing.cases if case.description[0] < case.description[1]]
    lengths = [case.description[1] - case.description[0] for case in described]
    yield from _beyond(listing, "longest", "characters", described, lengths)
    if listing.around.setting(description_form, "sentences"):
        counts = [sentences_in(case.prose[case.description[0] - case.start :]) for case in described]
        yield from _beyond(listing, "sentences", "sentences", described, counts)
    yield from _unstopped(described)


def _beyond(
    listing: Listing, option: str, what: str, cases: Sequence[Case], counts: Sequence[int]
) -> Iterator[Finding]:
    limit = cast("int", listing.around.setting(description_form, option))
    beyond = [(case, count) for case, count in zip(cases, counts, strict=True) if count > limit > 0]
    declared = option in listing.around.options.get(description_form.code, {})
    if declared or are_slips(len(beyond), of=len(cases)):
        for case, count in beyond:
            yield Finding(case.description, f"the description has {count} {what}, expected at most {limit}")


def _unstopped(cases: Sequence[Case]) -> Iterator[Finding]:
    endings = [ending_of(case) for case in cases]
    open_, of = endings.count("open"), len(endings) - endings.count("unclear")
    if not are_slips(open_, of=of):
        return
    for case, ending in zip(cases, endings, strict=True):
        if ending == "open":
            end = case.description[1]
            message = "the description ends without a full stop, unlike the others"
            found = Finding((end - 1, end), message, (Edit(end, end, "."),))
            yield from safely(case, [found], but={"description"})
