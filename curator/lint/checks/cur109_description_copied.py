"""CUR109: a description that is taken from the abstract."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from curator.core.facts import EntryFacts
from curator.core.works.titles import words
from curator.lint.check import WARNING, Example, Finding, Option, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case


@check(
    "CUR109",
    "description-copied",
    WARNING,
    needs="entries",
    why=(
        "The abstract is one click away. A sentence of the curator's own says what it does not: what to "
        "remember of the paper, and why it is listed."
    ),
    options={"words": Option(8, "the fewest words of a description that count as copied")},
    examples=[
        Example(
            bad=(
                "* [T](https://arxiv.org/abs/2006.14536) <br/> "
                "We observe that the widely used ReLU activation weakens adversarial training."
            ),
            good=(
                "* [T](https://arxiv.org/abs/2006.14536) <br/> "
                "Replaces ReLU, whose gradients do not help an adversary in training, by smooth activations."
            ),
            facts={
                "arxiv:2006.14536": EntryFacts(
                    abstract=(
                        "It is commonly believed that networks cannot be both accurate and robust. "
                        "We observe that the widely used ReLU activation weakens adversarial training."
                    )
                )
            },
        ),
    ],
)
def description_copied(case: Case) -> Iterator[Finding]:
    """The description stands word for word in the paper's abstract."""
    facts = case.facts
    if facts is None or not facts.abstract:
        return
    start, end = case.description
    said = words(case.prose[start - case.start : end - case.start].replace("\0", ""))
    least = cast("int", case.around.setting(description_copied, "words"))
    if len(said) >= max(least, 1) and f" {' '.join(said)} " in f" {' '.join(words(facts.abstract))} ":
        yield Finding((start, end), "the description stands word for word in the abstract")
