"""Which entries are due for an upgrade, what they should say, and that nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.evidence.judgement import Judgement
from curator.core.list.document import apply_edits, parse
from curator.core.plan import Page
from curator.core.policy import DEFAULT_TEMPLATE, ListFormat
from curator.core.upgrades.edits import drafted, proven
from curator.core.upgrades.upgrade import Due, upgrades_due
from curator.core.works.identity import canonical
from curator.core.works.paper import PaperId, Venue
from tests.core.judging import PLACE, VENUES, arxiv, said, upgraded

if TYPE_CHECKING:
    from curator.core.evidence.judgement import Said
    from curator.core.upgrades.upgrade import Upgrade

ENTRY = "* [Nets of Yore](https://arxiv.org/abs/2501.00001) <br/> Looks back."
PUBLISHED = "* [Nets of Yore](https://arxiv.org/abs/2501.00001) (ICML 2026) <br/> Looks back."
PAPER = arxiv("2501.00001")
TO_PROCEEDINGS = ListFormat(upgrade_link="proceedings")


def page(*entries: str, form: ListFormat | None = None) -> Page:
    """A list with these entries between two that are published."""
    form = form or ListFormat()
    lines = "\n".join(entries)
    text = (
        "# Papers\n\n- [Nets](#nets)\n\n## Nets\n"
        "* [First of All](https://arxiv.org/abs/2401.00001) (ICML 2025) <br/> Begins.\n"
        f"{lines}\n"
        "* [Last of All](https://arxiv.org/abs/2401.00002) (ICML 2024) <br/> Ends.\n"
    )
    return Page(parse(text, form), "README.md", form)


def due(where: Page, judgement: Judgement | None = None, *, paper: PaperId = PAPER) -> list[Due]:
    """What is due when one paper is judged so."""
    return list(upgrades_due(where, {paper: judgement or upgraded()}, venues=VENUES))


def made(where: Page, judgement: Judgement | None = None) -> Upgrade | None:
    """The one upgrade that is due."""
    (one,) = due(where, judgement)
    draft = drafted(one, where)
    assert draft is None or proven([draft], where) == [draft]
    return draft


def changed(where: Page, judgement: Judgement | None = None) -> str:
    """The entry's line after its upgrade, once all other lines were found as they were."""
    found = made(where, judgement)
    assert found is not None
    before = where.document.text.splitlines()
    after = apply_edits(where.document.text, found.edits).splitlines()
    (line,) = {*after} - {*before}
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    return line


@pytest.mark.parametrize(
    "judgement",
    [
        upgraded()._replace(name="unknown"),
        upgraded()._replace(name="confirmed"),
        upgraded()._replace(name="contradicted"),
        upgraded()._replace(standing="submitted"),
        upgraded()._replace(standing="workshop"),
        upgraded(year=None),
        upgraded("Annals of Yore"),
        upgraded("arXiv"),
        upgraded("WOOT"),
        upgraded(""),
    ],
)
def test_what_is_no_upgrade_changes_nothing(judgement: Judgement) -> None:
    """Neither submissions nor workshops, nor venues that the rules do not know or whose year is unknown."""
    assert due(page(ENTRY), judgement) == []


@pytest.mark.parametrize(
    "entry",
    [
        PUBLISHED,
        ENTRY.replace(" <br/>", " (NIPS 2016) <br/>"),
        ENTRY.replace(" <br/>", " (Annals of Yore 2026) <br/>"),
        ENTRY.replace(" <br/>", " [ICML 2026] <br/>"),
        ENTRY.replace("Looks back", "Won a prize at ICML 2026"),
        ENTRY.replace("2501.00001", "2501.00002"),
    ],
)
def test_an_entry_that_has_a_venue_is_left_alone(entry: str) -> None:
    """Whatever the evidence: it may be told by the linter, but is no upgrade; nor is another paper's."""
    assert due(page(entry)) == []


