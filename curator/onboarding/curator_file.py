"""The file ``curator.yaml`` of a list: how it is written, where papers come from, how much is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.onboarding.yaml_text import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.onboarding.understanding import Understood

_HEAD: Final = """\
# What the bot does for this list, as `curator init` read it. Every key is explained in curator's page
# docs/configuration.md; what is left out has its default. `curator config check` names every mistake.
version: 1

# Sent to every service, so that its operators can reach you. On GitHub Actions it may be left out: the
# repository's page is sent then.
# contact: you@example.org
"""
_REST: Final = """\
sources:
  arxiv:
    enabled: true
    categories: [cs.LG, cs.CV, cs.CR, cs.CL, cs.AI, stat.ML]
    query: ""

forge:
  kind: github
  labels: [curator]
  mode: paper

# Few at first, because the rules are a draft. The defaults are 20, 5 and 10.
limits:
  max_open: 5
  max_per_run: 2
  max_per_day: 4
"""
_LIST: Final = "list:\n"
_BLOCK: Final = "\n\n"


def curator_file(understood: Understood, *, like: str = "") -> str:
    """The text; ``like`` another one with its list in the place of that one's, where there is one."""
    block = "\n".join(_list(understood))
    if not like:
        return _BLOCK.join((_HEAD.rstrip(), block, _REST))
    blocks = like.split(_BLOCK)
    return _BLOCK.join(block if one.startswith(_LIST) else one for one in blocks)


def _list(understood: Understood) -> Iterator[str]:
    form = understood.form
    yield "list:"
    yield f"  path: {quoted(understood.path)}"
    yield f"  template: {quoted(form.template)}"
    if form.blank_lines is not None:
        yield f"  blank_lines: {form.blank_lines}"
    yield f"  order: {scalar(form.order)}"
    yield f"  link_form: {scalar(form.link_form)}"
