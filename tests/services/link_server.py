#!/usr/bin/env python3
"""A web server on loopback that misbehaves in every way a link checker meets.

    link_server.py --port 0 --hosts 20

prints one JSON line when it listens, ``{"ready": true, "port": ..., "pid": ..., "hosts": [...]}``, and ends by
itself after ``--lifetime`` seconds or at SIGTERM. It listens on 127.0.0.1, 127.0.0.2, … and on ::1, all at
one port, so that one process is many hosts. Which host was asked is what the ``Host`` header says.

The first part of a path says how it is answered; `Kinds` has a method for each. ``?delay=MS`` holds any answer
back. What was asked is told by ``/__stats``; ``/__reset`` forgets it, the robots and the latency.
``/__latency/MS`` delays every answer, ``/__robots?host=H&status=S&body=B&kind=K`` says what H's robots.txt is
(kind: answered as that kind of page is; without host: for every host), and ``/__quit`` ends the server.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import inspect
import json
import os
import re
import signal
import socket
import struct
import sys
import time
import zlib
from collections import Counter, defaultdict, deque
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from functools import lru_cache, partial
from html import escape
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

PAGE = b"<!doctype html><title>t</title>" + b"x" * 900
CHUNK = b"z" * 65_536
MODIFIED = "Wed, 01 Jan 2025 00:00:00 GMT"
PDF = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Title (A paper)>>\nendobj\n" + b"x" * 3000
CHALLENGE = (
    b"<!doctype html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'></script>"
)
CAPTCHA = b"<!doctype html><title>Are you a robot?</title><div class='g-recaptcha' data-sitekey='x'></div>"
HOST = re.compile(rb"(?im)^host:[ \t]*(\[[^\]\r\n]*\]|[^:\r\n]*)")
MOST_RECENT = 1_000
MOST_TIMES = 20_000


class Stats:
    """What was asked, and how much of it at the same time."""

    def __init__(self) -> None:
        self.open = self.conns = self.max_open = 0
        self.clear()

    def clear(self) -> None:
        self.conns = 0
        self.max_open = self.open
        self.active = self.max_active = self.early429 = 0
        self.req: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.bytes: Counter[str] = Counter()
        self.per_host_active: Counter[str] = Counter()
        self.per_host_max: dict[str, int] = {}
        self.times: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MOST_TIMES))
        self.recent: deque[tuple[float, Request]] = deque(maxlen=MOST_RECENT)
        self.agents: set[str] = set()
        self.first: float | None = None
        self.last: float | None = None

    def connected(self) -> None:
        self.conns += 1
        self.open += 1
        self.max_open = max(self.max_open, self.open)

    def begun(self, request: Request) -> None:
        now = time.monotonic()
        host = request.host
        self.req[request.kind][request.method] += 1
        self.times[host].append(now)
        self.recent.append((now, request))
        self.first, self.last = self.first or now, now
        self.active += 1
        self.max_active = max(self.max_active, self.active)
        self.per_host_active[host] += 1
        self.per_host_max[host] = max(self.per_host_max.get(host, 0), self.per_host_active[host])

    def done(self, request: Request) -> None:
        if self.per_host_active[request.host]:  # none where a reset came between
            self.active -= 1
            self.per_host_active[request.host] -= 1

    def told(self) -> dict[str, object]:
        names = ("open", "conns", "max_open", "active", "max_active", "per_host_max", "bytes", "early429")
        asked = {"req": self.req, "total": sum(sum(counts.values()) for counts in self.req.values())}
        times = {host: list(moments) for host, moments in self.times.items()}
        recent = [one.told() | {"at": at} for at, one in self.recent]
        agents = sorted({one.headers.get("user-agent", "") for _, one in self.recent})
        span = {"first": self.first, "last": self.last}
        more = {"times": times, "recent": recent, "ua": agents}
        return {name: getattr(self, name) for name in names} | asked | span | more


class Request:
    """One request: ``host`` without its port, ``kind`` and ``rest`` from the path."""

    __slots__ = ("_head", "host", "kind", "method", "path", "rest", "target")

    def __init__(self, head: bytes, address: str) -> None:
        line, _, self._head = head.partition(b"\r\n")
        self.method, self.target = (line.decode("latin-1").split(" ") + ["", ""])[:2]
        self.path = self.target.partition("?")[0]
        self.kind, _, self.rest = self.path[1:].partition("/")
        named = HOST.search(self._head)
        self.host = named[1].decode("latin-1").strip().strip("[]").lower() if named else address

    @property
    def head(self) -> bool:
        return self.method == "HEAD"

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    @property
    def headers(self) -> dict[str, str]:
        lines = (line.partition(":") for line in self._head.decode("latin-1").split("\r\n"))
        return {name.strip().lower(): value.strip() for name, _, value in lines if name}

    def told(self) -> dict[str, object]:
        return {"method": self.method, "host": self.host, "target": self.target, "headers": self.headers}


def answer(
    request: Request, status: int = 200, body: bytes = PAGE, kind: str = "text/html", **headers: str
) -> bytes:
    """A whole response as bytes; ``Retry_After`` is written ``Retry-After``."""
    try:
        reason = HTTPStatus(status).phrase
    except ValueError:
        reason = "Unheard of"
    lines = [f"HTTP/1.1 {status} {reason}"]
    if status != 304 and status != 204:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    bare = request.head or status in {204, 304}
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + (b"" if bare else body)


def title_page(title: str, meta: str) -> bytes:
    """A page with its title where ``meta`` says: ``title``, ``og:title``, ``citation_title``."""
    said = escape(title, quote=True)
    shown = f"<title>{said if meta == 'title' else 'Some site'}</title>"
    tag = (
        "" if meta == "title" else f'<meta {"property" if ":" in meta else "name"}="{meta}" content="{said}">'
    )
    return f"<!doctype html><html><head><meta charset=utf-8>{shown}{tag}</head><body>x</body></html>".encode()


@lru_cache(1)
def bomb(megabytes: int = 100) -> bytes:
    """That many megabytes of zeros, as gzip of a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"\0" * 1_048_576) for _ in range(megabytes)) + packer.flush()


