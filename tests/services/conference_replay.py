"""Stand-ins for the conference services on loopback, each behind a base URL of its own, with faults.

The base URL of a service is ``<url>/<name>``, the name as in ``curator/settings/services.py``; a program is
pointed there by ``CURATOR_<NAME>_URL``. As a program, from the project's root:

    python -m tests.services.conference_replay DATA.json [--port 0] [--lifetime 600]

DATA.json has ``today`` and two lists: ``editions`` (venue, year, appears, service, volume?) and ``works`` (title,
authors, venue, year, and perhaps standing, arxiv, abstract). Before the day on which an edition appears, its
proceedings answer 404 or have no papers yet, as the real service does. One line of JSON on stdout says where it
listens. ``POST /_today {"today"}`` moves the day; ``POST /_faults {"service", "kind", "times"?}`` adds a fault and
``DELETE /_faults`` ends them; ``GET /_stats`` counts requests by service, ``DELETE /_stats`` forgets them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.services import conference_pages as pages
from tests.services.conference_pages import ACCEPTED, WORKSHOP, Edition, Work

SERVICES = (
    "pmlr", "neurips", "cvf", "ecva", "acl", "acl_data", "openreview", "openreview_v1", "virtual_neurips",
    "virtual_icml", "virtual_iclr", "virtual_cvpr", "virtual_iccv", "virtual_eccv", "virtual_mlsys", "huggingface",
    "dblp", "crossref", "semantic_scholar", "openalex",
)
KINDS = ("down", "slow", "truncated", "broken off", "html", "challenge", "refused", "layout", "empty", "nothing")
"""``truncated`` is a whole answer that stops in the middle; in ``broken off`` the connection ends there."""

_WALL = (b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
         b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>')
_OTHER = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>Back soon</h1></body></html>"
_REFUSED = b'{"name": "ChallengeRequiredError", "message": "Challenge required", "status": 403}'
_LAYOUTS = {
    "json": b'{"items": [{"headline": "A new way to list papers"}], "cursor": null}',
    "xml": b'<?xml version="1.0"?><anthology><entry>A new way to list papers</entry></anthology>',
    "html": b"<!DOCTYPE html><html><body><section class='card'>A new way to list papers</section></body></html>",
}
_JSON = {"openreview", "openreview_v1", "huggingface", "dblp", "crossref", "semantic_scholar", "openalex"}
_MISSING = (404, b"<html><head><title>404 Not Found</title></head><body>Not found</body></html>")
Answer = tuple[int, bytes]


@dataclass
class Fault:
    """What befalls every request to a service; ``times`` counts down, None is for ever."""

    service: str
    kind: str
    times: int | None = None


@dataclass
class World:
    """What there is, and what day it is."""

    editions: list[Edition] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    today: date = date(2025, 1, 1)

    @classmethod
    def read(cls, data: dict[str, Any]) -> World:
        """From a program's input."""
        editions = [Edition(**{**one, "appears": date.fromisoformat(one["appears"])}) for one in data["editions"]]
        works = [Work(**{**one, "authors": tuple(one["authors"])}) for one in data["works"]]
        return cls(editions, works, date.fromisoformat(data["today"]))

    def of(self, service: str) -> list[Edition]:
        return [one for one in self.editions if one.service == service]

    def edition(self, venue: str, year: int) -> Edition | None:
        return next((one for one in self.editions if one.key == (venue, year)), None)

    def is_out(self, edition: Edition | None) -> bool:
        return edition is not None and edition.appears <= self.today

    def at(self, edition: Edition, *standings: str) -> list[Work]:
        """The works of a venue-year that have come so far."""
        found = [one for one in self.works if (one.venue, one.year) == edition.key and one.standing in standings]
        return found if self.is_out(edition) else []

    def before(self, service: str) -> World:
        """The same on the day before a service's latest edition appears."""
        names = {service, service.removesuffix("_data"), service.partition("_")[0]}
        days = [one.appears for one in self.editions if one.service in names]
        return World(self.editions, self.works, max(days, default=self.today) - timedelta(days=1))

    def titled(self, title: str) -> list[Work]:
        wanted = title.strip().strip('"').casefold()
        return [one for one in self.works if one.title.casefold() == wanted]

    def published(self, work: Work) -> bool:
        return work.standing == ACCEPTED and self.is_out(self.edition(work.venue, work.year))


