"""``curator links`` as people and workflows run it: what is asked, what is kept, how it ends."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

import pytest

from curator.errors import Unavailable
from tests.support.link_desk import HEAD
from tests.support.web import MISSING, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.link_desk import LinkDesk
    from tests.support.paper_web import PaperWeb

ARXIV: Final = "https://arxiv.org/abs/2302.04638"
PAGE: Final = "https://pages.example/second.html"
FIRST: Final = f"* [Bounds That Hold]({ARXIV}) (ICML 2023) <br/> Proves them.\n"
SECOND: Final = f"* [Margins of Trees]({PAGE}) (ICML 2023) <br/> Widens them.\n"
LIST: Final = HEAD + FIRST + SECOND
TEN_HOURS: Final = "2026-11-26T13:17:00+00:00"
A_DAY: Final = "2026-11-27T03:17:00+00:00"


@pytest.fixture
def world(desk: LinkDesk) -> PaperWeb:
    """A list of two links, both in order."""
    return desk.list(LIST)


def test_the_list_that_the_configuration_names_is_checked(desk: LinkDesk, world: PaperWeb) -> None:
    """Exit code 0, the result on stdout, and not a word but progress on stderr."""
    told = desk.links()
    assert "2 links: 2 alive. 3 requests in" in told.out
    assert "Traceback" not in told.err
    assert world.requests == 3  # arXiv, robots.txt and the page


def test_a_second_run_asks_nobody(desk: LinkDesk, world: PaperWeb) -> None:
    """What was alive yesterday is so today, and says that it comes from memory."""
    desk.links()
    before = world.requests
    desk.set(CURATOR_NOW=A_DAY)
    told = desk.data()
    assert [one["via"] for one in told.links.values()] == ["cache", "cache"]
    assert told.json["summary"]["requests"] == 0
    assert world.requests == before


def test_a_missing_page_is_dead_when_it_is_missing_again_a_day_later(desk: LinkDesk, world: PaperWeb) -> None:
    """Not at once, and not after ten hours; until then nothing fails."""
    world.web.put(PAGE, MISSING)
    assert desk.data().verdicts[PAGE] == ("unreachable", "404-unconfirmed")
    desk.set(CURATOR_NOW=TEN_HOURS)
    assert desk.data().verdicts[PAGE] == ("unreachable", "404-unconfirmed")
    desk.set(CURATOR_NOW=A_DAY)
    assert desk.data(code=1).verdicts[PAGE] == ("dead", "404")


def test_confirm_now_proves_it_in_one_run(desk: LinkDesk, world: PaperWeb) -> None:
    """The page is asked twice, the pages that are there only once."""
    world.web.put(PAGE, MISSING)
    assert desk.data("--confirm-now", code=1).verdicts[PAGE] == ("dead", "404")
    assert len(world.web.of("pages.example")) >= 2
    assert world.arxiv.stats()["requests"] == 1


@pytest.mark.usefixtures("world")
def test_facts_are_kept_where_the_linter_reads_them(desk: LinkDesk) -> None:
    """In the state folder, without being asked for."""
    desk.links()
    facts = desk.facts()
    assert facts["version"] == 1
    assert facts["links"][PAGE]["verdict"] == "alive"
    assert facts["links"][PAGE]["checked_at"] == "2026-11-26T03:17:00Z"
    assert facts["entries"]["arxiv:2302.04638"]["title"] == "Bounds That Hold"


@pytest.mark.usefixtures("world")
def test_facts_are_added_to_a_file(desk: LinkDesk) -> None:
    """What others have found out stays."""
    old = '{"version": 1, "entries": {"arxiv:1412.6572": {"title": "Old"}}, "links": {"https://old.example/":'
    desk.write(old + ' {"verdict": "dead", "status": 404}}}', "known.json")
    desk.links("--write-facts", "known.json")
    facts = desk.facts("known.json")
    assert set(facts["links"]) == {ARXIV, PAGE, "https://old.example/"}
    assert set(facts["entries"]) == {"arxiv:1412.6572", "arxiv:2302.04638"}


@pytest.mark.parametrize("damaged", ["{", "[]", "# My list\n", '{"version": 99}'])
def test_a_file_that_holds_no_facts_is_not_written_over(
    desk: LinkDesk, world: PaperWeb, damaged: str
) -> None:
    """Whoever named it may have meant another."""
    file = desk.write(damaged, "known.json")
    told = desk.links("--write-facts", "known.json", code=2)
    assert "known.json" in told.err
    assert file.read_text(encoding="utf-8") == damaged
    assert world.requests == 0


@pytest.mark.usefixtures("world")
def test_damaged_facts_in_the_state_folder_are_written_anew(desk: LinkDesk) -> None:
    """The folder is ours; a remark says so, and the check goes on."""
    desk.write("{", ".curator/facts.json")
    told = desk.links()
    assert "2 links: 2 alive" in told.out
    assert "facts.json" in told.err
    assert desk.facts()["links"][PAGE]["verdict"] == "alive"


def test_the_linter_says_what_the_check_found(desk: LinkDesk) -> None:
    """A dead link, a moved one, another paper and a withdrawn one, each on its line."""
    text = HEAD + (
        f"* [Bounds That Hold]({ARXIV}) (ICML 2023) <br/> Proves them.\n"
        "* [Robust Pooling of Votes](https://arxiv.org/abs/2303.04638) <br/> Pools them.\n"
        "* [Retired Margins](https://arxiv.org/abs/2304.04638) <br/> Trains with them.\n"
        "* [Gone for Good](https://pages.example/gone.html) <br/> Was here.\n"
        "* [Moved to the Country](https://pages.example/moved.html) <br/> Was there.\n"
    )
    said: dict[str, dict[str, object]] = {
        "2303.04638": {"title": "The Migration of Baltic Herring"},
        "2304.04638": {"withdrawn": True},
    }
    world = desk.list(text, arxiv=said)
    world.web.put("pages.example/gone.html", MISSING)
    world.web.put("pages.example/moved.html", world.web.pages["pages.example/gone.html"])
    new = "https://pages.example/new/moved.html"
    world.web.put("pages.example/moved.html", MISSING._replace(status=301, headers={"Location": new}))
    world.web.put(new, titled("Moved to the Country"))
    desk.links("--confirm-now", "--write-facts", "facts.json", code=1)
    only = ("--select", "CUR201,CUR202,CUR210,CUR211", "--output-format", "json")
    for where in (("--facts", "facts.json"), ()):
        findings = desk.run("lint", *only, *where, code=1).json["findings"]
        assert sorted((one["code"], one["line"]) for one in findings) == [
            ("CUR201", 8),
            ("CUR202", 9),
            ("CUR210", 6),
            ("CUR211", 7),
        ]
        (fix,) = [one["fix"]["edits"][0]["text"] for one in findings if one["fix"]]
        assert fix == new


def test_offline_answers_from_memory(desk: LinkDesk, world: PaperWeb) -> None:
    """Nobody is asked, no facts are touched, and no contact is needed."""
    desk.links()
    before, facts = world.requests, desk.facts()
    desk.write(LIST + "* [New Here](https://new.example/) <br/> Came today.\n")
    desk.configure("contact: robot@example.org\n", "")
    desk.unset("CURATOR_ARXIV_URL")
    told = desk.data("--offline")
    assert [one["verdict"] for one in told.links.values()] == ["alive", "alive", "unchecked"]
    assert told.verdicts["https://new.example/"] == ("unchecked", "not-remembered")
    assert (world.requests, desk.facts()) == (before, facts)


def test_offline_with_an_empty_memory_knows_nothing(desk: LinkDesk, world: PaperWeb) -> None:
    """And fails nothing."""
    assert {name for name, _ in desk.data("--offline").verdicts.values()} == {"unchecked"}
    assert world.requests == 0


def test_offline_facts_can_be_written(desk: LinkDesk, world: PaperWeb) -> None:
    """With the time at which they were found out."""
    desk.links()
    desk.set(CURATOR_NOW=A_DAY)
    desk.links("--offline", "--write-facts", "again.json")
    assert desk.facts("again.json")["links"][PAGE]["checked_at"] == "2026-11-26T03:17:00Z"


def test_nothing_is_asked_without_a_contact(desk: LinkDesk, world: PaperWeb) -> None:
    """Exit code 2, and what to do about it."""
    desk.configure("contact: robot@example.org\n", "")
    desk.unset("CURATOR_ARXIV_URL")  # only loopback is asked without one
    told = desk.links(code=2)
    assert "CURATOR_CONTACT" in told.err
    assert len(world.web.asked) == 0
    desk.set(CURATOR_CONTACT="https://example.org/me", CURATOR_ARXIV_URL=world.arxiv.url)
    desk.links()


@pytest.mark.parametrize(
    "words",
    [
        ("-",),
        ("--offline", "--confirm-now"),
        ("missing.md",),
        ("README.md", "./README.md"),
        ("--diff", "HEAD"),
        ("--output-format", "xml"),
        ("rules",),
        ("--write-facts", "README.md"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: LinkDesk, world: PaperWeb, words: tuple[str, ...]) -> None:
    """Exit code 2 with advice, before anybody is asked."""
    told = desk.links(*words, code=2)
    assert told.err
    assert told.out == ""
    assert world.requests == 0
    assert Path("README.md").read_text(encoding="utf-8") == LIST


def test_standard_input_has_no_place(
    desk: LinkDesk, world: PaperWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list from a pipe is refused, with what to type instead."""
    monkeypatch.setattr("sys.stdin", io.StringIO(LIST))
    assert "curator links PATH" in desk.links("-", code=2).err


