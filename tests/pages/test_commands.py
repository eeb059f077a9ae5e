"""The page of all commands."""

from __future__ import annotations

from curator.pages.commands import CommandHelp, Prose, commands_page
from tests.pages.rendering import rendered

INNER = CommandHelp(
    "curator rules test",
    "[OPTIONS]",
    (Prose("Run <examples> of *rules*."), Prose("one\n  two", lines=True)),
    (("--form [text|json]", "How to | print. [default: text]"),),
    ("curator rules test", "echo '<a>' | curator rules test -"),
)
PROGRAM = CommandHelp(
    "curator",
    "COMMAND",
    (),
    (("-q, --quiet", "Say nothing."),),
    commands=(CommandHelp("curator rules", "COMMAND", (Prose("Rules."),), (), commands=(INNER,)),),
)


def test_every_command_has_a_heading_and_its_usage() -> None:
    """Commands of a group stand below it."""
    seen = rendered(commands_page(PROGRAM, exit_codes={0: "done", 141: "the reader went away"}))
    assert seen.headings == [
        "Commands",
        "Exit codes",
        "Options of every command",
        "`curator rules`",
        "`curator rules test`",
    ]
    assert seen.fences == [
        "curator rules COMMAND\n",
        "curator rules test [OPTIONS]\n",
        "one\n  two\n",
        "curator rules test\necho '<a>' | curator rules test -\n",
    ]
    assert seen.cells == 2 * 2 + 2 + 2


def test_help_is_plain_text() -> None:
    """What it says is neither HTML nor emphasis, and ends no cell."""
    text = commands_page(PROGRAM, exit_codes={})
    seen = rendered(text)
    assert [one[:4] for one in seen.html] == ["<!--"]
    assert "Run \\<examples> of \\*rules\\*." in text
    assert "| `--form [text\\|json]` | How to \\| print. [default: text] |\n" in text
    assert text.endswith("\n")
    assert "\n\n\n" not in text
