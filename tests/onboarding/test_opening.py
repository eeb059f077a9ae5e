"""The one onboarding pull request: opened once, on a real git repository and on GitHub alike."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import pytest

from curator.core.proposal import LONGEST_BODY, Action
from curator.errors import BrokenPromise, Refused, UsageError
from curator.forge.github.opening import GitHubOpener
from curator.forge.local import LocalForge, found
from curator.forge.local.opening import LocalOpener
from curator.ports import Base
from curator.ports.opening import BRANCH, MESSAGE, TITLE, Onboarding
from curator.wiring.onboarding import _Page
from tests.fakes import FixedClock
from tests.forge.local_town import git
from tests.forge.town import LIST
from tests.support.github import PATH, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from curator.ports.opening import Opener
    from tests.support.github import GitHubTown

FILES: Final = {
    "rules/curator.yaml": "version: 1\n",
    "rules/sections/frösche.yaml": 'heading: "🐸"\n',
    ".github/workflows/curator-lint.yml": "name: Curator lint\n",
}
ASKED: Final = Onboarding(FILES, TITLE, "What I understood.\n", MESSAGE)


class Site(Protocol):
    """A repository with its people, seen from outside."""

    def opener(self) -> Opener:
        """A new one, as another run would make it."""
        ...

    def trace(self) -> object:
        """Everything that an opener may change."""
        ...

    def text(self, path: str) -> str:
        """A file on the onboarding's branch."""
        ...

    def words(self) -> tuple[str, str]:
        """The pull request's title and body."""
        ...

    def closes(self) -> None:
        """A person declines it."""
        ...

    def merges(self) -> None:
        """A person merges it."""
        ...

    def commits(self) -> None:
        """A person changes a file on its branch."""
        ...


@dataclass
class LocalSite:
    """A git repository."""

    folder: Path

    def opener(self) -> Opener:
        """A new one on it."""
        return LocalOpener(self.folder, list_path=PATH)

    def trace(self) -> object:
        """Branches, words, and the work tree."""
        pulls = sorted((self.folder / ".git/curator/pulls").glob("*.json"))
        refs = git(self.folder, "for-each-ref")
        return (
            refs,
            [pull.read_text(encoding="utf-8") for pull in pulls],
            git(self.folder, "status", "--porcelain"),
        )

    def text(self, path: str) -> str:
        """As committed."""
        return git(self.folder, "show", f"{BRANCH}:{path}")

    def words(self) -> tuple[str, str]:
        """As the forge's own reader finds them."""
        (pull,) = LocalForge(self.folder, list_path=PATH, clock=FixedClock())._pulls.all()
        assert pull.draft
        return pull.title, pull.body

    def closes(self) -> None:
        """By deleting the branch."""
        git(self.folder, "branch", "-D", BRANCH)

    def merges(self) -> None:
        """With git."""
        git(self.folder, "merge", "--quiet", "--no-edit", BRANCH)

    def commits(self) -> None:
        """In a work tree of their own."""
        git(self.folder, "worktree", "add", "--quiet", "../theirs", BRANCH)
        theirs = self.folder.parent / "theirs"
        (theirs / "rules/curator.yaml").write_text("version: 1 # mine\n", encoding="utf-8")
        git(theirs, "commit", "--quiet", "--all", "--message", "Mine")
        git(self.folder, "worktree", "remove", str(theirs))


