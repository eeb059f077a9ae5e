"""Suggestions in words: for a terminal, for a pull request, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.tuning.search import Effect, Suggested, Suggestion


def told(found: Suggested, diffs: Mapping[str, str]) -> str:
    """Every suggestion on a line, what all do together, out of fold, and the exact diff."""
    if not found.suggestions:
        return f"Nothing is suggested: no change helps on {found.together.papers} labelled papers."
    lines = [_line(number, one) for number, one in enumerate(found.suggestions, 1)]
    return "\n".join([*lines, "", *_summary(found), "", *(text.rstrip() for text in diffs.values())])


def body(found: Suggested) -> str:
    """The words of a pull request."""
    rows = [
        f"| {one.change} | {one.support} ({one.of_section}) | {_right(one.effect)} | {_loss(one.effect)} |"
        for one in found.suggestions
    ]
    head = "| change | papers (of the section) | placed right | mean loss |\n|---|---:|---:|---:|"
    return "\n".join([head, *rows, "", *_summary(found), "", _ADVICE])


_ADVICE = (
    "Look at each phrase before you merge: keep what says what a kind of paper *is*, and take out what only "
    "happens to stand in these papers. Give each new rule a sentence under `why`, and examples."
)


def document(found: Suggested, diffs: Mapping[str, str]) -> dict[str, Any]:
    """One JSON document, keys only ever added."""
    return {
        "version": 1,
        "suggestions": [
            one.change._asdict()
            | {"support": one.support, "of_section": one.of_section, "effect": one.effect._asdict()}
            for one in found.suggestions
        ],
        "together": found.together._asdict(),
        "cross_validated": found.honest._asdict(),
        "diffs": dict(diffs),
    }


def _line(number: int, one: Suggestion) -> str:
    share = f"fires in {one.support} papers, {one.of_section} of the section"
    return f"{number}. {one.change}\n   {share}; placed right {_right(one.effect)}, loss {_loss(one.effect)}"


def _summary(found: Suggested) -> tuple[str, str]:
    together, honest = found.together, found.honest
    verdict = "better" if honest.right_after > honest.right_before else "no better"
    seen = (
        f"Together: {_right(together)} of {together.papers} placed right, on the papers they were found on."
    )
    unseen = (
        "Chosen the same way on other papers than those they are judged by, such changes place "
        f"{_right(honest)} of {honest.papers} right: {verdict}, loss {_loss(honest)}."
    )
    return seen, unseen


def _right(effect: Effect) -> str:
    return f"{effect.right_before} -> {effect.right_after}"


def _loss(effect: Effect) -> str:
    return f"{effect.loss_before:.3f} -> {effect.loss_after:.3f}"
