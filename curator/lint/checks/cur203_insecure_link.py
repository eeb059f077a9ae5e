"""CUR203: a link without encryption to a host that offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.addresses import spelled
from curator.core.late import late
from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, Option, check
from curator.lint.links.addressing import CHANGED, mending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.markdown.inline import PlacedLink
    from curator.lint.case import Case

_SCHEME: Final = "http"
_HTTP: Final = late(r"http://(?P<host>[\w.-]++)(?=[/?#]|\Z)")
_SERVING_HTTPS: Final = (
    "aaai.org aclanthology.info aclanthology.org aclweb.org arxiv.org biorxiv.org bitbucket.org cell.com "
    "ceur-ws.org colab.research.google.com cv-foundation.org dblp.org direct.mit.edu distill.pub dl.acm.org "
    "doi.org drive.google.com dropbox.com drops.dagstuhl.de dx.doi.org ecva.net eprint.iacr.org "
    "epubs.siam.org escholarship.org export.arxiv.org frontiersin.org gist.github.com github.com gitlab.com "
    "hal.archives-ouvertes.fr huggingface.co iclr.cc icml.cc ieeexplore.ieee.org ijcai.org jmlr.org "
    "journals.plos.org kaggle.com link.springer.com mdpi.com medium.com nature.com "
    "ndss-symposium.org neurips.cc nips.cc ojs.aaai.org onlinelibrary.wiley.com openaccess.thecvf.com "
    "openreview.net papers.neurips.cc papers.nips.cc papers.ssrn.com pnas.org "
    "proceedings.icml.cc proceedings.mlr.press proceedings.neurips.cc projecteuclid.org pypi.org "
    "raw.githubusercontent.com roboticsproceedings.org scholar.google.com science.org sciencedirect.com "
    "semanticscholar.org sites.google.com tandfonline.com thecvf.com twitter.com usenix.org vldb.org "
    "youtu.be youtube.com zenodo.org"
)
_HOSTS: Final = frozenset(_SERVING_HTTPS.split())
_DOMAINS: Final = (".github.io", ".gitlab.io", ".readthedocs.io", ".wikipedia.org", ".medium.com")


@check(
    "CUR203",
    "insecure-link",
    WARNING,
    fix=SAFE,
    changes=CHANGED,
    only_if="http:",
    options={
        "hosts": Option((), "more hosts that serve https; a host stands for itself with and without www.")
    },
    why="Anybody between the reader and the host can read along and change what arrives.",
    examples=[
        Example(
            bad="* [Bounds That Hold](http://proceedings.mlr.press/v97/doe19a.html) <br/> Proves them.",
            good="* [Bounds That Hold](https://proceedings.mlr.press/v97/doe19a.html) <br/> Proves them.",
        ),
        Example(
            bad="* [Bounds That Hold](http://www.lab.example.org/bounds.pdf) <br/> Proves them.",
            good="* [Bounds That Hold](https://www.lab.example.org/bounds.pdf) <br/> Proves them.",
            options={"hosts": ("lab.example.org",)},
        ),
    ],
)
def insecure_link(case: Case) -> Iterator[Finding]:
    """A link goes without encryption to a host that offers it."""
    for link in case.links:
        found = _HTTP.match(case.text, link.url_start, link.url_end)
        if found and (_offers(case, found["host"]) or _was_led_to_https(case, link)):
            after = link.url_start + len(_SCHEME)
            message = f"the link is not encrypted, and {found['host'][:60]} serves https"
            yield Finding((link.url_start, after + 1), message, mending(case, link, Edit(after, after, "s")))


def _offers(case: Case, host: str) -> bool:
    name = host.lower().removeprefix("www.")
    if name in _HOSTS or name.endswith(_DOMAINS):
        return True
    more = case.around.setting(insecure_link, "hosts")
    return isinstance(more, tuple) and name in {one.lower().removeprefix("www.") for one in more}


def _was_led_to_https(case: Case, link: PlacedLink) -> bool:
    """Whether whoever checked the link ended at the same page over https."""
    known = case.around.link_facts(link.url)
    if known is None or not known.final_url.startswith("https:"):
        return False
    return known.verdict in {"alive", "moved"} and spelled(known.final_url) == spelled(link.url)
