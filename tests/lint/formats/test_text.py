"""Findings for people at a terminal."""

from __future__ import annotations

from tests.lint.formats.making import DUPLICATE, GRAMMAR, TELLING, VENUE, VERSION, about, rendered, report

LINE = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def test_a_clean_list_is_one_line() -> None:
    """Nobody reads more to learn that all is well."""
    assert rendered("text", report(LINE)) == "No findings in 3 entries.\n"
    said = rendered("text", report(LINE, suppressed=2, unchecked={"entries": 3}))
    silent = "1 check needs facts from outside, which curator links finds, and said nothing of 3 entries."
    assert said == f"No findings in 3 entries. 2 suppressed. {silent}\n"


def test_a_finding_shows_its_line_and_a_caret() -> None:
    """Place, severity, code, message, whether it can be fixed; then the line."""
    told = report(LINE, about(LINE, "v2", to=""))
    assert rendered("text", told) == (
        "list/README.md:1:45: warning CUR205 arxiv-version here [fixable]\n"
        "    1 | * [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"
        "      |                                             ^^\n"
        "\n"
        "1 warning in 3 entries.\n"
        "1 can be fixed with --fix.\n"
    )


def test_the_line_is_cut_to_the_terminal() -> None:
    """No terminal wraps it, so the caret stands below what it is about."""
    long = f"* [{'long ' * 80}](https://arxiv.org/abs/2302.04638v2) {'more ' * 80}\n"
    told = report(long, about(long, "v2"))
    for width in (20, 80, 120):
        _, source, caret, *_ = rendered("text", told, TELLING._replace(width=width)).splitlines()
        assert len(source) < max(width, 30)
        assert source[caret.index("^") :].startswith("v2")


def test_tags_say_what_is_unsafe_and_what_is_old() -> None:
    """A person has to look at the one, and need not look at the other."""
    told = report(LINE, about(LINE, "A", VENUE, to="B"), about(LINE, "It", GRAMMAR, adopted=True))
    said = rendered("text", told)
    assert "CUR301 venue-missing here [fixable, unsafe]\n" in said
    assert "CUR108 description-grammar here [in the baseline]\n" in said


def test_an_empty_line_is_not_shown() -> None:
    """There is nothing on it to point at."""
    told = report("\n# L\n", about("\n# L\n", "\n", DUPLICATE))
    assert rendered("text", told).splitlines()[:2] == [
        "list/README.md:1:1: error CUR402 duplicate-title here",
        "",
    ]


def test_colours_are_there_only_when_they_are_asked_for() -> None:
    """The same words, with nothing but colours between them."""
    told = report(LINE, about(LINE, "v2", to=""))
    plain = rendered("text", told)
    coloured = rendered("text", told, TELLING._replace(colour=True))
    assert "\x1b[1;33mwarning CUR205\x1b[0m" in coloured
    assert "\x1b" not in plain
    for code in ("0", "1", "2", "34", "1;33"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_findings_stand_in_the_order_of_the_file() -> None:
    """Also when the second is the graver one."""
    told = report(LINE, about(LINE, "A", VERSION), about(LINE, "v2", DUPLICATE))
    said = rendered("text", told)
    assert said.index("CUR205") < said.index("CUR402")


def test_an_endless_message_is_cut() -> None:
    """A title of a megabyte is no message."""
    told = report(
        LINE, about(LINE, "v2")._replace(finding=about(LINE, "v2").finding._replace(message="x" * 10**6))
    )
    assert len(rendered("text", told)) < 2_000
