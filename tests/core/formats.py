"""Entry templates of real lists in other formats than ours; ``docs/entry-template.md`` explains them."""

from __future__ import annotations

from typing import Final

FORMATS: Final = {
    "adversarial-examples-reading-list.md": (
        "- {?:+1: &nbsp; ?}{?{authors}, ?}**{title}{?.?}**{?, {venue} {year}?}{?, {year}?}{?.?}"
        "{? [[link]]({url})?}{? {links}?}{? {description}?}"
    ),
    "awesome-adversarial-deep-learning.md": (
        "- {?**{tags}** ?}[{title}]({url}){?.?}{? {authors}. {venue} {year}?}{? {authors}. {venue} ({year})?}"
        "{?.?}{? {links}?}{? {description}?}"
    ),
    "awesome-graph-attack-papers.md": (
        "1. **{title}{?.?}**{? *{authors}*?}{?.?}{? {venue} {year}?}{?.?}{? [[paper]]({url})?}{? {links}?}"
        "{? {description}?}"
    ),
}
