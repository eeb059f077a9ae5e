"""Better addresses for links: which are proposed, in which order, and which never."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.facts import EntryFacts, Evidence, Facts
from curator.core.links.link import Verdict
from curator.core.list.document import parse
from curator.core.policy import ListFormat
from curator.core.repairs.repair import Found, Hopeless, LinkBatch, Repair
from curator.core.repairs.repairing import hopeless, in_need, repairs

if TYPE_CHECKING:
    from curator.core.list.document import Document

TITLE = "Certified Pooling of Small Rotations"
OLD = "https://example.org/papers/pooling.html"
HOME = "https://people.example.edu/doe/pooling.pdf"
ARXIV = "https://arxiv.org/abs/2102.04638"
DOI = "https://doi.org/10.1145/1.2"
SNAPSHOT = "https://web.archive.org/web/20190503120000/https://example.org/papers/pooling.html"
DEAD = Verdict("dead", "404", 404)
WITH_LINKS = ListFormat("* [{title}]({url}){? {links}?}{? <br/> {description}?}")


def listed(*entries: str, form: ListFormat | None = None) -> Document:
    """A list of these entries."""
    return parse("# List\n\n## Papers\n\n" + "".join(f"* {entry}\n" for entry in entries), form)


def only(url: str = OLD, title: str = TITLE) -> Document:
    """A list of one paper."""
    return listed(f"[{title}]({url}) <br/> Proves a bound.")


def moved(to: str, *, title: str = "", status: int | None = 200) -> Verdict:
    """The page has moved for good."""
    return Verdict("moved", "301", status, to, title)


def made(url: str, verdict: Verdict | None, *, twin: Verdict | None = None) -> tuple[tuple[str, str], ...]:
    """Kind and new address of the repairs of a list whose only link this is; ``twin`` is known of `OLD`."""
    known = {OLD: twin, url: verdict} if twin else {url: verdict}
    checked = {address: one for address, one in known.items() if one}
    return tuple((one.kind, one.new) for one in repairs(only(url), checked))


@pytest.mark.parametrize(
    "verdict",
    [
        None,
        Verdict("alive", status=200),
        Verdict("alive", status=200, final_url="https://example.org/login"),
        Verdict("blocked", "403", 403, "https://example.org/new.html"),
        Verdict("rate_limited", "429", 429),
        Verdict("unreachable", "404-unconfirmed", 404),
        Verdict("unchecked"),
        DEAD,
        moved(OLD),
        moved(""),
        moved("https://example.org/"),
        moved("https://example.org/signin"),
        moved("http://example.org/new.html"),
        moved("https://example.org/new.html", status=None),
        moved("https://example.org/new.html", title="A Survey of Stochastic Gradients"),
        moved("https://example.org/publications"),
        moved("https://example.org/search?q=pooling"),
        moved("https://example.org/pages/oops"),
        moved("https://example.org/maintenance.html"),
        moved("https://example.org/" + "x" * 3_000 + "/pooling.html"),
    ],
)
def test_without_proof_of_a_better_place_nothing_is_proposed(verdict: Verdict | None) -> None:
    """Neither for a link that works or may work again, nor to a place that is worse or another paper's."""
    assert made(OLD, verdict) == ()


@pytest.mark.parametrize("url", [ARXIV, DOI, "http://arxiv.org/abs/2102.04638"])
def test_an_id_that_lasts_never_moves(url: str) -> None:
    """A registry's address is the one that stays, wherever it leads today."""
    assert made(url, moved("https://publisher.example.org/pooling")) == ()


def test_a_page_that_moved_gets_its_new_address() -> None:
    """With the evidence in a sentence, and the entry's title."""
    new = "https://example.org/new.html"
    there = moved(new, title=f"{TITLE} | Example")
    assert repairs(only(), {OLD: there}) == (
        Repair(OLD, new, "moved", "The old address redirects for good to a page with this title.", TITLE),
    )
    (untitled,) = repairs(only(), {OLD: moved("https://example.org/new/pooling/")})
    assert untitled.why == "The old address redirects for good, and the new one answered with status 200."


