"""When a rule fires: fields, nearness, companions, groups and categories."""

from __future__ import annotations

import pytest

from curator.core.rules.firing import Firings
from curator.core.rules.ruleset import Near, Rule


def rule(*phrases: str, name: str = "r", weight: float = 1.0, **more: object) -> Rule:
    """A rule of those phrases."""
    return Rule(name, phrases, weight, **more)  # type: ignore[arg-type]  # the tests name real fields


def fired(
    rules: list[Rule], title: str = "", abstract: str = "", categories: tuple[str, ...] = ()
) -> list[str]:
    """What fires, as ``name:field:quote``."""
    firings = Firings(rules).fire(title, abstract, categories)
    return [f"{item.rule}:{item.field}:{item.quote}" for _, item in firings]


def test_a_rule_fires_once_on_its_first_words() -> None:
    """The title comes first; another place of the same rule adds nothing."""
    assert fired([rule("attack*")], "On Attacks", "attack, attacks") == ["r:title:Attacks"]


@pytest.mark.parametrize(
    ("where", "quotes"),
    [("both", ["r:title:attack"]), ("title", ["r:title:attack"]), ("abstract", ["r:abstract:attacks"])],
)
def test_a_rule_looks_only_into_its_fields(where: str, quotes: list[str]) -> None:
    """``in: abstract`` leaves the title alone, and the other way round."""
    assert fired([rule("attack*", where=where)], "attack", "attacks") == quotes


@pytest.mark.parametrize("where", ["title", "abstract"])
def test_a_rule_for_one_field_does_not_fire_on_the_other(where: str) -> None:
    """Words that stand only where the rule does not look are nothing to it."""
    texts = {"title": ("", "attack"), "abstract": ("attack", "")}[where]
    assert fired([rule("attack", where=where)], *texts) == []


def test_a_word_in_the_title_may_weigh_more() -> None:
    """``in_title`` multiplies the weight there and nowhere else."""
    firings = Firings([rule("attack", weight=2, in_title=1.5)])
    assert firings.fire("attack", "")[0][1].weight == 3
    assert firings.fire("", "attack")[0][1].weight == 2


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("defend the small model against an attack", False),
        ("defend. Something else altogether, and then at long last an attack", False),
        ("defend against any attack", True),
        ("defend against an attack", True),
        ("an attack to defend from", True),
        ("attacked, we defend", True),
        ("we defend, attack far away, and later still and on and on defend an attack", True),
    ],
)
def test_near_counts_the_words_between(text: str, fires: bool) -> None:  # noqa: FBT001 - a table of cases
    """Two words may stand between; before or after makes no difference."""
    near = rule("defend", near=Near(("attack*",), 2))
    assert bool(fired([near], "", text)) is fires


def test_near_does_not_reach_from_the_title_into_the_abstract() -> None:
    """What ends the title and what begins the abstract are not one sentence."""
    near = rule("defend", near=Near(("attack",), 5))
    assert fired([near], "we defend", "attack") == []
    assert fired([near], "attack", "we defend") == []


def test_the_place_that_is_near_is_quoted() -> None:
    """Of several places the first that meets the condition is shown."""
    near = rule("defend*", near=Near(("attack",), 1))
    assert fired([near], "", "defended: one two three four, defending an attack") == ["r:abstract:defending"]


def test_words_of_absurd_length_are_never_near() -> None:
    """A megabyte without a space between two words is not counted through."""
    assert fired([rule("a", near=Near(("b",), 3))], "", f"a {'x' * 10_000} b") == []


def test_a_companion_may_stand_anywhere() -> None:
    """``with`` asks for one of its phrases in title or abstract."""
    with_it = rule("robust", along=("adversarial", "attack"))
    assert fired([with_it], "robust", "pose") == []
    assert fired([with_it], "robust", "an attack") == ["r:title:robust"]


def test_company_that_speaks_against_it_silences_a_rule() -> None:
    """``not_with`` in either field, wherever it stands."""
    without = rule("adversarial training", unless=("domain", "gan*"))
    assert fired([without], "adversarial training", "for a domain") == []
    assert fired([without], "GANs", "adversarial training") == []
    assert fired([without], "adversarial training", "") == ["r:title:adversarial training"]


def test_of_a_group_the_weightiest_counts() -> None:
    """Three ways to say one thing are said once; a rule outside the group is not touched."""
    rules = [
        rule("a", name="light", weight=1, group="g"),
        rule("b", name="heavy", weight=-3, group="g"),
        rule("c", name="other", weight=1, group="h"),
        rule("d", name="free", weight=1),
    ]
    assert fired(rules, "a b c d") == ["heavy:title:b", "other:title:c", "free:title:d"]


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("", ""),
        ("a b c d", ""),
        ("", "a b c d"),
        ("b d", "a. c b"),
        ("naïve a", "b  ﬁ d"),
        ("d", "d"),
        ("c", "a b"),
    ],
)
def test_the_weights_alone_are_those_that_come_with_words(title: str, abstract: str) -> None:
    """Whatever a rule asks for: where the words stand, what is near, which of a group counts."""
    rules = [
        rule("a", name="light", weight=1, group="g", in_title=4),
        rule("b", name="heavy", weight=-3, group="g"),
        rule("c", name="tied", weight=3, group="g"),
        rule("d", name="near", weight=2, in_title=1.5, near=Near(("b",), 1)),
        rule("d", name="below", weight=2, where="abstract"),
    ]
    firings = Firings(rules)
    assert firings.weigh(title, abstract) == {at: one.weight for at, one in firings.fire(title, abstract)}


def test_categories_fire_a_rule_without_phrases() -> None:
    """Offsets are those in the categories joined by spaces."""
    rules = [Rule("cat", (), 0.5, categories=("cs.CR", "cs.LG")), rule("a")]
    ((_, item),) = Firings(rules).fire("", "", ("cs.CV", "cs.CR", "cs.LG"))
    assert (item.field, item.quote, item.weight) == ("categories", "cs.CR", 0.5)
    assert "cs.CV cs.CR cs.LG"[item.start : item.end] == "cs.CR"
    assert Firings(rules).fire("a", "", ("cs.CV",))[0][1].rule == "r"


def test_without_a_word_of_the_subject_nothing_fires() -> None:
    """The subject is asked for in the whole paper, by whole words."""
    firings = Firings([rule("robust")], subject=["adversar*"])
    assert firings.fire("robust", "") == []
    assert firings.fire("robust", "nonadversarial") == []
    assert [item.quote for _, item in firings.fire("robust", "adversarially")] == ["robust"]


def test_accents_neither_hide_the_subject_nor_make_it() -> None:
    """A text that is not ASCII is folded before it is asked for the subject's words."""
    firings = Firings([rule("robust")], subject=["adversar*"])
    assert firings.fire("robust", "naïve") == []
    assert [item.quote for _, item in firings.fire("robust", "advérsarial")] == ["robust"]


@pytest.mark.parametrize("text", ["", " ", "\n", "." * 1000, "adversarial " * 100_000, "é\u0301ﬁ" * 100_000])
def test_texts_of_any_size_and_kind_are_read(text: str) -> None:
    """Nothing, a megabyte, or no letters: an answer comes."""
    rules = [rule("adversarial adversarial", near=Near(("robust",), 5)), rule("robust")]
    assert Firings(rules).fire(text, text) == []