class ConferenceReplay(ThreadingHTTPServer):
    """All services on one free port of 127.0.0.1."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, world: World, port: int = 0, slowness: float = 60.0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.world = world
        self.slowness = slowness
        self.faults: list[Fault] = []
        self.asked: Counter[str] = Counter()
        self.recent: list[tuple[str, str, int]] = []
        self.closing = Event()
        self.lock = Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def environ(self) -> dict[str, str]:
        """What points the program to every service."""
        return {f"CURATOR_{name.upper()}_URL": f"{self.url}/{name}" for name in SERVICES}

    def misbehave(self, service: str, kind: str, times: int | None = None) -> None:
        """From now on let a service, or "*" for all, answer like this."""
        if kind not in KINDS or service not in {*SERVICES, "*"}:
            raise ValueError(service, kind)
        self.faults.append(Fault(service, kind, times))

    def behave(self) -> None:
        """End all faults."""
        self.faults.clear()

    def forget(self) -> Counter[str]:
        """How many requests came to each service since the last time."""
        with self.lock:
            counts, self.asked = self.asked, Counter()
            self.recent = []
        return counts

    def count(self, service: str, target: str, status: int) -> None:
        with self.lock:
            self.asked[service] += 1
            self.recent.append((service, target, status))

    def fault_of(self, service: str) -> str:
        with self.lock:
            for fault in self.faults:
                if fault.service in {service, "*"} and fault.times != 0:
                    fault.times = None if fault.times is None else fault.times - 1
                    return fault.kind
        return ""

    def shutdown(self) -> None:
        self.closing.set()
        super().shutdown()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: ConferenceReplay
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.path == "/_stats":
            told = {"asked": self.server.asked, "requests": self.server.asked.total(), "recent": self.server.recent}
            self._send(200, json.dumps(told).encode())
        else:
            self._serve({})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}")
        if self.path == "/_faults":
            self.server.misbehave(body["service"], body["kind"], body.get("times"))
            self._send(200, b"{}")
        elif self.path == "/_today":
            self.server.world.today = date.fromisoformat(body["today"])
            self._send(200, b"{}")
        else:
            self._serve(body)

    def do_DELETE(self) -> None:
        if self.path == "/_faults":
            self.server.behave()
        else:
            self.server.forget()
        self._send(200, b"{}")

    def _serve(self, body: dict[str, Any]) -> None:
        parts = urlsplit(self.path)
        service, _, path = parts.path.removeprefix("/").partition("/")
        asked = {name: value[0] for name, value in parse_qs(parts.query).items()}
        fault = self.server.fault_of(service)
        if service not in SERVICES:
            status, answer = _MISSING
        else:
            status, answer = answer_of(self.server.world, service, f"/{unquote(path)}", asked, body)
        if fault == "empty":
            before = self.server.world.before(service)
            status, answer = answer_of(before, service, f"/{unquote(path)}", asked, body)
        elif fault in _INSTEAD:
            status, answer = _INSTEAD[fault]
        elif fault == "layout":
            status, answer = 200, _LAYOUTS["json" if service in _JSON else "xml" if service == "acl_data" else "html"]
        elif fault == "truncated" and status == 200:
            answer = answer[: max(len(answer) * 3 // 5, 1)]
        if fault == "slow":
            self.server.closing.wait(self.server.slowness)
        mark = f'"{hashlib.md5(answer).hexdigest()[:16]}"' if self.command == "GET" and status == 200 else ""
        if mark and self.headers.get("If-None-Match") == mark:
            status, answer = 304, b""
        self.server.count(service, f"{self.command} /{path}{'?' if parts.query else ''}{parts.query}", status)
        self._send(status, answer, mark=mark, cut=fault == "broken off" and status == 200)

    def _send(self, status: int, body: bytes, *, mark: str = "", cut: bool = False) -> None:
        self.send_response(status)
        if mark:
            self.send_header("ETag", mark)
        self.send_header("Content-Type", "text/html" if body.startswith(b"<!") else "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut

    def log_message(self, format: str, *args: object) -> None:
        """Be silent."""


_INSTEAD: dict[str, Answer] = {
    "down": (503, b"busy"),
    "html": (200, _OTHER),
    "challenge": (200, _WALL),
    "refused": (403, _REFUSED),
    "nothing": (200, b""),
}


def answer_of(world: World, service: str, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    """What a service answers on the world's day."""
    if service.startswith("virtual_"):
        return _virtual(world, service, path)
    return {
        "pmlr": _pmlr, "neurips": _neurips, "cvf": _cvf, "ecva": _ecva, "acl_data": _acl, "openreview": _openreview,
        "openreview_v1": _openreview_v1, "huggingface": _daily, "dblp": _dblp, "crossref": _crossref,
        "semantic_scholar": _s2, "openalex": _openalex,
    }.get(service, lambda *_: _MISSING)(world, path, asked, body)