def test_a_fragment_goes_along() -> None:
    """Browsers keep it on the way through redirects, unless the redirect names one."""
    new = "https://example.org/new/pooling.html"
    assert made(f"{OLD}#theorem", moved(new)) == (("moved", f"{new}#theorem"),)
    assert made(f"{OLD}#theorem", moved(f"{new}#t2")) == (("moved", f"{new}#t2"),)


def test_https_is_proposed_where_the_redirects_prove_it() -> None:
    """The server itself leads from http to https."""
    plain = OLD.replace("https:", "http:")
    for verdict in (moved(OLD), Verdict("alive", status=200, final_url=OLD)):
        assert made(plain, verdict) == (("https", OLD),)


@pytest.mark.parametrize(
    ("twin", "title"),
    [
        (Verdict("blocked", status=403), ""),
        (Verdict("moved", status=200, final_url="https://example.org/other.html"), ""),
        (Verdict("alive", status=200, final_url="https://example.org/other.html"), ""),
        (Verdict("alive"), ""),
        (Verdict("alive", status=200, title="Welcome to Hosting"), ""),
        (Verdict("alive", status=200, title="A Survey of Stochastic Gradients"), ""),
        (Verdict("alive", status=200, title=TITLE), "A Survey of Stochastic Gradients"),
    ],
)
def test_another_page_over_https_proves_nothing(twin: Verdict, title: str) -> None:
    """Servers of many sites show whichever they like over https."""
    plain = OLD.replace("https:", "http:")
    assert made(plain, Verdict("alive", status=200, title=title), twin=twin) == ()


@pytest.mark.parametrize("twin", ["", TITLE, f"{TITLE} - Example"])
def test_https_is_proposed_where_the_same_page_was_seen(twin: str) -> None:
    """Somebody asked for the address with https, and the same page came."""
    plain = OLD.replace("https:", "http:")
    seen = Verdict("alive", status=200, title=twin)
    assert made(plain, Verdict("alive", status=200), twin=seen) == (("https", OLD),)
    assert made(plain, DEAD, twin=seen) == (("https", OLD),)


def facts(**known: EntryFacts) -> Facts:
    """Facts about a paper by its arXiv id."""
    return Facts(entries={"arxiv:2102.04638": known.get("paper", EntryFacts(title=TITLE))})


@pytest.mark.parametrize(
    ("url", "verdict"), [(OLD, DEAD), (HOME, Verdict("alive", status=200)), (HOME, None)]
)
def test_a_dead_or_personal_link_gets_the_lasting_place_that_the_facts_know(
    url: str, verdict: Verdict | None
) -> None:
    """By the title; a home page need not be dead to be left."""
    checked = {url: verdict} if verdict else {}
    (repair,) = repairs(only(url), checked, facts=facts())
    assert (repair.old, repair.new, repair.kind) == (url, ARXIV, "canonical")


def test_the_facts_must_know_this_paper() -> None:
    """Another title, or a title of two words, is no evidence; nor is a place that is personal or no paper."""
    other = facts(paper=EntryFacts(title="A Survey of Stochastic Gradients"))
    assert repairs(only(), {OLD: DEAD}, facts=other) == ()
    short = facts(paper=EntryFacts(title="Certified Pooling"))
    assert repairs(only(title="Certified Pooling"), {OLD: DEAD}, facts=short) == ()
    for url in (HOME, "https://github.com/doe/pooling", "https://example.net/"):
        seen = EntryFacts(title=TITLE, evidence=(Evidence("a page", url=url),))
        assert repairs(only(), {OLD: DEAD}, facts=Facts(entries={OLD: seen})) == ()


def test_a_page_without_an_id_replaces_only_a_dead_link() -> None:
    """It may be about the paper without having its text, which somebody's copy has."""
    seen = EntryFacts(title=TITLE, evidence=(Evidence("venue", url="https://venue.example.org/pooling"),))
    known = Facts(entries={OLD: seen, HOME: seen})
    assert [one.new for one in repairs(only(), {OLD: DEAD}, facts=known)] == [
        "https://venue.example.org/pooling"
    ]
    assert repairs(only(HOME), {}, facts=known) == ()


