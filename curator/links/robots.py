"""What a site asks of programs in its robots.txt. The home of Protego."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from curator.core.late import late
from curator.core.links.link import MOST_READ, ROBOTS_UNREADABLE
from curator.links.courses import Ask, Unanswered
from curator.links.redirects import REDIRECTS, target_of

if TYPE_CHECKING:
    from curator.links.courses import Course
    from curator.links.wire import Reply

NAME: Final = "curator"
"""By which a robots.txt speaks to this program."""

MOST_REDIRECTS: Final = 5
_NOBODY: Final = "user-agent: somebody-else"
_AGENT: Final = late(r"\s*+user[ -]?agent\s*+(?::|\s)\s*+([^#]*+)", re.IGNORECASE)
_REFUSED: Final = range(400, 500)
_GOOD: Final = range(200, 300)


class Rules:
    """What one robots.txt says to this program.

    Attributes:
        closed: why no page may be asked for; "" where the rules decide.
        delay: seconds that it wants between two requests; 0 where it does not say.
    """

    __slots__ = ("_rules", "closed", "delay")

    def __init__(self, text: str = "", *, closed: str = "") -> None:
        """Read a robots.txt, whatever is in it; an empty one allows everything."""
        self._rules = Protego.parse(_for_us(text)) if text else None
        self.closed = closed
        delay = self._rules.crawl_delay(NAME) if self._rules else None
        self.delay = delay if delay is not None and delay > 0 else 0.0

    def objection(self, url: str) -> str:
        """Why this page may not be asked for; "" where it may."""
        if self._rules is None or self._rules.can_fetch(url, NAME):
            return self.closed
        return "robots.txt asks programs to stay away"


OPEN: Final = Rules()
"""No rules."""


def reading(url: str, *, timeout: float) -> Course[Rules]:
    """Ask for the robots.txt of a page's site, once; ``timeout`` in seconds for each redirect.

    Where it is refused or missing, everything is allowed; where its server is broken, nothing is for now.
    A host that does not answer has no rules: whoever asks for the page will see.
    """
    parts = urlsplit(url)
    target = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "/robots.txt", "", ""))
    for _ in range(MOST_REDIRECTS + 1):
        heard = yield Ask("GET", target, {}, timeout, about_robots=True)
        if isinstance(heard.outcome, Unanswered):
            return OPEN
        if heard.outcome.status not in REDIRECTS:
            return _rules(heard.outcome)
        location = target_of(heard.outcome, asked=target)
        if isinstance(location, Unanswered):
            return OPEN
        target = location.partition("#")[0]
    return OPEN


def _rules(reply: Reply) -> Rules:
    if reply.status in _GOOD:
        return _parsed(reply.body)
    if reply.status in _REFUSED:
        return OPEN
    return Rules(closed=f"{ROBOTS_UNREADABLE} (status {reply.status})")


def _parsed(body: bytes) -> Rules:
    if len(body) >= MOST_READ:
        body = body[: body.rfind(b"\n") + 1]  # half a path would forbid more than the whole
    text = body.decode("utf-8", "replace")
    return Rules(text) if "llow" in text or "delay" in text.lower() else OPEN


def _for_us(text: str) -> str:
    """The same rules, with all other programs as one: what is said to thousands costs time and memory."""
    return "\n".join(_line(line) for line in text.removeprefix("\ufeff").splitlines())


def _line(line: str) -> str:
    found = _AGENT.match(line)
    return _NOBODY if found and found[1].strip().lower() not in {NAME, "*"} else line
