"""The list as it is read from GitHub, and repositories where it cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.proposal import Action
from curator.errors import Refused, Unavailable, UsageError
from tests.forge.town import LIST, proposal
from tests.support.github import PATH, REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from curator.ports import Base


def put(town: GitHubTown, elements: list[dict[str, Any]]) -> None:
    """A maintainer replaces the whole tree of the default branch."""
    tree = town.ask("POST", f"/repos/{REPOSITORY}/git/trees", {"tree": elements})
    commit = town.ask(
        "POST", f"/repos/{REPOSITORY}/git/commits", {"message": "x", "tree": tree["sha"], "parents": []}
    )
    town.ask("PATCH", f"/repos/{REPOSITORY}/git/refs/heads/main", {"sha": commit["sha"], "force": True})


def test_a_default_branch_of_any_name_is_used(github_town: GitHubTown) -> None:
    """The branch is what the repository says, also with a slash in it."""
    github_town.double.seed(
        repos=[
            {
                "full_name": "maintainer/other",
                "default_branch": "release/trunk",
                "files": {PATH: LIST},
                "collaborators": {"curator-bot": "write"},
            }
        ]
    )
    forge = github_town.forge(address=replace(github_town.address, repository="maintainer/other"))
    base = forge.base()
    assert (base.branch, base.text) == ("release/trunk", LIST)
    assert forge.publish(proposal(base), base=base).action is Action.CREATED
    (pull,) = github_town.double.state()["maintainer/other"]["pulls"]
    assert pull["base"] == "release/trunk"


def test_the_name_of_the_repository_may_be_written_in_any_case(github_town: GitHubTown) -> None:
    """GitHub does not mind, so the bot finds its own pull requests all the same."""
    forge = github_town.forge(address=replace(github_town.address, repository="Maintainer/PAPERS"))
    base = forge.base()
    forge.publish(proposal(base), base=base)
    assert len(forge.standing(watched=())) == 1
    assert forge.publish(proposal(base), base=base).action is Action.KEPT


def test_a_list_over_one_megabyte_is_read_and_proposed_to(github_town: GitHubTown) -> None:
    """GitHub's contents API stops there; blobs do not."""
    text = LIST + "* [Paper](https://example.org)\n" * 50_000
    github_town.person_commits(text)
    forge = github_town.forge()
    base = forge.base()
    assert base.text == text
    forge.publish(proposal(base), base=base)
    assert github_town.text(proposal(base).branch) == text + proposal(base).edits[0].text


def test_a_base_of_an_earlier_look_can_be_published_against(github_town: GitHubTown) -> None:
    """The list moved on between the look and the proposal: the pull request is made against what was seen."""
    base = github_town.forge().base()
    github_town.person_commits("# Other\n")
    github_town.forge().publish(proposal(base), base=base)
    assert github_town.text(proposal(base).branch) == LIST + proposal(base).edits[0].text


def test_a_list_in_a_folder_that_is_not_there_is_told(github_town: GitHubTown) -> None:
    """The sentence names the path, the repository and the setting."""
    for path in ("list/README.txt", "lost/README.md", "README.md/list", "list"):
        forge = github_town.forge(address=replace(github_town.address, list_path=path))
        with pytest.raises(UsageError, match=rf"no file {path} in {REPOSITORY}") as refusal:
            forge.base()
        assert "list.path" in refusal.value.advice


def test_a_link_in_the_lists_place_is_no_list(github_town: GitHubTown) -> None:
    """A symbolic link's content is a path."""
    put(github_town, [{"path": PATH, "mode": "120000", "type": "blob", "content": "../README.md"}])
    with pytest.raises(UsageError, match="no file"):
        github_town.forge().base()


def test_a_list_that_is_not_utf_8_is_told(github_town: GitHubTown) -> None:
    """One clear sentence with the place, and no guess at the encoding."""
    github_town.person_commits(b"# Papers\n\n* caf\xe9\n")  # type: ignore[arg-type] # the double takes bytes too
    with pytest.raises(UsageError, match=r"list/README\.md:3"):
        github_town.forge().base()


def test_an_empty_repository_is_told(github_town: GitHubTown) -> None:
    """Both answers of GitHub's to a repository without a commit are understood."""
    github_town.double.seed(
        repos=[{"full_name": "maintainer/empty", "collaborators": {"curator-bot": "write"}}]
    )
    address = replace(github_town.address, repository="maintainer/empty")
    with pytest.raises(UsageError, match="no branch main yet") as refusal:
        github_town.forge(address=address).base()
    assert "first commit" in refusal.value.advice
    github_town.double.fault(
        "status", path="/git/ref/", status=409, body={"message": "Git Repository is empty."}
    )
    with pytest.raises(UsageError, match="empty") as refusal:
        github_town.forge(address=address).base()
    assert "first commit" in refusal.value.advice


def test_an_archived_repository_is_told_before_anything_is_written(github_town: GitHubTown) -> None:
    """Nothing can be proposed there, and the advice says what to do."""
    github_town.double.control("POST", "settings", {"repo": REPOSITORY, "repo_settings": {"archived": True}})
    with pytest.raises(Refused, match="archived"):
        github_town.forge().base()


def test_a_damaged_file_is_not_believed(github_town: GitHubTown) -> None:
    """The bytes are proven by the name that git gave them."""
    for content in ("IyBQYXBlcnMK", "not base64: a"):
        blob = {
            "sha": "0" * 40,
            "content": content,
            "encoding": "base64",
            "size": 9,
            "url": "",
            "node_id": "",
        }
        github_town.double.fault("status", path="/git/blobs/", status=200, body=blob)
        with pytest.raises(Unavailable, match="damaged"):
            github_town.forge().base()


def test_a_page_in_place_of_json_is_told(github_town: GitHubTown) -> None:
    """A proxy's page with status 200 is no answer of GitHub's."""
    github_town.double.fault("status", path="/git/ref/", status=200, body="<html>Log in</html>", times=None)
    with pytest.raises((UsageError, Unavailable), match=github_town.double.url):
        github_town.forge().base()


def base_of(town: GitHubTown) -> Base:
    """The list now."""
    return town.forge().base()


def test_the_second_look_sees_a_new_commit(github_town: GitHubTown) -> None:
    """A forge that lives long looks again each time."""
    forge = github_town.forge()
    assert forge.base().text == LIST
    github_town.person_commits("# Later\n")
    assert forge.base() == base_of(github_town)
