"""The local forge is killed, or meets another process: the next run makes what is missing, once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.proposal import Action, Outcome
from curator.errors import Refused
from curator.forge.local import pulls
from curator.forge.local.git import Git
from tests.forge.local_town import LocalTown, git, plain
from tests.forge.town import LIST, proposal

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.ports import Base

BRANCH = "curator/add/arxiv-2601.00001"
_WRITING = {"hash-object", "write-tree", "commit-tree", "update-ref"}
_MOST_WRITES = 20


class Killed(BaseException):
    """The process ends here; nothing in the product catches this."""


class Fuse:
    """Blows at the ``step``-th write to the disk, counted from 0: before it, or after it took effect."""

    def __init__(self, step: int, *, after: bool) -> None:
        """Put it in with `blown`."""
        self._left = step
        self._after = after

    def blown(self, monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> bool:
        """Do ``deed`` until the fuse blows; whether it did."""
        run, replace = Git.run, pulls._replace
        with monkeypatch.context() as patch:
            patch.setattr(Git, "run", lambda *arguments, **named: self._guard(run, *arguments, **named))
            patch.setattr(pulls, "_replace", lambda *arguments: self._guard(replace, *arguments))
            try:
                deed()
            except Killed:
                return True
        return False

    def _guard(self, deed: Callable[..., Any], *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # any deed
        if isinstance(arguments[0], Git) and arguments[1] not in _WRITING:
            return deed(*arguments, **named)
        blows = self._left == 0
        self._left -= 1
        if blows and not self._after:
            raise Killed
        result = deed(*arguments, **named)
        if blows:
            raise Killed
        return result


@pytest.fixture
def town(tmp_path: Path) -> LocalTown:
    """A repository."""
    return plain(tmp_path / "repository")


def _moved_base(town: LocalTown) -> Base:
    """The proposal stands; then somebody adds another entry in the same place."""
    forge = town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    town.person_commits(LIST + "* [Another](https://example.org/3)\n")
    return town.forge().base()


@pytest.mark.parametrize("after", [False, True], ids=["before it", "after it took effect"])
@pytest.mark.parametrize("begins", [LocalTown.forge, _moved_base], ids=["a new one", "one to make anew"])
def test_killed_anywhere_the_next_run_makes_one_branch_and_one_pull_request(
    town: LocalTown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    begins: Callable[[LocalTown], object],
    *,
    after: bool,
) -> None:
    """At every write of git and every file of ours in turn; the third run has nothing to do."""
    fresh = town
    for step in range(_MOST_WRITES):
        town = LocalTown(Path(shutil.copytree(fresh.folder, tmp_path / f"repository {step}")))
        begins(town)
        if not _survives(town, Fuse(step, after=after), monkeypatch):
            assert step > 1
            return
    pytest.fail(f"publishing takes more than {_MOST_WRITES} writes")


def _survives(town: LocalTown, fuse: Fuse, monkeypatch: pytest.MonkeyPatch) -> bool:
    """One run that the fuse may end, and two that nothing ends; whether it blew."""
    forge = town.forge()
    base = forge.base()
    blown = fuse.blown(monkeypatch, lambda: forge.publish(proposal(base), base=base))
    town.forge().publish(proposal(base), base=base)
    (pull,) = town.pulls()
    assert (pull.state, pull.text) == (Outcome.OPEN, base.text + proposal(base).edits[0].text)
    assert set(town.tips()) == {"trunk", BRANCH}
    again = town.forge()
    assert again.publish(proposal(base), base=base).action is Action.KEPT
    assert again.writes == 0
    return blown


def test_whatever_commit_of_ours_a_person_merged_in_between_is_known_as_ours(
    town: LocalTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the branch was made anew; merged by hand, reworded and deleted before the next run."""
    base = _moved_base(town)
    forge = town.forge()
    before = town.tips()[BRANCH]
    last_write = Fuse(4, after=True)
    assert last_write.blown(monkeypatch, lambda: forge.publish(proposal(base), base=base))
    assert town.tips()[BRANCH] != before
    town.person_merges(BRANCH)
    town.person_commits("all new\n")
    town.person_closes(BRANCH)
    (one,) = town.forge().standing(watched=(BRANCH,))
    assert one.outcome is Outcome.MERGED


def test_two_processes_at_once_give_every_proposal_its_own_number(town: LocalTown) -> None:
    """Both publish the same six proposals: six branches, six files, numbers 1 to 6."""
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.forge.local_town import LocalTown\n"
        "from tests.forge.town import proposal\n"
        "forge = LocalTown(Path(sys.argv[1])).forge()\n"
        "base = forge.base()\n"
        "for number in range(1, 7): forge.publish(proposal(base, number), base=base)\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program, str(town.folder)], cwd=Path(__file__).parents[2])
        for _ in range(2)
    ]
    assert [process.wait() for process in both] == [0, 0]
    assert [record["number"] for record in town.records()] == [1, 2, 3, 4, 5, 6]
    assert len({record["branch"] for record in town.records()}) == 6


def test_a_branch_that_somebody_sets_at_the_same_moment_is_not_overwritten(
    town: LocalTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compare and swap: between our look and our write a person makes the branch, and keeps it."""
    forge = town.forge()
    base = forge.base()
    run = Git.run

    def overtaken(self: Git, *arguments: str, **named: Any) -> Any:  # noqa: ANN401  # what git is asked with
        if arguments[0] == "update-ref":
            git(town.folder, "branch", BRANCH)
        return run(self, *arguments, **named)

    monkeypatch.setattr(Git, "run", overtaken)
    with pytest.raises(Refused, match="at this very moment"):
        forge.publish(proposal(base), base=base)
    assert town.tips()[BRANCH] == base.commit
    assert forge.writes == 0


def test_a_branch_in_the_way_is_named(town: LocalTown) -> None:
    """Git keeps branches as files: a branch `curator` leaves no room for `curator/add/…`."""
    git(town.folder, "branch", "curator")
    forge = town.forge()
    base = forge.base()
    with pytest.raises(Refused, match="'refs/heads/curator' exists"):
        forge.publish(proposal(base), base=base)
    assert town.pulls() == ()
