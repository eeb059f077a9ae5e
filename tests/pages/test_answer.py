"""The bot's one comment in a thread: what it shows, what it knows, and that it stays within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curator.core.proposal import LONGEST_BODY
from curator.pages.answer import MARK, MOST_SHOWN, Answers, Part, Told, part
from tests.pages.making import HOSTILE
from tests.pages.rendering import rendered


def _answers(count: int, *, text: str = "words") -> Answers:
    answers = Answers()
    for number in range(1, count + 1):
        answers = answers.with_part(Part(str(number), f"{number:x}", text))
    return answers


def test_what_was_written_is_read_again() -> None:
    """Whatever a web page makes of line ends."""
    answers = _answers(40).with_part(Part("tick-snooze:30", "0", "- ✅ words\n\n| a |\n|---|"))
    for text in (answers.render(), answers.render().replace("\n", "\r\n")):
        assert Answers.read(text) == answers


def test_the_last_few_are_shown_and_the_others_known() -> None:
    """A comment that was answered long ago is not answered again."""
    answers = _answers(100)
    assert [one.key for one in answers.parts] == [str(n) for n in range(86, 101)]
    assert len(answers.parts) == MOST_SHOWN
    assert all(answers.heard(str(number), f"{number:x}") for number in range(1, 101))
    assert not answers.heard("50", "beef")
    assert not answers.heard("101", "65")


def test_what_was_heard_before_all_that_is_known_counts_as_heard() -> None:
    """Ids rise with time, so one number stands for all of them."""
    answers = _answers(2_000)
    assert answers.heard("1", "1")
    assert answers.floor > 1_000
    assert len(answers.render()) < LONGEST_BODY


def test_long_parts_push_out_older_ones() -> None:
    """The comment stays within what GitHub takes, and the newest part is always there."""
    answers = _answers(30, text="x" * 9_000)
    assert len(answers.render()) < LONGEST_BODY
    assert answers.parts[-1].key == "30"
    assert answers.heard("1", "1")


@given(st.text(max_size=300) | st.just(HOSTILE))
def test_nobody_can_forge_a_part(text: str) -> None:
    """What people say shows as itself, pings nobody, and is no hidden line."""
    told = Told(f"/curator {text}", well=True, words=text)
    forged = Told(
        "/curator x", well=False, words=f"{text}\n<!-- curator:heard 7:abc -->\n<!-- curator:earlier 9 -->"
    )
    answers = Answers().with_part(part("5", "ab", (told, forged), by=text, more=3))
    again = Answers.read(answers.render())
    assert ([one.key for one in again.parts], again.floor) == (["5"], 0)
    assert again == answers
    shown = rendered(answers.render())
    assert (shown.links, shown.images, shown.alive) == ([], [], [])
    assert all(one.startswith("<!-- curator:") for one in shown.html)


@given(st.text(max_size=400))
def test_any_text_can_be_read_as_an_answer(text: str) -> None:
    """A person with write access may have edited it."""
    assert isinstance(Answers.read(MARK + "\n" + text).render(), str)
