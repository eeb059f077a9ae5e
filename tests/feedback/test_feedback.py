"""What a contributor from a fork is told: on the lines, in one comment, and nothing when nothing is wrong."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from tests.feedback.conftest import GOOD, LIST, with_entry
from tests.support.github import PATH, REPOSITORY

if TYPE_CHECKING:
    import pytest

    from tests.feedback.conftest import Contribution

SLOPPY = "* [ A new paper](https://arxiv.org/abs/2604.01234v2) <br/> It is new.\n"


def test_nothing_is_said_when_nothing_is_wrong(contribution: Contribution) -> None:
    """Silence is the best feedback; nothing at all is written."""
    contribution.pushes(with_entry(GOOD))
    contribution.town.double.control("DELETE", "writes")
    assert contribution.hears() == 0
    assert contribution.town.double.writes() == []


def test_a_sloppy_entry_gets_one_comment_and_a_suggestion_on_its_line(contribution: Contribution) -> None:
    """With all that is wrong with the line, and the line as it should be."""
    contribution.pushes(with_entry(SLOPPY))
    assert contribution.hears() == 0
    (comment,) = contribution.comments()
    assert "CUR104" in comment
    assert "CUR205" in comment
    assert "1 suggestion can be taken" in comment
    (note,) = contribution.notes()
    assert note["path"] == PATH
    line = note["line"]
    assert with_entry(SLOPPY).split("\n")[line - 1] + "\n" == SLOPPY
    assert f"```suggestion\n{GOOD}```" in note["body"]
    assert "CUR104" in note["body"]


def test_the_same_event_again_writes_nothing(contribution: Contribution) -> None:
    """GitHub delivers events more than once, and people press “Re-run”."""
    contribution.pushes(with_entry(SLOPPY))
    contribution.hears()
    contribution.town.double.control("DELETE", "writes")
    assert contribution.hears() == 0
    assert contribution.town.double.writes() == []


def test_what_is_mended_is_resolved_and_the_comment_says_so(contribution: Contribution) -> None:
    """The comment is edited in place; the remark is folded away."""
    contribution.pushes(with_entry(SLOPPY))
    contribution.hears()
    contribution.pushes(with_entry(GOOD))
    assert contribution.hears() == 0
    (comment,) = contribution.comments()
    assert "Nothing is wrong any more" in comment
    assert contribution.resolved() == [True]


def test_a_token_that_may_not_resolve_says_so_in_the_remark(
    contribution: Contribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub wants “contents: write” for it; a remark that says it is done is the next best."""
    few = {"metadata": "read", "pull_requests": "write", "contents": "read"}
    token = {"name": "few", "kind": "actions", "repos": [REPOSITORY], "permissions": few}
    contribution.town.double.control("POST", "seed", {"tokens": [token]})
    monkeypatch.setenv("GITHUB_TOKEN", contribution.town.double.token("few"))
    contribution.pushes(with_entry(SLOPPY))
    contribution.hears()
    contribution.pushes(with_entry(GOOD))
    assert contribution.hears() == 0
    (note,) = contribution.notes()
    assert "was changed meanwhile" in note["body"]
    assert "suggestion" not in note["body"]
    contribution.town.double.control("DELETE", "writes")
    contribution.hears()
    assert contribution.town.double.writes() == []


def test_a_remark_that_somebody_resolved_is_not_made_again(contribution: Contribution) -> None:
    """They have seen it; the comment still tells of it."""
    contribution.pushes(with_entry(SLOPPY))
    contribution.hears()
    first = next(iter(contribution.town.double.store.repo("maintainer", "papers").review_comments.values()))
    first.resolved = True
    contribution.pushes(with_entry(SLOPPY) + "\n")
    contribution.hears()
    assert len(contribution.notes()) == 1


def test_at_most_twenty_remarks_stand_and_the_comment_tells_of_all(contribution: Contribution) -> None:
    """A contributor who brings thirty sloppy entries is not buried."""
    rows = [
        f"* [ A new paper {n}](https://arxiv.org/abs/2604.{n:05d}v2) <br/> It is new.\n"
        for n in range(100, 130)
    ]
    text = LIST
    for row in rows:
        text = with_entry(row, text)
    contribution.pushes(text)
    assert contribution.hears() == 0
    assert len(contribution.notes()) == 20
    (comment,) = contribution.comments()
    assert "findings more are left out here" in comment


def test_only_what_the_pull_request_changes_is_told(contribution: Contribution) -> None:
    """Nobody has to mend what others have left behind."""
    contribution.town.person_commits(with_entry(SLOPPY))
    contribution.town.ask("POST", "/repos/outsider/papers/merge-upstream", {"branch": "main"}, who="outsider")
    contribution.pushes(with_entry(SLOPPY).replace(GOOD, "") + "\n## Notes\n\nWords.\n")
    assert contribution.hears() == 0
    assert all("2604.01234v2" not in comment for comment in contribution.comments())


def test_a_pull_request_that_moved_on_hears_of_its_new_commit_only(
    contribution: Contribution, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check of an older commit ends late: its own run will tell of the newer one."""
    contribution.pushes(with_entry(SLOPPY))
    old = contribution.head
    contribution.pushes(with_entry(SLOPPY) + "\n")
    contribution.town.double.control("DELETE", "writes")
    assert contribution.hears(head_sha=old) == 0
    assert "nobody is told" in capsys.readouterr().out
    assert contribution.town.double.writes() == []


def test_a_push_to_the_main_branch_is_nobodys_pull_request(
    contribution: Contribution, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same workflow lints the main branch."""
    contribution.pushes(with_entry(SLOPPY))
    assert contribution.hears(event="push") == 0
    assert "no pull request that was checked" in capsys.readouterr().out
    assert contribution.comments() == []


def test_a_review_whose_receipt_was_lost_is_not_sent_twice(contribution: Contribution) -> None:
    """GitHub took it, and the answer got lost."""
    contribution.town.double.fault("drop", method="POST", path="/reviews", phase="after", times=1)
    contribution.pushes(with_entry(SLOPPY))
    assert contribution.hears() == 0
    assert len(contribution.notes()) == 1


def test_a_list_that_is_no_text_is_told(contribution: Contribution) -> None:
    """Bytes that are no UTF-8 cannot be linted; the contributor learns that."""
    contribution.pushes(with_entry(GOOD))
    path = f"/repos/outsider/papers/contents/{PATH}"
    standing = contribution.town.ask("GET", f"{path}?ref=mine", who="outsider")
    body = {
        "message": "Break it",
        "content": base64.b64encode(b"# Papers\n\xff\xfe").decode(),
        "sha": standing["sha"],
        "branch": "mine",
    }
    contribution.town.ask("PUT", path, body, who="outsider")
    pull = contribution.town.ask("GET", f"/repos/{REPOSITORY}/pulls/{contribution.number}")
    contribution.head = pull["head"]["sha"]
    assert contribution.hears() == 0
    (comment,) = contribution.comments()
    assert "UTF-8" in comment
