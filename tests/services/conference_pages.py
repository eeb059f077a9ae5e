"""What conference services send, written anew in the shapes that their adapters read; small, and pure.

A `Work` is one appearance of a paper: the same paper may be rejected at one venue and accepted at another.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timezone
from html import escape

ACCEPTED, WORKSHOP, REJECTED, WITHDRAWN = "accepted", "workshop", "rejected", "withdrawn"
_NAMES = {
    "ICML": "International Conference on Machine Learning",
    "ICLR": "International Conference on Learning Representations",
    "AISTATS": "International Conference on Artificial Intelligence and Statistics",
    "NeurIPS": "Neural Information Processing Systems",
    "CVPR": "Computer Vision and Pattern Recognition",
    "ICCV": "IEEE International Conference on Computer Vision",
    "ECCV": "European Conference on Computer Vision",
    "ACL": "Annual Meeting of the Association for Computational Linguistics",
    "EMNLP": "Conference on Empirical Methods in Natural Language Processing",
}
_GROUPS = {"ICLR": "ICLR.cc/{year}/Conference", "ICML": "ICML.cc/{year}/Conference",
           "NeurIPS": "NeurIPS.cc/{year}/Conference"}
_ENDS = {REJECTED: "/Rejected_Submission", WITHDRAWN: "/Withdrawn_Submission"}


@dataclass(frozen=True)
class Edition:
    """One venue-year: when its proceedings appear, at which ``service``, and as which volume of PMLR."""

    venue: str
    year: int
    appears: date
    service: str
    volume: int = 0

    @property
    def key(self) -> tuple[str, int]:
        return self.venue, self.year


@dataclass(frozen=True)
class Work:
    """One appearance of a paper at a venue; ``arxiv`` is the id of its preprint, "" for none."""

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int
    standing: str = ACCEPTED
    arxiv: str = ""
    abstract: str = ""

    @property
    def mark(self) -> str:
        """Thirty-two hexadecimal digits that are this appearance's alone."""
        return hashlib.md5(f"{self.title} {self.venue} {self.year}".encode()).hexdigest()

    @property
    def number(self) -> int:
        """A number below ten thousand, nearly its alone."""
        return int(self.mark[:8], 16) % 9_999 + 1

    @property
    def note(self) -> str:
        """The id of its note at OpenReview."""
        return f"n{self.mark[:9]}"

    @property
    def doi(self) -> str:
        """The DOI that its publisher registers."""
        return f"10.18653/v1/{self.year}.{self.venue.lower()}-long.{self.number}"

    @property
    def family(self) -> str:
        return self.authors[0].rpartition(" ")[2]


def key_of(work: Work) -> str:
    """PMLR's key: family name, year, letters that nobody else has."""
    letters = "".join(chr(97 + int(digit, 16)) for digit in work.mark[:3])
    return f"{work.family.lower()}{work.year % 100:02}{letters}"


def pmlr_bib(edition: Edition, works: list[Work]) -> bytes:
    """A volume's bibliography."""
    book = f"Proceedings of the {_NAMES.get(edition.venue, edition.venue)}"
    entries = [f"@Proceedings{{{edition.venue}{edition.year},\n  booktitle = {{{book}}},\n"
               f"  volume = {{{edition.volume}}},\n  year = {{{edition.year}}}\n}}"]
    for work in works:
        place = f"https://proceedings.mlr.press/v{edition.volume}/{key_of(work)}.html"
        people = " and ".join(f"{name.rpartition(' ')[2]}, {name.rpartition(' ')[0]}" for name in work.authors)
        entries.append(
            f"@InProceedings{{pmlr-v{edition.volume}-{key_of(work)},\n  title = \t {{{work.title}}},\n"
            f"  author =       {{{people}}},\n  booktitle = \t {{{book}}},\n  pages = \t {{1--9}},\n"
            f"  year = \t {{{edition.year}}},\n  volume = \t {{{edition.volume}}},\n  url = \t {{{place}}},\n"
            f"  abstract = \t {{{work.abstract}}}\n}}"
        )
    return "\n".join(entries).encode()


