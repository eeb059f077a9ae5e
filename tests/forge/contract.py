"""What every forge promises, as one set of tests, run on each real forge.

A test module of a forge inherits `ForgeContract` and `StateBranchContract` and gives a fixture ``town`` that
returns a `Town`: the shared repository, seen from outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.proposal import LONGEST_BODY, Action, Outcome
from curator.errors import CuratorError, StateMoved
from tests.forge.town import HOSTILE, LIST, Pull, proposal

if TYPE_CHECKING:
    from tests.forge.town import Town


class ForgeContract:
    """The promises of the `Forge` port."""

    def test_a_fresh_repository_has_nothing_standing(self, town: Town) -> None:
        """Reading the list and what stands writes nothing, and finds nothing where nothing was proposed."""
        forge = town.forge()
        assert forge.base().text == LIST
        assert forge.standing(watched=("curator/add/arxiv-2601.00009",)) == ()
        assert forge.writes == 0
        assert town.pulls() == ()

    def test_publishing_twice_changes_nothing(self, town: Town) -> None:
        """The second night finds the pull request of the first and makes no write."""
        first = town.forge()
        base = first.base()
        first.publish(proposal(base), base=base)
        before, tips = town.pulls(), town.tips()
        second = town.forge()
        result = second.publish(proposal(base), base=second.base())
        assert result.action is Action.KEPT
        assert result.reason
        assert second.writes == 0
        assert (town.pulls(), town.tips()) == (before, tips)

    def test_a_proposal_becomes_one_draft_with_exactly_its_edit(self, town: Town) -> None:
        """The draft has the words it was given, the labels, and a branch with the entry and no more."""
        forge = town.forge()
        base = forge.base()
        wanted = proposal(base)
        result = forge.publish(wanted, base=base)
        assert result.action is Action.CREATED
        assert (result.key, result.branch) == (wanted.key, wanted.branch)
        (pull,) = town.pulls()
        assert pull == Pull(
            branch=wanted.branch,
            title=wanted.title,
            body=wanted.body,
            draft=True,
            state=Outcome.OPEN,
            labels=frozenset({"curator"}),
            text=LIST + wanted.edits[0].text,
        )
        assert forge.base() == base
        assert forge.writes > 0

    @pytest.mark.parametrize(
        "text",
        [
            "\ufeff# Papers\r\n\r\n* one\r\n",
            "# Papers\n* no final newline",
            "# Papiers\u0085\r* caf\u00e9\r",
        ],
        ids=["BOM and CRLF", "no final newline", "NEL and lone CR"],
    )
    def test_no_other_byte_changes(self, town: Town, text: str) -> None:
        """Byte order mark, line ends and the missing last newline come back as they were."""
        town.person_commits(text)
        forge = town.forge()
        base = forge.base()
        assert base.text == text
        forge.publish(proposal(base), base=base)
        assert town.pulls()[0].text == text + proposal(base).edits[0].text

    def test_hostile_words_arrive_as_they_are(self, town: Town) -> None:
        """Title, body and commit message are data to the forge, whatever they contain."""
        forge = town.forge()
        base = forge.base()
        body = f"{HOSTILE}\r\n\r\n{HOSTILE}\n\n{proposal(base).marker.encode()}"
        forge.publish(proposal(base, title=HOSTILE, body=body, message=HOSTILE), base=base)
        (pull,) = town.pulls()
        assert (pull.title, pull.body) == (HOSTILE, body)

    def test_a_body_that_is_too_long_is_refused_before_anything_is_written(self, town: Town) -> None:
        """Nothing half-done: 65,537 characters leave no branch behind."""
        forge = town.forge()
        base = forge.base()
        with pytest.raises(CuratorError):
            forge.publish(proposal(base, body="x" * (LONGEST_BODY + 1)), base=base)
        assert town.pulls() == ()
        assert proposal(base).branch not in town.tips()
        assert forge.writes == 0

    def test_open_pull_requests_are_found_by_their_marker(self, town: Town) -> None:
        """What stands is the same for every machine, watched or not, with the marker that was written."""
        forge = town.forge()
        base = forge.base()
        for number in (1, 2):
            forge.publish(proposal(base, number), base=base)
        standing = town.forge().standing(watched=(proposal(base).branch,))
        assert {(one.branch, one.outcome, one.marker) for one in standing} == {
            (proposal(base, n).branch, Outcome.OPEN, proposal(base, n).marker) for n in (1, 2)
        }
        assert all(one.number and one.url for one in standing)

    def test_a_declined_proposal_is_never_made_again(self, town: Town) -> None:
        """Closed unmerged: the watched branch says declined, and publishing writes nothing."""
        forge = town.forge()
        base = forge.base()
        branch = proposal(base).branch
        forge.publish(proposal(base), base=base)
        town.person_closes(branch)
        next_night = town.forge()
        (one,) = next_night.standing(watched=(branch,))
        assert (one.branch, one.outcome, one.marker) == (branch, Outcome.DECLINED, proposal(base).marker)
        result = next_night.publish(proposal(base), base=base)
        assert (result.action, result.number) == (Action.SKIPPED, one.number)
        assert next_night.writes == 0
        assert [pull.state for pull in town.pulls()] == [Outcome.DECLINED]

    def test_a_merged_proposal_is_reported_as_merged(self, town: Town) -> None:
        """The watched branch says merged, the base moves on, and publishing again writes nothing."""
        forge = town.forge()
        base = forge.base()
        wanted = proposal(base)
        forge.publish(wanted, base=base)
        town.person_merges(wanted.branch)
        next_night = town.forge()
        (one,) = next_night.standing(watched=(wanted.branch,))
        assert (one.branch, one.outcome) == (wanted.branch, Outcome.MERGED)
        assert next_night.base().text == LIST + wanted.edits[0].text
        assert next_night.publish(wanted, base=base).action is Action.SKIPPED
        assert next_night.writes == 0

    def test_what_is_not_watched_and_not_open_is_not_listed(self, town: Town) -> None:
        """Ten thousand old decisions cost nothing: only branches that are asked for are looked up."""
        forge = town.forge()
        base = forge.base()
        forge.publish(proposal(base), base=base)
        town.person_closes(proposal(base).branch)
        assert town.forge().standing(watched=()) == ()

    def test_a_commit_of_a_person_is_left_alone(self, town: Town) -> None:
        """A maintainer reworded the entry on the bot's branch: the next night keeps that."""
        forge = town.forge()
        base = forge.base()
        wanted = proposal(base)
        forge.publish(wanted, base=base)
        town.person_commits("reworded by hand\n", branch=wanted.branch)
        town.person_commits(LIST + "* another entry\n")
        next_night = town.forge()
        tips = town.tips()
        moved = next_night.base()
        assert next_night.publish(proposal(moved), base=moved).action is Action.KEPT
        assert town.tips() == tips
        assert next_night.writes == 0

    def test_the_base_is_what_the_default_branch_holds_now(self, town: Town) -> None:
        """A person's commit is seen by the next reading, and a proposal against it lands on top of it."""
        town.person_commits(LIST + "* by a person\n")
        forge = town.forge()
        base = forge.base()
        assert base.text == LIST + "* by a person\n"
        assert town.tips()[base.branch] == base.commit
        forge.publish(proposal(base), base=base)
        assert town.pulls()[0].text == base.text + proposal(base).edits[0].text