def test_a_registry_that_is_down_is_exit_code_3(desk: LinkDesk, world: PaperWeb) -> None:
    """Its links are unchecked, the pages are checked all the same, and the problem is told."""
    world.arxiv.always("http503:1,retry_after=0")
    told = desk.data(code=3)
    assert told.verdicts == {ARXIV: ("unchecked", "registry-down"), PAGE: ("alive", None)}
    assert told.json["summary"]["troubles"]
    assert "Problem: " in desk.links(code=3).out


def test_a_dead_link_outweighs_a_registry_that_is_down(desk: LinkDesk, world: PaperWeb) -> None:
    """Exit code 1: there is something to mend."""
    world.arxiv.always("http503:1,retry_after=0")
    world.web.put(PAGE, MISSING)
    desk.links("--confirm-now", code=1)


def test_a_silenced_dead_link_does_not_fail(desk: LinkDesk, world: PaperWeb) -> None:
    """A comment at its entry is enough; the verdict is told all the same."""
    world.web.put(PAGE, MISSING)
    desk.write(HEAD + FIRST + SECOND.replace("\n", " <!-- curator: ignore[CUR201] -->\n"))
    assert desk.data("--confirm-now").verdicts[PAGE] == ("dead", "404")


def test_a_check_that_is_switched_off_does_not_fail(desk: LinkDesk, world: PaperWeb) -> None:
    """In the configuration, for the whole list."""
    world.web.put(PAGE, MISSING)
    desk.configure("links:\n", "lint:\n  ignore: [CUR201]\nlinks:\n")
    assert desk.data("--confirm-now").verdicts[PAGE] == ("dead", "404")


