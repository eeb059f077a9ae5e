"""Conversations that go wrong: huge comments, commands where none belong, people and names that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from curator.core.proposal import LONGEST_BODY
from curator.core.steering import Steer
from curator.pages.answer import MARK
from tests.forge.town import LIST
from tests.steering.world import BRANCH, ISSUES, SteeringWorld
from tests.support.github import PATH, REPOSITORY

if TYPE_CHECKING:
    from tests.support.wire import Wire

RIGHT_TO_LEFT: Final = "\u202e\u2067\u200fשלם עלם\u2069 مرحبا بالعالم\u202c\n"
FAMILY: Final = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
NESTED: Final = "".join(f"{'> ' * depth}/curator pause\n" for depth in range(1, 60)) + "\n"
NOISE: Final = {
    "emoji": FAMILY * 200 + "\n",
    "right to left": RIGHT_TO_LEFT,
    "nested quotes": NESTED,
    "a fence that quotes": "> ```\n> /curator pause\n> ```\n\n",
    "accents upon accents": "a" + "\u0301" * 500 + "\n",
    "mentions": "@everyone @maintainer #1 ![x](javascript:alert(1)) <img src=x>\n",
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE.keys())
def test_one_order_in_sixty_kilobytes_is_found(steering: SteeringWorld, noise: str) -> None:
    """It is obeyed, nothing of the rest is, and the answer repeats nothing of it."""
    most = 60_000 // len(noise)
    told = steering.told(f"{noise * (most // 2)}\n/curator title Votes that Count\n\n{noise * (most // 2)}")
    assert steering.record.steer == Steer(title="Votes that Count")
    assert steering.memory.pause is None
    assert len(told) < 2_000


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Votes \u202edetnuoc\u202c \u200btwice", "Votes detnuoc twice"),
        (f"Votes of a {FAMILY} and a \U0001f44d\U0001f3fd", None),
        ("أصوات شلم", "أصوات شلم"),
        ("Vo\u0301te\u0301s", None),
    ],
    ids=["bidi marks", "emoji", "Arabic", "accents"],
)
def test_words_of_any_script_are_kept_without_what_nobody_sees(
    steering: SteeringWorld, said: str, written: str | None
) -> None:
    """People write as they do; marks that turn a line around stay out of memory and answer."""
    told = steering.told(f"/curator title {said}")
    kept = steering.record.steer.title
    assert kept == (written or kept)
    assert any(map(str.isalpha, kept))
    for sign in "\u202e\u202c\u2067\u2069\u200b":
        assert sign not in kept + told


@pytest.mark.parametrize(
    "text", ["x" * 60_000, "\u202e" * 60_000, FAMILY * 5_000], ids=["x", "marks", "emoji"]
)
def test_an_argument_of_sixty_kilobytes_is_refused_in_one_line(steering: SteeringWorld, text: str) -> None:
    """Nothing of it is remembered, and the answer stays short."""
    told = steering.told(f"/curator describe {text}")
    assert steering.record.steer == Steer()
    assert "❌" in told
    assert len(told) < 2_000


def test_a_command_in_a_title_or_a_body_is_none(steering: SteeringWorld) -> None:
    """Only who says it in a comment has told the bot."""
    text = "/curator pause"
    number = steering.town.ask("POST", ISSUES, {"title": text, "body": text})["number"]
    for title in ("/curator ignore", "A title\n/curator ignore"):
        steering.town.ask("PATCH", f"{ISSUES}/{number}", {"title": title})
        steering.hears("issues")
        steering.town.ask("PATCH", f"/repos/{REPOSITORY}/pulls/1", {"title": title, "body": title})
        steering.hears("pull_request")
    assert steering.writes() == 0
    assert (steering.memory.pause, steering.tended) == (None, [])


@pytest.mark.parametrize("gone", [None, "ghost"])
def test_words_of_a_deleted_account_are_nobodys(steering: SteeringWorld, gone: str | None) -> None:
    """They order nothing, and those of others are heard all the same."""
    steering.says("/curator pause")
    steering.says("/curator title Mine", who="writer")
    rows = steering.town.ask("GET", f"{ISSUES}/1/comments")
    rows[0]["user"] = None if gone is None else {**rows[0]["user"], "login": gone}
    steering.town.double.fault("status", method="GET", path="/1/comments$", status=200, body=rows, times=None)
    steering.hears(last=2)
    steering.hears()
    assert steering.memory.pause is None
    assert steering.record.steer == Steer(title="Mine")


def test_a_pull_request_of_a_deleted_account_is_not_the_bots(steering: SteeringWorld) -> None:
    """Without an author nobody knows whose words its body holds."""
    for path in ("/issues/1$", "/pulls/1$"):
        found = steering.town.ask("GET", f"/repos/{REPOSITORY}{path[:-1]}") | {"user": None}
        steering.town.double.fault("status", method="GET", path=path, status=200, body=found, times=None)
    steering.ticks("ignore")
    steering.hears("pull_request")
    assert steering.writes() == 0


@pytest.mark.parametrize(
    "words", ["/curator pause", f"{MARK}\n<!-- curator:earlier 99999999 -->\n\n/curator pause"]
)
def test_another_bots_words_are_no_order(steering: SteeringWorld, words: str) -> None:
    """Two bots that answer each other would never end."""
    steering.says(words, who="actions")
    steering.hears()
    assert steering.writes() == 0
    assert steering.memory.pause is None


@pytest.mark.parametrize("who", ["outsider", "writer", "actions"])
def test_a_copied_answer_is_not_taken_for_the_bots(steering: SteeringWorld, who: str) -> None:
    """Who copies its hidden lines neither keeps a comment from being heard nor has their own one edited."""
    comment = steering.says("/curator title Mine")
    copied = f"{MARK}\n<!-- curator:earlier 9999999999 -->\n\n<!-- curator:heard {comment}:abc -->\nDone."
    theirs = steering.says(copied, who=who)
    steering.hears(last=2)
    assert steering.record.steer == Steer(title="Mine")
    assert "Mine" in steering.answer
    assert steering.town.ask("GET", f"{ISSUES}/comments/{theirs}")["body"] == copied


@pytest.mark.parametrize("who", ["actions", "bot"])
def test_boxes_in_another_workflows_issue_are_not_the_boards(steering: SteeringWorld, who: str) -> None:
    """An issue that a program opens with a stranger's words in it is no dashboard, however it looks.

    All workflows of a repository are one account; the label is what a stranger's words cannot bring.
    """
    copied = "- [x] x <!-- curator:tick ignore -->\n\n<!-- curator:board dashboard -->"
    number = steering.town.ask("POST", ISSUES, {"title": "Report", "body": "…"}, who=who)["number"]
    steering.town.ask("PATCH", f"{ISSUES}/{number}", {"body": copied})
    before = steering.writes()
    steering.hears("issues")
    assert steering.writes() == before


def test_a_renamed_repository_is_spoken_in_under_its_new_name(steering: SteeringWorld, wire: Wire) -> None:
    """GitHub leads on from the old name once; every write goes to the new one."""
    store = steering.town.double.store
    repo = store.repo(*REPOSITORY.split("/"))
    steering.says("/curator move attacks\n/curator ready")
    repo.name = "better-papers"
    store.repos[repo.full_name.lower()] = repo
    there = {"Location": f"{steering.town.double.url}/repos/{repo.full_name}"}
    steering.town.double.fault("status", path=f"^/repos/{REPOSITORY}$", status=301, headers=there, body={})
    steering.hears()
    assert steering.record.steer == Steer(section="attacks")
    assert not steering.town.ask("GET", f"/repos/{repo.full_name}/pulls/1")["draft"]
    sent = [one["path"] for one in steering.town.double.writes() if one["actor"] == "curator-bot"]
    assert sent
    assert all(path.startswith((f"/repos/{repo.full_name}/", "/graphql")) for path in sent)


def test_sections_are_those_of_the_default_branch_of_now(steering: SteeringWorld) -> None:
    """The maintainers have switched to another branch, where a section has another name."""
    town = steering.town
    town.double.commit(
        REPOSITORY, {PATH: LIST.replace("Attacks", "Evasion")}, branch="trunk", login="maintainer"
    )
    town.ask("PATCH", f"/repos/{REPOSITORY}", {"default_branch": "trunk"})
    told = steering.told("/curator move attacks\n/curator move Evasion")
    assert steering.record.steer == Steer(section="evasion")
    assert (told.count("❌"), told.count("✅")) == (1, 1)


def test_a_branch_that_was_deleted_meanwhile_can_be_spoken_of(steering: SteeringWorld) -> None:
    """GitHub closes the pull request with it; what people say there is still answered."""
    steering.town.ask("DELETE", f"/repos/{REPOSITORY}/git/refs/heads/{BRANCH}")
    assert "✅" in steering.told("/curator explain")


def test_a_day_of_talk_is_answered_in_one_comment(steering: SteeringWorld) -> None:
    """Sixty comments of many commands each: the answer stays below what GitHub takes, and nothing is lost."""
    for number in range(60):
        steering.says(f"/curator title Number {number}\n" * 30 + "/curator xyzzy " + "y" * 3_000)
    steering.hears()
    assert steering.record.steer == Steer(title="Number 59")
    assert len(steering.answer) < LONGEST_BODY
