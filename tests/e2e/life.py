"""What happens to one paper in a world of whole runs: arXiv hears of it, people decide, nights follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from tests.e2e import steered
from tests.support.github import REPOSITORY
from tests.support.proceedings_site import neurips_list
from tests.support.quiet_rules import NO_VENUES
from tests.support.replay import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.e2e.world import World
    from tests.forge.town import Pull
    from tests.support.proceedings_site import Site
    from tests.support.replay import StartReplay

PAPER: Final = "2604.20001"
TITLE: Final = "Adversarial Training of Small Votes"
SPRING: Final = datetime(2026, 4, 24, 6, 17, tzinfo=UTC)
WINTER: Final = datetime(2026, 12, 10, 6, 17, tzinfo=UTC)
_ABSTRACT: Final = "We propose adversarial training as a defense of votes. Robust accuracy rises."
_ASKS_ARXIV: Final = "enrichment:\n  witnesses: [arxiv]\n"
_CALENDAR: Final = "calendar:\n  - {venue: NeurIPS, year: 2026, begin: 2026-12-01, end: 2027-03-31}\n"
_PAGE: Final = "/paper_files/paper/2026"
_PULLS: Final = f"/repos/{REPOSITORY}/pulls"


@dataclass
class Life:
    """A world with the maintained list and rules, and an arXiv that knows one paper on the subject."""

    world: World
    start: StartReplay
    site: Site

    def __post_init__(self) -> None:
        """Entries are asked about at arXiv, and in winter one site of proceedings is watched."""
        file = self.world.rules() / "curator.yaml"
        text = file.read_text(encoding="utf-8")
        assert NO_VENUES in text
        text = text.replace(NO_VENUES, _ASKS_ARXIV + _CALENDAR)
        file.write_text(
            text.replace("neurips: {enabled: false}", "neurips: {enabled: true}"), encoding="utf-8"
        )
        self.world.variables["CURATOR_NEURIPS_URL"] = self.site.url

    def appears_at_neurips(self) -> None:
        """The authors say so at arXiv, and the proceedings are out, with the paper among others."""
        self.arxiv_has(said={"comment": "Accepted at NeurIPS 2026"})
        self.site.pages[_PAGE] = neurips_list("Counting Sheep", TITLE, year=2026)

    def arxiv_has(self, *, said: Mapping[str, Any] | None = None) -> None:
        """From now on arXiv has the paper with what its authors ``said`` of it, among others of every day."""
        paper = record(PAPER, published="2026-04-22T12:00:00Z", title=TITLE, abstract=_ABSTRACT)
        self.world.replay = self.start([paper | dict(said or {}), *_off_the_subject()])

    def night(self, now: datetime) -> dict[str, Any]:
        """One night to its good end; what it did, as JSON."""
        return self.world.night(now)

    def branch(self, kind: str) -> str:
        """The one branch of this kind that the bot has made."""
        (found,) = [name for name in self.world.branches() if name.startswith(f"curator/{kind}/")]
        return found

    def maintainer_says(self, words: str) -> str:
        """A maintainer writes below the paper's pull request, and the bot's workflow answers: the answer."""
        number = self.world.town.number(self.branch("add"))
        steered.says(self.world, words, number=number)
        ended = steered.responds(self.world)
        assert ended.code == 0, ended.err
        (answer,) = steered.told(self.world, number)
        return str(answer["body"])

    def maintainer_types(self, line: str, *, below: str) -> None:
        """A maintainer puts an entry at the top of a section, where the bot's would go, too."""
        text = self.listed()
        head = f"## {below}\n\n" if f"## {below}\n\n" in text else f"## {below}\n"
        assert text.count(head) == 1
        self.world.town.person_commits(text.replace(head, f"{head}{line}\n"))

    def merges(self, branch: str) -> bool:
        """Whether GitHub could merge a branch's pull request as it is."""
        return bool(self._pull(branch)["mergeable"])

    def is_draft(self, branch: str) -> bool:
        """Whether a branch's pull request is a draft."""
        return bool(self._pull(branch)["draft"])

    def maintainer_merges(self, branch: str) -> None:
        """A maintainer merges a branch's pull request, which is no draft any more."""
        number = self._pull(branch)["number"]
        self.world.town.ask("PUT", f"{_PULLS}/{number}/merge", {})

    def maintainer_takes(self, branch: str) -> None:
        """A maintainer clicks a draft ready, and merges it."""
        self.world.town.person_merges(branch)

    def listed(self) -> str:
        """The list on its default branch."""
        return self.world.town.text("main")

    def entry_on(self, branch: str) -> str:
        """The paper's line in the list on a branch."""
        (line,) = [one for one in self.world.town.text(branch).splitlines() if PAPER in one]
        return line

    def section_on(self, branch: str) -> str:
        """The heading that the paper's line stands below on a branch."""
        text = self.world.town.text(branch)
        above = text[: text.index(self.entry_on(branch))].splitlines()
        return next(one for one in reversed(above) if one.startswith("#")).lstrip("# ")

    @staticmethod
    def made_by(told: dict[str, Any]) -> list[str]:
        """The kinds of the pull requests that a night opened or changed."""
        return [one["kind"] for one in told["proposals"] if one["action"] in {"created", "updated", "closed"}]

    def all_but_memory(self) -> tuple[dict[str, str], tuple[Pull, ...]]:
        """Every branch but the bot's own memory, and every pull request."""
        tips = self.world.town.tips()
        return {name: tip for name, tip in tips.items() if name != "curator-state"}, self.world.town.pulls()

    def _pull(self, branch: str) -> dict[str, Any]:
        number = self.world.town.number(branch)
        found: dict[str, Any] = self.world.town.ask("GET", f"{_PULLS}/{number}")
        return found


def _off_the_subject() -> Iterator[dict[str, Any]]:
    """A paper a day, for an arXiv without any would be a faulty one."""
    for day in range((WINTER - SPRING).days + 10):
        now = SPRING + timedelta(days=day - 7)
        name = f"{now:%y%m}.{30_000 + day}"
        yield record(name, published=f"{now:%Y-%m-%dT%H:%M:%SZ}", title=f"Sheep of Day {day}")
