"""A real list made longer: its sections with as many entries as asked, no two with one title or one address.

    python -m benchmarks.scaled_list LIST.md ENTRIES OUT.md

The list's own entries come first. What follows are variations of them: some words of the title are changed
for words of other titles, and the address gets an id or a name of its own, of the same kind. Equal arguments
give equal bytes. Titles made of so few words share far more of them than real titles do.
"""

from __future__ import annotations

import argparse
import random
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from curator.core.list.document import parse
from curator.core.works.titles import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.list.document import Entry, Section

_ARXIV: Final = re.compile(r"[0-9]{4}\.[0-9]{4,5}")
_OPENREVIEW: Final = re.compile(r"(?<=[?&]id=)[\w-]+")
_DIGEST: Final = re.compile(r"[0-9a-f]{32}")
_SHORTEST_WORD: Final = 4
_FIVE_DIGITS_SINCE: Final = 15
_BETWEEN: Final = "\n\n"


def main() -> None:
    """Write the longer list."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("list", type=Path)
    options.add_argument("entries", type=int)
    options.add_argument("out", type=Path)
    chosen = options.parse_args()
    text = scaled(chosen.list.read_text(encoding="utf-8"), chosen.entries)
    chosen.out.write_text(text, encoding="utf-8")


def scaled(text: str, entries: int) -> str:
    """The list with ``entries`` entries, spread over its sections as they are now."""
    document = parse(text)
    have = sum(1 for _ in document.entries)
    filled = [section for section in document.sections if section.entries]
    variations = _Variations(list(document.entries))
    parts: list[str] = []
    reached = done = 0
    for section in filled:
        last = section is filled[-1]
        wanted = entries - done if last else round(entries * len(section.entries) / have)
        rows = _BETWEEN.join(_rows(section, wanted, variations))
        parts += (text[reached : section.entries[0].span[0]], rows)
        reached = section.entries[-1].span[1]
        done += wanted
    return "".join([*parts, text[reached:]])


def _rows(section: Section, wanted: int, variations: _Variations) -> Iterator[str]:
    """The section's own entries, then variations of each in turn."""
    own = section.entries
    for at in range(wanted):
        yield own[at].raw if at < len(own) else variations.of(own[at % len(own)])


class _Variations:
    """Makes entries out of others; remembers what it gave, so that nothing comes twice."""

    def __init__(self, entries: list[Entry]) -> None:
        """Take the words of all titles for new ones."""
        self._random = random.Random(1)  # noqa: S311 - reproducible, and nothing to keep secret
        self._titles = {fingerprint(entry.title) for entry in entries}
        self._urls = {entry.url for entry in entries}
        words = {word for entry in entries for word in entry.title.split()}
        self._words = sorted(word for word in words if word.isalpha() and len(word) >= _SHORTEST_WORD)

    def of(self, entry: Entry) -> str:
        """The entry under another title and at another address."""
        raw, start = entry.raw, entry.span[0]
        for name, new in (("url", self._url(entry)), ("title", self._title(entry))):  # the last one first
            place = entry.span_of(name)
            if place:
                raw = raw[: place[0] - start] + new + raw[place[1] - start :]
        return raw

    def _title(self, entry: Entry) -> str:
        words = entry.title.split()
        plain = [at for at, word in enumerate(words) if word.isalpha()]
        for at in self._random.sample(plain, len(plain) // 2):
            words[at] = self._word()
        while (folded := fingerprint(" ".join(words))) in self._titles:
            words.append(self._word())
        self._titles.add(folded)
        return " ".join(words)

    def _word(self) -> str:
        return self._random.choice(self._words)

    def _url(self, entry: Entry) -> str:
        while (url := self._another(entry)) in self._urls:
            pass
        self._urls.add(url)
        return url

    def _another(self, entry: Entry) -> str:
        url = entry.url
        if "arxiv.org/" in url:
            return _ARXIV.sub(self._arxiv(entry), url, count=1)
        if "openreview.net/" in url:
            return _OPENREVIEW.sub(self._signs(string.ascii_letters, 10), url)
        if _DIGEST.search(url):
            return _DIGEST.sub(self._signs("0123456789abcdef", 32), url)
        parts = urlsplit(url)
        stem = parts.path.rpartition("/")[2].partition(".")[0]
        other = self._signs(string.ascii_lowercase, 8) + stem
        path = parts.path.replace(f"/{stem}", f"/{other}") if stem else f"{parts.path.rstrip('/')}/{other}"
        return parts._replace(path=path).geturl()

    def _arxiv(self, entry: Entry) -> str:
        """An id of the year before the venue's, as most papers have."""
        year = entry.venue.year if entry.venue else None
        two = (year - 1 if year else self._random.randint(2016, 2025)) % 100
        digits, most = (5, 20_000) if two >= _FIVE_DIGITS_SINCE else (4, 9_999)
        return f"{two:02}{self._random.randint(1, 12):02}.{self._random.randint(1, most):0{digits}}"

    def _signs(self, of: str, count: int) -> str:
        return "".join(self._random.choices(of, k=count))


if __name__ == "__main__":
    main()