GUIDE: Final = "# Papers\n\nSee the [guide](https://gone.example/guide).\n\n## Adversarial Training\n\n"


@pytest.mark.parametrize("words", [(), ("--write-facts", "facts.json")], ids=["alone", "before lint"])
def test_a_dead_link_between_entries_fails_too(
    desk: LinkDesk, world: PaperWeb, words: tuple[str, ...]
) -> None:
    """An introduction has readers as well; the linter, which looks at entries, would not say it."""
    desk.write(GUIDE + FIRST)
    told = desk.links("--confirm-now", "--output-format", "github", *words, code=1).out
    assert told.count("::error ") == 1
    assert "::error file=README.md,line=3," in told


@pytest.mark.parametrize(
    "silenced",
    [
        "lint:\n  suppress:\n    - codes: [CUR201]\n      reason: it is being moved\n",
        "lint:\n  ignore: [CUR201]\n",
        "",
    ],
    ids=["suppressed", "ignored", "block"],
)
def test_a_silenced_dead_link_between_entries_does_not_fail(
    desk: LinkDesk, world: PaperWeb, silenced: str
) -> None:
    """By the configuration, or by a block around it."""
    desk.configure("links:\n", f"{silenced}links:\n")
    head = "<!-- curator: ignore-from[CUR201] -->\n\n" if not silenced else ""
    desk.write(head + GUIDE + FIRST)
    assert desk.data("--confirm-now").verdicts["https://gone.example/guide"] == ("dead", "404")


@pytest.mark.usefixtures("world")
def test_quiet_is_quiet(desk: LinkDesk) -> None:
    """Nothing on stderr; the result is still on stdout."""
    told = desk.links("--quiet")
    assert told.err == ""
    assert "2 links" in told.out


def test_several_lists_are_checked_together(desk: LinkDesk, world: PaperWeb) -> None:
    """What both link to is asked once, and told at each place."""
    desk.write(HEAD + SECOND, "more/OTHER.md")
    told = desk.data("README.md", "more/OTHER.md")
    assert [(one["path"], one["line"]) for one in told.json["links"]] == [
        ("README.md", 5),
        ("README.md", 6),
        ("more/OTHER.md", 5),
    ]
    assert len(world.web.of("pages.example")) == 1


def test_a_list_needs_no_configuration(desk: LinkDesk, world: PaperWeb) -> None:
    """Its form is inferred, and the contact is the environment's."""
    subprocess.run(["mv", "rules", "away"], check=True)
    desk.set(CURATOR_CONTACT="robot@example.org")
    desk.write(
        "# Stuff\n\n- **Margins of Trees** - Ada. [paper](https://pages.example/second.html)\n", "s.md"
    )
    assert [one["verdict"] for one in desk.data("s.md").json["links"]] == ["alive"]


def test_a_list_without_links_has_nothing_to_check(desk: LinkDesk, world: PaperWeb) -> None:
    """No request, no failure."""
    desk.write("# Papers\n\nNothing yet. [Contents](#papers), [licence](LICENSE).\n")
    assert "0 links: nothing to check." in desk.links().out
    assert world.requests == 0


