"""What is wrong with rules as a whole: they contradict each other, hide each other, or never fire."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.candidate import Verdict
from curator.core.rules.classify import Classifier
from curator.core.rules.firing import Firings
from curator.core.rules.phrases import forms
from curator.core.rules.ruleset import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.rules.ruleset import Rule, RuleSet

Fault = Literal["contradiction", "shadowed", "dead"]

_MOST_PHRASES: Final = 400
"""Forms of one rule that are compared; more would take minutes, and say nothing else."""


class Found(NamedTuple):
    """One fault of one rule: what it is, the exact words, and what to do."""

    fault: Fault
    rule: Rule
    message: str

    def __str__(self) -> str:
        """``path: rule …``, as compilers write it."""
        return f"{self.rule.path}: {self.rule.name} {self.message}"


def static_faults(rules: RuleSet) -> Iterator[Found]:
    """What can be told from the files alone, in their order."""
    yield from _for_and_against(rules)
    for rule in rules.all_rules():
        yield from _impossible(rule)
    yield from _shadowed(rules)
    yield from _ruled_out(rules)


def faults_on(rules: RuleSet, texts: Iterable[tuple[str, str, Sequence[str]]]) -> Iterator[Found]:
    """Rules and phrases that fire on no paper of a corpus: title, abstract and categories of each.

    A dead phrase is told only of a rule that lives.
    """
    every = rules.all_rules()
    alone = Firings([rule._replace(group="") for rule in every])
    phrases = [(rule, phrase) for rule in every for phrase in rule.phrases]
    single = Firings([rule._replace(phrases=(phrase,), group="") for rule, phrase in phrases])
    fired: Counter[int] = Counter()
    spoken: Counter[int] = Counter()
    for title, abstract, categories in texts:
        fired.update(number for number, _ in alone.fire(title, abstract, categories))
        spoken.update(number for number, _ in single.fire(title, abstract))
    for number, rule in enumerate(every):
        if not fired[number]:
            yield Found("dead", rule, "fires on no paper of the corpus: drop it, or say what it is for")
    for number, (rule, phrase) in enumerate(phrases):
        if not spoken[number] and fired[every.index(rule)]:
            yield Found("dead", rule, f"has a phrase that stands in no paper of the corpus: {phrase!r}")


def _for_and_against(rules: RuleSet) -> Iterator[Found]:
    """One phrase that speaks for a paper and against it, under the same conditions."""
    said: dict[tuple[str, str], Rule] = {}
    for rule in rules.screening.rules:
        for phrase in rule.phrases:
            first = said.setdefault((phrase, rule.where), rule)
            if first.weight * rule.weight < 0 and _conditions(first) == _conditions(rule):
                message = (
                    f"speaks against what {first.name} speaks for: {phrase!r}; take it out of one of them"
                )
                yield Found("contradiction", rule, message)


def _impossible(rule: Rule) -> Iterator[Found]:
    """A rule that its own ``not_with`` keeps from firing, whatever the paper says."""
    if not rule.phrases or not rule.unless:
        return
    barred = Firings(
        [rule._replace(phrases=rule.unless, unless=(), along=(), near=None, where="both", group="")]
    )
    own = [form.replace("*", "") for phrase in rule.phrases for form in forms(phrase)][:_MOST_PHRASES]
    if own and all(barred.fire(form, "") for form in own):
        message = f"can never fire: each of its phrases holds one of its not_with, such as {own[0]!r}"
        yield Found("contradiction", rule, message)


def _shadowed(rules: RuleSet) -> Iterator[Found]:
    """A rule of a group that never counts, because a weightier one fires wherever it does."""
    for rule, other in _pairs(rules):
        mine, theirs = _forms(rule), _forms(other)
        if len(mine) <= _MOST_PHRASES and mine <= theirs and _conditions(other) in {_conditions(rule), _FREE}:
            message = f"never counts: wherever it fires, {other.name} of the same group does, and weighs more"
            yield Found("shadowed", rule, f"{message}; drop it")


def _pairs(rules: RuleSet) -> Iterator[tuple[Rule, Rule]]:
    grouped = [rule for rule in rules.all_rules() if rule.group and rule.phrases]
    for rule in grouped:
        for other in grouped:
            heavier = abs(other.weight) > abs(rule.weight)
            if other.group == rule.group and heavier and other.where in {"both", rule.where}:
                yield rule, other


def _ruled_out(rules: RuleSet) -> Iterator[Found]:
    """An example that a rule must fire on, and that a kind rules out all the same."""
    kinds = {kind.rule.name: kind.ruling for kind in rules.screening.kinds}
    classifier = Classifier(rules)
    for rule in rules.screening.rules:
        if rule.weight <= 0:
            continue
        for example in rule.matches:
            said = classifier.classify(example.text, "").screening
            out = [one for one in said.evidence if kinds.get(one.rule) is Ruling.OUT]
            if said.verdict is Verdict.REJECTED and out:
                what = f"is to match {example.text!r} (line {example.line}), which {out[0].rule} rules out"
                yield Found("contradiction", rule, f"{what} by {out[0].quote!r}")


_Conditions = tuple[object, ...]
_FREE: Final[_Conditions] = (None, frozenset(), frozenset())


def _conditions(rule: Rule) -> _Conditions:
    return (rule.near, frozenset(rule.along), frozenset(rule.unless))


def _forms(rule: Rule) -> frozenset[str]:
    return frozenset(form for phrase in rule.phrases for form in forms(phrase))
