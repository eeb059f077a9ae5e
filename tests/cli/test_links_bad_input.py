"""Whatever stands in a list has a verdict with its reason: never a traceback, and nobody wrong is asked."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final

import pytest

from tests.links.test_wire_safety import LOOPBACK
from tests.support.link_desk import HEAD
from tests.support.web import Asked, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.link_desk import LinkDesk
    from tests.support.paper_web import PaperWeb

LONG: Final = "x" * 10_000
REFUSED: Final = {
    "<https://a.example/with space>": "malformed",
    "<https://a.example/with\ttab>": "malformed",
    "javascript:alert(1)": "not-http",
    "JaVaScRiPt:alert(1)": "not-http",
    "data:text/html,hello": "not-http",
    "file:///etc/passwd": "not-http",
    "ftp://a.example/paper.pdf": "not-http",
    "mailto:somebody@a.example": "not-http",
    "https://user:secret@a.example/": "credentials",
    "https://user@a.example/": "credentials",
    "https://b.example%20@a.example/": "credentials",
    f"https://a.example/{LONG}": "too-long",
    "https://a.example:0/": "port",
    "https://a.example:65536/": "port",
    "https://a.example:99999999999999999999/": "port",
    "https://[fe80::1%25eth0]/": "malformed",
    "https://[fe80::1%eth0]/": "malformed",
    "https://[::1/": "malformed",
    "https://[a.example]/": "malformed",
    "//a.example/x": "no-scheme",
    "www.a.example/x": "no-scheme",
    "https://": "malformed",
    "https:///x": "malformed",
    "https://.": "malformed",
    "https://a..example/": "malformed",
    "https:a.example/x": "malformed",
    "https://-/": "malformed",
    "https://a.example,b.example/": "malformed",
    "https://a_b/": "malformed",
    f"https://{'a' * 64}.example/": "malformed",
}
ASKED: Final = {
    "https://a.example/with%20space": ("a.example", "/with%20space"),
    "https://a.example/page#part": ("a.example", "/page"),
    "https://a.example/?q=1&amp;r=2": ("a.example", "/?q=1&r=2"),
    "https://b\u00fccher.example/\u00fc?q=\u00f6#\u00df": ("xn--bcher-kva.example", "/%C3%BC?q=%C3%B6"),
    "https://xn--bcher-kva.example/x": ("xn--bcher-kva.example", "/x"),
    "HTTPS://A.Example/Case": ("a.example", "/Case"),
    "hTTp://a.example/plain": ("a.example", "/plain"),
    "https://a.example:8443/port": ("a.example", "/port"),
    "https://a.example/a(b)c": ("a.example", "/a(b)c"),
    "https://a.example": ("a.example", "/"),
    "https://a.example/\U0001f600": ("a.example", "/%F0%9F%98%80"),
    "https://a.example/%zz": ("a.example", "/%25zz"),
    f"https://a.example/{'x' * 7_000}": ("a.example", f"/{'x' * 7_000}"),
}


@pytest.fixture
def world(desk: LinkDesk) -> PaperWeb:
    """A web that answers whatever it is asked."""
    made = desk.list(HEAD)
    desk.configure("  timeout: 5\n", "  timeout: 5\n  concurrency: 4\n")
    return made


class Trap:
    """A port of this machine that listens, and knows whether somebody came."""

    def __init__(self, listening: socket.socket) -> None:
        """Nobody came yet."""
        self._listening = listening
        self.port: int = listening.getsockname()[1]

    @property
    def visitors(self) -> int:
        """How many connections wait to be accepted, or were made and given up."""
        found = 0
        while True:
            try:
                self._listening.accept()[0].close()
            except BlockingIOError:
                return found
            found += 1


@pytest.fixture
def trap() -> Iterator[Trap]:
    """At 127.0.0.1, where most of the addresses lead to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        yield Trap(listening)


def entry(url: str, number: int = 0) -> str:
    """One line with this address."""
    return f"* [Paper Number {number}]({url}) (ICML 2023) <br/> Says so.\n"


def pages(world: PaperWeb) -> list[Asked]:
    """What was asked but for robots.txt."""
    return [one for one in world.web.asked if one.path != "/robots.txt"]


@pytest.mark.parametrize(("written", "reason"), REFUSED.items(), ids=[one[:40] for one in REFUSED])
def test_what_cannot_be_asked_is_unchecked(
    desk: LinkDesk, world: PaperWeb, written: str, reason: str
) -> None:
    """With the reason, in the list's entries and between them; nobody is asked, not even for robots.txt."""
    desk.write(f"# Papers\n\nSee [this]({written}).\n\n## Adversarial Training\n\n{entry(written)}")
    told = desk.data().json["links"]
    assert {(one["verdict"], one["reason"]) for one in told} == {("unchecked", reason)}
    to_people = written.startswith("mailto:")  # between entries that is no mistake
    assert [one["line"] for one in told] == ([7] if to_people else [3, 7])
    assert world.requests == 0
    desk.links()


@pytest.mark.parametrize(("written", "asked"), ASKED.items(), ids=[one[:40] for one in ASKED])
def test_what_looks_odd_is_asked_for_at_the_right_place(
    desk: LinkDesk, world: PaperWeb, written: str, asked: tuple[str, str]
) -> None:
    """Host and path are those that a browser would ask for."""
    host, path = asked
    world.web.put(f"{host}{path}", titled("Paper Number 0"))
    desk.write(HEAD + entry(written))
    (verdict,) = desk.data().verdicts.values()
    assert {(one.host, one.path) for one in pages(world)} == {asked}
    assert verdict == ("alive", None)