class StateBranchContract:
    """The promises of the `StateBranch` port."""

    def test_a_fresh_repository_has_no_state(self, town: Town) -> None:
        """Reading makes no branch."""
        state = town.forge().load()
        assert (state.text, state.commit) == (None, None)
        assert "curator-state" not in town.tips()

    def test_what_is_saved_is_loaded_by_the_next_machine(self, town: Town) -> None:
        """The text comes back byte for byte, and the list's branches are not touched."""
        forge = town.forge()
        before = town.tips()
        saved = forge.load()
        for text in ('{"version": 1}\n', '{"version": 1, "caf\u00e9": "\U0001f680\\u0000"}'):
            saved = forge.save(text, replacing=saved)
            assert saved.text == text
            assert town.forge().load() == saved
        after = town.tips()
        assert after.pop("curator-state") == saved.commit
        assert after == before

    def test_of_two_machines_that_start_the_branch_one_wins(self, town: Town) -> None:
        """Both found no state; the second to write is told that it moved, and the first one's text stands."""
        one, two = town.forge(), town.forge()
        nothing = two.load()
        saved = one.save("one", replacing=one.load())
        with pytest.raises(StateMoved):
            two.save("two", replacing=nothing)
        assert town.forge().load() == saved

    def test_of_two_machines_that_read_the_same_state_one_wins(self, town: Town) -> None:
        """Compare and swap: the loser writes nothing, reads again, and then may write."""
        one, two = town.forge(), town.forge()
        start = one.save("start", replacing=one.load())
        assert two.load() == start
        saved = one.save("one", replacing=start)
        with pytest.raises(StateMoved):
            two.save("two", replacing=start)
        assert two.load() == saved
        assert two.save("two", replacing=saved).text == "two"

    def test_two_machines_saving_the_same_text_do_not_both_win(self, town: Town) -> None:
        """The state is a lock: even equal words, at the same second, are one machine's or the other's."""
        one, two = town.forge(), town.forge()
        start = one.save("start", replacing=one.load())
        one.save("same", replacing=start)
        with pytest.raises(StateMoved):
            two.save("same", replacing=start)

    def test_the_state_branch_shares_no_history_with_the_list(self, town: Town) -> None:
        """The state survives a rewritten list, and the base does not see it."""
        forge = town.forge()
        base = forge.base()
        forge.save("text", replacing=forge.load())
        assert forge.base() == base
        assert town.forge().standing(watched=("curator-state",)) == ()
