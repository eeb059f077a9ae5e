"""The rules written for a list: right by every check, and the list reads as it read before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from curator import defaults
from curator.core.rules.classify import Classifier
from curator.core.shape.inference import infer
from curator.lint.registry import all_checks
from curator.lint.run import Asked, run
from curator.lint.source import Source
from curator.lint.surroundings import KnownSection, Surroundings
from curator.onboarding.beginning import staged
from curator.onboarding.proof import require_right
from curator.onboarding.telling import origin
from curator.settings.load import load
from tests.onboarding.lists import POND, begun, hostile, own_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.onboarding.beginning import Beginning
    from curator.settings.values import Settings

LISTS: Final = Path(__file__).resolve().parents[2].parent / "shared" / "lists"
OTHERS: Final = sorted((LISTS / "others").glob("*.md")) if LISTS.exists() else []
BY_RULES: Final = "CUR505"
"""The one check that asks the keyword rules where an entry belongs."""
HEADINGS: Final = [
    *(
        "../../x",
        "🎉",
        "🎉🎉",
        "مقالات",
        "${{ secrets.TOKEN }}",
        "a" * 300,
        "Con",
        "key: value # x",
        "- dash",
    ),
    *("@everyone ](javascript:x)", "\u202eevil\u202c", "'quoted\" it", "no", "`tick` ::add-mask::x"),
]
TITLES: Final = [
    "Quiet ${{ secrets.TOKEN }} Ponds of Old",
    'Quiet "Quoted" Ponds: # A Key',
    "Quiet \u202eWaves\u200b of 研究 Ponds",
    "Quiet ::add-mask:: Ponds " + "of Noise " * 500,
]


def settings_of(beginning: Beginning) -> Settings:
    """The drafted rules as a run reads them."""
    with staged(beginning) as rules:
        require_right(rules)
        return load(rules, {})


def codes(text: str, around: Surroundings) -> list[tuple[str, tuple[int, int]]]:
    """What the linter finds in the shape of a list: codes and places."""
    checks = tuple(check for check in all_checks() if check.code != BY_RULES)
    report = run(Source.of_text(text, path="README.md"), around, Asked(checks))
    return [(found.check.code, found.finding.span) for found in report.findings]


def test_the_nine_sections_get_the_rules_that_come_with_the_program(tmp_path: Path) -> None:
    """They were tuned for them; only what is said of the list itself is new."""
    beginning = begun(
        tmp_path, own_list().replace("## Seminal Work", "## Seminal work"), path="papers/mine.md"
    )
    own = defaults.folder() / "rules"
    assert beginning.ready
    for file in own.rglob("*.yaml"):
        name = file.relative_to(own).as_posix()
        if name != "curator.yaml":
            assert beginning.files[f"rules/{name}"] == file.read_text(encoding="utf-8")
    settings = settings_of(beginning)
    assert settings.list.path == "papers/mine.md"
    assert settings.calendar == load(own, {}).calendar


def test_a_list_of_another_subject_gets_a_draft(tmp_path: Path) -> None:
    """Its own words decide, with a reason at each, and what is not of its subject is left alone."""
    beginning = begun(tmp_path, POND)
    rules = settings_of(beginning).rules
    assert not beginning.ready
    assert {"waves*", "frogs*", "sound*"} <= set(beginning.subject) | {
        phrase for rule in rules.all_rules() for phrase in rule.phrases
    }
    assert all(rule.why and rule.matches for rule in rules.all_rules())
    classified = Classifier(rules).classify("Frogs and Their Sound", "We count frogs.")
    assert classified.section == "frogs"
    assert Classifier(rules).classify("Scaling Language Models", "We train models.").section is None


def test_a_word_of_nearly_all_titles_is_required(tmp_path: Path) -> None:
    """The draft says so, in the file and to the person, and a paper without it is rejected unread."""
    frogs = [f"Frogs of {sign.upper()} Ponds" for sign in "abcdefghijklmnopqrstuvwxyz"]
    beginning = begun(tmp_path, hostile(["Frogs"], frogs))
    assert beginning.required == "frogs*"
    assert beginning.required in " ".join(origin(beginning))
    assert settings_of(beginning).rules.screening.subject == ("frogs*",)


def test_few_proposals_at_first(tmp_path: Path) -> None:
    """A draft is watched before it is trusted."""
    limits = settings_of(begun(tmp_path, POND)).limits
    assert (limits.max_open, limits.max_per_run, limits.max_per_day) == (5, 2, 4)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_real_list_reads_as_it_was_inferred(tmp_path: Path, path: Path) -> None:
    """With the written rules the linter finds no more and no less in the shape of the list."""
    text = path.read_text(encoding="utf-8")
    settings = settings_of(begun(tmp_path, text))
    inferred = infer(text)
    assert inferred is not None
    declared = Surroundings(
        form=settings.list.form,
        venues=settings.venues,
        sections=[
            KnownSection(one.slug, one.heading, one.anchor, one.propose) for one in settings.rules.sections
        ],
        classify=Classifier(settings.rules).classify,
    )
    assert codes(text, declared) == codes(text, Surroundings(form=inferred.form, venues=settings.venues))


def test_hostile_headings_and_titles_give_right_rules(tmp_path: Path) -> None:
    """Every section is found again, every file is plain, nothing of the list is in a workflow."""
    beginning = begun(tmp_path, hostile(HEADINGS, TITLES))
    sections = settings_of(beginning).rules.sections
    assert {"../../x", "${{ secrets.TOKEN }}", "no", "مقالات"} <= {one.heading for one in sections}
    assert all(text.replace("\n", "").isprintable() for text in _rules(beginning))
    assert not any("secrets.TOKEN" in text for path, text in beginning.files.items() if ".github" in path)


def _rules(beginning: Beginning) -> Sequence[str]:
    return [text for path, text in beginning.files.items() if path.startswith("rules/")]


def test_a_list_in_another_script_gets_rules_that_let_nothing_through(tmp_path: Path) -> None:
    """Phrases are of Latin letters; a person has to write them, and is told so in the files."""
    beginning = begun(
        tmp_path, hostile(["研究", "実験"], ["研究の論文について", "実験の論文について", "別の論文について"])
    )
    settings = settings_of(beginning)
    assert beginning.subject == ()
    assert Classifier(settings.rules).classify("Anything", "at all", ["cs.LG"]).section is None
    assert "write rules" in beginning.files["rules/screening.yaml"]
    assert len(beginning.unruled) == 2
