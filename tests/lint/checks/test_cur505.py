"""CUR505: entries that the keyword rules would put elsewhere."""

from __future__ import annotations

import pytest

from tests.lint.linting import around, marked, messages

DETECTOR = "Detecting Adversarial Inputs by Detectors of Adversarial Examples"
HEADINGS = (
    "General Defenses (training phase)",
    "Adversarial Detection",
    "Seminal Work",
    "Empirical Analysis",
)
RULES = around(with_rules=True)


def placed(title: str, heading: str, description: str = "") -> str:
    """A list with one entry, in this section."""
    entry = f"* [{title}](https://a.org/x.pdf) <br/> {description}\n"
    return "# Papers\n\n" + "".join(f"## {one}\n{entry if one == heading else ''}\n" for one in HEADINGS)


@pytest.mark.parametrize(
    ("title", "heading", "description"),
    [
        (DETECTOR, "Adversarial Detection", ""),
        (DETECTOR, "Seminal Work", ""),
        ("Intriguing Properties of Adversarial Training at Scale", "Empirical Analysis", ""),
        ("Neural Anisotropy Directions", "Adversarial Detection", ""),
        ("Robust Networks Revisited", "Empirical Analysis", "Detects adversarial inputs by detectors."),
        (
            "Intriguing properties of neural networks",
            "Empirical Analysis",
            "First described adversarial examples.",
        ),
    ],
)
def test_what_is_not_clear_is_left_alone(title: str, heading: str, description: str) -> None:
    """A narrow margin, no words at all, or a section for which nothing is proposed."""
    assert messages("CUR505", placed(title, heading, description), RULES) == []


def test_without_rules_nothing_is_doubted() -> None:
    """They are another list's."""
    assert messages("CUR505", placed(DETECTOR, "Empirical Analysis")) == []


def test_an_entry_in_an_unknown_section_is_left_alone() -> None:
    """Who knows what belongs there."""
    text = placed(DETECTOR, "Empirical Analysis").replace("Empirical Analysis", "Reading Club")
    assert messages("CUR505", text, RULES) == []


def test_an_entry_among_others_of_another_kind_is_found() -> None:
    """With the words that say so, and the section they speak for."""
    text = placed(DETECTOR, "Empirical Analysis")
    (message,) = messages("CUR505", text, RULES)
    assert message.endswith(" speak for the section “Adversarial Detection”")
    assert "“Detecting Adversarial" in message
    assert marked("CUR505", text, RULES) == [DETECTOR]


def test_the_margin_is_set_in_the_configuration() -> None:
    """Above one nothing is doubted; near nought much is."""
    text = placed("Smooth Adversarial Training", "Adversarial Detection")
    narrow, wide = ({"CUR505": {"margin": margin}} for margin in (0.3, 1.1))
    assert len(messages("CUR505", text, around(with_rules=True, options=narrow))) == 1
    assert (
        messages("CUR505", placed(DETECTOR, "Empirical Analysis"), around(with_rules=True, options=wide))
        == []
    )


def test_a_long_list_is_not_looked_through() -> None:
    """Unless the configuration says so: it takes long."""
    text = placed(DETECTOR, "Empirical Analysis") + "* [T](https://a.org/t.pdf)\n" * 3
    short, any_length = ({"CUR505": {"longest": longest}} for longest in (3, 0))
    assert messages("CUR505", text, around(with_rules=True, options=short)) == []
    assert len(messages("CUR505", text, around(with_rules=True, options=any_length))) == 1