def pmlr_volumes(editions: list[Edition]) -> bytes:
    """The list of all volumes."""
    items = "".join(f'<li><a href="v{one.volume}"><b>Volume {one.volume}</b></a> Proceedings of {one.venue} '
                    f"{one.year}</li>" for one in editions)
    return _page(f'<ul class="proceedings-list">{items}</ul>')


def neurips_list(edition: Edition, works: list[Work]) -> bytes:
    """The page of a year, which stands there without papers before they are out."""
    place = f"/paper_files/paper/{edition.year}/hash"
    items = "".join(
        f'<li class="conference" data-track="conference"><a title="paper title" '
        f'href="{place}/{work.mark}-Abstract-Conference.html">{escape(work.title)}</a> '
        f'<span class="paper-authors">{escape(", ".join(work.authors))}</span></li>'
        for work in works
    )
    return _page(f'<h4>Advances in Neural Information Processing Systems</h4><ul class="paper-list">{items}</ul>')


def cvf_list(edition: Edition, works: list[Work]) -> bytes:
    """All days of a conference; a workshop's papers are at another address."""
    entries = []
    for work in works:
        folder = f"{edition.venue}{edition.year}"
        stem = f"{work.family}_{'_'.join(re.findall('[A-Za-z-]+', work.title))}"
        if work.standing == WORKSHOP:
            folder, stem = f"{folder}W/AML", f"{stem}_{edition.venue}W"
        else:
            stem = f"{stem}_{edition.venue}"
        stem = f"{stem}_{edition.year}_paper"
        names = "".join(
            f'<form id="form-{at}" action="/{edition.venue}{edition.year}" method="post" class="authsearch">'
            f'<input type="hidden" name="query_author" value="{escape(name)}"><a href="#">{escape(name)}</a></form>'
            for at, name in enumerate(work.authors)
        )
        preprint = f'[<a href="http://arxiv.org/abs/{work.arxiv}">arXiv</a>]' if work.arxiv else ""
        entries.append(
            f'<dt class="ptitle"><br><a href="/content/{folder}/html/{stem}.html">{escape(work.title)}</a></dt>'
            f'<dd>{names}</dd><dd>[<a href="/content/{folder}/papers/{stem}.pdf">pdf</a>]{preprint}'
            '<div class="link2">[<a class="fakelink">bibtex</a>]</div></dd>'
        )
    return _page(f'<div id="content"><dl>{"".join(entries)}</dl></div>')


def cvf_workshops(edition: Edition) -> bytes:
    """The menu of a conference's workshops."""
    return _page(f'<dl><dd><a href="/{edition.venue}{edition.year}_workshops/AML">Robust Vision</a></dd></dl>')


def ecva_list(listed: list[tuple[Edition, list[Work]]]) -> bytes:
    """The papers of all years on one page."""
    parts = []
    for edition, works in listed:
        folder = f"papers/eccv_{edition.year}/papers_ECCV"
        entries = "".join(
            f'<dt class="ptitle"><br><a href="{folder}/html/{work.number}_ECCV_{edition.year}_paper.php">'
            f"{escape(work.title)}</a></dt><dd>{escape(', '.join(work.authors))}</dd>"
            f"<dd>[<a href='{folder}/papers/{work.number:05}.pdf'>pdf</a>]</dd>"
            for work in works
        )
        parts.append(f'<button class="accordion">ECCV {edition.year} Papers</button>'
                     f'<div class="accordion-content"><dl>{entries}</dl></div>')
    return _page("".join(parts))


def acl_xml(edition: Edition, works: list[Work], *, findings: bool = False) -> bytes:
    """A collection: the long papers, and the student workshop; of findings, the venue's own volume."""
    name = edition.venue.lower()
    collection = f"{edition.year}.{'findings' if findings else name}"
    main = _volume(
        name if findings else "long", edition, [work for work in works if work.standing != WORKSHOP],
        f"{'Findings of the' if findings else 'Proceedings of the'} {_NAMES[edition.venue]}", collection)
    students = [work for work in works if work.standing == WORKSHOP]
    srw = _volume("srw", edition, students, f"{_NAMES[edition.venue]}: Student Research Workshop", collection)
    return (f"<?xml version='1.0' encoding='UTF-8'?>\n<collection id=\"{collection}\">{main}"
            f"{srw if students else ''}</collection>").encode()


