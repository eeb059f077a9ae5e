"""Checked links for people at a terminal: what needs a look, the figures, and how it goes on meanwhile."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, get_args
from urllib.parse import urlsplit

from rich.console import Group
from rich.table import Table
from rich.text import Text

from curator.core.facts import VerdictName
from curator.core.links.words import in_words, says_who
from curator.core.markdown.escaping import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from curator.core.links.report import CheckedLink, CheckedLists

VERDICTS: Final[tuple[VerdictName, ...]] = get_args(VerdictName)
COLOURS: Final = {
    "alive": "green",
    "moved": "cyan",
    "blocked": "blue",
    "rate_limited": "blue",
    "unreachable": "yellow",
    "dead": "red",
    "unchecked": "dim",
}
_WORTH_A_LINE: Final[tuple[VerdictName, ...]] = (
    "dead",
    "moved",
    "unreachable",
    "unchecked",
    "rate_limited",
    "blocked",
)
_PROVEN: Final = frozenset({"dead", "moved"})
_MOST_ALIKE: Final = 10
"""Links with one verdict for one reason, of which nothing is proven; the others are counted."""
_HOSTS_SHOWN: Final = 15


def links(checked: CheckedLists, *, others: Sequence[CheckedLink]) -> RenderableType:
    """The whole check; ``others`` are the links behind which another title stands than the entry's."""
    return Group(*_parts(checked, others))


def counted(number: int, noun: str) -> str:
    """``1 link``, ``2 links``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def figures(checked: CheckedLists) -> str:
    """One sentence: how many links, by verdict, what it cost."""
    by_verdict = checked.by_verdict
    told = ", ".join(f"{by_verdict[name]} {name.replace('_', ' ')}" for name in VERDICTS if by_verdict[name])
    report = checked.report
    cost = f"{counted(report.requests, 'request')} in {report.seconds:.0f} s"
    ended = "Interrupted: " if report.interrupted else ""
    return f"{ended}{counted(len(checked.links), 'link')}: {told or 'nothing to check'}. {cost}."


def _parts(checked: CheckedLists, others: Sequence[CheckedLink]) -> Iterator[RenderableType]:
    rows, more = worth_a_line(checked.links)
    if rows:
        yield _table(rows)
    for words in more:
        yield Text(words, style="dim")
    if rows or more:
        yield ""
    if others:
        yield _other_titles(others)
        yield ""
    for one in checked.links:
        if one.verdict.withdrawn:
            yield Text(f"{one.path}:{one.line}: withdrawn: {clean(one.verdict.title or one.link.url)}")
    if by_host := _by_host(checked.links):
        yield by_host
        yield ""
    for trouble in checked.report.troubles:
        yield Text(f"Problem: {clean(trouble)}", style="red")
    for remark in checked.remarks:
        yield Text(f"Remark: {clean(remark)}")
    yield Text(figures(checked))


def worth_a_line(links: Iterable[CheckedLink]) -> tuple[list[CheckedLink], list[str]]:
    """The links that need a look, the most urgent first, and what there is more of the same kind."""
    alike: defaultdict[tuple[VerdictName, str], list[CheckedLink]] = defaultdict(list)
    for one in links:
        if one.verdict.name in _WORTH_A_LINE:
            alike[one.verdict.name, one.verdict.reason].append(one)
    rows: list[CheckedLink] = []
    more: list[str] = []
    for (name, _), found in alike.items():
        most = len(found) if name in _PROVEN else _MOST_ALIKE
        rows += found[:most]
        if left := found[most:]:
            more.append(f"{len(left)} more {name.replace('_', ' ')}: {clean(in_words(left[0].verdict))}")
    rows.sort(key=lambda one: _WORTH_A_LINE.index(one.verdict.name))
    return rows, more


def _table(rows: Sequence[CheckedLink]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in rows:
        words = Text(clean(one.link.url))
        if said := in_words(one.verdict):
            words.append(f"\n{clean(said)}", style="dim")
        name = Text(one.verdict.name.replace("_", " "), style=COLOURS[one.verdict.name])
        table.add_row(Text(f"{one.path}:{one.line}"), name, words)
    return table


def _other_titles(rows: Iterable[CheckedLink]) -> Table:
    table = Table(title="Another title stands behind the link", title_justify="left")
    for heading in ("line", "agrees", "the list says", "behind the link", "says"):
        table.add_column(heading, overflow="fold")
    for one in rows:
        agrees = f"{one.verdict.title_match or 0:.0%}"
        titles = (Text(clean(one.link.title)), Text(clean(one.verdict.title)))
        table.add_row(Text(f"{one.path}:{one.line}"), agrees, *titles, says_who(one.verdict))
    return table


def _by_host(rows: Sequence[CheckedLink]) -> Table | None:
    hosts: defaultdict[str, Counter[VerdictName]] = defaultdict(Counter)
    for one in rows:
        hosts[host_of(one.link.url)][one.verdict.name] += 1
    shown = [name for name in VERDICTS if any(found[name] for found in hosts.values())]
    if not hosts:
        return None
    table = Table(box=None, pad_edge=False)
    table.add_column("host")
    for name in shown:
        table.add_column(name.replace("_", " "), justify="right", style=COLOURS[name])
    ranked = sorted(hosts.items(), key=lambda item: (-item[1].total(), item[0]))
    for host, found in ranked[:_HOSTS_SHOWN]:
        table.add_row(Text(clean(host)), *(str(found[name] or "") for name in shown))
    if more := ranked[_HOSTS_SHOWN:]:
        rest = sum((found for _, found in more), Counter[VerdictName]())
        table.add_row(f"{len(more)} more", *(str(rest[name] or "") for name in shown))
    return table


def host_of(url: str) -> str:
    """The host that an address names; the address itself where it names none."""
    try:
        return urlsplit(url).hostname or url[:60]
    except ValueError:
        return url[:60]
