"""CUR209: a personal copy gives way only to a lasting address of the same paper."""

from __future__ import annotations

import pytest

from curator.core.facts import EntryFacts, Evidence
from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages

TITLE = "Certified Pooling against Small Rotations"
COPY = "https://people.example.edu/doe/pool.pdf"
PMLR = "https://proceedings.mlr.press/v97/doe19a.html"
CVF = "https://openaccess.thecvf.com/content_CVPR_2019/html/Doe_Pool_CVPR_2019_paper.html"
KNOWN = {"arxiv:2102.04638": EntryFacts(title=TITLE)}


def entry(url: str = COPY, title: str = TITLE) -> str:
    """An entry whose main link is ``url``."""
    return f"* [{title}]({url}) (ICML 2019) <br/> Proves a bound."


def test_a_copy_of_which_nothing_better_is_known_is_left_alone() -> None:
    """Without facts, and with facts of other papers."""
    assert messages("CUR209", entry()) == []
    other = {"arxiv:2102.04638": EntryFacts(title="Certified Pooling against Large Rotations")}
    assert messages("CUR209", entry(), around(entries=other)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2102.04638",
        PMLR,
        "https://www.lab.example.org/papers/pool.pdf",
        "https://doe.github.io/pooling/",
        "http://www.auai.org/uai2020/proceedings/119_main_paper.pdf",
    ],
)
def test_what_is_no_personal_copy_is_left_alone(url: str) -> None:
    """A publisher, a laboratory, a project's page: whoever put the link there may have meant it."""
    assert messages("CUR209", entry(url), around(entries=KNOWN)) == []


def test_equal_titles_of_two_words_are_no_evidence() -> None:
    """Many papers are called so."""
    known = around(entries={"arxiv:2102.04638": EntryFacts(title="Robust Pooling")})
    assert messages("CUR209", entry(title="Robust Pooling"), known) == []


def test_facts_of_the_address_that_name_another_title_are_no_evidence() -> None:
    """The copy was exchanged, or the facts are wrong."""
    known = around(
        entries={COPY: EntryFacts(title="A Study of Tides", evidence=(Evidence("pmlr", url=PMLR),))}
    )
    assert messages("CUR209", entry(), known) == []


def test_a_preprint_in_the_description_is_another_paper() -> None:
    """Only a link of the head that is called the paper counts."""
    line = entry().replace("bound.", "bound. Extends [this paper](https://arxiv.org/abs/1706.06083).")
    assert messages("CUR209", line) == []
    line = entry().replace("(ICML 2019)", "[earlier work](https://arxiv.org/abs/1706.06083)")
    assert messages("CUR209", line) == []


@pytest.mark.parametrize(
    "url",
    [
        COPY,
        "http://web.cs.ucla.edu/~chohsieh/ICML_2019_TreeAdvAttack.pdf",
        "https://cs.jhu.edu/~alanlab/Pubs20/xie2020adversarial.pdf",
        "https://guanghelee.github.io/pub/Lee_etal_neurips19.pdf",
    ],
)
def test_a_copy_gives_way_to_the_id_that_the_facts_know(url: str) -> None:
    """Found by the title, however it is spelled."""
    known = around(entries={"arxiv:2102.04638": EntryFacts(title=f"{TITLE.lower()}.")})
    host = url.split("/")[2]
    assert marked("CUR209", entry(url), known) == [url]
    expected = f"the link leads to a copy on {host}, and the paper is at https://arxiv.org/abs/2102.04638"
    assert messages("CUR209", entry(url), known) == [expected]
    assert mended("CUR209", entry(url), known) == entry("https://arxiv.org/abs/2102.04638")


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("doi:10.1145/3128572.3140444", "https://doi.org/10.1145/3128572.3140444"),
        ("openreview:Bkx0jJ3Yvr", "https://openreview.net/forum?id=Bkx0jJ3Yvr"),
        ("pmlr:v97/doe19a", PMLR),
        ("acl:P19-1234", "https://aclanthology.org/P19-1234/"),
        ("cvf:CVPR2019/Doe_Pool", CVF),
        (COPY, CVF),
    ],
)
def test_an_id_tells_the_address_or_else_the_evidence_does(key: str, address: str) -> None:
    """Evidence on a personal page, or at no address at all, is passed over."""
    seen = ("https://doe.github.io/pool.pdf", "Proceedings of CVPR", "https://cvpr.thecvf.com/2019/1", CVF)
    facts = EntryFacts(title=TITLE, evidence=tuple(Evidence("x", url=url) for url in seen))
    assert mended("CUR209", entry(), around(entries={key: facts})) == entry(address)


def test_a_page_about_the_paper_is_told_and_not_put_in_its_place() -> None:
    """A conference's page of a talk may not hold the text that the copy has."""
    page = "https://icml.cc/virtual/2019/poster/4169"
    known = around(entries={COPY: EntryFacts(title=TITLE, evidence=(Evidence("proceedings", url=page),))})
    expected = f"the link leads to a copy on people.example.edu, and the paper is at {page}"
    assert messages("CUR209", entry(), known) == [expected]
    assert mended("CUR209", entry(), known) == entry()


def test_facts_without_any_address_say_nothing() -> None:
    """The paper is known, and nobody said where it is."""
    known = around(entries={"cvf:CVPR2019/Doe_Pool": EntryFacts(title=TITLE)})
    assert messages("CUR209", entry(), known) == []


def test_a_lasting_link_of_the_entry_itself_is_better() -> None:
    """No facts are needed when the entry links the preprint beside the copy."""
    form = ListFormat(template="* [{title}]({url}){? {links}?}{? <br/> {description}?}")
    line = f"* [{TITLE}]({COPY}) [[arXiv](https://arxiv.org/abs/2102.04638)] <br/> Proves a bound."
    fixed = mended("CUR209", line, around(form=form))
    assert fixed == line.replace(COPY, "https://arxiv.org/abs/2102.04638")
    assert messages("CUR209", fixed, around(form=form)) == []