def test_all_of_them_together(desk: LinkDesk, world: PaperWeb) -> None:
    """In one list, in every format: each has a verdict, and whoever can be asked is."""
    rows = [entry(url, number) for number, url in enumerate([*REFUSED, *ASKED])]
    desk.write(HEAD + "".join(rows))
    told = desk.data().json
    assert len(told["links"]) == len(rows)
    assert {(one.host, one.path) for one in pages(world)} == set(ASKED.values())
    for form in ("text", "github", "sarif", "junit", "rdjson", "markdown"):
        assert desk.links("--output-format", form, "--offline").out


def test_links_in_code_and_comments_are_no_links(desk: LinkDesk, world: PaperWeb) -> None:
    """They are shown, not followed."""
    hidden = (
        "```\n[x](https://fenced.example/)\n```\n\n"
        "`[x](https://quoted.example/)` and <!-- [x](https://comment.example/) -->\n\n"
        "<!--\n* [x](https://comment.example/2)\n-->\n\n"
        "* [A Paper](https://a.example/) <br/> Uses `[x](https://quoted.example/2)`. <!-- https://c.io -->"
    )
    world.web.put("a.example/", titled("A Paper"))
    desk.write(HEAD + hidden)
    assert list(desk.data().links) == ["https://a.example/"]
    assert {one.host for one in world.web.asked} == {"a.example"}


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40,
        b"\xff\xfe# \x00P\x00",
        b"# P\n\n* [A](https://a\xff.b/)\n",
        b"",
        b"\n",
        b"\xef\xbb\xbf",
    ],
    ids=["binary", "utf-16", "latin-1", "empty", "blank", "mark"],
)
def test_a_file_that_is_no_list_is_refused(desk: LinkDesk, world: PaperWeb, data: bytes) -> None:
    """Exit code 2, with the reason and its name."""
    (desk.folder / "README.md").write_bytes(data)
    told = desk.links(code=2)
    assert "README.md" in told.err
    assert world.requests == 0


@pytest.mark.parametrize("text", ["# Papers\n", "\ufeff# Papers\n", "words and no entry at all\n" * 20])
def test_a_list_without_an_entry_is_no_failure(desk: LinkDesk, world: PaperWeb, text: str) -> None:
    """There is nothing to check."""
    desk.write(text)
    assert "0 links: nothing to check." in desk.links().out
    assert desk.data().json["links"] == []


def test_five_thousand_equal_links_are_one_question(desk: LinkDesk, world: PaperWeb) -> None:
    """Each has its line, and the page is asked once."""
    world.web.put("a.example/", titled("A Paper"))
    desk.write(HEAD + "* [A Paper](https://a.example/) <br/> Says so.\n" * 5_000)
    told = desk.data().json["links"]
    assert [one["line"] for one in told] == list(range(5, 5_005))
    assert {one["verdict"] for one in told} == {"alive"}
    assert len(pages(world)) == 1


def test_a_list_of_five_megabytes_is_checked(desk: LinkDesk, world: PaperWeb) -> None:
    """Long descriptions are nobody's links."""
    words = "Says so at length. " * 500
    rows = [
        f"* [Paper {number}](https://arxiv.org/abs/2302.{number:05d}) <br/> {words}\n"
        for number in range(550)
    ]
    world = desk.list(HEAD + "".join(rows))
    assert (desk.folder / "README.md").stat().st_size > 5_000_000
    told = desk.data().json
    assert told["summary"]["by_verdict"] == {"alive": 550}
    assert world.requests <= 3


@pytest.mark.parametrize("host", [*LOOPBACK, "127.0.0.1.nip.example"])
def test_this_machine_is_not_connected_to(desk: LinkDesk, world: PaperWeb, trap: Trap, host: str) -> None:
    """However its address is written: nobody knocks at a port that listens, and nothing fails."""
    desk.unset("CURATOR_LINKS_ALLOW_PRIVATE", "CURATOR_LINKS_HOST_MAP")
    desk.write(HEAD + entry(f"http://{host}:{trap.port}/secret"))
    (verdict,) = desk.data().verdicts.values()
    assert verdict in {
        ("unchecked", "private-address"),
        ("unchecked", "malformed"),
        ("unreachable", "dns"),
    }
    assert trap.visitors == 0


def test_a_stand_in_inside_is_not_connected_to(desk: LinkDesk, world: PaperWeb, trap: Trap) -> None:
    """A map of hosts alone opens no private network."""
    desk.unset("CURATOR_LINKS_ALLOW_PRIVATE")
    desk.set(CURATOR_LINKS_HOST_MAP=f"*=http://127.0.0.1:{trap.port}")
    desk.write(HEAD + entry("https://a.example/"))
    assert desk.data().verdicts == {"https://a.example/": ("unchecked", "private-address")}
    assert trap.visitors == 0


@pytest.mark.parametrize("key", ["allow_private: true", "host_map: {a.example: 'http://127.0.0.1:1'}"])
def test_the_rules_cannot_open_this_machine(desk: LinkDesk, world: PaperWeb, key: str) -> None:
    """A pull request may edit them: exit code 2, with the variable that may."""
    desk.configure("  timeout: 5\n", f"  timeout: 5\n  {key}\n")
    assert "CURATOR_LINKS_" in desk.links(code=2).err
    assert world.requests == 0
