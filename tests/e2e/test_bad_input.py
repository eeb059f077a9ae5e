"""Rules and lists that cannot be used: one clear message with file and line, and nothing is touched."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from curator.forge.local import found
from tests.e2e.bad_nights import NIGHT, bad, earlier, made_up_for, message, replaced
from tests.e2e.world import LIST
from tests.support.github import PATH, REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.world import World

RAW: Final = "application/vnd.github.raw+json"
HEADING: Final = "heading: General Defenses (training phase)\n"
RULES: Final = {
    "malformed YAML": ("curator.yaml", "list:\n", "list: [\n", "curator.yaml:11: is not valid YAML"),
    "a tab": (
        "screening.yaml",
        "in_scope:\n",
        "in_scope:\n\t- x\n",
        "screening.yaml:5: is not valid YAML: a tab",
    ),
    "an unknown key": ("curator.yaml", "  max_open", "  max_opne", "did you mean max_open?"),
    "a section without heading": (
        "sections/training.yaml",
        HEADING,
        "",
        "training.yaml:1: heading is missing",
    ),
    "a regular expression": (
        "sections/training.yaml",
        "[adversarial training]",
        '["(a+)+$"]',
        'training.yaml:6: rules[1].phrase[1] is "(a+)+$"',
    ),
    "a section that the list lacks": (
        "sections/training.yaml",
        f"{HEADING}anchor: General_training\n",
        "heading: Défenses\nanchor: defenses\n",
        "list/README.md has no heading for the section training.",
    ),
    "a list that is not there": (
        "curator.yaml",
        "path: list/README.md",
        "path: list/OTHER.md",
        "There is no file list/OTHER.md in maintainer/papers at commit",
    ),
    "a folder in place of the list": (
        "curator.yaml",
        "path: list/README.md",
        "path: list",
        "There is no file list in maintainer/papers at commit",
    ),
}
LISTS: Final[dict[str, tuple[bytes, str]]] = {
    "empty": (b"\xef\xbb\xbf\n", "list/README.md is empty"),
    "binary": (b"# Papers\n\0\1\2", "list/README.md is binary: byte 10 is NUL"),
    "not UTF-8": (b"# Papers\n\n* caf\xe9\n", "list/README.md:3: byte 0xe9 is not UTF-8"),
    "UTF-16": ("# Papers\n".encode("utf-16"), "list/README.md is UTF-16, not UTF-8"),
    "in conflict": (
        LIST.replace(
            "## Beyond Safety\n", "<<<<<<< HEAD\n## Beyond\n=======\n## Safety\n>>>>>>> theirs\n"
        ).encode(),
        ": a merge conflict is not resolved",
    ),
    "no Markdown": (b"just words\n", "list/README.md has no heading for the section training."),
}


@pytest.mark.parametrize(("file", "old", "new", "says"), RULES.values(), ids=RULES.keys())
def test_rules_with_a_mistake_stop_the_night_before_its_first_write(
    three_papers: World, file: str, old: str, new: str, says: str
) -> None:
    """Exit code 2, the file and the line; once the mistake is corrected the next night makes up for it."""
    world = three_papers
    standing = earlier(world)
    written = len(world.writes())
    path = world.rules() / file
    right = path.read_text(encoding="utf-8")
    replaced(path, old, new)
    ended = bad(world, code=2, says=(says,))
    assert len(message(ended)) <= 3
    assert ended.out == ""
    assert len(world.writes()) == written
    path.write_text(right, encoding="utf-8")
    made_up_for(world, standing=standing)


def test_all_mistakes_of_all_files_are_told_at_once(three_papers: World) -> None:
    """Nobody has to run it three times to hear of three mistakes."""
    rules = three_papers.rules()
    replaced(rules / "curator.yaml", "  max_open", "  max_opne")
    replaced(rules / "screening.yaml", "base: -1", "base: much")
    replaced(rules / "sections" / "training.yaml", HEADING, "")
    says = (
        "3 mistakes in the configuration:",
        "curator.yaml:",
        "screening.yaml:3: base is",
        "training.yaml:1:",
    )
    bad(three_papers, code=2, says=says)


def test_a_folder_without_rules_is_told(three_papers: World) -> None:
    """`--config` with a typing error names the folder that is not there."""
    bad(three_papers, code=2, says=("/elsewhere: is not a folder",), CURATOR_CONFIG="/elsewhere")


@pytest.mark.parametrize(("content", "says"), LISTS.values(), ids=LISTS.keys())
def test_a_list_that_cannot_be_read_stops_the_night_before_its_first_write(
    three_papers: World, content: bytes, says: str
) -> None:
    """Exit code 2 and what is wrong with the file; once it is a list again the next night makes up for it."""
    world = three_papers
    standing = earlier(world)
    written = len(world.writes())
    world.town.double.commit(REPOSITORY, {PATH: content}, login="maintainer")
    ended = bad(world, code=2, says=(says,))
    assert len(message(ended)) == 2
    assert len(world.writes()) == written
    world.town.person_commits(LIST)
    made_up_for(world, standing=standing)


@pytest.fixture
def local(three_papers: World) -> Path:
    """A repository of one's own beside the world, with the list; runs with ``--forge local`` start in it."""
    folder = three_papers.folder / "run1"
    folder.mkdir()
    found(folder, files={PATH: LIST.encode()})
    return folder


