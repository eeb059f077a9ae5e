"""CUR204: an arXiv link of another form than the list's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.links.addressing import CHANGED, mending
from curator.lint.links.arxiv_forms import FORMS, edits_into, links_to_papers, shown, usual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing

_LIST: Final = """\
* [Intriguing Properties of Neural Networks](https://arxiv.org/abs/1312.6199) (ICLR 2014)
* [Explaining and Harnessing Adversarial Examples](https://arxiv.org/abs/1412.6572) (ICLR 2015)
* [Ensemble Adversarial Training: Attacks and Defenses](https://arxiv.org/abs/1705.07204) (ICLR 2018)
* [Obfuscated Gradients Give a False Sense of Security](https://arxiv.org/abs/1802.00420) (ICML 2018)
* [On Evaluating Adversarial Robustness](https://arxiv.org/abs/1902.06705)"""


@check(
    "CUR204",
    "link-form",
    WARNING,
    scope="list",
    fix=SAFE,
    changes=CHANGED,
    why="A reader who clicks expects the same everywhere: the abstract, or the PDF. The form is the one that "
    "list.link_form declares, else that of two links in three or more.",
    examples=[
        Example(bad=_LIST.replace("abs/1902.06705", "pdf/1902.06705.pdf"), good=_LIST),
        Example(
            bad=_LIST.replace("abs/", "pdf/").replace("pdf/1802", "abs/1802"),
            good=_LIST.replace("abs/", "pdf/"),
        ),
    ],
)
def link_form(listing: Listing) -> Iterator[Finding]:
    """An arXiv link is of another form than the list's."""
    links = list(links_to_papers(listing.cases))
    forms = [one.form for one in links]
    declared = FORMS.get(listing.around.form.link_form)
    wanted = declared or usual(forms)
    if wanted is None:
        return
    by = "list.link_form says" if declared else f"{forms.count(wanted)} of {len(forms)} links are"
    for one in links:
        if one.form != wanted:
            message = f"the link is of the form {shown(one.form)}, expected {shown(wanted)} as {by}"
            edits = mending(one.case, one.link, *edits_into(wanted, one.found))
            yield Finding((one.found.start("page"), one.found.end()), message, edits)
