"""The grammar of entry templates: what is right is kept, what is wrong is named with its column."""

from __future__ import annotations

import pytest

from curator.core.list.template import Field, Literal, Part, Template
from curator.core.policy import DEFAULT_TEMPLATE
from curator.errors import UsageError
from tests.core.formats import FORMATS


@pytest.mark.parametrize("text", [DEFAULT_TEMPLATE, "- {title}", "1) {title} — <{url}>", *FORMATS.values()])
def test_a_right_template_is_read(text: str) -> None:
    """The default one, the shortest one, and those of other lists."""
    assert Template.parse(text).tokens


def test_a_template_is_literals_fields_and_optional_parts() -> None:
    """In the order in which they stand, behind the bullet."""
    assert Template.parse("* [{title}]{? ({year})?}{?.?}") == Template(
        bullet="* ",
        tokens=(
            Literal("["),
            Field("title"),
            Literal("]"),
            Part((Literal(" ("), Field("year"), Literal(")"))),
            Part((Literal("."),)),
        ),
    )


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("* [{titel}]({url})", "column 4: there is no field 'titel'; did you mean 'title'?"),
        ("* {title} {zzzzz}", "column 11: there is no field 'zzzzz'; the fields are title, url, authors,"),
        ("* {title}{? ({venue}", "column 10: this optional part is not closed by '?}'"),
        ("* {title}{? {? x ?} ?}", "column 13: an optional part cannot stand in another one"),
        ("* {title} ?}", "column 11: '?}' closes no optional part"),
        ("* {title}{??}", "column 10: this optional part is empty"),
        ("* {title} }", "column 11: a single '}' opens or closes no field"),
        ("* {title", "column 3: a single '{' opens or closes no field"),
        ("* [x]({url})", "column 1: the template has no field 'title'"),
        ("* {?{title}?} {url}", "column 5: the template has its title in an optional part"),
        ("* {title} {title}", "column 11: the field 'title' stands here a second time"),
        ("* {title}{? {description}?}{?: {description}?}", "column 32: the field 'description' stands here"),
        ("* {authors}{title}", "column 12: nothing tells 'authors' from 'title' after it"),
        ("{title}", "column 1: an entry begins with a bullet such as '* '"),
        ("", "column 1: an entry begins with a bullet"),
        ("* {title}\n{url}", "column 10: a template is one line"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_column(text: str, mistake: str) -> None:
    """And the nearest field where a name is wrong."""
    with pytest.raises(UsageError) as caught:
        Template.parse(text)
    assert str(caught.value).startswith(f"entry template, {mistake}")
    assert "docs/entry-template.md" in caught.value.advice


def test_a_long_template_is_quoted_in_part() -> None:
    """The message stays one line that can be read."""
    with pytest.raises(UsageError) as caught:
        Template.parse("* " + "x" * 10_000)
    assert len(str(caught.value)) < 400