def _pmlr(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    out = [one for one in world.of("pmlr") if world.is_out(one)]
    if path == "/":
        return 200, pages.pmlr_volumes(out)
    for one in out:
        if path == f"/v{one.volume}/assets/bib/bibliography.bib":
            return 200, pages.pmlr_bib(one, world.at(one, ACCEPTED))
    return _MISSING


def _neurips(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    for one in world.of("neurips"):
        if path == f"/paper_files/paper/{one.year}":
            return 200, pages.neurips_list(one, world.at(one, ACCEPTED))
    return _MISSING


def _cvf(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    for one in world.of("cvf"):
        name = f"/{one.venue}{one.year}"
        if not world.is_out(one):
            continue
        if path == name:
            return 200, pages.cvf_list(one, world.at(one, ACCEPTED))
        if path == f"{name}_workshops/menu":
            return 200, pages.cvf_workshops(one)
        if path == f"{name}_workshops/AML":
            return 200, pages.cvf_list(one, world.at(one, WORKSHOP))
    return _MISSING


def _ecva(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    if path != "/papers.php":
        return _MISSING
    out = [one for one in world.of("ecva") if world.is_out(one)]
    return 200, pages.ecva_list([(one, world.at(one, ACCEPTED)) for one in out])


def _acl(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    for one in world.of("acl"):
        place = f"/acl-org/acl-anthology/master/data/xml/{one.year}"
        if not world.is_out(one):
            continue
        if path == f"{place}.{one.venue.lower()}.xml":
            return 200, pages.acl_xml(one, world.at(one, ACCEPTED, WORKSHOP, pages.WITHDRAWN))
        if path == f"{place}.findings.xml":
            return 200, pages.acl_xml(one, world.at(one, "findings"), findings=True)
    return _MISSING


def _openreview(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    if path == "/login":
        return 200, json.dumps({"token": "a-token-of-the-replay", "user": {"id": body.get("id")}}).encode()
    out = [one for one in world.works if _shown(world, one)]
    notes = [pages.note_v2(one, _day(world, one)) for one in out]
    if path == "/notes" and "content.venueid" in asked:
        wanted = asked["content.venueid"]
        return 200, _notes([one for one in notes if one["content"]["venueid"]["value"] == wanted], asked)
    if path == "/notes/search":
        ids, term = set(body.get("ids", ())), asked.get("term", "")
        hits = {one.note for one in out if one.note in ids} | {one.note for one in world.titled(term)}
        return 200, _notes([one for one in notes if one["id"] in hits], asked)
    return 404, b'{"name": "NotFoundError", "message": "No such path", "status": 404}'


def _openreview_v1(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    out = [one for one in world.works if _shown(world, one)]
    if path == "/notes":
        notes = [pages.note_v1(one, _day(world, one)) for one in out]
        return 200, _notes([one for one in notes if one["invitation"] == asked.get("invitation")], asked)
    return 200, _notes([], asked)


def _notes(found: list[dict[str, Any]], asked: dict[str, str]) -> bytes:
    start, size = int(asked.get("offset", "0")), int(asked.get("limit", "1000"))
    return json.dumps({"notes": found[start:start + size], "count": len(found)}).encode()


def _shown(world: World, work: Work) -> bool:
    """What was refused, or was at a workshop, is shown from the beginning; what was accepted when it is out."""
    edition = world.edition(work.venue, work.year)
    if not pages.group_of(work.venue, work.year):
        return False
    here = edition is not None and edition.service == "openreview"
    return world.is_out(edition) and here if work.standing == ACCEPTED else world.today > date.min


def _day(world: World, work: Work) -> date:
    edition = world.edition(work.venue, work.year)
    return edition.appears if edition else date(work.year, 1, 1)


def _virtual(world: World, service: str, path: str) -> Answer:
    name = service.removeprefix("virtual_")
    for one in world.of("virtual"):
        if one.venue.lower() == name and path == f"/static/virtual/data/{name}-{one.year}-orals-posters.json":
            return (200, pages.virtual_events(one, world.at(one, ACCEPTED))) if world.is_out(one) else _MISSING
    return _MISSING


def _daily(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    """Of every month the preprints whose number ends with the day's."""
    if path != "/api/daily_papers":
        return 404, b'{"error": "not found"}'
    day = date.fromisoformat(asked["date"])
    month = f"{day:%y%m}."
    found = [one for one in world.works if one.arxiv.startswith(month) and int(one.arxiv[5:]) % 28 + 1 == day.day]
    return 200, pages.daily_papers(found if day <= world.today else [], day)


def _dblp(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    words = set(asked.get("q", "").casefold().split())
    found = [one for one in world.works if world.published(one) and words <= set(one.title.casefold().replace(":", "").split())]
    return 200, pages.dblp_hits(found[:30])


def _crossref(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    """By title, with another work where it does not know the one that was asked for."""
    known = [one for one in world.works if world.published(one) and one.venue in {"ACL", "EMNLP"}]
    if path.startswith("/works/"):
        found = next((one for one in known if one.doi == path.removeprefix("/works/").lower()), None)
        return (404, b"Resource not found.") if found is None else _message(pages.crossref_item(found))
    title = asked.get("query.title", "").casefold()
    hits = [one for one in known if one.title.casefold() == title] or known[:1]
    return _message({"total-results": len(hits), "items": [pages.crossref_item(one) for one in hits]})


def _message(message: dict[str, Any]) -> Answer:
    return 200, json.dumps({"status": "ok", "message": message}).encode()


def _s2(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    if path == "/graph/v1/paper/batch":
        found = [_s2_by_id(world, one) for one in body.get("ids", ())]
        if not any(found):
            return 400, b'{"error": "No valid paper ids given"}'
        return 200, json.dumps(found).encode()
    hits = world.titled(asked.get("query", ""))
    if not hits:
        return 404, b'{"error": "Title match not found"}'
    return 200, json.dumps({"data": [pages.s2_paper(_best(world, hits), out=any(map(world.published, hits)))]}).encode()


def _s2_by_id(world: World, wanted: str) -> dict[str, Any] | None:
    number = wanted.removeprefix("ARXIV:")
    hits = [one for one in world.works if one.arxiv and one.arxiv == number]
    return pages.s2_paper(_best(world, hits), out=any(map(world.published, hits))) if hits else None


def _best(world: World, hits: list[Work]) -> Work:
    return next((one for one in hits if world.published(one)), hits[0])


def _openalex(world: World, path: str, asked: dict[str, str], body: dict[str, Any]) -> Answer:
    dois = asked.get("filter", "").removeprefix("doi:").casefold().split("|")
    hits = [one for one in world.works if one.arxiv and pages.preprint_doi(one) in dois]
    found = [pages.openalex_work(one, out=world.published(one)) for one in hits]
    return 200, json.dumps({"meta": {"count": len(found)}, "results": found}).encode()


def main() -> None:
    """Serve until the lifetime is over."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--port", type=int, default=0)
    asked.add_argument("--lifetime", type=float, default=600)
    options = asked.parse_args()
    replay = ConferenceReplay(World.read(json.loads(options.data.read_text())), options.port)
    print(json.dumps({"ready": True, "host": "127.0.0.1", "port": replay.server_port, "url": replay.url,
                      "services": {name: f"{replay.url}/{name}" for name in SERVICES}}), flush=True)
    end = Timer(options.lifetime, replay.shutdown)
    end.daemon = True
    end.start()
    try:
        replay.serve_forever(poll_interval=0.05)
    except KeyboardInterrupt:
        pass
    finally:
        replay.server_close()


if __name__ == "__main__":
    main()