def test_a_preprint_gets_its_venue() -> None:
    """In its place, and nothing else of the list changes; the upgrade tells where it stands."""
    where = page(ENTRY)
    assert changed(where) == PUBLISHED
    found = made(where)
    assert found is not None
    assert (found.key, found.branch) == ("venue:arxiv:2501.00001", "curator/venue/arxiv-2501.00001")
    assert (found.ids, found.title, found.line) == ((PAPER,), "Nets of Yore", 7)
    assert (found.section, found.heading, found.was, found.venue) == ("nets", "Nets", "", Venue("ICML", 2026))
    assert f"-{ENTRY}\n+{PUBLISHED}\n" in found.diff


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (ENTRY.replace(" <br/>", " (arXiv 2025) <br/>"), PUBLISHED),
        (ENTRY.replace(" <br/>", " (2025) <br/>"), PUBLISHED),
        (ENTRY.replace(" <br/>", " (Preprint 2025) <br/>"), PUBLISHED),
        (ENTRY.replace(" <br/>", " (WOOT 2025) <br/>"), PUBLISHED),
        (ENTRY.replace(" <br/> Looks back.", ""), PUBLISHED.replace(" <br/> Looks back.", "")),
        (ENTRY.replace("* ", "- "), PUBLISHED.replace("* ", "- ")),
    ],
)
def test_a_word_for_no_venue_makes_room_for_one(entry: str, expected: str) -> None:
    """An archive's name, a year alone, a workshop; and an entry may end with its venue."""
    assert changed(page(entry)) == expected


def test_the_venue_is_called_as_in_its_year() -> None:
    """A conference had another name once."""
    assert "(NIPS 2016)" in changed(page(ENTRY), upgraded("NeurIPS", 2016))
    assert "(NeurIPS 2026)" in changed(page(ENTRY), upgraded("NeurIPS", 2026))


def test_the_list_may_have_a_name_of_its_own_for_a_venue() -> None:
    """Three entries make a custom, two or one that is usual besides do not."""
    name = "Neural Information Processing Systems"
    own = [f"* [Paper {n}](https://arxiv.org/abs/2402.0000{n}) ({name} 2019)" for n in range(3)]
    assert f"({name} 2026)" in changed(page(*own, ENTRY), upgraded("NeurIPS"))
    assert "(NeurIPS 2026)" in changed(page(*own[:2], ENTRY), upgraded("NeurIPS"))
    usual = [entry.replace(name, "NeurIPS").replace("2402", "2403") for entry in own]
    assert "(NeurIPS 2026)" in changed(page(*own, *usual, ENTRY), upgraded("NeurIPS"))


def test_of_one_paper_that_is_listed_twice_one_entry_is_upgraded() -> None:
    """The first that needs it; that it stands there twice is the linter's to say."""
    where = page(ENTRY, ENTRY.replace("back", "forward"))
    assert [one.entry.line for one in due(where)] == [7]
    assert [one.entry.line for one in due(page(PUBLISHED, ENTRY))] == [8]


def test_an_entry_without_ids_goes_by_its_title() -> None:
    """Its key is made of the title, and its branch can be made of any."""
    where = page(ENTRY.replace("https://arxiv.org/abs/2501.00001", "https://example.org/~me/nets.pdf"))
    (one,) = due(where, paper=canonical((), title="Nets of Yore"))
    assert (one.key, one.branch) == ("venue:title:netsofyore", f"curator/venue/{one.id.slug}")
    assert drafted(one, where) is not None


def test_the_link_stays_unless_the_list_wants_the_proceedings() -> None:
    """That is the maintainer's choice."""
    assert PLACE not in changed(page(ENTRY))
    expected = PUBLISHED.replace("https://arxiv.org/abs/2501.00001", PLACE)
    assert changed(page(ENTRY, form=TO_PROCEEDINGS)) == expected
    found = made(page(ENTRY, form=TO_PROCEEDINGS))
    assert found is not None
    assert (found.old_url, found.url) == ("https://arxiv.org/abs/2501.00001", PLACE)


