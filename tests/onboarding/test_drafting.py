"""Rules drafted from titles: what tells a list, or a section of it, from the rest."""

from __future__ import annotations

from typing import Final

import pytest

from curator.core.drafting.draft import (
    Titles,
    all_counts,
    base_of,
    prior_of,
    screening_rules,
    section_rules,
    subject_of,
)
from curator.core.drafting.words import mentions, stem
from curator.core.rules.examples import broken_examples
from curator.core.rules.ruleset import Example, Rule, RuleSet, ScreeningRules
from curator.onboarding.usual import usual

WAVES: Final = ("Measuring Waves in Ponds", "Measured Waves", "Waves of Ponds", "A Robust Model")
FROGS: Final = ("Counting Frogs in Ponds", "Frogs Heard at Night", "The Sound of Frogs")


@pytest.mark.parametrize(
    ("words", "known_by"),
    [
        ("detect detects detected detecting detection detector detectors", "detect*"),
        ("adversary adversaries adversarial adversarially", "adversar*"),
        ("verify verified verifying verification", "verif*"),
        ("certified certify certifiable certification certificate", "certif*"),
        ("optimize optimizer optimization", "optimiz*"),
        ("robust robustness", "robust*"),
        ("survey surveys", "survey*"),
        ("gan", "gan"),
        ("noise", "noise*"),
        ("vs", "vs"),
    ],
)
def test_the_forms_of_a_word_are_one_phrase(words: str, known_by: str) -> None:
    """A drafted rule fires on all of them, as one that a person has written."""
    assert {stem(word) for word in words.split()} == {known_by}


def test_no_phrase_crosses_a_full_stop() -> None:
    """It would never be found in a paper, where phrases end there, too."""
    assert "sound* frogs*" not in mentions("On Sound: Frogs")
    assert "sound* frogs*" in {one.replace("frog*", "frogs*") for one in mentions("Sound Frogs")}


def test_one_entry_speaks_for_no_phrase() -> None:
    """What a single title says is chance."""
    here = Titles(WAVES)
    rules = section_rules(here, all_counts([here, Titles(FROGS)]), total=7, heading="Waves")
    phrases = [rule.phrase for rule in rules]
    assert phrases[0] == "waves*"
    assert not any("model" in phrase or "robust" in phrase for phrase in phrases)
    assert (
        "3 of 4 titles of this section have it, and 0 of 3 elsewhere, and so does its heading" in rules[0].why
    )


def test_what_all_sections_say_tells_none_of_them() -> None:
    """Ponds are in both, so they place nothing."""
    ponds = Titles(("Ponds of Waves", "Waves in Ponds"))
    frogs = Titles(("Ponds of Frogs", "Frogs in Ponds"))
    counts = all_counts([ponds, frogs])
    for here in (ponds, frogs):
        rules = section_rules(here, counts, total=4, heading="Life")
        assert "ponds*" not in [rule.phrase for rule in rules]


def test_two_phrases_for_the_same_entries_are_one() -> None:
    """A rule that only repeats another one adds weight and no reason, and the shorter one finds more."""
    rules = screening_rules(Titles(("Quiet Ponds One", "Quiet Ponds Two")), {})
    assert [rule.phrase for rule in rules] in (["ponds*"], ["quiet*"])


def test_a_word_of_every_paper_is_no_subject() -> None:
    """Nine of ten titles about learning say nothing of what a list is about."""
    titles = Titles([f"Learning of Ponds {number}" for number in "abcdefghi"])
    assert "learn*" not in [rule.phrase for rule in screening_rules(titles, {"learn*": 2_117})]


@pytest.mark.parametrize("titles", [WAVES + FROGS, ("Ponds " * 60 + str(n) for n in range(3))])
def test_every_drafted_rule_fires_on_its_example(titles: tuple[str, ...]) -> None:
    """So `curator rules test` holds on the day that rules are drafted, however long the titles are."""
    drafted = screening_rules(Titles(titles), {})
    rules = tuple(
        Rule(f"screening.{one.name}", (one.phrase,), one.weight, matches=(Example(one.example),))
        for one in drafted
    )
    assert rules
    assert all(0.5 <= one.weight <= 2 for one in drafted)
    assert list(broken_examples(RuleSet(ScreeningRules(-2, 0.5, 0.2, rules=rules), ()))) == []


@pytest.mark.parametrize(("some", "subject"), [(30, "frogs*"), (22, "frogs*"), (20, "")])
def test_what_nearly_all_titles_have_is_the_subject(some: int, subject: str) -> None:
    """A paper without it is of another one, whatever else it says; a word of two thirds is not that sure."""
    frogs = [f"Frogs {word}" for word in "abcdefghijklmnopqrstuvwxyzäöüß"[:some]]
    others = [f"Ponds Frozen {number}" for number in range(30 - some)]
    titles = Titles([*frogs, *others])
    assert subject_of(titles, screening_rules(titles, {})) == subject
    few = Titles(frogs[:19])
    assert subject_of(few, screening_rules(few, {})) == ""


def test_half_of_the_list_would_pass_by_its_titles() -> None:
    """The base undoes what the title in the middle weighs, and is never so high that anything passes."""
    titles = Titles(WAVES + FROGS)
    rules = screening_rules(titles, {})
    sums = sorted(
        sum(2 * rule.weight for rule in rules if number in titles.saying[rule.phrase]) for number in range(7)
    )
    assert base_of(titles, rules) == -round(max(sums[3], 2), 1)
    assert base_of(Titles(()), ()) == -2.0


@pytest.mark.parametrize(("entries", "prior"), [(10, 0.0), (40, 0.4), (1, -0.7), (0, -0.7)])
def test_a_large_section_starts_a_little_higher(entries: int, prior: float) -> None:
    """So that a paper without a telling word goes where most go."""
    assert prior_of(entries, total=100, sections=10) == prior


def test_the_usual_share_of_a_word_is_known() -> None:
    """The table has the field's own everyday words, and none of those that say nothing."""
    rates = usual()
    assert rates["learn*"] > rates["adversar*"] > rates["worst* case"] >= 5
    assert not {"the", "using", "via"} & rates.keys()
