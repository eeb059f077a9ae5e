"""Stand-ins for arXiv's OAI-PMH (``<url>/oai``) and its feed (``<url>/rss/…``) on loopback, with faults.

Both show the same papers; OAI-PMH lists them by the day of their last change, ``size`` a page, and the feed
shows those of one ``day``. It serves tests, which start and stop it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

KINDS = ("down", "html", "truncated", "empty", "shape", "refused", "loop")
_OAI = ('<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
        "<responseDate>2026-04-15T07:00:00Z</responseDate><request>https://oaipmh.arxiv.org/oai</request>")


@dataclass(frozen=True)
class Listed:
    """One paper: its id, when it was first submitted and last changed, how the feed announces it."""

    number: str
    submitted: str
    changed: str = ""
    title: str = "On Robustness"
    categories: str = "cs.LG cs.CR"
    kind: str = "new"
    versions: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        return (self.changed or self.submitted)[:10]


@dataclass
class Fault:
    """What happens to requests whose path starts with ``prefix``; ``times`` counts down, None is for ever."""

    prefix: str
    kind: str
    times: int | None = None


@dataclass
class Shown:
    """What both channels show: papers, the feed's day (as an e-mail writes it), and records a page."""

    papers: list[Listed] = field(default_factory=list)
    day: str = "Wed, 15 Apr 2026 00:00:00 -0400"
    size: int = 3


class ChannelsReplay(ThreadingHTTPServer):
    """Both channels on one free port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shown = Shown()
        self.faults: list[Fault] = []
        self.asked: list[str] = []
        self.closing = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def misbehave(self, prefix: str, kind: str, times: int | None = None) -> None:
        """From now on answer like this below a prefix such as ``/oai``."""
        if kind not in KINDS:
            raise ValueError(kind)
        self.faults.append(Fault(prefix, kind, times))

    def fault_of(self, path: str) -> str:
        for fault in self.faults:
            if path.startswith(fault.prefix) and fault.times != 0:
                fault.times = None if fault.times is None else fault.times - 1
                return fault.kind
        return ""

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: ChannelsReplay
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append(unquote(self.path))
        kind = self.server.fault_of(path)
        if kind == "down":
            self._send(503, b"busy")
        elif kind == "html":
            self._send(200, b"<!DOCTYPE html><html><title>Maintenance</title></html>")
        elif path == "/oai":
            self._oai(kind)
        elif path.startswith("/rss/"):
            self._rss(kind, path.removeprefix("/rss/"))
        else:
            self._send(404, b"no such path")

    def _oai(self, kind: str) -> None:
        asked = {name: value[0] for name, value in parse_qs(urlsplit(self.path).query).items()}
        start, since, category = 0, asked.get("from", ""), asked.get("set", "")
        if token := asked.get("resumptionToken"):
            number, since, category = token.split("|")
            start = int(number)
        name = category.partition(":")[2].replace(":", ".")
        found = [one for one in sorted(self.server.shown.papers, key=lambda one: (one.stamp, one.number))
                 if one.stamp >= since and name in one.categories]
        size = self.server.shown.size
        left = found[start + size:]
        token = f"{start if kind == 'loop' else start + size}|{since}|{category}" if left or kind == "loop" else ""
        if not found or kind == "empty":
            body = f'{_OAI}<error code="noRecordsMatch">Nothing.</error></OAI-PMH>'
        elif kind == "refused":
            body = f'{_OAI}<error code="badArgument">Set does not exist</error></OAI-PMH>'
        elif kind == "shape":
            body = f"{_OAI}<Records/></OAI-PMH>"
        else:
            records = "".join(map(record, found[start:start + size]))
            end = f"<resumptionToken>{escape(token)}</resumptionToken>" if token or start else ""
            body = f"{_OAI}<ListRecords>{records}{end}</ListRecords></OAI-PMH>"
        self._send(200, body.encode()[:-200 if kind == "truncated" else None])

    def _rss(self, kind: str, categories: str) -> None:
        shown = self.server.shown
        if kind == "refused":
            self._send(400, feed([], categories, shown.day, title="Feed error for query: x").encode())
            return
        papers = [] if kind == "empty" else shown.papers
        body = "<rss><x/></rss>" if kind == "shape" else feed(papers, categories, shown.day)
        self._send(200, body.encode()[:-60 if kind == "truncated" else None])

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Be silent."""


def record(one: Listed) -> str:
    """A record in the format ``arXivRaw``, with one or two versions."""
    dates = one.versions or (one.submitted, *([one.changed] if one.changed else []))
    versions = "".join(
        f'<version version="v{number}"><date>{date}</date><size>1kb</size></version>'
        for number, date in enumerate(dates, 1)
    )
    return (
        f"<record><header><identifier>oai:arXiv.org:{one.number}</identifier>"
        f"<datestamp>{one.stamp}</datestamp><setSpec>cs</setSpec></header><metadata>"
        f'<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>{one.number}</id><submitter>A</submitter>'
        f"{versions}<title>{escape(one.title)}</title><authors>Ada Example (MIT, CSAIL), Bo Beispiel and "
        f"Cy Exemple</authors><categories>{one.categories}</categories><comments>Accepted at ICML 2026</comments>"
        f"<abstract>We study.</abstract></arXivRaw></metadata></record>"
    )


def feed(papers: list[Listed], categories: str, day: str, title: str = "") -> str:
    """A feed in RSS 2.0; an item's ``changed``, where it is an e-mail's date, is its own day."""
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>https://arxiv.org/abs/{one.number}</link>"
        f"<description>arXiv:{one.number}v1 Announce Type: {one.kind} \nAbstract: We study.</description>"
        f'<guid isPermaLink="false">oai:arXiv.org:{one.number}v1</guid>'
        f"{''.join(f'<category>{name}</category>' for name in one.categories.split())}"
        f"<pubDate>{one.changed if ',' in one.changed else day}</pubDate>"
        f"<arxiv:announce_type>{one.kind}</arxiv:announce_type>"
        f"<dc:creator>Ada Example (MIT, CSAIL), Bj\\\"orn Beispiel</dc:creator></item>"
        for one in papers
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:arxiv="http://arxiv.org/schemas/atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>'
        f"<title>{title or categories + ' updates on arXiv.org'}</title><description>Bad archive</description>"
        f"<lastBuildDate>Wed, 15 Apr 2026 04:00:00 +0000</lastBuildDate><pubDate>{day}</pubDate>"
        f"<skipDays><day>Saturday</day></skipDays>{items}</channel></rss>"
    )
