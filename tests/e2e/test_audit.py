"""`curator audit` on the real list with the real proceedings: what it says, and what it does not."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.list.document import parse
from curator.core.works.identity import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.list.document import Entry
    from tests.support.venue_desk import VenueDesk

SHARED: Final = Path(__file__).parents[3] / "shared"
LIST: Final = SHARED / "lists" / "papers-of-robust-ml.md"
WORKS: Final = SHARED / "corpora" / "proceedings.jsonl.gz"

pytestmark = pytest.mark.skipif(
    not (LIST.exists() and WORKS.exists()), reason="the list and the proceedings of ../shared are not here"
)

STALE: Final = {
    211: ("CUR306", "CVPR 2020"),
    213: ("CUR306", "CVPR 2020"),
    223: ("CUR301", "ECCV 2018"),
    233: ("CUR306", "ICLR 2022"),
    235: ("CUR306", "UAI 2022"),
    260: ("CUR306", "NeurIPS 2021"),
    262: ("CUR306", "CVPR 2021"),
}
RETITLED: Final = {
    33: ("Data Augmentation Can Improve Robustness", "NeurIPS", 2021),
    100: ("Online Adversarial Purification based on Self-supervised Learning", "ICLR", 2021),
    128: (
        "Towards Verifying Robustness of Neural Networks Against A Family of Semantic Perturbations",
        "CVPR",
        2020,
    ),
    138: ("Scalable Verified Training for Provably Robust Image Classification", "ICCV", 2019),
    176: ("PAC-learning in the presence of adversaries", "NeurIPS", 2018),
}
AUTHORS: Final[Mapping[int, str]] = {
    33: "Sylvestre-Alvise Rebuffi, Sven Gowal, Dan A. Calian, Florian Stimberg, Olivia Wiles, Timothy Mann",
    43: "Cihang Xie, Mingxing Tan, Boqing Gong, Alan Yuille, Quoc V. Le",
    84: "Harini Kannan, Alexey Kurakin, Ian Goodfellow",
    100: "Changhao Shi, Chester Holtz, Gal Mishne",
    122: "Reuben Feinman, Ryan R. Curtin, Saurabh Shintre, Andrew B. Gardner",
    128: "Jeet Mohapatra, Tsui-Wei Weng, Pin-Yu Chen, Sijia Liu, Luca Daniel",
    138: "Sven Gowal, Krishnamurthy Dvijotham, Robert Stanforth, Rudy Bunel, Chongli Qin, Jonathan Uesato, "
    "Relja Arandjelovic, Timothy Mann, Pushmeet Kohli",
    156: "Krishnamurthy Dvijotham, Robert Stanforth, Sven Gowal, Timothy Mann, Pushmeet Kohli",
    158: "Guy Katz, Clark Barrett, David Dill, Kyle Julian, Mykel Kochenderfer",
    160: "Francesco Leofante, Nina Narodytska, Luca Pulina, Armando Tacchella",
    164: "Amirreza Shaeiri, Rozhin Nobahari, Mohammad Hossein Rohban",
    176: "Daniel Cullina, Arjun Nitin Bhagoji, Prateek Mittal",
    197: "Sven Gowal, Chongli Qin, Jonathan Uesato, Timothy Mann, Pushmeet Kohli",
    221: "Nicholas Carlini, Anish Athalye, Nicolas Papernot, Wieland Brendel, Jonas Rauber, "
    "Dimitris Tsipras, Ian Goodfellow, Aleksander Madry, Alexey Kurakin",
    225: "Warren He, James Wei, Xinyun Chen, Nicholas Carlini, Dawn Song",
    248: "Dan Hendrycks, Nicholas Carlini, John Schulman, Jacob Steinhardt",
    254: "Ian J. Goodfellow, Jonathon Shlens, Christian Szegedy",
}
"""Who wrote the papers that stand in no proceedings under their title, by their lines in the list."""


@pytest.fixture
def world(venue_desk: VenueDesk) -> VenueDesk:
    """The real list without rules of its own; arXiv and OpenReview know what they knew of its papers."""
    text = LIST.read_text(encoding="utf-8")
    venue_desk.write(text)
    entries = list(parse(text).entries)
    works = _works_of(entries)
    papers: dict[str, dict[str, object]] = {}
    for entry in entries:
        known = works.get(fingerprint(entry.title), [])
        named = AUTHORS.get(entry.line, "").split(", ") if entry.line in AUTHORS else []
        authors = named or next((row["authors"] for row in known), ["Nobody Known"])
        for one in entry.ids:
            if one.scheme == "arxiv":
                papers[one.value] = {"title": entry.title, "authors": authors}
            elif one.scheme == "openreview":
                _note(venue_desk, one.value, entry, known, authors)
    venue_desk.arxiv(papers)
    return venue_desk


def test_the_real_list_is_audited_truly(world: VenueDesk) -> None:
    """Seven preprints, a wrong year, a duplicate, doubtful titles; nothing false of any other entry.

    Without a network only those changed titles are proposed that share nearly all of their words, and less
    surely: authors, who decide, are known to arXiv. The second run needs no file any more.
    """
    told = world.data("--proceedings", str(WORKS), "--offline")
    _is_true(told, {("CUR303", 266), ("CUR402", 244)})
    assert _guesses(told) == dict.fromkeys((100, 128, 176), "possible")
    assert told["summary"]["requests"] == {}
    assert told["summary"]["works"] == 150_811

    told = world.data()
    _is_true(told, {("CUR303", 266), ("CUR402", 244), ("CUR209", 244)})
    assert _guesses(told) == dict.fromkeys(RETITLED, "likely")
    assert told["summary"]["requests"].keys() == {"arxiv", "openreview"}
    assert told["summary"]["waiting"] == {}
    assert told["summary"]["troubles"] == []


def _is_true(told: dict[str, Any], others: set[tuple[str, int]]) -> None:
    """What is found, and nothing else; line 244 is the published one of two, and links to somebody's copy."""
    assert told["summary"]["entries"] == 113
    found = {(one["code"], one["line"]): one for one in told["findings"]}
    assert found.keys() == {(code, line) for line, (code, _) in STALE.items()} | others
    for line, (code, venue) in STALE.items():
        assert venue in found[code, line]["message"]
        assert found[code, line]["evidence"][0]["source"] in {"proceedings", "OpenReview"}
        assert found[code, line]["evidence"][0]["seen"] == "2026-11-26"
    assert "ICLR 2019" in found["CUR303", 266]["message"]
    assert "line 213" in found["CUR402", 244]["message"]
    for one in told["doubtful"]:
        assert (one["published_title"], one["venue"], one["year"]) == RETITLED[one["line"]]


