"""CUR210: another paper behind the link is told from the same one under a changed title."""

from __future__ import annotations

import pytest

from curator.core.facts import EntryFacts, Evidence, LinkFacts
from tests.lint.linting import around, marked, messages

TITLE = "Certified Pooling against Small Rotations"
URL = "https://arxiv.org/abs/2102.04638"
OTHER = "Towards Deep Learning Models Resistant to Adversarial Attacks"


def entry(title: str = TITLE, url: str = URL) -> str:
    """An entry with a title and a main link."""
    return f"* [{title}]({url}) (ICML 2021) <br/> Proves a bound."


def test_without_facts_nothing_is_said() -> None:
    """The linter has no network."""
    assert messages("CUR210", entry()) == []
    assert messages("CUR210", entry(), around(entries={"arxiv:1706.06083": EntryFacts(title=OTHER)})) == []
    assert messages("CUR210", entry(), around(entries={"arxiv:2102.04638": EntryFacts(venue="ICML")})) == []


@pytest.mark.parametrize(
    ("mine", "found"),
    [
        (TITLE, TITLE),
        (TITLE, TITLE.upper()),
        (TITLE, f"{TITLE}: A Proof"),
        ("Certified Pooling against…", TITLE),
        (
            r"Certified $\ell_2$ Pooling against Small Rotations",
            "Certified l2 Pooling against Small Rotations",
        ),
        (
            "PAC-learning in the presence of evasion adversaries",
            "PAC-learning in the presence of adversaries",
        ),
        (
            "Fixing Data Augmentation to Improve Adversarial Robustness",
            "Data Augmentation Can Improve Robustness",
        ),
    ],
)
def test_a_title_that_was_spelt_cut_or_changed_a_little_is_left_alone(mine: str, found: str) -> None:
    """Whether the page or the sources have it."""
    assert (
        messages("CUR210", entry(mine), around(entries={"arxiv:2102.04638": EntryFacts(title=found)})) == []
    )
    assert messages("CUR210", entry(mine), around(links={URL: LinkFacts("alive", 200, title=found)})) == []


@pytest.mark.parametrize(
    "title", ["Just a moment...", "CVPR 2019 Open Access Repository", "paper.pdf", "OpenReview"]
)
def test_a_page_that_does_not_name_its_paper_is_left_alone(title: str) -> None:
    """Challenges, sites and files."""
    assert messages("CUR210", entry(), around(links={URL: LinkFacts("alive", 200, title=title)})) == []


@pytest.mark.parametrize("verdict", ["blocked", "rate_limited", "unreachable", "dead"])
def test_a_page_that_was_not_reached_has_no_title(verdict: str) -> None:
    """What was seen instead is no paper."""
    facts = LinkFacts(verdict, title=OTHER)  # type: ignore[arg-type]  # one of the verdicts
    assert messages("CUR210", entry(), around(links={URL: facts})) == []


@pytest.mark.parametrize(
    "title",
    [
        "Enable JavaScript and cookies to continue",
        "JSTOR: Access Check",
        "Shibboleth Authentication Request",
        "Scheduled Maintenance - ACM Digital Library",
        "Publications of the Robust Learning Lab",
        OTHER,
    ],
)
def test_what_a_page_calls_itself_proves_nothing(title: str) -> None:
    """A wall, a log-in, a site, or even another paper: pages tell browsers what they like."""
    page = "https://example.org/papers/17"
    for said_by in ("page", ""):
        facts = LinkFacts("alive", 200, title=title, title_from=said_by)
        assert messages("CUR210", entry(url=page), around(links={page: facts})) == []
    hint = LinkFacts("alive", 200, title=title, title_from="page")
    assert messages("CUR210", entry(), around(links={URL: hint})) == []


def test_a_page_that_tells_indexes_another_title_is_another_papers() -> None:
    """Its word is as good as a registry's."""
    page = "https://example.org/papers/17"
    facts = LinkFacts("alive", 200, title=OTHER, title_from="citation")
    assert messages("CUR210", entry(url=page), around(links={page: facts})) == [
        f"the link leads to “{OTHER[:59]}…”, not to a paper of this title"
    ]


def test_a_page_may_excuse_what_it_cannot_accuse() -> None:
    """Its title is the entry's, and the sources know the paper by a later one."""
    new = EntryFacts(title="Scalable Bounds for Image Models")
    page = LinkFacts("alive", 200, title=TITLE, title_from="page")
    assert messages("CUR210", entry(), around(entries={"arxiv:2102.04638": new}, links={URL: page})) == []
    other = page._replace(title="Enable JavaScript and cookies to continue")
    assert messages("CUR210", entry(), around(entries={"arxiv:2102.04638": new}, links={URL: other})) == [
        "the link leads to “Scalable Bounds for Image Models”, not to a paper of this title"
    ]


def test_one_known_title_that_fits_is_enough() -> None:
    """A paper that was published under another title still bears the old one as a preprint."""
    new = EntryFacts(title="Scalable Bounds for Image Models")
    page = LinkFacts("alive", 200, title=f"[2102.04638] {TITLE}")
    assert messages("CUR210", entry(), around(entries={"arxiv:2102.04638": new}, links={URL: page})) == []
    quote = Evidence("crossref", quote=f"is published version of: {TITLE}")
    told = EntryFacts(title="Scalable Bounds for Image Models", evidence=(quote,))
    assert messages("CUR210", entry(), around(entries={"arxiv:2102.04638": told})) == []


def test_facts_of_another_link_of_the_entry_do_not_count() -> None:
    """Only the main link has to lead to this title."""
    line = entry(url="https://example.org/p").replace("(ICML 2021)", f"([v1]({URL}))")
    assert messages("CUR210", line, around(entries={"arxiv:2102.04638": EntryFacts(title=OTHER)})) == []


def test_another_paper_is_told_by_its_title() -> None:
    """From the sources, and from the page; the entry's title is marked."""
    expected = [f"the link leads to “{OTHER[:59]}…”, not to a paper of this title"]
    for known in (
        around(entries={"arxiv:2102.04638": EntryFacts(title=OTHER)}),
        around(links={URL: LinkFacts("alive", 200, title=OTHER)}),
        around(links={URL.replace("abs", "pdf"): LinkFacts("moved", 200, title=OTHER)}),
        around(entries={URL: EntryFacts(title=OTHER)}),
    ):
        assert messages("CUR210", entry(), known) == expected
        assert marked("CUR210", entry(), known) == [TITLE]


def test_the_threshold_can_be_set() -> None:
    """At 0 nothing differs, at 1 everything that is not the same does."""
    known = {"arxiv:2102.04638": EntryFacts(title="Data Augmentation Can Improve Robustness")}
    mine = entry("Fixing Data Augmentation to Improve Adversarial Robustness")
    for least, fires in ((0.0, False), (0.65, False), (1.0, True), (1, True)):
        options = {"CUR210": {"least": least}}
        assert bool(messages("CUR210", mine, around(entries=known, options=options))) is fires


def test_titles_of_a_megabyte_are_compared_in_bounded_time() -> None:
    """Whoever wrote them."""
    known = around(entries={"arxiv:2102.04638": EntryFacts(title="word " * 200_000)})
    (told,) = messages("CUR210", entry("other " * 200_000), known)
    assert len(told) < 150