@dataclass
class GitHubSite:
    """The double."""

    town: GitHubTown
    openers: list[GitHubOpener]

    def opener(self) -> Opener:
        """A new one with the bot's token."""
        made = GitHubOpener(
            self.town.address,
            token=self.town.double.token(self.town.who),
            timeout=5,
            sleep=self.town.slept.append,
        )
        self.openers.append(made)
        return made

    def trace(self) -> object:
        """Every write that the double was sent."""
        return len(self.town.double.writes())

    def text(self, path: str) -> str:
        """As the API gives it."""
        return str(
            self.town.ask(
                "GET",
                f"/repos/{REPOSITORY}/contents/{path}?ref={BRANCH}".replace("ö", "%C3%B6"),
                accept="application/vnd.github.raw+json",
            )
        )

    def words(self) -> tuple[str, str]:
        """Of the only pull request."""
        (pull,) = self.town.pulls()
        assert pull.draft
        return pull.title, pull.body

    def closes(self) -> None:
        """On the page."""
        self.town.person_closes(BRANCH)

    def merges(self) -> None:
        """On the page."""
        self.town.person_merges(BRANCH)

    def commits(self) -> None:
        """A push to the branch."""
        self.town.double.commit(
            REPOSITORY, {"rules/curator.yaml": "version: 1 # mine\n"}, branch=BRANCH, login="maintainer"
        )


