"""The linter put together from the settings, for lists that are read from a forge."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import apply_edits
from curator.core.proposal import Checked
from curator.core.rules.classify import Classifier
from curator.lint.check import Severity
from curator.lint.registry import selected
from curator.lint.run import Asked, run
from curator.lint.source import Source
from curator.lint.suppress import Suppression
from curator.lint.surroundings import KnownSection, Surroundings
from curator.lint.touched import Touched
from curator.steering.mending import mended

if TYPE_CHECKING:
    from curator.core.proposal import Proposal
    from curator.lint.changed import Change
    from curator.lint.check import Safety
    from curator.lint.report import FileReport
    from curator.ports import Base
    from curator.ports.talk import Offer
    from curator.steering.outside import Mended
    from curator.wiring.home import Home

_EVERYWHERE: Final = (0, 1 << 62)
_LONGEST: Final = 140
"""Characters of a commit status's description, on GitHub."""


class Linting:
    """What lists are linted against, made when the first one is."""

    def __init__(self, at: Home) -> None:
        """Nothing is made yet."""
        self._at = at

    def mended(self, offer: Offer) -> Mended:
        """A list in a pull request with the safe fixes of what was changed in it."""
        return mended(offer, around=self._around, asked=self._asked)

    def linted(self, change: Change, *, mend: Safety | None = None) -> FileReport:
        """The findings of what was changed in a list; those left of them where it is mended."""
        return change.linted(self._around, self._asked, mend=mend)

    def checked(self, proposal: Proposal, base: Base) -> Checked:
        """What the linter says of the lines that a proposal changes."""
        text, touched = apply_edits(base.text, proposal.edits), Touched.of_edits(proposal.edits)
        asked = replace(self._asked, touched=lambda _text: touched)
        report = run(Source(base.path, text.encode()), self._around, asked)
        counted = Counter(one.check.severity for one in report.findings)
        codes = ", ".join(dict.fromkeys(one.check.code for one in report.findings))
        says = f"{len(report.findings)} found: {codes}" if codes else "Nothing is wrong with what it changes"
        return Checked(not counted[Severity.ERROR], shorten(says, _LONGEST, placeholder=" …"))

    @cached_property
    def _around(self) -> Surroundings:
        settings = self._at.settings
        sections = [
            KnownSection(one.slug, one.heading, one.anchor, one.propose) for one in settings.rules.sections
        ]
        return Surroundings(
            form=settings.list.form,
            venues=settings.venues,
            sections=sections or None,
            classify=Classifier(settings.rules).classify if sections else None,
            today=self._at.clock.now().date(),
            options=settings.lint.options,
        )

    @cached_property
    def _asked(self) -> Asked:
        choice = self._at.settings.lint
        silenced = tuple(
            Suppression("list", one.codes, (0, 0), _EVERYWHERE, one.until, one.reason)
            for one in choice.suppress
        )
        return Asked(selected(choice.select, choice.ignore), suppress=silenced)