@pytest.mark.parametrize("file", ["file/facts.json", "file/new/facts.json", "rules"])
@pytest.mark.parametrize("option", ["--write-facts=", "--write=json="])
def test_a_file_that_cannot_be_written_is_told(
    desk: LinkDesk, world: PaperWeb, option: str, file: str
) -> None:
    """With the reason, and before anybody is asked; a folder cannot hold facts."""
    desk.write("", "file")
    told = desk.links(f"{option}{file}", code=2 if (option, file) == ("--write-facts=", "rules") else 3)
    assert file in told.err
    assert world.requests == 0


@pytest.mark.parametrize(("verdict", "code"), [("alive", 3), ("dead", 1)])
def test_a_result_that_cannot_be_written_is_printed_all_the_same(
    desk: LinkDesk, world: PaperWeb, verdict: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk became full meanwhile: exit code 3, unless there is something to mend."""

    def full(path: Path, _text: str) -> None:
        message = f"{path} could not be written: no space."
        raise Unavailable(message, advice="Make room.")

    monkeypatch.setattr("curator.cli.link_telling.write_text", full)
    if verdict == "dead":
        world.web.put(PAGE, MISSING)
    told = desk.links("--confirm-now", "--write", "json=a.json", code=code)
    assert "2 links: " in told.out
    assert told.err.endswith("a.json could not be written: no space.\nMake room.\n")
    assert desk.facts()["links"][PAGE]["verdict"] == verdict


def test_a_state_folder_that_cannot_be_made_is_told(desk: LinkDesk, world: PaperWeb) -> None:
    """In words, and before anybody is asked."""
    desk.write("", "file")
    told = desk.run("--state", "file/state", "links", code=3)
    assert "file/state" in told.err
    assert world.requests == 0


_PROGRAM: Final = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's background job does not have
from curator.cli import main
sys.exit(main(sys.argv[1:]))
"""


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[str]]:
    """`curator links` as JSON in a process of its own, which is ended in the end."""
    command = [sys.executable, "-c", _PROGRAM, "links", "--output-format", "json", *words]
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_what_is_known(desk: LinkDesk, world: PaperWeb, ending: signal.Signals) -> None:
    """Ctrl-C, or a workflow that stops it: exit code 130; what was found is told and kept, the rest open."""
    slow = "https://slow.example/page"
    desk.write(f"{LIST}* [Slow as Snails]({slow}) <br/> Crawls.\n")
    asked, go_on = Event(), Event()

    class Held(bytes):
        """A body that is sent when the test says so."""

        def __len__(self) -> int:
            asked.set()
            go_on.wait(30)
            return super().__len__()

    world.web.put(slow, titled("Slow as Snails")._replace(body=Held(b"x")))
    with started("--write-facts", "now.json") as process:
        try:
            assert asked.wait(60)
            while not (world.web.of("pages.example") and world.arxiv.stats()["requests"]):
                asked.wait(0.05)
            Thread(target=process.send_signal, args=(ending,)).start()
            out, err = process.communicate(timeout=60)
        finally:
            go_on.set()
    assert process.returncode == 130, err
    assert "Traceback" not in err
    desk.write(out, "out.json")
    links = {one["url"]: (one["verdict"], one["reason"]) for one in desk.facts("out.json")["links"]}
    assert links[slow] == ("unchecked", "interrupted")
    assert links[ARXIV] == ("alive", None)
    assert desk.facts("out.json")["summary"]["interrupted"]
    assert desk.facts("now.json")["links"][ARXIV]["verdict"] == "alive"
    assert desk.facts()["links"][ARXIV]["verdict"] == "alive"
    assert desk.data("--offline").verdicts[ARXIV] == ("alive", None)


def test_an_interruption_waits_for_no_registry(desk: LinkDesk, world: PaperWeb) -> None:
    """One that hangs holds nobody: what is known is told at once, and its links are unchecked."""
    doi = "https://doi.org/10.1145/3128572.3140444"
    desk.write(f"{LIST}* [Slow as Snails]({doi}) <br/> Crawls.\n")
    world.registries.slowness = 600
    world.registries.misbehave("/doi", "slow")
    desk.configure("  timeout: 5\n", "  timeout: 5\nservices:\n  doi: {timeout: 300}\n")
    with started() as process:
        while not (world.registries.requests and world.web.of("pages.example")):
            Event().wait(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    desk.write(out, "out.json")
    links = {one["url"]: (one["verdict"], one["reason"]) for one in desk.facts("out.json")["links"]}
    assert links[doi] == ("unchecked", "interrupted")
    assert links[ARXIV] == ("alive", None)