@pytest.fixture(params=["local", "github"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A repository with a list and nothing else."""
    if request.param == "local":
        folder = tmp_path / "here"
        folder.mkdir()
        found(folder, files={PATH: LIST.encode()})
        yield LocalSite(folder)
        return
    made = GitHubSite(request.getfixturevalue("github_town"), [])
    yield made
    for one in made.openers:
        one.close()


def test_it_is_opened_once(site: Site) -> None:
    """A draft with all files, byte for byte, in one commit; the second time nothing is written."""
    first = site.opener().open(ASKED)
    assert first.action is Action.CREATED
    assert first.url
    assert {path: site.text(path) for path in FILES} == FILES
    assert site.words() == (TITLE, "What I understood.\n")
    before = site.trace()
    assert site.opener().open(ASKED._replace(body="Other words, of another day.\n")).action is Action.KEPT
    assert site.trace() == before


def test_the_files_of_the_list_s_branch_are_seen(site: Site) -> None:
    """Not those of the work tree, and not those of the onboarding itself."""
    there = site.opener()
    assert there.text(PATH) == LIST.encode()
    assert there.text("rules/curator.yaml") is None
    site.opener().open(ASKED)
    assert site.opener().text("rules/curator.yaml") is None


def test_other_files_bring_it_up_to_date(site: Site) -> None:
    """The list has changed since, so that rules and words are others now."""
    site.opener().open(ASKED)
    other = ASKED._replace(files={**FILES, "rules/curator.yaml": "version: 1\n\n"}, body="More.\n")
    assert site.opener().open(other).action is Action.UPDATED
    assert site.text("rules/curator.yaml") == "version: 1\n\n"
    assert site.words() == (TITLE, "More.\n")


def test_closed_means_never_again(site: Site) -> None:
    """As for every proposal of the bot's."""
    site.opener().open(ASKED)
    site.closes()
    before = site.trace()
    assert site.opener().open(ASKED).action is Action.SKIPPED
    assert site.trace() == before


def test_merged_is_done(site: Site) -> None:
    """The files are on the list's branch, and nothing is opened again."""
    site.opener().open(ASKED)
    site.merges()
    before = site.trace()
    there = site.opener()
    assert there.text("rules/curator.yaml") == b"version: 1\n"
    assert there.open(ASKED._replace(body="New words.\n")).action is Action.SKIPPED
    assert site.trace() == before


def test_what_a_person_has_changed_is_left_alone(site: Site) -> None:
    """The rules are theirs from the first change on."""
    site.opener().open(ASKED)
    site.commits()
    before = site.trace()
    made = site.opener().open(ASKED)
    assert made.action is Action.KEPT
    assert "left alone" in made.reason
    assert site.trace() == before
    assert site.text("rules/curator.yaml") == "version: 1 # mine\n"


def test_a_run_that_was_stopped_is_taken_up(github_town: GitHubTown) -> None:
    """The branch stands, the pull request does not: the next run opens it, and makes no second commit."""
    site = GitHubSite(github_town, [])
    _refuse(github_town, "POST", "/pulls")
    with pytest.raises(Refused):
        site.opener().open(ASKED)
    stands = github_town.tips()[BRANCH]
    assert site.opener().open(ASKED).action is Action.CREATED
    assert github_town.tips()[BRANCH] == stands
    sent = [(one["method"], one["path"].rpartition("/")[2]) for one in github_town.double.writes()]
    assert sent.count(("POST", "commits")) == 1


def test_words_that_were_lost_are_written_again(tmp_path: Path) -> None:
    """Locally the pull request is a file beside the branch."""
    found(tmp_path, files={PATH: LIST.encode()})
    site = LocalSite(tmp_path)
    site.opener().open(ASKED)
    (tmp_path / ".git/curator/pulls/0001.json").unlink()
    assert site.opener().open(ASKED).action is Action.CREATED
    assert site.words()[0] == TITLE


def test_the_nights_pay_no_attention_to_it(tmp_path: Path) -> None:
    """It is no proposal of a paper: it takes no place among those that may be open."""
    found(tmp_path, files={PATH: LIST.encode()})
    LocalOpener(tmp_path, list_path=PATH).open(ASKED)
    assert LocalForge(tmp_path, list_path=PATH, clock=FixedClock()).standing(watched=()) == ()


def test_a_token_without_rights_is_told_which(github_town: GitHubTown) -> None:
    """Files of workflows need a right of their own, which GitHub's refusal does not say."""
    _refuse(github_town, "POST", "/git/refs")
    opener = GitHubSite(github_town, []).opener()
    with pytest.raises(Refused) as caught:
        opener.open(ASKED)
    assert "workflows" in caught.value.advice


def _refuse(town: GitHubTown, method: str, path: str) -> None:
    """Refuse one request, in words that say nothing."""
    fault = {"kind": "status", "method": method, "path": path, "status": 403, "body": {"message": "No"}}
    town.double.control("POST", "faults", {**fault, "times": 1})


def test_an_archived_repository_is_refused(github_town: GitHubTown) -> None:
    """Before anything is drafted for it."""
    github_town.ask("PATCH", f"/repos/{REPOSITORY}", {"archived": True})
    with pytest.raises(Refused, match="is archived"):
        GitHubSite(github_town, []).opener().text(PATH)


def test_words_that_github_would_refuse_are_not_sent(github_town: GitHubTown) -> None:
    """It is our own mistake, and nothing is half done."""
    before = len(github_town.double.writes())
    with pytest.raises(BrokenPromise):
        GitHubSite(github_town, []).opener().open(ASKED._replace(body="x" * (LONGEST_BODY + 1)))
    assert len(github_town.double.writes()) == before


def test_a_rehearsal_can_write_nowhere() -> None:
    """Its forge has a list and nothing else; being told to write, it says that we are wrong."""
    page = _Page(Base("", "0" * 40, PATH, LIST))
    assert page.base().text == LIST
    assert page.load().text is None
    assert page.added_by("x", base=page.base(), since=None) == ""
    for write in (
        lambda: page.withdraw("b", key="k", reason="r", base=page.base()),
        lambda: page.reopen("b", key="k", base=page.base()),
        lambda: page.save("", replacing=page.load()),
    ):
        with pytest.raises(BrokenPromise):
            write()


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    """In a sentence."""
    with pytest.raises(UsageError, match="is not a git repository"):
        LocalOpener(tmp_path, list_path=PATH)


def test_git_is_what_people_have(tmp_path: Path) -> None:
    """The commit is one that git itself finds nothing wrong with."""
    found(tmp_path, files={PATH: LIST.encode()})
    LocalOpener(tmp_path, list_path=PATH).open(ASKED)
    done = subprocess.run(
        ["git", "fsck", "--strict"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert git(tmp_path, "rev-list", "--count", f"main..{BRANCH}").strip() == "1"
