"""New entries as the bot would write them."""

from __future__ import annotations

from curator.core.list.document import parse
from curator.core.policy import ListFormat
from curator.core.shape.inference import infer
from curator.onboarding.specimens import specimens
from tests.onboarding.lists import POND

HABIT = "".join(
    f"- **A Thing to Read {n}**, Ann Lee, Bob May, {venue}. [paper](https://arxiv.org/abs/2301.0000{n})\n"
    for n, venue in enumerate(("ICML 2023", "arXiv 2023", "ICLR 2022", "NeurIPS 2023", "arXiv 2022"))
)


def test_they_are_written_as_the_list_is() -> None:
    """With what is known of a preprint, and of a paper that was published."""
    inferred = infer(POND)
    assert inferred is not None
    preprint, published, trouble = specimens(parse(POND, inferred.form), inferred.form)
    assert trouble == ""
    assert published == (
        "* [A Paper That Nobody Wrote](https://arxiv.org/abs/2601.01234) (ICML 2026) <br/> "
        "Shows where everything goes."
    )
    assert preprint == published.replace(" (ICML 2026)", "")


def test_a_preprint_follows_the_habit_of_the_list() -> None:
    """Authors, the archive's name in the venue's place, and the full stop."""
    text = f"# List\n\n## Things\n\n{HABIT}"
    inferred = infer(text)
    assert inferred is not None
    assert specimens(parse(text, inferred.form), inferred.form).preprint == (
        "- **A Paper That Nobody Wrote**, Ada Lovelace, Alan Turing, arXiv 2026. "
        "[paper](https://arxiv.org/abs/2601.01234)"
    )


def test_a_template_that_no_paper_fits_is_told() -> None:
    """Without a place for the address, nothing could ever be proposed."""
    form = ListFormat(template="- {title}{? ({venue} {year})?}")
    document = parse("## Things\n\n- One (ICML 2023)\n- Two (ICML 2023)\n", form)
    assert specimens(document, form) == ("", "", "the entry template has no place for a paper's address")
