"""Lists that the tests of onboarding set up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator import defaults
from curator.onboarding.beginning import begin
from curator.onboarding.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from curator.onboarding.beginning import Beginning

PROGRAM: Final = Program("maintainers/curator", "0123456789abcdef" * 2 + "01234567")
POND: Final = """\
# Ponds

- [Waves](#waves)
- [Frogs](#frogs)

## Waves

* [Measuring Waves in Small Ponds](https://arxiv.org/abs/2101.00001) (ICML 2021) <br/> Measures.
* [Waves that Measure Themselves](https://arxiv.org/abs/2101.00002) (ICML 2021) <br/> Measures more.
* [Standing Waves of Ponds](https://arxiv.org/abs/2101.00003) (NeurIPS 2020) <br/> Stands.

## Frogs

* [Counting Frogs by Sound](https://arxiv.org/abs/2101.00004) (ICML 2021) <br/> Counts.
* [Frogs Heard at Night](https://arxiv.org/abs/2101.00005) (ICLR 2021) <br/> Hears.
* [The Sound of Frogs](https://arxiv.org/abs/2101.00006) (ICLR 2020) <br/> Sounds.
"""
"""A list of another subject than that of the program's own."""


def hostile(headings: list[str], titles: list[str]) -> str:
    """A list with these headings, and under each of them entries with these titles."""
    entries = "".join(
        f"* [{title}](https://arxiv.org/abs/2101.{number:05}) (ICML 2021) <br/> Shows it.\n"
        for number, title in enumerate(titles, 1)
    )
    return "# List\n\n" + "".join(f"## {heading}\n\n{entries}\n" for heading in headings)


def own_list() -> str:
    """The list that comes with the program."""
    return (defaults.folder() / "list" / "README.md").read_text(encoding="utf-8")


def begun(top: Path, text: str, *, path: str = "README.md") -> Beginning:
    """What is drafted for a list that stands in a folder."""
    file = top / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return begin(top, path, rules="rules", program=PROGRAM)
