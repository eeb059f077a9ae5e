"""What a lint run works with: rules, facts, baseline and the lists themselves, each read once."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator import __version__
from curator.cli.lists import is_there, read_bytes, usual_list
from curator.cli.options import DEFAULT_CONFIG, DEFAULT_LIST
from curator.clock import clock_of
from curator.core.facts import FACTS_FILE, LARGEST_FACTS, NO_FACTS, Facts, read_facts
from curator.lint.baseline import read_baseline
from curator.lint.suppress import Suppression
from curator.lint.surroundings import KnownSection, Surroundings
from curator.settings.snapshot import lint_rules
from curator.settings.spelling import corrections
from curator.store.folder import make_folder

if TYPE_CHECKING:
    from curator.cli.options import Options
    from curator.core.candidate import Classification
    from curator.core.rules.classify import Classifier
    from curator.core.rules.ruleset import RuleSet
    from curator.core.shape.inference import Inferred
    from curator.lint.baseline import Known
    from curator.settings.lint_rules import LintRules

CURATOR: Final = "curator.yaml"
BASELINE: Final = "lint-baseline.json"
_LARGEST_BASELINE: Final = 50_000_000


@dataclass(frozen=True)
class Workplace:
    """Where a lint run happens: the options that all commands take, and what they lead to.

    Whoever finds facts out anew does not want the old ones, damaged ones least of all: ``reads_facts``.
    """

    options: Options
    facts_file: str | None = None
    reads_facts: bool = True

    @cached_property
    def rules(self) -> LintRules | None:
        """The configuration; None where there is no folder of that name and the user asked for none."""
        folder = self.options.config
        if folder == DEFAULT_CONFIG and not is_there(folder / CURATOR):
            return None
        state = self.options.state_folder(DEFAULT_LIST)
        return lint_rules(folder, state, version=__version__, make_folder=make_folder)

    @property
    def list_path(self) -> str:
        """The list that is meant when nobody names one."""
        if self.rules:
            return self.rules.path
        return usual_list()

    @cached_property
    def facts(self) -> Facts:
        """What is known from outside: the file that was named, else the state folder's, else nothing."""
        if not self.reads_facts:
            return NO_FACTS
        named = self.facts_file
        file = Path(named) if named else self.options.state_folder(self.list_path) / FACTS_FILE
        if not named and not is_there(file):
            return NO_FACTS
        shown = file.as_posix()
        advice = "Name a facts file that a command with a network has written."
        data = read_bytes(shown, largest=LARGEST_FACTS, advice=advice)
        return read_facts(data.decode("utf-8", "replace"), path=shown)

    @property
    def baseline_file(self) -> Path:
        """Where the baseline of this configuration is."""
        folder = self.options.config
        return folder / BASELINE if self.rules else Path(f".curator-{BASELINE}")

    def baseline(self, named: str | None) -> Known:
        """The findings that are known already: of the file that was named, else of this configuration."""
        file = Path(named) if named else self.baseline_file
        if not named and not is_there(file):
            return Counter()
        shown = file.as_posix()
        advice = "Write one with: curator lint --baseline write"
        data = read_bytes(shown, largest=_LARGEST_BASELINE, advice=advice)
        return read_baseline(data.decode("utf-8", "replace"), path=shown)

    @property
    def suppressed(self) -> tuple[Suppression, ...]:
        """What the configuration silences for the whole list."""
        everywhere = (0, 1 << 62)
        chosen = self.rules.lint.suppress if self.rules else ()
        return tuple(
            Suppression("list", one.codes, (0, 0), everywhere, one.until, one.reason) for one in chosen
        )

    def surroundings(self, path: str, text: str) -> tuple[Surroundings, Inferred | None]:
        """What to lint a list against, and what was inferred where nothing was declared for it."""
        around = self._around
        if self.rules is None or not self._is_the_list(path):
            from curator.core.shape.inference import infer  # noqa: PLC0415 - a declared list need not pay for it

            inferred = infer(text)
            form = inferred.form if inferred else around.form
            return replace(around, form=form, sections=None, classify=None), inferred
        return around, None

    @cached_property
    def _around(self) -> Surroundings:
        today = clock_of(os.environ).now().date()
        rules = self.rules
        if rules is None:
            return Surroundings(
                venues=_our_own().venues, facts=self.facts, today=today, corrections=corrections()
            )
        sections = [
            KnownSection(one.slug, one.heading, one.anchor, one.propose) for one in rules.rules.sections
        ]
        return Surroundings(
            form=rules.form,
            venues=rules.venues if sections or rules.venues.known else _our_own().venues,
            sections=sections or None,
            classify=_Classify(rules.rules) if sections else None,
            facts=self.facts,
            today=today,
            options=rules.lint.options,
            corrections=corrections(),
        )

    def _is_the_list(self, path: str) -> bool:
        named, declared = Path(path), Path(self.list_path)
        try:
            return named == declared or named.samefile(declared)
        except OSError:  # one of them is not there, or nobody may look
            return False


def _our_own() -> LintRules:
    """The rules that come with the program; their snapshot is kept where this user's caches are."""
    from curator.defaults import folder  # noqa: PLC0415 - only a list without rules of its own needs them

    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return lint_rules(folder() / "rules", caches / "curator", version=__version__, make_folder=make_folder)


class _Classify:
    """The keyword rules, compiled when the first entry is classified."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    @cached_property
    def _classifier(self) -> Classifier:
        from curator.core.rules.classify import Classifier  # noqa: PLC0415 - only a check that classifies needs it

        return Classifier(self._rules)

    def __call__(self, title: str, abstract: str) -> Classification:
        return self._classifier.classify(title, abstract)
