"""What ``curator links`` prints, in every format, as the readers of that format take it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from markdown_it import MarkdownIt

from tests.lint.formats.runner import Command, commands
from tests.support.link_desk import HEAD
from tests.support.web import CHALLENGE, MISSING, Page, moved, titled

if TYPE_CHECKING:
    from tests.support.link_desk import LinkDesk
    from tests.support.paper_web import PaperWeb

SCHEMA: Final = Path(__file__).parent / "schemas" / "links.json"
OTHERS: Final = Path(__file__).parents[1] / "lint" / "schemas"
LIST: Final = HEAD + (
    "* [Bounds That Hold](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Proves them.\n"
    "* [Robust Pooling of Votes](https://arxiv.org/abs/2303.04638) (ICML 2023) <br/> Pools them.\n"
    "* [Retired Margins](https://arxiv.org/abs/2304.04638) <br/> Trains with them.\n"
    "* [Unknown to Everybody](https://arxiv.org/abs/2305.04638) <br/> Says nothing.\n"
    "* [Gone for Good](https://pages.example/gone.html) <br/> Was here.\n"
    "* [Moved to the Country](https://pages.example/moved.html) <br/> Was there.\n"
    "* [Behind a Wall](https://walled.example/w.html) <br/> Asks who we are.\n"
)


@pytest.fixture
def world(desk: LinkDesk) -> PaperWeb:
    """One link of each kind."""
    said: dict[str, dict[str, object]] = {
        "2303.04638": {"title": "The Migration of Baltic Herring"},
        "2304.04638": {"withdrawn": True},
    }
    made = desk.list(LIST, without=["2305.04638"], arxiv=said)
    made.web.put("pages.example/gone.html", MISSING)
    made.web.put("pages.example/moved.html", moved("https://pages.example/new/moved.html"))
    made.web.put("pages.example/new/moved.html", titled("Moved to the Country"))
    made.web.put("walled.example/w.html", CHALLENGE)
    return made


def valid(data: Any) -> bool:  # noqa: ANN401 - what JSON holds
    """Whether the data is as the contract has it."""
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).is_valid(data)


def test_the_schema_would_refuse_a_broken_document(desk: LinkDesk, world: PaperWeb) -> None:
    """Else its silence below would prove nothing."""
    data = desk.data(code=1).json
    assert valid(data)
    assert not valid(data | {"version": 2})
    for change in ({"verdict": "fine"}, {"via": "none"}, {"reason": "No such paper"}, {"line": 0}):
        assert not valid(data | {"links": [{**data["links"][0], **change}]})


def test_json_says_of_every_link_what_is_known(desk: LinkDesk, world: PaperWeb) -> None:
    """In the order of the list, with line, verdict, reason, and how far the titles agree."""
    told = desk.data(code=1)
    assert [one["line"] for one in told.json["links"]] == [5, 6, 7, 8, 9, 10, 11]
    assert list(told.verdicts.values()) == [
        ("alive", None),
        ("alive", None),
        ("alive", None),
        ("dead", "unknown-id"),
        ("unreachable", "404-unconfirmed"),
        ("moved", None),
        ("blocked", "challenge"),
    ]
    links = list(told.links.values())
    assert [one["via"] for one in links] == ["arxiv"] * 4 + ["http"] * 3
    assert links[0]["title_match"] == 1.0
    assert links[1]["title_match"] < 0.65
    assert [one["withdrawn"] for one in links] == [False, False, True, False, False, False, False]
    assert links[5]["final_url"] == "https://pages.example/new/moved.html"
    summary = told.json["summary"]
    assert summary["by_verdict"] == {"alive": 3, "blocked": 1, "dead": 1, "moved": 1, "unreachable": 1}
    assert summary["requests"] == world.requests
    assert told.err.count("\n") <= 1


HINT: Final = "Enable JavaScript and cookies to continue"


@pytest.fixture
def hinted(desk: LinkDesk) -> PaperWeb:
    """A list of one link, to a page that calls itself something else."""
    made = desk.list(f"{HEAD}* [Margins of Trees](https://pages.example/t.html) <br/> Widens them.\n")
    made.web.put(
        "pages.example/t.html", Page(200, f"<title>{HINT}</title>".encode(), {"Content-Type": "text/html"})
    )
    return made


@pytest.mark.usefixtures("hinted")
def test_what_a_page_calls_itself_is_a_hint(desk: LinkDesk) -> None:
    """It is shown to people, told to programs, and fails nothing, now or from memory."""
    for words in ((), ("--offline",)):
        assert "Another title stands behind the link" in desk.links(*words).out
        assert HINT in desk.links("--output-format", "markdown", *words).out
        (link,) = desk.data(*words).json["links"]
        assert (link["title_from"], link["title"]) == ("page", HINT)
        assert link["title_match"] < 0.65
        assert valid(desk.data(*words).json)
        assert "::error" not in desk.links("--output-format", "github", *words).out
    desk.run("lint", "--select", "CUR210")


def test_a_page_that_was_mended_is_asked_again(desk: LinkDesk, hinted: PaperWeb) -> None:
    """A wall of an hour is not remembered for a month."""
    desk.links()
    hinted.web.put("pages.example/t.html", titled("Margins of Trees"))
    (link,) = desk.data().json["links"]
    assert (link["title_match"], link["title_from"]) == (1.0, "citation")


@pytest.mark.usefixtures("hinted")
@pytest.mark.parametrize(
    ("keys", "comment"),
    [
        ("lint:\n  ignore: [CUR210]\n", ""),
        ("lint:\n  options: {CUR210: {least: 0}}\n", ""),
        ("", " <!-- curator: ignore[CUR210] -->"),
    ],
    ids=["switched off", "least", "comment"],
)
def test_a_hint_can_be_silenced(desk: LinkDesk, keys: str, comment: str) -> None:
    """As the finding would be."""
    desk.configure("links:\n", f"{keys}links:\n")
    file = desk.folder / "README.md"
    desk.write(file.read_text(encoding="utf-8").replace("them.\n", f"them.{comment}\n"))
    assert "Another title" not in desk.links().out


def test_text_names_what_needs_a_look(desk: LinkDesk, world: PaperWeb) -> None:
    """With line and reason; what is in order is only counted, and so is who turned us away."""
    told = desk.links(code=1).out
    for line, verdict in ((8, "dead"), (9, "unreachable"), (10, "moved")):
        assert any(row.split()[:2] == [f"README.md:{line}", verdict] for row in told.splitlines())
    assert "its registry knows no such paper" in told
    assert "answered 404 once; it is dead only if" in told
    assert "The Migration of Baltic Herring" in told
    assert "README.md:7: withdrawn: Retired Margins" in told
    assert "README.md:11  blocked" in told
    assert "2302.04638" not in told
    assert "7 links: 3 alive, 1 moved, 1 blocked, 1 unreachable, 1 dead." in told


def test_annotations_stand_on_the_lines_of_the_links(desk: LinkDesk, world: PaperWeb) -> None:
    """Proven faults at the severity of their check, what nobody knows for certain as a notice."""
    told = list(commands(desk.links("--output-format", "github", code=1).out))
    placed = [(one.name, one.properties["line"], one.properties["title"].split()[0]) for one in told]
    assert sorted(placed, key=lambda one: int(one[1])) == [
        ("error", "6", "CUR210"),
        ("warning", "7", "CUR211"),
        ("error", "8", "CUR201"),
        ("notice", "9", "link"),
        ("notice", "10", "CUR202"),
        ("notice", "11", "link"),
    ]


def test_annotations_leave_to_the_linter_what_it_is_given(desk: LinkDesk, world: PaperWeb) -> None:
    """With `--write-facts` the next step says it; twice on one line would be once too often."""
    told = list(commands(desk.links("--output-format", "github", "--write-facts", "facts.json", code=1).out))
    assert [one.properties["title"] for one in told] == ["link unreachable", "link blocked"]


def test_no_level_of_annotations_has_more_than_github_takes(desk: LinkDesk) -> None:
    """Ten of a level; what moved and what is unreachable are notices both, and the rest stands as text."""
    rows = [f"* [Paper {number}](https://a.example/{number}) <br/> Says so.\n" for number in range(16)]
    world = desk.list(HEAD + "".join(rows))
    for number in range(8):
        world.web.put(f"a.example/{number}", moved(f"https://a.example/new/{number}"))
        world.web.put(f"a.example/new/{number}", titled(f"Paper {number}"))
    for number in range(8, 16):
        world.web.put(f"a.example/{number}", MISSING)
    told = desk.links("--output-format", "github").out
    assert [one.name for one in commands(told)] == ["notice"] * 10
    for number in range(16):
        assert f"README.md:{number + 5}:" in told


def test_sarif_is_valid_and_has_the_proven_faults(desk: LinkDesk, world: PaperWeb) -> None:
    """Code scanning shows each on its line."""
    data = json.loads(desk.links("--output-format", "sarif", code=1).out)
    schema = json.loads((OTHERS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft4Validator(schema).iter_errors(data)] == []
    found = [
        (one["ruleId"], one["locations"][0]["physicalLocation"]["region"]["startLine"])
        for one in data["runs"][0]["results"]
    ]
    assert sorted(found) == [("CUR201", 8), ("CUR202", 10), ("CUR210", 6), ("CUR211", 7)]


def test_junit_is_valid_and_fails_for_errors(desk: LinkDesk, world: PaperWeb) -> None:
    """The dead link and the wrong paper fail, the rest is skipped."""
    document = etree.fromstring(desk.links("--output-format", "junit", code=1).out.encode())
    etree.XMLSchema(etree.parse(OTHERS / "JUnit.xsd")).assertValid(document)
    (suite,) = document
    assert (suite.get("failures"), suite.get("skipped")) == ("2", "2")


def test_rdjson_is_valid(desk: LinkDesk, world: PaperWeb) -> None:
    """With a suggestion for what moved."""
    data = json.loads(desk.links("--output-format", "rdjson", code=1).out)
    schema = json.loads((OTHERS / "rdjson-DiagnosticResult.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft4Validator(schema).iter_errors(data)] == []
    suggested = [one["suggestions"][0]["text"] for one in data["diagnostics"] if "suggestions" in one]
    assert suggested == ["https://pages.example/new/moved.html"]


def test_markdown_is_a_table_that_links_nowhere(desk: LinkDesk, world: PaperWeb) -> None:
    """What is not in order, the dead first; addresses are text, so that nobody is sent there by chance."""
    told = desk.links("--output-format", "markdown", code=1).out
    tokens = MarkdownIt("commonmark").enable("table").parse(told)
    cells = [
        "".join(child.content for child in tokens[number + 1].children or ())
        for number, token in enumerate(tokens)
        if token.type == "td_open"
    ]
    assert cells[0].replace("\u200b", "") == "README.md:8"
    assert cells[1] == "dead"
    assert not [child for token in tokens for child in token.children or () if child.type == "link_open"]
    assert "The Migration of Baltic Herring" in told


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit", "rdjson", "markdown"])
def test_each_format_is_written_to_a_file(desk: LinkDesk, world: PaperWeb, form: str) -> None:
    """Beside what is printed; from one and the same check."""
    told = desk.data("--write", f"{form}=out/result", code=1)
    assert told.json["summary"]["requests"] == world.requests
    written = (desk.folder / "out" / "result").read_text(encoding="utf-8")
    if form == "json":
        assert json.loads(written) == told.json
    elif form in {"sarif", "rdjson"}:
        json.loads(written)
    elif form == "junit":
        etree.fromstring(written.encode())
    elif form == "text":
        assert written.startswith("7 links: 3 alive")
    else:
        assert "README.md" in written
    assert "\x1b" not in written


def test_several_files_are_written_at_once(desk: LinkDesk, world: PaperWeb) -> None:
    """As a workflow wants them."""
    desk.links("--write", "json=a.json", "--write", "sarif=a.sarif", code=1)
    assert valid(json.loads((desk.folder / "a.json").read_text(encoding="utf-8")))
    assert "runs" in json.loads((desk.folder / "a.sarif").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "written", ["json=README.md", "xml=a.xml", "json", "json=", "json=a", "json=facts.json"]
)
def test_what_must_not_be_written_is_refused(desk: LinkDesk, world: PaperWeb, written: str) -> None:
    """The list itself, an unknown format, no file, one file for two results. Nobody is asked."""
    told = desk.links("--write", written, "--write", "rdjson=a", "--write-facts", "facts.json", code=2)
    assert told.err
    assert world.requests == 0
    assert (desk.folder / "README.md").read_text(encoding="utf-8") == LIST


def test_nothing_that_a_page_or_list_says_is_obeyed(desk: LinkDesk) -> None:
    """Titles and addresses with commands, colours and Markdown in them are text in every format."""
    hostile = "::error::x ##[error]y red @everyone ![i](https://evil.example/i) <img src=x> of Something Else"
    url, gone = "https://a.example/%0A::warning::x?##[error]z", "https://b.example/::error::x"
    entries = "* [Another Paper Altogether](https://arxiv.org/abs/2302.04638) <br/> Says so.\n"
    entries += f"* [Yet Another Paper]({url}) <br/> Says so.\n* [::set-output name=a::b]({gone}) <br/> So.\n"
    world = desk.list(HEAD + entries, arxiv={"2302.04638": {"title": hostile}})
    page = titled(f"\x1b[31m{hostile}")
    world.web.pages = dict.fromkeys(("a.example/%0A::warning::x?", "a.example/%0A::warning::x"), page)
    found = desk.data(code=1).links
    assert found["https://arxiv.org/abs/2302.04638"]["title_match"] < 0.65
    assert found[url]["verdict"] == "alive"
    for form in ("text", "github", "markdown"):
        told = desk.links("--output-format", form, "--write", f"{form}=copy", code=1)
        for text in (told.out, (desk.folder / "copy").read_text(encoding="utf-8")):
            assert "\x1b" not in text
            allowed = form == "github"
            for one in commands(text):
                assert allowed
                assert_is_ours(one)
        if form == "markdown":
            tokens = MarkdownIt("commonmark").enable("table").parse(told.out)
            children = [child.type for token in tokens for child in token.children or ()]
            assert not {"image", "link_open", "html_inline"} & set(children)


def assert_is_ours(one: Command) -> None:
    """A command that we gave, not a page."""
    assert one.name in {"error", "warning", "notice"}
    assert one.properties["file"] == "README.md"


def test_the_step_summary_is_added_to(desk: LinkDesk, world: PaperWeb) -> None:
    """What another step wrote stays."""
    file = desk.write("# Written before\n", "summary.md")
    desk.set(GITHUB_STEP_SUMMARY=str(file))
    desk.links("--quiet", code=1)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Written before\n")
    assert "7 links: 3 alive" in text
    assert "The Migration of Baltic Herring" in text


def test_a_list_in_which_all_is_well_is_told_in_figures(desk: LinkDesk) -> None:
    """No table of faults, and nothing to annotate."""
    world = desk.list(LIST)
    world.web.put("pages.example/extra.html", Page(200))
    assert "7 links: 7 alive." in desk.links().out
    assert list(commands(desk.links("--output-format", "github").out)) == []
    assert valid(desk.data().json)
