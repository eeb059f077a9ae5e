"""A night with everything in it that the pages have to show, and texts that mean harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from curator.core.candidate import Candidate, Classification, Evidence, Placing, Screening, Verdict
from curator.core.harvest import Health, Status
from curator.core.list.edit import Edit
from curator.core.plan import Addition, Dropped
from curator.core.proposal import Action, Published
from curator.core.report import Piles, Report, Row, made_row
from curator.core.window import Window
from curator.core.works.identity import Match
from curator.core.works.paper import Paper, PaperId, Unreadable
from curator.pages.pull_request import compose

STARTED = datetime(2026, 4, 9, 6, 17, tzinfo=UTC)
HOSTILE = (
    "@everyone <script>alert(1)</script> <img src=x onerror=alert(1)> ](javascript:alert(1)) ` ``` ~~~~ "
    "::add-mask:: ${{ secrets.TOKEN }} #123 owner/repo#1 GH-1 deadbee0 "
    "a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0 "
    "someone@example.org https://example.org www.example.org <!-- --> --> | $x$ **bold** _it_ "
    "[x](http://e.org) \u202eevil\u202c \u200b\ufeff &amp; &#64;all :tada: # heading [^1] - [ ] \x1b[31m\r\n"
    "> quote\n\n# top\n* item"
)


def paper(title: str = "Robust Nets by Certified Training", **fields: Any) -> Paper:  # noqa: ANN401  # the fields of Paper, each of its own type
    """A paper with an abstract that gives the evidence something to quote."""
    plain = Paper(
        ids=(PaperId("arxiv", "2604.00001"), PaperId("doi", "10.1145/1.2")),
        title=title,
        url="https://arxiv.org/abs/2604.00001",
        authors=("Ann Lee", "Bob May"),
        abstract="We train networks that provably resist small changes of their input.",
        comment="Accepted at ICML 2026",
        published=STARTED,
    )
    return replace(plain, **fields)


def candidate(what: Paper | None = None, *, score: float = 0.9, match: Match | None = None) -> Candidate:
    """A judged paper whose evidence quotes its title and its abstract."""
    what = what or paper()
    words = (
        Evidence("screening.training", "title", what.title[:6], 0, len(what.title[:6]), 2.5),
        Evidence("screening.provably", "abstract", what.abstract[23:31], 23, 31, 1.5),
        Evidence("screening.security-categories", "categories", "cs.CR", 0, 5, 0.2),
    )
    ranking = (Placing("training", 0.8, words[:1]), Placing("detection", 0.25, ()))
    classification = Classification(Screening(Verdict.CANDIDATE, score, words), ranking, "training")
    return Candidate(what.ids[0], what, classification, match, 12 if match else None)


def addition(what: Paper | None = None) -> Addition:
    """A new entry, placed on line 20 of the list."""
    chosen = candidate(what)
    entry = f"* [{chosen.title}](https://arxiv.org/abs/2604.00001)"
    return Addition(
        key=f"add:{chosen.id}",
        branch=f"curator/add/{chosen.id.slug}",
        candidate=chosen,
        section="training",
        heading="General Defenses (training phase)",
        line=20,
        entry=entry,
        edit=Edit(0, 0, entry),
        diff=f"--- a/list/README.md\n+++ b/list/README.md\n@@ -1 +1,2 @@\n # List\n-old\n+{entry}\n",
        sentence="",
    )


def row(what: Paper | None = None, *, action: Action = Action.CREATED) -> Row:
    """A proposal made tonight as pull request 7."""
    added = addition(what)
    url = "https://github.com/o/r/pull/7"
    return made_row(
        Published(added.key, added.branch, action, 7, url, "made"), added, compose(added, labels=("bot",))
    )


def waiting(number: int, *, action: Action = Action.QUEUED) -> Row:
    """A row without a proposal of tonight."""
    published = Published(
        f"add:arxiv:2604.{number:05d}", "", action, None, "/some/folder", f"number {number} in the queue"
    )
    return Row(published, f"Waiting Paper {number}", "detection", 0.7)


def report(*rows: Row, text: str = "") -> Report:
    """A night with every kind of pile; ``text`` stands in every place that a service can write to."""
    week = Window(STARTED - timedelta(days=7), STARTED)
    match = Match("near-title", f"the titles differ only in small words {text}", 0.97)
    listed = Dropped(candidate(paper(f"Listed {text}"), match=match), f"already listed on line 12 {text}")
    twice = Dropped(candidate(paper("Twice")), "the same work as another of tonight")
    doubtful = Dropped(
        candidate(paper(f"Doubtful {text}", url="javascript:alert(1)"), score=0.4), f"too few words {text}"
    )
    off = Dropped(candidate(paper(f"Off {text}"), score=0.1), f"against it {text}")
    return Report(
        run_id="20260409T061700Z",
        started=STARTED,
        finished=STARTED + timedelta(seconds=42),
        dry_run=False,
        list_path="list/README.md",
        base_commit="a" * 40,
        sources=(
            Health("arxiv", Status.FRESH, week, 3, 1234, 1234, f"1,234 of 1,234 records came {text}"),
            Health("other", Status.DOWN, week, 1, 0, None, f"Nothing could be read {text}"),
        ),
        unreadable=(Unreadable(f"record 7 {text}", f"it has no title {text}"),),
        papers=1200,
        candidates=9,
        rows=rows,
        piles=Piles(
            (listed, twice),
            (doubtful,),
            (Dropped(candidate(), "withdrawn by its authors"),),
            (Dropped(candidate(), f"no entry of the list can hold it: {text}"),),
            (off,),
            900,
        ),
        writes=4,
        problems=(f"A branch could not be made {text}",),
    )


def quiet_night() -> Report:
    """Nothing came and nothing was left out."""
    return replace(
        report(),
        papers=0,
        candidates=0,
        sources=(),
        unreadable=(),
        problems=(),
        writes=0,
        piles=Piles((), (), (), (), (), 0),
    )