def test_another_link_of_the_entry_is_the_best_evidence() -> None:
    """A link called the paper; for a dead link any id of the entry will do."""
    called = listed(f"[{TITLE}]({HOME}) [[arXiv]]({ARXIV}) <br/> B.", form=WITH_LINKS)
    (repair,) = repairs(called, {}, facts=facts())
    assert (repair.new, repair.why) == (
        ARXIV,
        "The link leads to a personal copy; another link of the entry leads to the paper.",
    )
    other = listed(f"[{TITLE}]({OLD}) [[version 2]]({ARXIV}) <br/> B.", form=WITH_LINKS)
    assert [one.new for one in repairs(other, {OLD: DEAD}, form=WITH_LINKS)] == [ARXIV]
    assert repairs(other, {OLD: DEAD, ARXIV: DEAD}, form=WITH_LINKS) == ()


def test_an_unknown_id_is_not_replaced_by_itself() -> None:
    """What its registry does not know is dead under each of its addresses."""
    gone = Verdict("dead", "unknown-id", via="arxiv")
    both = listed(f"[{TITLE}]({ARXIV}) [[pdf]](https://arxiv.org/pdf/2102.04638) <br/> B.", form=WITH_LINKS)
    assert repairs(both, {ARXIV: gone}, facts=facts(), form=WITH_LINKS) == ()
    (repair,) = repairs(only(ARXIV), {ARXIV: gone}, found={ARXIV: Found(DOI, TITLE, "Crossref")})
    assert repair.why == (
        f"Its registry does not know the id in the old address; Crossref has the paper there as “{TITLE}”."
    )


@pytest.mark.parametrize(
    ("form", "expected"),
    [(None, "https://arxiv.org/pdf/2102.04638"), (ListFormat(link_form="abs"), ARXIV)],
)
def test_a_new_link_to_arxiv_has_the_lists_form(form: ListFormat | None, expected: str) -> None:
    """The one that the list's links to arXiv have, unless a maintainer chose."""
    both = listed(f"[{TITLE}]({OLD})", "[Another Paper](https://arxiv.org/pdf/2203.00001)")
    assert [one.new for one in repairs(both, {OLD: DEAD}, facts=facts(), form=form)] == [expected]


@pytest.mark.parametrize(
    "found",
    [
        Found(DOI, "A Survey of Stochastic Gradients", "Crossref"),
        Found(HOME, TITLE, "Semantic Scholar"),
        Found("http://example.net/pooling", TITLE, "Semantic Scholar"),
        Found("https://example.net/login", TITLE, "Semantic Scholar"),
        Found(OLD, TITLE, "Semantic Scholar"),
        Found("javascript:alert(1)", TITLE, "Semantic Scholar"),
        Found(SNAPSHOT, "Page not found", "the Internet Archive", "archived"),
        Found("https://example.net/copy", TITLE, "the Internet Archive", "archived"),
        Found(SNAPSHOT.replace("https:", "http:", 1), TITLE, "the Internet Archive", "archived"),
    ],
)
def test_a_lookup_is_believed_only_with_the_title_and_a_lasting_place(found: Found) -> None:
    """A search answers with the next best work, and an archive keeps pages that say the page is gone."""
    assert repairs(only(), {OLD: DEAD}, found={OLD: found}) == ()


def test_lookups_come_after_the_facts_and_a_snapshot_only_for_what_is_dead() -> None:
    """What the list and its facts know needs nobody else."""
    crossref = {OLD: Found(DOI, TITLE, "Crossref")}
    assert [one.new for one in repairs(only(), {OLD: DEAD}, found=crossref)] == [DOI]
    assert [one.new for one in repairs(only(), {OLD: DEAD}, facts=facts(), found=crossref)] == [ARXIV]
    archive = {url: Found(SNAPSHOT, TITLE, "the Internet Archive", "archived") for url in (OLD, HOME)}
    assert [(one.kind, one.new) for one in repairs(only(), {OLD: DEAD}, found=archive)] == [
        ("archived", SNAPSHOT)
    ]
    assert repairs(only(HOME), {}, found=archive) == ()


