"""Stand-ins for doi.org's handle API and OpenReview's two APIs on loopback, which can misbehave on request.

Base URLs are ``<url>/doi``, ``<url>/v2`` and ``<url>/v1``. As a program:

    python tests/services/registry_replay.py DATA.json [--port 0] [--lifetime 600]

DATA.json has ``dois`` (DOI to address, to "" for one without, to a number for another response code) and
``notes_v2``, ``notes_v1`` (notes as the APIs send them). One line of JSON on stdout says where it listens;
``POST /_faults`` with ``{"prefix", "kind", "times"?}`` adds a fault, ``DELETE /_faults`` ends them,
``GET /_stats`` counts requests by method and path. It ends by itself after ``--lifetime`` seconds.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PROOF_OF_WORK = b"<!DOCTYPE html><html><head><title>Checking your browser</title></head><body></body></html>"
CHALLENGE = {"name": "ChallengeRequiredError", "message": "Challenge required", "status": 403}
KINDS = ("down", "html", "html404", "truncated", "challenge", "slow", "shape", "list", "nothing")


@dataclass
class Fault:
    """What happens to requests whose path starts with ``prefix``; ``times`` counts down, None is for ever."""

    prefix: str
    kind: str
    times: int | None = None


@dataclass
class Shelf:
    """What the registries know."""

    dois: dict[str, str | int] = field(default_factory=dict)
    notes: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"v2": [], "v1": []})


class RegistryReplay(ThreadingHTTPServer):
    """The registries on one free port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self, shelf: Shelf, port: int = 0, slowness: float = 5.0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.shelf = shelf
        self.slowness = slowness
        self.faults: list[Fault] = []
        self.asked: Counter[str] = Counter()
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.closing = Event()
        self.lock = Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def requests(self) -> int:
        return sum(self.asked.values())

    def misbehave(self, prefix: str, kind: str, times: int | None = None) -> None:
        """From now on answer like this below a prefix such as ``/doi`` or ``/v2/notes/search``."""
        if kind not in KINDS:
            raise ValueError(kind)
        self.faults.append(Fault(prefix, kind, times))

    def fault_of(self, path: str) -> str:
        with self.lock:
            for fault in self.faults:
                if path.startswith(fault.prefix) and fault.times != 0:
                    fault.times = None if fault.times is None else fault.times - 1
                    return fault.kind
        return ""

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: RegistryReplay
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/_stats":
            self._send(200, {"requests": self.server.requests, "asked": self.server.asked})
            return
        self._count()
        self._misbehaved(*self._answer_to_get())

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}")
        if self.path == "/_faults":
            self.server.misbehave(body["prefix"], body["kind"], body.get("times"))
            self._send(200, {})
            return
        self._count()
        self.server.bodies.append(body)
        version = self._path.split("/")[1]
        if self._path not in ("/v2/notes/search", "/v1/notes/search"):
            self._misbehaved(404, {"name": "NotFoundError", "message": "No such path", "status": 404})
            return
        notes = [note for note in self.server.shelf.notes[version]
                 if note["id"] in body.get("ids", ()) and _is_public(note)]
        self._misbehaved(200, {"notes": notes, "count": len(notes)})

    def do_DELETE(self) -> None:
        self.server.faults.clear()
        self._send(200, {})

    @property
    def _path(self) -> str:
        return urlsplit(self.path).path

    def _count(self) -> None:
        with self.server.lock:
            self.server.asked[f"{self.command} {self._path}"] += 1
            self.server.headers.append({name.lower(): value for name, value in self.headers.items()})

    def _answer_to_get(self) -> tuple[int, object]:
        if self._path.startswith("/doi/api/handles/"):
            return self._handle(unquote(self._path.removeprefix("/doi/api/handles/")))
        if self._path in ("/v2/notes/search", "/v1/notes/search"):
            term = parse_qs(urlsplit(self.path).query).get("term", [""])[0]
            return 200, self._found(self._path.split("/")[1], term.strip('"').casefold())
        if self._path in ("/v2/notes", "/v1/notes"):
            wanted = parse_qs(urlsplit(self.path).query).get("id", [""])[0]
            return self._note(self._path.split("/")[1], wanted)
        return 404, {"name": "NotFoundError", "message": "No such path", "status": 404}

    def _found(self, version: str, term: str) -> dict[str, object]:
        """The notes whose titles hold the words, as a search for a phrase gives them."""
        notes = [note for note in self.server.shelf.notes[version]
                 if _is_public(note) and term and term in _title(note).casefold()]
        return {"notes": notes, "count": len(notes)}

    def _handle(self, doi: str) -> tuple[int, object]:
        known = {one.lower(): where for one, where in self.server.shelf.dois.items()}
        where = known.get(doi.lower(), 100)
        echo = {"responseCode": 1, "handle": doi}
        if isinstance(where, int):
            status = {100: 404, 200: 200}.get(where, 500)
            return status, echo | {"responseCode": where}
        if not where:
            return 200, echo | {"responseCode": 200, "values": []}
        value = {"index": 1, "type": "URL", "data": {"format": "string", "value": where},
                 "ttl": 86400, "timestamp": "2020-01-01T00:00:00Z"}
        return 200, echo | {"values": [value]}

    def _note(self, version: str, wanted: str) -> tuple[int, object]:
        for note in self.server.shelf.notes[version]:
            if note["id"] == wanted and _is_public(note):
                return 200, {"notes": [note], "count": 1}
            if note["id"] == wanted:
                return 403, {"name": "ForbiddenError", "message": "You may not read this", "status": 403}
        return 404, {"name": "NotFoundError", "message": f"The Note {wanted} was not found", "status": 404}

    def _misbehaved(self, status: int, answer: object) -> None:
        kind = self.server.fault_of(self._path)
        plain = json.dumps(answer).encode()
        if kind == "slow":
            self.server.closing.wait(self.server.slowness)
        bad: dict[str, tuple[int, object]] = {
            "down": (503, b"busy"),
            "html": (200, PROOF_OF_WORK),
            "html404": (404, PROOF_OF_WORK),
            "truncated": (200, plain[: len(plain) // 2]),
            "challenge": (403, CHALLENGE),
            "shape": (200, {"results": [], "responseCode": "1", "handle": None}),
            "list": (200, []),
            "nothing": (200, {"notes": [], "count": 0}),
        }
        self._send(*bad.get(kind, (status, plain)))

    def _send(self, status: int, answer: object) -> None:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        page = body.startswith(b"<")
        self.send_header("Content-Type", "text/html" if page else "application/json;charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class's name for it
        """Be silent."""


def _title(note: dict[str, Any]) -> str:
    title = note.get("content", {}).get("title", "")
    return str(title.get("value", "") if isinstance(title, dict) else title)


def _is_public(note: dict[str, Any]) -> bool:
    return "everyone" in note.get("readers", ["everyone"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--lifetime", type=float, default=600.0)
    options = parser.parse_args()
    data = json.loads(options.data.read_text(encoding="utf-8"))
    shelf = Shelf(data.get("dois", {}), {"v2": data.get("notes_v2", []), "v1": data.get("notes_v1", [])})
    server = RegistryReplay(shelf, options.port)
    ending = Timer(options.lifetime, server.shutdown)
    ending.daemon = True
    ending.start()
    print(json.dumps({"ready": True, "url": server.url}), flush=True)
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        pass
    finally:
        server.closing.set()
        server.server_close()


if __name__ == "__main__":
    main()
