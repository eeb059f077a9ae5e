"""``curator links --diff``: on a change of the list only the links are asked for that it added or touched."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from tests.support.link_desk import HEAD
from tests.support.web import MISSING

if TYPE_CHECKING:
    from tests.support.link_desk import LinkDesk
    from tests.support.paper_web import PaperWeb

OLD: Final = [
    f"* [Paper of the {word} Kind](https://{word}.example/paper) (ICML 2023) <br/> Says so.\n"
    for word in ("first", "second", "third")
]
NEW: Final = "* [Paper of the New Kind](https://new.example/paper) (ICML 2024) <br/> Says so.\n"
ARXIV: Final = "* [Bounds That Hold](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Proves them.\n"
DIFF: Final = ("--diff", "main")


def git(*words: str) -> None:
    """Run git in the current directory, as somebody."""
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *somebody, *words], check=True, capture_output=True)


@pytest.fixture
def world(desk: LinkDesk) -> PaperWeb:
    """A repository with a list of three links on ``main``, and a branch that is checked out."""
    made = desk.list(HEAD + "".join(OLD) + NEW + ARXIV)
    desk.write(HEAD + "".join(OLD))
    desk.write(".curator/\ncaches/\n", ".gitignore")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "A list")
    git("checkout", "-q", "-b", "change")
    return made


def commit() -> None:
    """Commit all that was changed."""
    git("commit", "-q", "-a", "-m", "A change")


def hosts(world: PaperWeb) -> set[str]:
    """Who was asked for anything, robots.txt included."""
    return {one.host for one in world.web.asked}


def test_no_change_asks_nobody(desk: LinkDesk, world: PaperWeb) -> None:
    """Nor does one of a heading or of another file."""
    assert desk.data(*DIFF).json["links"] == []
    desk.write(HEAD.replace("# Papers", "# More Papers") + "".join(OLD))
    desk.write("Hello.\n", "other.txt")
    assert desk.data(*DIFF).json["links"] == []
    assert world.requests == 0


def test_an_added_link_is_asked_for(desk: LinkDesk, world: PaperWeb) -> None:
    """And no other, whether committed or not; its line is that of the list as it is."""
    desk.write(HEAD + OLD[0] + NEW + OLD[1] + OLD[2])
    for _ in range(2):
        (link,) = desk.data(*DIFF).json["links"]
        assert (link["url"], link["line"], link["verdict"]) == ("https://new.example/paper", 6, "alive")
        commit_if_open()
    assert hosts(world) == {"new.example"}
    assert world.arxiv.stats()["requests"] == 0


def commit_if_open() -> None:
    """Commit what is not committed yet."""
    if subprocess.run(["git", "diff", "--quiet"], check=False).returncode:
        commit()


def test_an_entry_that_was_touched_is_asked_for(desk: LinkDesk, world: PaperWeb) -> None:
    """A new description is reason enough to look whether its link still leads there."""
    desk.write(HEAD + OLD[0] + OLD[1].replace("Says so", "Says more") + OLD[2])
    commit()
    assert list(desk.data(*DIFF).links) == ["https://second.example/paper"]
    assert hosts(world) == {"second.example"}


def test_what_only_moved_down_is_left_alone(desk: LinkDesk, world: PaperWeb) -> None:
    """Lines above that are gone or new do not touch those below."""
    desk.write(HEAD + "\n" + NEW + OLD[1] + OLD[2])
    assert list(desk.data(*DIFF).links) == ["https://new.example/paper"]
    assert hosts(world) == {"new.example"}


def test_a_new_list_is_all_new(desk: LinkDesk, world: PaperWeb) -> None:
    """The base does not have it."""
    desk.write(HEAD + OLD[0] + ARXIV, "more.md")
    assert len(desk.data(*DIFF, "more.md").links) == 2


def test_what_main_did_meanwhile_is_not_the_changes(desk: LinkDesk, world: PaperWeb) -> None:
    """The change began where it left main."""
    desk.write(HEAD + "".join(OLD) + NEW)
    commit()
    git("checkout", "-q", "main")
    desk.write(HEAD + ARXIV + "".join(OLD))
    commit()
    git("checkout", "-q", "change")
    assert list(desk.data(*DIFF).links) == ["https://new.example/paper"]


def test_a_pull_request_fails_for_a_link_that_it_adds(desk: LinkDesk, world: PaperWeb) -> None:
    """In the two steps of the workflow: what is proven dead is an error on its line, and only that."""
    world.web.put("new.example/paper", MISSING)
    world.web.put("second.example/paper", MISSING)
    desk.write(HEAD + "".join(OLD) + NEW)
    told = desk.links(
        *DIFF, "--confirm-now", "--write-facts", "facts.json", "--output-format", "github", code=1
    )
    assert "::error" not in told.out  # the next step says it
    linted = desk.run("lint", *DIFF, "--facts", "facts.json", "--output-format", "github", code=1).out
    assert linted.count("::error ") == 1
    assert "::error file=README.md,line=8," in linted
    assert "CUR201" in linted
    assert "second.example" not in hosts(world)


def test_an_unknown_id_that_a_pull_request_adds_fails_at_once(desk: LinkDesk) -> None:
    """There is nothing to wait for."""
    world = desk.list(HEAD + "".join(OLD) + ARXIV, without=["2302.04638"])
    desk.write(HEAD + "".join(OLD))
    git("init", "-q", "-b", "main")
    git("add", "README.md")
    git("commit", "-q", "-m", "A list")
    desk.write(HEAD + "".join(OLD) + ARXIV)
    told = desk.data("--diff", "HEAD", "--confirm-now", code=1)
    assert told.verdicts == {"https://arxiv.org/abs/2302.04638": ("dead", "unknown-id")}
    assert world.web.asked == []


@pytest.mark.parametrize("base", ["no-such-branch", "--output=x", "", "HEAD~9"])
def test_a_base_that_is_not_there_is_refused(desk: LinkDesk, world: PaperWeb, base: str) -> None:
    """Exit code 2, and nobody is asked."""
    assert desk.links(f"--diff={base}", code=2).err
    assert world.requests == 0