def _volume(name: str, edition: Edition, works: list[Work], book: str, collection: str) -> str:
    papers = "".join(
        f'<paper id="{work.number}"><title>{escape(work.title)}</title>'
        + "".join(f"<author><first>{escape(one.rpartition(' ')[0])}</first>"
                  f"<last>{escape(one.rpartition(' ')[2])}</last></author>" for one in work.authors)
        + f"<abstract>{escape(work.abstract)}</abstract><url>{collection}-{name}.{work.number}</url>"
        + ("<retracted date=\"2025-01-01\">By its authors.</retracted>" if work.standing == WITHDRAWN else "")
        + f"<bibkey>{key_of(work)}</bibkey></paper>"
        for work in works
    )
    return (f'<volume id="{name}" ingest-date="{edition.appears}" type="proceedings"><meta>'
            f"<booktitle>{escape(book)}</booktitle><year>{edition.year}</year></meta>{papers}</volume>")


def virtual_events(edition: Edition, works: list[Work]) -> bytes:
    """A virtual conference's events: every third paper is an oral, too."""
    events = []
    for at, work in enumerate(works):
        for kind in ("Poster", *(["Oral"] if at % 3 == 0 else [])):
            events.append({
                "id": work.number, "name": work.title, "abstract": work.abstract, "eventtype": kind,
                "decision": f"Accept ({kind.lower()})", "visible": True, "paper_url": "",
                "authors": [{"id": n, "fullname": name} for n, name in enumerate(work.authors)],
                "virtualsite_url": f"/virtual/{edition.year}/{kind.lower()}/{work.number}",
            })
    return json.dumps({"count": len(events), "next": None, "previous": None, "results": events}).encode()


def group_of(venue: str, year: int) -> str:
    """The group whose id accepted papers bear; "" for a venue that is not at OpenReview."""
    return _GROUPS.get(venue, "").format(year=year)


def note_v2(work: Work, appears: date) -> dict[str, object]:
    """A note as version 2 has it; a rejected one says of itself that it was submitted."""
    group = group_of(work.venue, work.year)
    called = f"{work.venue} {work.year} Poster"
    if work.standing in _ENDS:
        group, called = group + _ENDS[work.standing], f"Submitted to {work.venue} {work.year}"
    elif work.standing == WORKSHOP:
        group, called = f"{work.venue}.cc/{work.year}/Workshop/AML", f"{work.venue} {work.year} Workshop AML"
    moment = _milliseconds(appears)
    content = {"title": work.title, "authors": list(work.authors), "abstract": work.abstract,
               "authorids": [f"~{name.replace(' ', '_')}1" for name in work.authors],
               "venue": called, "venueid": group, "pdf": f"/pdf/{work.mark}.pdf"}
    told = {"pdate": moment} if work.standing == ACCEPTED else {}
    return {"id": work.note, "forum": work.note, "version": 2, "readers": ["everyone"], "cdate": moment,
            "invitations": [f"{work.venue}.cc/{work.year}/Conference/-/Submission"], **told, "mdate": moment,
            "content": {name: {"value": value} for name, value in content.items()}}


def openreview_page(edition: Edition, works: list[Work]) -> bytes:
    """All notes of a venue-year on one page."""
    notes = [note_v2(work, edition.appears) for work in works]
    return json.dumps({"notes": notes, "count": len(notes)}).encode()


def note_v1(work: Work, appears: date) -> dict[str, object]:
    """A note as version 1 has it, of a year in which its ``venue`` says what became of it."""
    group = group_of(work.venue, work.year)
    called = f"{work.venue} {work.year} Poster" if work.standing == ACCEPTED else f"Submitted to {work.venue} {work.year}"
    return {"id": work.note, "forum": work.note, "readers": ["everyone"], "cdate": _milliseconds(appears),
            "invitation": f"{group}/-/Blind_Submission",
            "content": {"title": work.title, "authors": list(work.authors), "abstract": work.abstract,
                        "venue": called, "venueid": group}}


