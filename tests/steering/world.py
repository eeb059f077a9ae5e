"""A pull request of the bot's on GitHub's double, people who speak in it, and a tending that is noted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from curator.core.commands.ticks import box
from curator.core.memory import Memory, Record
from curator.core.policy import ListFormat
from curator.core.proposal import Action, Outcome, Published
from curator.core.report import Piles, Report, Row
from curator.core.rules.classify import Classifier
from curator.core.rules.ruleset import Rule, RuleSet, ScreeningRules, SectionRules
from curator.core.venues.known import KnownVenue, Venues
from curator.core.works.paper import Paper, PaperId
from curator.forge.github.events import happening
from curator.forge.github.offering import GitHubWorkbench
from curator.forge.github.session import Session
from curator.forge.github.talking import GitHubTalk
from curator.lint.registry import selected
from curator.lint.run import Asked
from curator.lint.surroundings import Surroundings
from curator.steering import Outside, respond
from curator.steering.mending import mended
from curator.store import statefile
from tests.fakes import SPRING_NIGHT
from tests.forge.town import proposal
from tests.support.github import PATH, REPOSITORY, StoppedClock

if TYPE_CHECKING:
    from collections.abc import Collection

    from curator.ports.talk import Offer
    from curator.steering import Response
    from curator.steering.outside import Mended
    from tests.support.github import GitHubTown

ISSUES = f"/repos/{REPOSITORY}/issues"
BRANCH = "curator/add/arxiv-2601.00001"
PAPER = Paper(
    ids=(PaperId("arxiv", "2601.00001"),),
    title="Adversarial training of robust things",
    url="https://arxiv.org/abs/2601.00001",
    abstract="We train on adversarial examples @everyone <b>.",
)
RECORD = Record(
    "add:arxiv:2601.00001", BRANCH, PAPER.ids, PAPER.title, Outcome.OPEN, date(2026, 4, 29), paper=PAPER
)
RULES = RuleSet(
    ScreeningRules(
        base=-2,
        candidate=0.5,
        triage=0.2,
        subject=("adversar*",),
        rules=(Rule("screening.adversarial", ("adversar*",), 3.0),),
        kinds=(),
    ),
    (SectionRules("attacks", "Attacks", "attacks"), SectionRules("defenses", "Defenses", "defenses")),
)
VENUES = Venues((KnownVenue("ICML", "International Conference on Machine Learning", held="1980-"),), 2027)


@dataclass
class SteeringWorld:
    """The bot in a repository; ``tended`` are the calls of the tending, which changes nothing."""

    town: GitHubTown
    tended: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    fails: Exception | None = None

    @cached_property
    def session(self) -> Session:
        """The bot's connection."""
        token = self.town.double.token("bot")
        return Session(self.town.address, token=token, sleep=self.town.slept.append, timeout=1)

    @cached_property
    def outside(self) -> Outside:
        """What steering is given."""
        talk, forge = GitHubTalk(self.session), self.town.forge()
        return Outside(
            conversation=talk,
            manners=talk,
            places=talk,
            workbench=GitHubWorkbench(self.session),
            me=lambda: talk.login,
            state=forge,
            base=forge.base,
            clock=StoppedClock(SPRING_NIGHT),
            tend=self.tend,
            mend=_mended,
            classifier=Classifier(RULES),
            form=ListFormat(),
            slugs={},
            venues=VENUES,
            path=PATH,
            narrate=lambda _: None,
        )

    def propose(self, *records: Record) -> None:
        """Open the pull request #1, and remember it."""
        forge = self.town.forge()
        made = proposal(forge.base())
        boxes = "\n".join(box(name, name=name) for name in ("ready", "ignore", "snooze:30"))
        forge.publish(replace(made, body=f"{boxes}\n{made.body}"), base=forge.base())
        self.remember(Memory(records=records or (RECORD,)))
        self.town.double.control("DELETE", "writes")
        self.town.double.control("POST", "clock", {"frozen": True})

    def remember(self, memory: Memory) -> None:
        """Let the state file say this."""
        forge = self.town.forge()
        forge.save(statefile.encode(memory), replacing=forge.load())

    @property
    def memory(self) -> Memory:
        """What the state file says."""
        return statefile.decode(self.town.forge().load().text)

    @property
    def record(self) -> Record:
        """What is remembered of the one proposal."""
        (record,) = self.memory.records
        return record

    def tend(self, *, anew: Collection[str] = (), over: Collection[str] = ()) -> Report:
        """Write down that everything was tended, or fail as the test wants."""
        self.tended.append((frozenset(anew), frozenset(over)))
        if self.fails is not None:
            raise self.fails
        return report()

    def says(self, text: str, *, who: str = "maintainer", number: int = 1) -> int:
        """Somebody writes a comment, some seconds after the one before."""
        self.town.double.control("POST", "clock", {"advance": 5})
        return int(self.town.ask("POST", f"{ISSUES}/{number}/comments", {"body": text}, who=who)["id"])

    def edits(self, comment: int, text: str) -> None:
        """Somebody changes a comment."""
        self.town.double.control("POST", "clock", {"advance": 5})
        self.town.ask("PATCH", f"{ISSUES}/comments/{comment}", {"body": text})

    def event(self, name: str, *, last: int = 1) -> bytes:
        """The payload of the last event of this name (2: the one before, and so on)."""
        return _bytes(self.town.double.control("GET", "events", {"event": name})[-last]["payload"])

    def hears(self, name: str = "issue_comment", *, last: int = 1) -> Response:
        """The bot is told of an event."""
        return respond(self.outside, happening(name, self.event(name, last=last), repository=REPOSITORY))

    def told(self, text: str, *, who: str = "maintainer") -> str:
        """Somebody says something, the bot hears it, and this is its answer."""
        self.says(text, who=who)
        self.hears()
        return self.answer

    @property
    def answers(self) -> list[str]:
        """The bot's comments under #1."""
        rows = self.town.ask("GET", f"{ISSUES}/1/comments?per_page=100")
        return [row["body"] for row in rows if row["user"]["login"] == "curator-bot"]

    @property
    def answer(self) -> str:
        """The bot's one comment."""
        (answer,) = self.answers
        return answer

    def reactions(self, comment: int) -> list[str]:
        """The reactions to a comment."""
        return [row["content"] for row in self.town.ask("GET", f"{ISSUES}/comments/{comment}/reactions")]

    def writes(self) -> int:
        """How many writes GitHub has received from the bot."""
        return len([one for one in self.town.double.writes() if one["actor"] == "curator-bot"])

    def ticks(self, name: str, *, who: str = "maintainer") -> None:
        """Somebody ticks a box of #1."""
        body = self.town.ask("GET", f"{ISSUES}/1")["body"]
        lines = [
            line.replace("- [ ]", "- [x]") if f"tick {name} " in line else line for line in body.split("\n")
        ]
        self.town.ask("PATCH", f"/repos/{REPOSITORY}/pulls/1", {"body": "\r\n".join(lines)}, who=who)


def report() -> Report:
    """What a tending tells that brought #1 up to date."""
    done = Published(RECORD.key, BRANCH, Action.UPDATED, 1, "", "brought #1 up to date")
    return Report(
        run_id="",
        started=SPRING_NIGHT,
        finished=SPRING_NIGHT,
        dry_run=False,
        list_path=PATH,
        base_commit="",
        sources=(),
        unreadable=(),
        papers=0,
        candidates=0,
        rows=(Row(done, "", "", None),),
        piles=Piles((), (), (), (), (), 0),
        writes=1,
    )


def _mended(offer: Offer) -> Mended:
    return mended(offer, around=Surroundings(), asked=Asked(selected((), ())))


def _bytes(payload: Any) -> bytes:  # noqa: ANN401 - GitHub's JSON
    return json.dumps(payload).encode()
