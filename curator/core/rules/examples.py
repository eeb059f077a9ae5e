"""The examples that stand in the rule files, run: each rule by itself, on each of its texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.core.rules.firing import Firings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.rules.ruleset import Example, Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that does not hold; ``quote`` is what the rule fired on, None when it did not fire."""

    rule: Rule
    example: Example
    quote: str | None

    def __str__(self) -> str:
        """``path:line: rule must …``, as compilers write it, with the exact words."""
        where = f"{self.rule.path}:{self.example.line}: {self.rule.name}"
        if self.quote is None:
            return f"{where} must fire on {self.example.text!r} and does not"
        return f"{where} must leave {self.example.text!r} alone and fires on {self.quote!r}"


def broken_examples(rules: RuleSet) -> Iterator[Broken]:
    """Every example that does not hold, in the order of the files."""
    for rule in rules.all_rules():
        alone = Firings([rule._replace(group="")])
        for example in rule.matches:
            if _quote(alone, rule, example) is None:
                yield Broken(rule, example, None)
        for example in rule.not_matches:
            quote = _quote(alone, rule, example)
            if quote is not None:
                yield Broken(rule, example, quote)


def _quote(alone: Firings, rule: Rule, example: Example) -> str | None:
    """What the rule fires on in a text that stands where the rule looks: the title, if it looks there."""
    if rule.categories:
        firings = alone.fire("", "", [example.text])
    elif rule.where == "abstract":
        firings = alone.fire("", example.text)
    else:
        firings = alone.fire(example.text, "")
    return firings[0][1].quote if firings else None
