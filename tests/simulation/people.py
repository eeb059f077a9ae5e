"""What people do on simulated days, and what the bot owes them for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.proposal import Outcome
from curator.forge.github.events import Spoke, Turned
from tests.simulation.machine import RENAMED
from tests.simulation.promises import proposes
from tests.simulation.works import Scope, Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from curator.forge.github.events import Happening
    from tests.simulation.machine import Machine
    from tests.simulation.towns import View

MAINTAINER: Final = "maintainer"
_SECTIONS: Final = ("training", "inference", "detection", "certified", "theory", "nowhere")
_SAYINGS: Final = (
    "move {section}",
    "title A Better Title for Number {number}",
    "venue ICML 2025",
    "venue Neverland 1066",
    "describe It is number {number} of its kind.",
    "ready",
    "rebase",
    "recreate",
    "snooze {days}",
    "ignore",
    "help",
    "explain",
    "fix",
    "mvoe training",
    "pause we are away",
    "ignore author Ada Author{author}",
    "unignore author Ada Author{author}",
)
_LATEST: Final = 40
"""Older decisions nobody takes back: the bot keeps the papers of the last fifty, to make them again."""

_NEW_HEADING: Final = "General Defenses (while training)"


class People:
    """Maintainers and passers-by; each act tells in a few words what was done, "" when nothing could be.

    Attributes:
        edited: the text of branches that people have committed to, by number.
        wanted: numbers of works that somebody asked for although the rules are in doubt.
        fewest: so many entries the list has at least.
        mail: events that GitHub has still to deliver.
        settled: pull requests that people decided about today, which nobody decides about again today.
        unwanted: authors that somebody has ignored at some time.
    """

    def __init__(self, machine: Machine, works: list[Work], chance: Random) -> None:
        """Nobody has done anything."""
        self._machine = machine
        self._town = machine.town
        self._works = works
        self._chance = chance
        self._old_heading = next(one.heading for one in machine.rules.sections if one.slug == RENAMED)
        self.names: dict[str, Work] = {}
        self.edited: dict[int, str] = {}
        self.wanted: set[int] = set()
        self.fewest = 90
        self.mail: list[Happening] = []
        self.settled: set[int] = set()
        self.unwanted: set[str] = set()
        self._asked: list[Work] = []

    def learn(self, work: Work) -> None:
        """Know a work by all its ids."""
        self.names |= dict.fromkeys(work.names, work)

    def work_of(self, pull: View) -> Work | None:
        """The work that a pull request proposes."""
        return proposes(pull, self.names)

    def act(self) -> str:
        """One act of a usual day."""
        acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (34, self.merge),
            (14, self.close),
            (3, self.reopen),
            (4, self.edit_a_branch),
            (4, self.add_by_hand),
            (6, self.tidy),
            (4, self.prune),
            (20, self.say),
            (2, self.unignore),
            (4, self.shout),
            (1, self.rename_a_section),
        )
        (chosen,) = self._chance.choices([act for _, act in acts], [weight for weight, _ in acts])
        return chosen()

    def merge(self) -> str:
        """The oldest one, or any."""
        pull = self._some(Outcome.OPEN)
        if pull is None or not self._town.merge(pull):
            return ""
        self._decided(pull).decided = True
        self.mail.append(Turned(pull.number, MAINTAINER))
        return f"merged #{pull.number}"

    def close(self) -> str:
        """Without a merge: the paper is declined."""
        pull = self._some(Outcome.OPEN)
        if pull is None:
            return ""
        self._town.close(pull)
        self._decided(pull).declined = True
        self.mail.append(Turned(pull.number, MAINTAINER))
        return f"closed #{pull.number}"

    def reopen(self) -> str:
        """A change of mind."""
        pull = self._some(Outcome.DECLINED)
        if pull is None or self._rival(pull) or not self._town.reopen(pull):
            return ""
        work = self._decided(pull)
        work.declined, work.insisted = False, True
        return f"reopened #{pull.number}"

    def edit_a_branch(self) -> str:
        """A better sentence, by hand."""
        pull = self._some(Outcome.OPEN)
        work = self.work_of(pull) if pull else None
        if pull is None or work is None:
            return ""
        name = work.paper.ids[0].value
        lines = [f"{line} By hand." if name in line else line for line in pull.text.split("\n")]
        text = "\n".join(lines)
        if text == pull.text:
            return ""
        self._town.edit(pull, text)
        self.edited[pull.number] = text
        return f"edited #{pull.number}"

    def add_by_hand(self) -> str:
        """Somebody was quicker than the bot."""
        works = [one for one in self._works[-40:] if one.scope is Scope.IN and not one.ended]
        if not works:
            return ""
        work = self._chance.choice(works)
        entry = f"* [{work.paper.title}]({work.paper.url}) <br/> Added by hand."
        self._town.commit(self._with(entry))
        work.decided = work.by_hand = True
        return f"added {work.paper.title} by hand"

    def tidy(self) -> str:
        """Another word in a description, so that neighbours may conflict."""
        lines = self._town.text().split("\n")
        at = self._chance.choice([number for number, line in enumerate(lines) if line.startswith("* [")])
        lines[at] = f"{lines[at].removesuffix(' Indeed.')} Indeed."
        self._town.commit("\n".join(lines))
        return f"tidied line {at + 1}"

    def prune(self) -> str:
        """The list's own past is cut back; what was merged once is never proposed again."""
        lines = self._town.text().split("\n")
        ours = [(number, work) for number, line in enumerate(lines) if (work := self._listed(line))]
        if len(ours) < 20:
            return ""
        at, work = self._chance.choice(ours)
        work.by_hand = False  # nobody but the list knew of it
        del lines[at : at + 2]
        self._town.commit("\n".join(lines))
        return f"took line {at + 1} out"

    def say(self) -> str:
        """A command, by somebody who may."""
        pull = self._some(Outcome.OPEN)
        return "" if pull is None else self._said(pull, self._command())

    def unignore(self) -> str:
        """A change of mind, by a word."""
        pull = self._some(Outcome.DECLINED)
        if pull is None or self._rival(pull):
            return ""
        work = self._decided(pull)
        work.declined, work.insisted = False, True
        return self._said(pull, "/curator unignore")

    def shout(self) -> str:
        """A command by somebody who may not, or words that are no command."""
        pull = self._some(Outcome.OPEN)
        if pull is None:
            return ""
        text, who = self._chance.choice(
            (
                ("/curator ignore", "outsider"),
                ("/curator pause", "outsider"),
                ("> /curator ignore\n\nI would not.", MAINTAINER),
                ("```\n/curator ignore\n```", MAINTAINER),
            )
        )
        return self._told(pull, text, who)

    def rename_a_section(self) -> str:
        """In the list and in the rules, while proposals for it stand."""
        old, new = self._old_heading, _NEW_HEADING
        if self._machine.heading:
            old, new = new, old
        self._town.commit(self._town.text().replace(f"## {old}\n", f"## {new}\n"))
        self._machine.heading = "" if new == self._old_heading else new
        return f"renamed a section to {new}"

    def decide_all(self) -> None:
        """On a quiet day somebody goes through all that is open."""
        for pull in self._town.pulls():
            if pull.outcome is Outcome.OPEN and not self._town.merge(pull):
                self._town.close(pull)
                self._decided(pull).declined = True
            elif pull.outcome is Outcome.OPEN:
                self._decided(pull).decided = True

    def heard(self) -> None:
        """The bot has heard everything: what people ignored is declined from now on."""
        for work in self._asked:
            work.declined = True
        self._asked.clear()

    def _command(self) -> str:
        chosen = self._chance.choice(_SAYINGS)
        words = chosen.format(
            section=self._chance.choice(_SECTIONS),
            number=self._chance.randrange(1_000),
            days=self._chance.randrange(1, 60),
            author=self._chance.randrange(97),
        )
        return f"/curator {words}"

    def _said(self, pull: View, text: str) -> str:
        work = self._decided(pull)
        if text == "/curator ignore":
            self._asked.append(work)
        elif text.startswith("/curator ignore author "):
            self.unwanted.add(text.removeprefix("/curator ignore author "))
        elif text == "/curator recreate":
            self.edited.pop(pull.number, None)
        return self._told(pull, text, MAINTAINER)

    def _told(self, pull: View, text: str, who: str) -> str:
        comment = self._town.says(pull, text, who=who)
        self.mail.append(Spoke(pull.number, comment))
        return f"{who} said {text!r} in #{pull.number}"

    def _some(self, outcome: Outcome) -> View | None:
        """One of the latest pull requests that nobody has decided about today; often the oldest of them."""
        found = [
            one
            for one in self._town.pulls()[-_LATEST:]
            if one.outcome is outcome and one.number not in self.settled and self.work_of(one) is not None
        ]
        if not found:
            return None
        return found[0] if self._chance.random() < 0.5 else self._chance.choice(found)

    def _decided(self, pull: View) -> Work:
        self.settled.add(pull.number)
        work = self.work_of(pull)
        assert work is not None
        return work

    def _rival(self, pull: View) -> bool:
        """Whether the paper is listed, or proposed by another one that is open."""
        work = self.work_of(pull)
        others = (one for one in self._town.pulls() if one.number != pull.number)
        return bool(work and work.decided) or any(
            one.outcome is Outcome.OPEN and self.work_of(one) is work for one in others
        )

    def _listed(self, line: str) -> Work | None:
        """The made-up work that a line of the list is about."""
        found = line.partition("](https://arxiv.org/abs/")[2].partition(")")[0]
        return self.names.get(f"arxiv:{found}") if line.startswith("* [") else None

    def _with(self, entry: str) -> str:
        """The list with an entry at the top of one of its sections."""
        text = self._town.text()
        starts = [at for at in range(len(text)) if text.startswith("\n* [", at) and text[at - 1 : at] == "\n"]
        at = self._chance.choice(starts) + 1
        return f"{text[:at]}{entry}\n\n{text[at:]}"