class Kinds:
    """How requests are answered: a method gives the response's bytes, or writes by itself and awaits."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._visits: Counter[str] = Counter()
        self._refused_at: dict[str, float] = {}
        self._page = [answer(Request(method + b" / HTTP/1.1", "")) for method in (b"GET", b"HEAD")]

    # What is well.

    def ok(self, request: Request) -> bytes:
        """A page."""
        return self._page[request.method == "HEAD"]

    def gzip(self, request: Request) -> bytes:
        """A page of 9 kB, compressed."""
        return answer(request, body=gzip.compress(PAGE * 10), Content_Encoding="gzip")

    def deflate(self, request: Request) -> bytes:
        """Compressed with zlib's frame, or without it for ``/deflate/raw``."""
        packer = zlib.compressobj(wbits=-15 if request.rest == "raw" else 15)
        return answer(request, body=packer.compress(PAGE * 10) + packer.flush(), Content_Encoding="deflate")

    def titled(self, request: Request) -> bytes:
        """``?title=…&meta=citation_title``, ``og:title`` or ``title``."""
        query = request.query
        return answer(
            request, body=title_page(query.get("title", "A paper"), query.get("meta", "citation_title"))
        )

    def pdf(self, request: Request) -> bytes:
        """A PDF."""
        return answer(request, body=PDF, kind="application/pdf")

    def etag(self, request: Request) -> bytes:
        """With validators, and 304 for whoever knows one of them."""
        headers, tag = request.headers, f'"{zlib.crc32(request.path.encode()):x}"'
        known = headers.get("if-none-match") == tag or headers.get("if-modified-since") == MODIFIED
        return answer(request, 304 if known else 200, ETag=tag, Last_Modified=MODIFIED)

    def ranged(self, request: Request) -> bytes:
        """A page of 1 MB that honours a range from its beginning."""
        size, wanted = 1_048_576, request.headers.get("range", "")
        if not wanted.startswith("bytes=0-"):
            return answer(request, body=CHUNK * 16)
        last = int(wanted[8:])
        return answer(request, 206, CHUNK[: last + 1], Content_Range=f"bytes 0-{last}/{size}")

    def chunked(self, request: Request) -> bytes:
        """A page in chunks."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        return (
            head
            if request.head
            else head + b"10\r\n" + PAGE[:16] + b"\r\n10\r\n" + PAGE[16:32] + b"\r\n0\r\n\r\n"
        )

    def hints(self, request: Request) -> bytes:
        """Early hints before a page."""
        return b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>; rel=preload\r\n\r\n" + answer(request)

    # Redirects.

    def r301(self, request: Request) -> bytes:
        """Moved to ``/ok/…``."""
        return answer(request, 301, b"", Location="/ok/" + request.rest)

    def chain(self, request: Request) -> bytes:
        """``/chain/11/x?status=308``: that many redirects, then a page."""
        left, _, rest = request.rest.partition("/")
        if int(left) <= 0:
            return answer(request)
        status = request.query.get("status", "301")
        return answer(request, int(status), b"", Location=f"/chain/{int(left) - 1}/{rest}?status={status}")

    def loop(self, request: Request) -> bytes:
        """Two addresses that redirect to each other."""
        return answer(request, 302, b"", Location=request.path + ("?b" if "?a" in request.target else "?a"))

    def cookieloop(self, request: Request) -> bytes:
        """Redirects to itself until the cookie comes back that it sets."""
        if "visited=yes" in request.headers.get("cookie", ""):
            return answer(request)
        return answer(request, 302, b"", Location=request.target, Set_Cookie="visited=yes; Path=/cookieloop")

    def cookie(self, request: Request) -> bytes:
        """``?set=name=value; Domain=x``: a page that sets this cookie."""
        return answer(request, Set_Cookie=request.query.get("set", ""))

    def to(self, request: Request) -> bytes:
        """``?location=URL&status=302``: to wherever it says, as it says it."""
        query = request.query
        return answer(request, int(query.get("status", "302")), b"", Location=query.get("location", ""))

    def elsewhere(self, request: Request) -> bytes:
        """Permanently to the same page, as ``/ok/…``, of the host after this one."""
        last = int(request.host.rpartition(".")[2] or 0) if request.host.startswith("127.") else 0
        there = f"127.0.0.{last % self._server.hosts + 1}:{self._server.port}"
        return answer(request, 301, b"", Location=f"http://{there}/ok/{request.rest}")

    def private(self, request: Request) -> bytes:
        """Into a private network."""
        return answer(request, 302, b"", Location="http://10.0.0.1/")

    def metadata(self, request: Request) -> bytes:
        """To a cloud's secrets."""
        return answer(request, 302, b"", Location="http://169.254.169.254/latest/meta-data/")

    def loopback(self, request: Request) -> bytes:
        """To this machine, at this server's own port."""
        return answer(request, 302, b"", Location=f"http://[::1]:{self._server.port}/ok/caught")

    def front(self, request: Request) -> bytes:
        """What is missing leads to the front page."""
        return answer(request, 302, b"", Location="/")

    # Failures.

    def n404(self, request: Request) -> bytes:
        """Missing."""
        return answer(request, 404)

    def g410(self, request: Request) -> bytes:
        """Gone."""
        return answer(request, 410)

    def soft404(self, request: Request) -> bytes:
        """Missing, with status 200."""
        return answer(request, body=title_page("Page not found", "title"))

    def status(self, request: Request) -> bytes:
        """``/status/503?retry-after=5``: any status."""
        wait = request.query.get("retry-after", "")
        return answer(request, int(request.rest.partition("/")[0]), **({"Retry_After": wait} if wait else {}))

    def e500(self, request: Request) -> bytes:
        """An error at the first request, then a page."""
        return answer(request, 200 if self._repeated(request) else 500)

    def p500(self, request: Request) -> bytes:
        """An error for ever."""
        return answer(request, 500)

    def t429(self, request: Request) -> bytes:
        """Too many requests, until those seconds have passed that it asks for."""
        return self._patient(request, str(self._server.retry_after))

    def d429(self, request: Request) -> bytes:
        """The same, asking with a date; a date counts whole seconds, so it is one second later."""
        return self._patient(request, formatdate(time.time() + self._server.retry_after + 1, usegmt=True))

    # Refusals.

    def h403(self, request: Request) -> bytes:
        """HEAD is forbidden."""
        return answer(request, 403 if request.head else 200)

    def h404(self, request: Request) -> bytes:
        """HEAD finds nothing."""
        return answer(request, 404 if request.head else 200)

    def h405(self, request: Request) -> bytes:
        """HEAD is not allowed."""
        return answer(request, 405, Allow="GET") if request.head else answer(request)

    def h501(self, request: Request) -> bytes:
        """HEAD is not implemented."""
        return answer(request, 501 if request.head else 200)

    def a401(self, request: Request) -> bytes:
        """Wants a password."""
        return answer(request, 401, WWW_Authenticate='Basic realm="members"')

    def c403(self, request: Request) -> bytes:
        """Turns programs away: what Cloudflare sends."""
        return answer(request, 403, CHALLENGE, Server="cloudflare", cf_mitigated="challenge")

    def f403(self, request: Request) -> bytes:
        """Forbidden, without a reason."""
        return answer(request, 403)

    def challenge(self, request: Request) -> bytes:
        """The same wall with status 200."""
        return answer(request, 200, CHALLENGE, Server="cloudflare")

    def captcha(self, request: Request) -> bytes:
        """Asks whether one is a robot, with status 200."""
        return answer(request, 200, CAPTCHA)

    # Broken protocol.

    def garbage(self, request: Request) -> bytes:
        """Something that is not HTTP."""
        self._server.close_after(request)
        return b"220 mail.example ESMTP ready\r\n\r\n"

    def bigheader(self, request: Request) -> bytes:
        """One header of 200 kB."""
        return answer(request, X_Big="a" * 200_000)

    def manyheaders(self, request: Request) -> bytes:
        """Five thousand headers."""
        return answer(request, **{f"X-{number}": "a" for number in range(5_000)})

    def latin1(self, request: Request) -> bytes:
        """A header with bytes that are no UTF-8."""
        return answer(request, X_Name="caf\xe9")

    def bomb(self, request: Request) -> bytes:
        """100 MB of nothing in 100 kB."""
        return answer(request, body=bomb(), Content_Encoding="gzip")

    def truncated(self, request: Request) -> bytes:
        """Half of a compressed page, as if it were whole."""
        packed = gzip.compress(os.urandom(3_000) + PAGE)
        return answer(request, body=packed[: len(packed) // 2], Content_Encoding="gzip")

    def badgzip(self, request: Request) -> bytes:
        """A page that says that it is compressed and is not."""
        return answer(request, Content_Encoding="gzip")

    def brotli(self, request: Request) -> bytes:
        """A coding that nobody asked for."""
        return answer(request, Content_Encoding="br")

    def short(self, request: Request) -> bytes:
        """A Content-Length that promises more than comes before the end."""
        self._server.close_after(request)
        return answer(request).replace(b"Content-Length: 931", b"Content-Length: 5000")

    def long(self, request: Request) -> bytes:
        """A Content-Length that promises less than comes."""
        return answer(request).replace(b"Content-Length: 931", b"Content-Length: 31")

    def headbody(self, request: Request) -> bytes:
        """HEAD is answered with a body, too."""
        return answer(request) + (PAGE if request.head else b"")

    def empty(self, request: Request) -> bytes:
        """The connection ends without an answer."""
        self._server.close_after(request)
        return b""

    def reset(self, request: Request) -> bytes:
        """The connection is reset."""
        self._server.reset_after(request)
        return b""

    # Slowness. Each ends when the other side has gone.

    async def hang(self, request: Request, line: Line) -> None:
        """No answer at all."""
        await line.gone.wait()

    async def hanghead(self, request: Request, line: Line) -> None:
        """No answer to HEAD."""
        if request.head:
            await line.gone.wait()
        line.send(request, answer(request))

    async def loris(self, request: Request, line: Line) -> None:
        """A header that never ends, a letter every half second."""
        line.send(request, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
        while not await line.gone_within(0.5):
            line.send(request, b"a")

    async def slow(self, request: Request, line: Line) -> None:
        """Headers that take ``?ms=1000``, a piece at a time, and then are whole."""
        for letter in answer(request, body=b"late"):
            line.send(request, bytes((letter,)))
            if await line.gone_within(float(request.query.get("ms", "1000")) / 100_000):
                return

    async def stall(self, request: Request, line: Line) -> None:
        """Good headers and the beginning of a body, and no more."""
        whole = answer(request)
        line.send(request, whole if request.head else whole[:-900])
        if not request.head:
            await line.gone.wait()

    async def huge(self, request: Request, line: Line) -> None:
        """A PDF of 50 MB, as fast as it is taken."""
        size = self._server.huge
        line.send(
            request, b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\n\r\n" % size
        )
        for _ in range(0 if request.head else size // len(CHUNK)):
            await line.writable.wait()
            if line.gone.is_set():
                return
            line.send(request, CHUNK)
            await asyncio.sleep(0)

    def _repeated(self, request: Request) -> bool:
        key = request.host + request.target
        self._visits[key] += 1
        return self._visits[key] > 1

    def _patient(self, request: Request, wait: str) -> bytes:
        key, now = request.host + request.target, time.monotonic()
        since = now - self._refused_at.setdefault(key, now)
        if since >= self._server.retry_after * 0.95:
            return answer(request)
        self._server.stats.early429 += since > 0
        return answer(request, 429, b"", Retry_After=wait)


SLOW = frozenset(name for name, way in vars(Kinds).items() if inspect.iscoroutinefunction(way))


class Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = b""
        self.gone = asyncio.Event()
        self.writable = asyncio.Event()
        self.writable.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._address = transport.get_extra_info("sockname")[0]
        self._server.stats.connected()

    def connection_lost(self, error: Exception | None) -> None:
        self._server.stats.open -= 1
        self.gone.set()
        self.writable.set()

    def pause_writing(self) -> None:
        self.writable.clear()

    def resume_writing(self) -> None:
        self.writable.set()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._buffer.startswith(b"\x16\x03"):  # a TLS greeting: what a server in the clear makes of it
            self.transport.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self.transport.close()
            return
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head, self._buffer = self._buffer[:end], self._buffer[end + 4 :]
            self._server.take(Request(head, self._address), self)

    async def gone_within(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.gone.wait(), seconds)
        return self.gone.is_set()

    def send(self, request: Request, data: bytes) -> None:
        if not self.gone.is_set():
            self._server.stats.bytes[request.kind] += len(data)
            self.transport.write(data)

    def reset(self) -> None:
        number = self.transport.get_extra_info("socket")
        number.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


class Server:
    """Takes requests, measures them, and has `Kinds` answer."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.hosts: int = options.hosts
        self.port: int = options.port
        self.retry_after: float = options.retry_after
        self.huge: int = options.huge_mb << 20
        self._given_latency = options.latency_ms / 1000
        self.ended = asyncio.Event()
        self.stats = Stats()
        self._after: dict[Request, Callable[[Line], None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.clear()

    def clear(self) -> None:
        self.stats.clear()
        self.kinds = Kinds(self)
        self.latency = self._given_latency
        self.robots: dict[str, dict[str, str]] = {}

    def close_after(self, request: Request) -> None:
        self._after[request] = lambda line: line.transport.close()

    def reset_after(self, request: Request) -> None:
        self._after[request] = Line.reset

    def take(self, request: Request, line: Line) -> None:
        if request.kind.startswith("__"):
            body = json.dumps(self._controlled(request)).encode()
            line.transport.write(answer(request, body=body, kind="application/json", Connection="close"))
            line.transport.close()
            return
        self.stats.begun(request)
        delay = self.latency
        if "delay=" in request.target:
            delay += float(request.query["delay"]) / 1000
        if delay:
            asyncio.get_running_loop().call_later(delay, self._answer, request, line)
        else:
            self._answer(request, line)

    def _controlled(self, request: Request) -> object:
        if request.kind == "__stats":
            return self.stats.told()
        if request.kind == "__reset":
            self.clear()
        elif request.kind == "__latency":
            self.latency = float(request.rest) / 1000
        elif request.kind == "__robots":
            self.robots[request.query.get("host", "*")] = request.query
        elif request.kind == "__quit":
            asyncio.get_running_loop().call_later(0.05, self.ended.set)
        return {}

    def _answer(self, request: Request, line: Line) -> None:
        way = self._robots(request) if request.kind == "robots.txt" else self._way(request.kind)
        if getattr(way, "__name__", "") in SLOW:
            task = asyncio.ensure_future(self._slowly(way, request, line))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return
        try:
            whole = way(request)
        except ValueError:
            whole = answer(request, 400, b"a query that this kind of page does not understand")
        self.stats.done(request)
        line.send(request, whole)
        if self._after and (after := self._after.pop(request, None)):
            after(line)

    def _way(self, kind: str) -> Callable[..., Any]:
        return self.kinds.ok if kind.startswith("_") else getattr(self.kinds, kind, self.kinds.ok)

    def _robots(self, request: Request) -> Callable[..., Any]:
        said = self.robots.get(request.host) or self.robots.get("*") or {"status": "404"}
        if "kind" in said:
            return self._way(said["kind"])
        status, body = int(said.get("status", "200")), said.get("body", "").encode()
        return partial(answer, status=status, body=body, kind="text/plain")

    async def _slowly(self, way: Callable[..., Awaitable[None]], request: Request, line: Line) -> None:
        try:
            await way(request, line)
        finally:
            self.stats.done(request)


async def serve(options: argparse.Namespace) -> None:
    """Until it is ended, or its lifetime is over."""
    loop = asyncio.get_running_loop()
    server = Server(options)
    loop.add_signal_handler(signal.SIGTERM, server.ended.set)
    listening = []
    hosts = [f"127.0.0.{number}" for number in range(1, options.hosts + 1)]
    for host in [*hosts, "::1"]:
        try:
            one = await loop.create_server(lambda: Line(server), host, server.port, backlog=4096)
        except OSError:
            if host != "::1":  # a machine may be without IPv6
                raise
            continue
        listening.append(host)
        server.port = one.sockets[0].getsockname()[1]
    print(
        json.dumps({"ready": True, "port": server.port, "pid": os.getpid(), "hosts": listening}), flush=True
    )
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(server.ended.wait(), options.lifetime)


def options_of(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--latency-ms", type=float, default=0)
    parser.add_argument("--retry-after", type=int, default=1, help="seconds that t429 and d429 ask for")
    parser.add_argument("--huge-mb", type=int, default=50)
    parser.add_argument("--lifetime", type=float, default=600, help="seconds until it ends by itself")
    parser.add_argument("--cpu", type=int, default=-1, help="the processor to run on, -1 for any")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    chosen = options_of(sys.argv[1:])
    if chosen.cpu >= 0 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {chosen.cpu})
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(chosen))