def test_one_address_of_two_papers_gets_no_paper_of_its_own() -> None:
    """A page that lists both has no lasting place of either; that it moved concerns both."""
    both = listed(f"[{TITLE}]({OLD})", f"[A Survey of Stochastic Gradients]({OLD})")
    assert repairs(both, {OLD: DEAD}, facts=facts()) == ()
    assert in_need(both, {OLD: DEAD}) == ()
    new = "https://example.org/new/pooling.html"
    assert [one.new for one in repairs(both, {OLD: moved(new)})] == [new]
    assert repairs(both, {OLD: moved(new, title=TITLE)}) == ()


def test_several_links_that_are_led_to_one_place_stay() -> None:
    """Even where its name is that of one of them: this is how a site answers for all that it has given up."""
    other = "https://example.org/papers/limits.html"
    document = listed(f"[{TITLE}]({OLD})", f"[Limits of Rotation and Pooling]({other})")
    new = "https://example.org/new/pooling.html"
    assert [one.old for one in repairs(document, {OLD: moved(new)})] == [OLD]
    assert repairs(document, {OLD: moved(new), other: moved(new)}) == ()
    assert repairs(document, {OLD: moved(new), other: Verdict("alive", status=200, final_url=new)}) == ()


def test_dead_links_come_first_then_moved_then_personal_then_plain_http() -> None:
    """A pull request has room for so many, and readers are helped most by the first."""
    urls = ("http://example.org/plain", HOME, "https://example.org/moved", OLD)
    titles = ("Plain Text over the Network", TITLE, "Moving Pages between Servers", TITLE)
    document = listed(*(f"[{title}]({url})" for title, url in zip(titles, urls, strict=True)))
    checked = {
        urls[0]: moved("https://example.org/plain"),
        urls[2]: moved("https://example.org/new", title=titles[2]),
        OLD: DEAD,
    }
    assert [one.old for one in repairs(document, checked, facts=facts())] == [OLD, urls[2], HOME, urls[0]]


def test_lookups_are_for_main_links_that_nothing_else_helps() -> None:
    """Dead ones first; a title of two words could be anybody's, and a link within a description anything."""
    document = listed(
        f"[{TITLE}]({HOME})",
        f"[Moving Pages between Servers]({OLD}) <br/> With [code](https://example.org/code).",
        "[Short Title](https://example.org/short)",
        "[Text over the Network](https://example.org/alive)",
    )
    dead = dict.fromkeys((OLD, "https://example.org/code", "https://example.org/short"), DEAD)
    assert [(one.url, one.title, one.dead) for one in in_need(document, dead)] == [
        (OLD, "Moving Pages between Servers", True),
        (HOME, TITLE, False),
    ]
    assert [one.url for one in in_need(document, dead, facts=facts())] == [OLD]


def test_dead_links_without_a_repair_are_named_with_their_lines() -> None:
    """Also those within descriptions; each where it first stands."""
    code = "https://example.org/code"
    document = listed(f"[{TITLE}]({OLD}) <br/> With\n  [code]({code}).", f"[Another Paper]({code})")
    checked = {OLD: DEAD, code: DEAD}
    assert hopeless(document, checked, repairs(document, checked, facts=facts())) == (
        Hopeless(code, TITLE, 6),
    )
    assert hopeless(document, {}, ()) == ()


def test_evidence_is_bounded_and_plain() -> None:
    """A service may send any title."""
    long = Found(DOI, f"{TITLE}: \u202e{'x' * 5_000}", "Crossref\n" * 50)
    (repair,) = repairs(only(), {OLD: DEAD}, found={OLD: long})
    assert len(repair.why) <= 300
    assert repair.why.isprintable()


def test_a_batch_has_the_months_key_and_branch() -> None:
    """One pull request a month collects repairs."""
    batch = LinkBatch("2026-11", (), (), "")
    assert (batch.key, batch.branch) == ("links:2026-11", "curator/links/2026-11")