def crossref_item(work: Work) -> dict[str, object]:
    """What its publisher registered."""
    people = [{"given": name.rpartition(" ")[0], "family": name.rpartition(" ")[2]} for name in work.authors]
    return {"DOI": work.doi, "type": "proceedings-article", "title": [work.title], "author": people,
            "container-title": [f"Proceedings of the {_NAMES.get(work.venue, work.venue)}"],
            "issued": {"date-parts": [[work.year]]}}


def s2_paper(work: Work, *, out: bool) -> dict[str, object]:
    """What Semantic Scholar merged: the venue's full name once it is out, the archive before."""
    ids = {"ArXiv": work.arxiv} if work.arxiv else {}
    return {"paperId": work.mark + work.mark[:8], "externalIds": ids, "title": work.title, "year": work.year,
            "url": f"https://www.semanticscholar.org/paper/{work.mark}", "publicationVenue": None,
            "venue": _NAMES.get(work.venue, work.venue) if out else "arXiv.org", "journal": None,
            "authors": [{"authorId": str(n), "name": name} for n, name in enumerate(work.authors)]}


def openalex_work(work: Work, *, out: bool) -> dict[str, object]:
    """What OpenAlex merged."""
    place = {"source": {"display_name": _NAMES.get(work.venue, work.venue) if out else "arXiv (Cornell University)"}}
    return {"id": f"https://openalex.org/W{work.number}", "doi": f"https://doi.org/{preprint_doi(work)}", "display_name": work.title, "title": work.title,
            "publication_year": work.year, "type": "article" if out else "preprint", "primary_location": place,
            "authorships": [{"author": {"display_name": name}} for name in work.authors]}


def preprint_doi(work: Work) -> str:
    """The DOI that arXiv gives a preprint."""
    return f"10.48550/arxiv.{work.arxiv}"


def dblp_hits(works: list[Work]) -> bytes:
    """The answer to a search; all its numbers are texts."""
    hits = [{"@score": "9", "@id": str(work.number), "info": {
        "authors": {"author": [{"@pid": "1/1", "text": f"{name} 0001"} for name in work.authors]},
        "title": f"{work.title}.", "venue": work.venue, "year": str(work.year), "type": "Conference and Workshop Papers",
        "key": f"conf/{work.venue.lower()}/{work.family}{work.year % 100}",
        "url": f"https://dblp.org/rec/conf/{work.venue.lower()}/{work.family}{work.year % 100}"}} for work in works]
    count = str(len(hits))
    return json.dumps({"result": {"hits": {"@total": count, "@sent": count, "@first": "0", "hit": hits}}}).encode()


def daily_papers(works: list[Work], day: date) -> bytes:
    """The preprints that readers handed in on a day."""
    return json.dumps([{
        "paper": {"id": work.arxiv, "title": work.title, "summary": work.abstract,
                  "authors": [{"name": name, "hidden": False} for name in work.authors],
                  "publishedAt": f"{day}T00:00:00.000Z"},
        "publishedAt": f"{day}T00:00:00.000Z", "title": work.title, "summary": work.abstract,
    } for work in works]).encode()


def rss_feed(works: list[Work]) -> bytes:
    """A feed of works, as blogs and journals have it."""
    items = "".join(
        f"<item><title>{escape(work.title)}</title><link>https://arxiv.org/abs/{work.arxiv}</link>"
        f"<description>{escape(work.abstract)}</description><author>{escape(', '.join(work.authors))}</author>"
        f"<pubDate>Wed, 15 Jan 2025 00:00:00 GMT</pubDate></item>"
        for work in works
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>A blog</title>{items}</channel></rss>'.encode()


def _milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=timezone.utc).timestamp() * 1000)


def _page(body: str) -> bytes:
    return f'<!DOCTYPE html>\n<html lang="en"><head><title>Proceedings</title></head><body>{body}</body></html>'.encode()