def _guesses(told: dict[str, Any]) -> dict[int, str]:
    return {one["line"]: one["likelihood"] for one in told["doubtful"]}


def _works_of(entries: list[Entry]) -> dict[str, list[dict[str, Any]]]:
    """The records of proceedings that have the titles of entries."""
    wanted = {fingerprint(entry.title) for entry in entries}
    found: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(WORKS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (key := fingerprint(row["title"])) in wanted:
                found.setdefault(key, []).append(row)
    return found


def _note(desk: VenueDesk, number: str, entry: Entry, known: list[dict[str, Any]], authors: object) -> None:
    """What OpenReview has of an entry's link: the decision, as far as the proceedings tell it."""
    row = next((one for one in known if number in one["url"]), known[0] if known else None)
    if row is None:
        return
    group = f"{row['venue']}.cc/{row['year']}/Conference"
    ends = {"Reject": "/Rejected_Submission", "Withdraw": "/Withdrawn_Submission"}
    refused = ends.get(row["status"] or "", "")
    venue = (
        f"Submitted to {row['venue']} {row['year']}" if refused else f"{row['venue']} {row['year']} Poster"
    )
    names = authors if isinstance(authors, list) else []
    desk.note(number, entry.title, venue=venue, venueid=group + refused, authors=names)