@pytest.mark.parametrize(
    "piece",
    [
        said(strength="index"),
        said(url=""),
        said(url="http://icml.example.org/2026/one.html"),
        said(url="javascript:alert(1)"),
        said(venue="NeurIPS"),
        said(year=2025),
        said(url="https://arxiv.org/abs/2501.00001"),
        said(url="https://arxiv.org/abs/2501.00009"),
    ],
)
def test_only_the_proceedings_themselves_give_an_address(piece: Said) -> None:
    """An index, an archive, another year's or venue's page does not, nor what is no secure page."""
    assert changed(page(ENTRY, form=TO_PROCEEDINGS), upgraded("ICML", 2026, piece)) == PUBLISHED


def test_an_address_that_proves_the_venue_comes_first() -> None:
    """A page of which only the source says that it is of the proceedings comes second."""
    other = said(url="https://openreview.net/forum?id=abcdef")
    assert other.url in changed(page(ENTRY, form=TO_PROCEEDINGS), upgraded("ICML", 2026, other))
    assert PLACE in changed(page(ENTRY, form=TO_PROCEEDINGS), upgraded("ICML", 2026, other, said()))


def test_a_link_to_a_page_of_the_authors_choice_stays() -> None:
    """Only an archive of preprints is left for the proceedings."""
    entry = ENTRY.replace("https://arxiv.org/abs/2501.00001", "https://doi.org/10.1000/182")
    (one,) = due(page(entry, form=TO_PROCEEDINGS), paper=PaperId("doi", "10.1000/182"))
    assert one.url == ""


def test_further_links_of_the_entry_stay() -> None:
    """Code, video and the description's links are none of the upgrade's business."""
    entry = ENTRY.replace(
        "Looks back.", "Looks [back](https://example.org/b), see [code](https://example.org/c)."
    )
    expected = entry.replace("https://arxiv.org/abs/2501.00001) <br/>", f"{PLACE}) (ICML 2026) <br/>")
    assert changed(page(entry, form=TO_PROCEEDINGS)) == expected


@pytest.mark.parametrize(
    "template",
    [
        "* [{title}]({url}){? <br/> {description}?}",
        "* [{title}]({url}){? ({venue})?}{? <br/> {description}?}",
    ],
)
def test_a_template_without_a_place_for_venues_holds_none(template: str) -> None:
    """What cannot be written is not proposed."""
    where = page(ENTRY, form=ListFormat(template))
    assert [drafted(one, where) for one in due(where)] == [None]


@pytest.mark.parametrize(
    ("template", "entry", "expected"),
    [
        (
            "* **{title}**. [paper]({url}){?, {venue} {year}?}",
            "* **Nets of Yore**. [paper](https://arxiv.org/abs/2501.00001)",
            "* **Nets of Yore**. [paper](https://arxiv.org/abs/2501.00001), ICML 2026",
        ),
        (
            "- [{title}]({url}){? [{venue}, {year}]?}{? - {description}?}",
            "- [Nets of Yore](https://arxiv.org/abs/2501.00001) - Looks back.",
            "- [Nets of Yore](https://arxiv.org/abs/2501.00001) [ICML, 2026] - Looks back.",
        ),
    ],
)
def test_other_lists_write_venues_otherwise(template: str, entry: str, expected: str) -> None:
    """As their template says."""
    form = ListFormat(template)
    text = f"# Papers\n\n{entry}\n"
    where = Page(parse(text, form), "README.md", form)
    found = made(where)
    assert found is not None
    assert apply_edits(text, found.edits) == f"# Papers\n\n{expected}\n"


def test_a_name_that_would_be_markup_is_written_as_text() -> None:
    """The rules may call a venue anything."""
    venues = VENUES._replace(known=(VENUES.known[0]._replace(name="IC*ML*"),))
    where = page(ENTRY)
    (one,) = upgrades_due(where, {PAPER: upgraded("IC*ML*")}, venues=venues)
    found = drafted(one, where)
    assert found is not None
    assert "(IC\\*ML\\* 2026)" in apply_edits(where.document.text, found.edits)


def test_a_long_list_without_upgrades_costs_nothing_more() -> None:
    """Judgements that upgrade nothing are not looked up."""
    assert list(upgrades_due(page(ENTRY), {PAPER: Judgement("confirmed")}, venues=VENUES)) == []
    assert ListFormat().template == DEFAULT_TEMPLATE
