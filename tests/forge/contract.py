"""What every forge promises, as one set of tests, run on each real forge.

A test module of a forge inherits `ForgeContract`, `RenewingContract` and `StateBranchContract` and gives a
fixture ``town`` that returns a `Town`: the shared repository, seen from outside.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.commands.ticks import box
from curator.core.list.edit import Edit
from curator.core.proposal import LONGEST_BODY, Action, Outcome
from curator.errors import CuratorError, StateMoved
from tests.forge.town import HOSTILE, LIST, Pull, proposal

if TYPE_CHECKING:
    from curator.core.proposal import Proposal
    from curator.ports import Base
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


class RenewingContract:
    """The promises of the `Forge` port about its own open pull requests: renewed or withdrawn on demand."""

    def test_a_renewing_proposal_that_is_as_it_was_writes_nothing(self, town: Town) -> None:
        """The second night looks, finds all as it should be, and leaves it so."""
        forge = town.forge()
        base = forge.base()
        wanted = replace(proposal(base), renews=True)
        assert forge.publish(wanted, base=base).action is Action.CREATED
        before, tips = town.pulls(), town.tips()
        second = town.forge()
        assert second.publish(wanted, base=base).action is Action.KEPT
        assert second.writes == 0
        assert (town.pulls(), town.tips()) == (before, tips)

    def test_an_open_pull_request_is_brought_up_to_date(self, town: Town) -> None:
        """Branch, title and body follow the proposal, in the same pull request; then there is rest."""
        base, first = _published(town)
        edits = (*first.edits, Edit(0, 0, "<!-- more -->\n"))
        words = proposal(base, title="Add two things", body=f"More.\n\n{first.marker.encode()}")
        wanted = replace(words, edits=edits, renews=True)
        result = town.forge().publish(wanted, base=base)
        assert (result.action, result.branch) == (Action.UPDATED, first.branch)
        assert result.number
        (pull,) = town.pulls()
        assert (pull.title, pull.body) == (wanted.title, wanted.body)
        assert pull.text == f"<!-- more -->\n{LIST}{first.edits[0].text}"
        assert (pull.state, pull.labels) == (Outcome.OPEN, frozenset({"curator"}))
        again = town.forge()
        assert again.publish(wanted, base=base).action is Action.KEPT
        assert again.writes == 0

    def test_new_words_alone_move_no_branch(self, town: Town) -> None:
        """The change is the same, its explanation is another."""
        base, first = _published(town)
        tips = town.tips()
        wanted = replace(proposal(base, title="Another title"), renews=True)
        assert town.forge().publish(wanted, base=base).action is Action.UPDATED
        assert town.tips()[first.branch] == tips[first.branch]
        assert town.pulls()[0].title == "Another title"

    def test_new_words_around_the_same_gist_write_nothing(self, town: Town) -> None:
        """Only another gist, or another title, is worth it."""
        base, first = _published(town)
        told = f"Told so.\n\nThe gist.\n\n{first.marker.encode()}"
        wanted = replace(first, body=told, gist="The gist.", renews=True)
        assert town.forge().publish(wanted, base=base).action is Action.UPDATED
        forge = town.forge()
        again = replace(wanted, body=told.replace("so", "otherwise"))
        assert forge.publish(again, base=base).action is Action.KEPT
        assert forge.writes == 0
        assert town.pulls()[0].body == told
        other = replace(again, body=again.body.replace("The", "Another"), gist="Another gist.")
        titled = replace(other, title="Another title", body=f"Well. {other.body}")
        for changed in (other, titled):
            assert town.forge().publish(changed, base=base).action is Action.UPDATED
            assert (town.pulls()[0].title, town.pulls()[0].body) == (changed.title, changed.body)

    def test_a_pull_request_that_would_conflict_is_made_anew_on_the_list_as_it_is(self, town: Town) -> None:
        """Somebody else's entry went to the same place: the branch has both afterwards."""
        _published(town)
        town.person_commits(LIST + "* by a person\n")
        forge = town.forge()
        base = forge.base()
        wanted = replace(proposal(base), renews=True)
        assert forge.publish(wanted, base=base).action is Action.UPDATED
        (pull,) = town.pulls()
        assert pull.text == base.text + wanted.edits[0].text
        again = town.forge()
        assert again.publish(wanted, base=base).action is Action.KEPT
        assert again.writes == 0

    def test_what_a_person_committed_is_not_renewed(self, town: Town) -> None:
        """Neither the branch nor its words: they are the person's now, who is told so once."""
        base, first = _published(town)
        town.person_commits("reworded by hand\n", branch=first.branch)
        before, tips = town.pulls(), town.tips()
        wanted = replace(proposal(base, title="Another title"), renews=True)
        results = []
        for writes in (1, 0):
            forge = town.forge()
            results.append(forge.publish(wanted, base=base))
            assert forge.writes == writes
        assert results[0] == results[1]
        assert results[0].action is Action.KEPT
        assert results[0].reason
        assert (town.pulls(), town.tips()) == (before, tips)

    def test_a_branch_is_made_anew_on_demand_although_it_would_do(self, town: Town) -> None:
        """The list has grown elsewhere, and somebody wants the branch on top of it."""
        _, first = _published(town)
        town.person_commits(f"<!-- top -->\n{LIST}")
        base = town.forge().base()
        wanted = replace(proposal(base), renews=True)
        tips = town.tips()
        assert town.forge().publish(wanted, base=base).action is Action.KEPT
        assert town.tips() == tips
        assert town.forge().publish(replace(wanted, force="base"), base=base).action is Action.UPDATED
        assert town.pulls()[0].text == base.text + wanted.edits[0].text
        assert town.tips()[first.branch] != tips[first.branch]

    def test_what_people_committed_is_dropped_only_by_their_own_word(self, town: Town) -> None:
        """To rebase is not enough; to recreate is."""
        base, first = _published(town)
        town.person_commits("reworded by hand\n", branch=first.branch)
        wanted = replace(proposal(base), renews=True)
        assert town.forge().publish(replace(wanted, force="base"), base=base).action is Action.KEPT
        assert town.forge().publish(replace(wanted, force="people"), base=base).action is Action.UPDATED
        assert town.pulls()[0].text == LIST + first.edits[0].text

    def test_a_declined_proposal_is_not_renewed(self, town: Town) -> None:
        """Closed is closed."""
        base, first = _published(town)
        town.person_closes(first.branch)
        forge = town.forge()
        assert forge.publish(replace(first, renews=True), base=base).action is Action.SKIPPED
        assert forge.writes == 0

    def test_an_open_pull_request_is_withdrawn_once(self, town: Town) -> None:
        """It is closed and says why; doing it again, or proposing it again, writes nothing."""
        base, first = _published(town)
        result = town.forge().withdraw(first.branch, key=first.key, reason="All is done.", base=base)
        assert (result.key, result.branch, result.action) == (first.key, first.branch, Action.CLOSED)
        assert result.number
        assert "All is done." in result.reason
        assert [pull.state for pull in town.pulls()] == [Outcome.DECLINED]
        again = town.forge()
        (one,) = again.standing(watched=(first.branch,))
        assert one.outcome is Outcome.DECLINED
        second = again.withdraw(first.branch, key=first.key, reason="All is done.", base=base)
        assert (second.action, second.key) == (Action.SKIPPED, first.key)
        assert again.publish(first, base=base).action is Action.SKIPPED
        assert again.writes == 0

    def test_where_nothing_is_open_there_is_nothing_to_withdraw(self, town: Town) -> None:
        """A branch that never was."""
        forge = town.forge()
        result = forge.withdraw(
            "curator/links/2026-04", key="links:2026-04", reason="Done.", base=forge.base()
        )
        assert (result.action, result.number) == (Action.SKIPPED, None)
        assert forge.writes == 0

    def test_what_a_person_committed_to_is_not_withdrawn(self, town: Town) -> None:
        """Their work stays open, and they are told so once."""
        base, first = _published(town)
        town.person_commits("reworded by hand\n", branch=first.branch)
        before, tips = town.pulls(), town.tips()
        for writes in (1, 0):
            forge = town.forge()
            result = forge.withdraw(first.branch, key=first.key, reason="Done.", base=base)
            assert result.action is Action.KEPT
            assert forge.writes == writes
        assert (town.pulls(), town.tips()) == (before, tips)

    def test_what_a_person_committed_to_is_withdrawn_by_a_persons_word(self, town: Town) -> None:
        """Who said "ignore" meant it; opening it again brings their work back."""
        base, first = _published(town)
        town.person_commits("reworded by hand\n", branch=first.branch)
        tip = town.tips()[first.branch]
        result = town.forge().withdraw(
            first.branch, key=first.key, reason="Not ours.", base=base, force="people"
        )
        assert result.action is Action.CLOSED
        assert [pull.state for pull in town.pulls()] == [Outcome.DECLINED]
        assert town.forge().reopen(first.branch, key=first.key, base=base).action is Action.UPDATED
        assert town.tips()[first.branch] == tip

    def test_a_closed_pull_request_is_opened_again(self, town: Town) -> None:
        """By the same number, with the branch as it was; doing it again writes nothing."""
        base, first = _published(town)
        before = town.pulls()
        town.forge().withdraw(first.branch, key=first.key, reason="Later.", base=base)
        result = town.forge().reopen(first.branch, key=first.key, base=base)
        assert (result.action, result.key, result.number) == (Action.UPDATED, first.key, 1)
        assert town.pulls() == before
        (one,) = town.forge().standing(watched=())
        assert (one.branch, one.outcome) == (first.branch, Outcome.OPEN)
        again = town.forge()
        assert again.reopen(first.branch, key=first.key, base=base).action is Action.SKIPPED
        assert again.writes == 0

    def test_what_a_person_declined_is_opened_again_by_a_persons_word(self, town: Town) -> None:
        """Closed by hand, and then /curator unignore."""
        base, first = _published(town)
        town.person_closes(first.branch)
        assert town.forge().reopen(first.branch, key=first.key, base=base).action is Action.UPDATED
        assert [pull.state for pull in town.pulls()] == [Outcome.OPEN]

    def test_what_was_merged_or_never_was_is_not_opened(self, town: Town) -> None:
        """There is nothing to bring back."""
        base, first = _published(town)
        town.person_merges(first.branch)
        forge = town.forge()
        for branch in (first.branch, "curator/add/arxiv-2601.00009"):
            assert forge.reopen(branch, key=first.key, base=base).action is Action.SKIPPED
        assert forge.writes == 0

    def test_a_standing_pull_request_says_whether_it_merges(self, town: Town) -> None:
        """Yes on the list that it was made on and on one that has grown elsewhere, no beside a neighbour."""
        _, first = _published(town)
        for text, merges in (
            (LIST, True),
            (f"<!-- top -->\n{LIST}", True),
            (f"<!-- top -->\n{LIST}* by a person\n", False),
        ):
            if text != LIST:
                town.person_commits(text)
            (one,) = town.forge().standing(watched=())
            assert (one.branch, one.merges) == (first.branch, merges)

    def test_a_standing_pull_request_says_whether_it_is_a_draft_and_which_boxes_are_ticked(
        self, town: Town
    ) -> None:
        """A fresh one is a draft; boxes are known by their names."""
        forge = town.forge()
        base = forge.base()
        marker = proposal(base).marker.encode()
        boxes = "\n".join((box("Ready", name="ready", ticked=True), box("Ignore", name="ignore")))
        forge.publish(proposal(base, body=f"{boxes}\n\n{marker}"), base=base)
        (one,) = town.forge().standing(watched=())
        assert (one.draft, one.ticked) == (True, ("ready",))

    def test_the_commit_that_brought_a_line_is_found(self, town: Town) -> None:
        """By the line as it is, and none for a line that nobody brought."""
        town.person_commits(f"{LIST}* by a person\n")
        town.person_commits(f"{LIST}* by a person\n* another\n")
        forge = town.forge()
        base = forge.base()
        found = forge.added_by("* by a person", base=base, since=None)
        assert found not in {"", base.commit}
        assert forge.added_by("* another", base=base, since=None) == base.commit
        assert forge.added_by("* nobody's", base=base, since=None) == ""
        assert forge.writes == 0


def _published(town: Town) -> tuple[Base, Proposal]:
    """A first night with one proposal."""
    forge = town.forge()
    base = forge.base()
    first = proposal(base)
    forge.publish(first, base=base)
    return base, first


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