def test_a_list_of_fifty_megabytes_is_refused_without_being_read(three_papers: World, local: Path) -> None:
    """The largest list that people maintain has 31 million bytes; more is a mistake, told with its size."""
    file = local / PATH
    file.write_bytes(LIST.encode() + b"x" * 50_000_000)
    me = ("-c", "user.name=A. Person", "-c", "user.email=person@example.org")
    subprocess.run(["git", *me, "commit", "--quiet", "--all", "-m", "Grow"], cwd=local, check=True)
    bad(
        three_papers, "--forge", "local", code=2, says=("list/README.md has 50,0", "more than the 40,000,000")
    )


def test_a_folder_that_is_no_repository_is_told(three_papers: World) -> None:
    """`--forge local` outside of git says what it wants."""
    bad(three_papers, "--forge", "local", code=2, says=("is not a git repository",))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("--since", "2026-04-20", "--until", "2026-04-10"),
            "There is no time from 2026-04-20 until 2026-04-10.",
        ),
        (("--source", "gazette"), "gazette is not a source."),
        (("--since", "yesterday"), "'yesterday' does not match the format"),
        (("--forge", "forgejo"), "'forgejo' is not one of 'github', 'local'"),
    ],
)
def test_a_wrong_argument_is_told(three_papers: World, arguments: tuple[str, ...], says: str) -> None:
    """Exit code 2, and no service is asked anything."""
    three_papers.replay.forget()
    bad(three_papers, *arguments, code=2, says=(says,))
    assert three_papers.writes() == []
    assert three_papers.replay.stats()["requests"] == 0


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"CURATOR_NOW": "yesterday"}, "CURATOR_NOW is 'yesterday'"),
        ({"CURATOR_ARXIV_URL": "file:///etc/passwd"}, 'CURATOR_ARXIV_URL: is "file:///etc/passwd"'),
        ({"GITHUB_REPOSITORY": "papers"}, "'papers' is not a repository: expected owner/name."),
        ({"GITHUB_REPOSITORY": ""}, "GITHUB_REPOSITORY is not set"),
        ({"GITHUB_API_URL": "http://github.example"}, "http://github.example is not encrypted"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_environment_is_told(three_papers: World, variables: dict[str, str], says: str) -> None:
    """Exit code 2 with the variable's name or value, and nothing is sent."""
    bad(three_papers, code=2, says=(says,), **variables)
    assert three_papers.writes() == []


def test_a_spoilt_state_file_is_left_for_people_to_mend(three_papers: World) -> None:
    """Somebody edited curator-state by hand: the night stops, and goes on when that commit is taken back."""
    world = three_papers
    standing = earlier(world)
    good = world.town.ask("GET", f"/repos/{REPOSITORY}/contents/state.json?ref=curator-state", accept=RAW)
    world.town.double.commit(
        REPOSITORY, {"state.json": '{"version": 1, "memory": []}'}, branch="curator-state"
    )
    bad(
        world,
        code=2,
        says=("state.json on the branch curator-state cannot be read", "Revert the last commit"),
    )
    world.town.double.commit(REPOSITORY, {"state.json": good}, branch="curator-state")
    made_up_for(world, standing=standing)


def test_a_damaged_ledger_is_put_aside_and_the_night_goes_on(three_papers: World) -> None:
    """The ledger is a working copy: what matters is in the repository, so nothing is proposed twice."""
    world = three_papers
    standing = earlier(world)
    state = world.folder / "state"
    for file in state.glob("ledger*"):
        file.unlink()
    (state / "ledger.sqlite3").write_bytes(b"this is no database" * 1000)
    bad(world, code=0, says=("was damaged", "ledger.sqlite3.damaged"))
    shutil.rmtree(state)
    assert len(world.branches()) == 4
    assert standing.items() <= world.town.tips().items()
    assert world.night(NIGHT)["writes"] == 0


def test_a_state_folder_that_cannot_be_made_is_told_before_anything_is_proposed(three_papers: World) -> None:
    """A file stands where the state folder is to be."""
    (three_papers.folder / "taken").write_text("in the way")
    says = ("taken",)
    bad(three_papers, code=3, says=says, CURATOR_STATE=str(three_papers.folder / "taken" / "state"))
    bad(three_papers, code=2, says=says, CURATOR_STATE=str(three_papers.folder / "taken"))
    assert three_papers.writes() == []
