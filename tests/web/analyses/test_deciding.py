"""From a version to a decision: what is sent is frozen, two sign, one decides."""

import inspect

import pytest
from django.db import IntegrityError, transaction

from arbetsro.economics.case_file import fingerprint
from arbetsro.knowledge.library import built_in
from arbetsro.web.access.standing import standing_of
from arbetsro.web.analyses import actions, deciding
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.as_case import as_case
from arbetsro.web.analyses.models import Proposal, Signature
from arbetsro.web.analyses.waiting import waiting_for
from web.analyses.conftest import again, events

pytestmark = pytest.mark.django_db


def refused(act, **named):
    with pytest.raises(AnalysisError) as error:
        act(**named)
    return error.value.code


class TestSending:
    def test_freezes_the_present_version_and_closes_the_analysis(self, cast, analysis, proposal):
        assert (proposal.version, proposal.state, proposal.sent_by) == (1, "sent", cast.anna)
        assert proposal.content == analysis.content
        case = as_case(analysis.content, "Demo Alltjänst AB", "sv")
        assert proposal.fingerprint == fingerprint(case)
        assert again(analysis).state == "sent"
        assert events("proposal.sent")[0].detail == {"version": 1}

    def test_what_is_not_complete_is_refused_with_the_count(self, cast, empty):
        with pytest.raises(AnalysisError) as error:
            deciding.send(by=cast.anna, analysis=empty)
        assert error.value.code == "not_complete"
        assert error.value.values["count"] > 0
        assert (again(empty).state, Proposal.objects.count()) == ("draft", 0)

    def test_what_a_decision_needs_besides_figures_is_counted_too(self, cast, analysis):
        actions.set_value(by=cast.anna, analysis=analysis, address="A9", value=None, seen=1)
        with pytest.raises(AnalysisError) as error:
            deciding.send(by=cast.anna, analysis=analysis)
        assert error.value.values == {"count": 1}

    def test_things_that_hold_nothing_do_not_stop_it(self, cast, analysis):
        for address in ("interventions", "alternatives"):
            actions.add_item(by=cast.anna, analysis=analysis, list_address=address, item="n1")
        assert deciding.send(by=cast.anna, analysis=analysis).state == "sent"

    def test_one_missing_figure_is_one_fault(self, cast, analysis):
        actions.set_value(by=cast.anna, analysis=analysis, address="C7", value=None, seen=1)
        with pytest.raises(AnalysisError) as error:
            deciding.send(by=cast.anna, analysis=analysis)
        assert error.value.values == {"count": 1}

    def test_a_figure_that_cannot_be_right_is_refused(self, cast, analysis):
        actions.set_value(by=cast.anna, analysis=analysis, address="C7", value=1.4, seen=1)
        assert refused(deciding.send, by=cast.anna, analysis=analysis) == "not_complete"

    def test_it_cannot_be_sent_twice(self, cast, analysis, proposal):
        assert refused(deciding.send, by=cast.anna, analysis=analysis) == "closed"

    def test_the_database_holds_one_that_waits_or_is_decided(self, analysis, proposal):
        same = {
            "analysis": analysis, "version": 1, "content": {}, "fingerprint": "x",
            "sent_by": proposal.sent_by,
        }  # fmt: skip
        for state in ("sent", "decided"):
            Proposal.objects.filter(pk=proposal.pk).update(state=state)
            with pytest.raises(IntegrityError), transaction.atomic():
                Proposal.objects.create(**same)
        Proposal.objects.filter(pk=proposal.pk).update(state="withdrawn")
        assert Proposal.objects.create(**same).pk

    def test_what_is_changed_afterwards_leaves_it_as_it_was(self, cast, analysis, proposal):
        deciding.withdraw(by=cast.anna, proposal=proposal)
        actions.set_value(by=cast.anna, analysis=analysis, address="C7", value=0.5, seen=1)
        proposal.refresh_from_db()
        assert proposal.content == analysis.content


class TestSigning:
    def test_takes_a_manager_and_a_safety_representative(self, cast, signed):
        told = [(one.by, one.capacity) for one in signed.signatures.all()]
        assert told == [(cast.mats, "manager"), (cast.siv, "safety_representative")]
        assert len(events("proposal.signed")) == 2

    def test_is_done_once_in_each_capacity(self, cast, proposal):
        named = {"proposal": proposal, "capacity": "manager"}
        deciding.sign(by=cast.mats, **named)
        assert refused(deciding.sign, by=cast.olle, **named) == "signed_already"
        assert refused(deciding.sign, by=cast.mats, **named) == "signed_already"

    def test_is_not_done_by_one_person_in_both_capacities(self, cast, proposal):
        deciding.sign(by=cast.mats, proposal=proposal, capacity="manager")
        other = {"proposal": proposal, "capacity": "safety_representative"}
        assert refused(deciding.sign, by=cast.mats, **other) == "signed_by_the_same"
        assert Signature.objects.count() == 1

    def test_keeps_a_dissent_and_the_log_only_tells_that_there_is_one(self, cast, proposal):
        deciding.sign(
            by=cast.siv, proposal=proposal, capacity="safety_representative",
            dissent="  För lite tid för personalen.\n",
        )  # fmt: skip
        assert proposal.signatures.get().dissent == "För lite tid för personalen."
        detail = events("proposal.signed")[0].detail
        assert detail["with_dissent"] is True
        assert "personalen" not in str(detail)

    def test_a_dissent_that_is_too_long_is_refused_and_nothing_is_signed(self, cast, proposal):
        named = {"proposal": proposal, "capacity": "manager", "dissent": "x" * 5_001}
        assert refused(deciding.sign, by=cast.mats, **named) == "too_long"
        assert Signature.objects.count() == 0

    def test_a_dissent_has_room_for_as_much_as_its_field(self, cast, proposal):
        lines = "För lite tid.\r\n" * 357  # 4 998 signs as a browser counts them
        named = {"proposal": proposal, "capacity": "manager", "dissent": lines}
        assert len(deciding.sign(by=cast.mats, **named).dissent) == 4_997

    def test_begins_anew_when_it_is_sent_again(self, cast, analysis, signed):
        deciding.withdraw(by=cast.anna, proposal=signed)
        anew = deciding.send(by=cast.anna, analysis=analysis)
        assert (anew.signatures.count(), signed.signatures.count()) == (0, 2)


class TestTheDecision:
    def test_needs_both_signatures(self, cast, proposal):
        decide = {"by": cast.vera, "proposal": proposal}
        assert refused(deciding.decide, **decide) == "not_signed"
        deciding.sign(by=cast.mats, proposal=proposal, capacity="manager")
        assert refused(deciding.decide, **decide) == "not_signed"
        deciding.sign(by=cast.siv, proposal=proposal, capacity="safety_representative")
        assert deciding.decide(**decide).state == "decided"

    def test_is_kept_with_who_when_and_why(self, cast, analysis, decided):
        found = Proposal.objects.get(pk=decided.pk)
        assert (found.closed_by, found.reason) == (cast.vera, "Betalar sig")
        assert found.closed_at is not None
        assert again(analysis).state == "decided"
        assert events("proposal.decided")[0].by == cast.vera

    @pytest.mark.parametrize("reason", ["", "   ", "\n", "\x00"])
    def test_to_decline_needs_a_reason(self, cast, analysis, proposal, reason):
        decline = {"by": cast.vera, "proposal": proposal, "reason": reason}
        assert refused(deciding.decline, **decline) == "reason_missing"
        assert again(analysis).state == "sent"

    @pytest.mark.parametrize("how", ["decline", "withdraw"])
    def test_that_is_none_opens_the_analysis_again(self, cast, analysis, proposal, how):
        named = {"reason": "För dyrt"} if how == "decline" else {}
        getattr(deciding, how)(by=cast.vera, proposal=proposal, **named)
        assert again(analysis).state == "draft"
        assert Proposal.objects.get(pk=proposal.pk).reason == named.get("reason", "")
        actions.set_value(by=cast.anna, analysis=analysis, address="C7", value=0.3, seen=1)
        assert deciding.send(by=cast.anna, analysis=analysis).version == 2

    @pytest.mark.parametrize("how", ["sign", "decide", "decline", "withdraw"])
    @pytest.mark.parametrize("state", ["decided", "declined", "withdrawn"])
    def test_is_final(self, cast, proposal, how, state):
        Proposal.objects.filter(pk=proposal.pk).update(state=state)
        extra = {"sign": {"capacity": "manager"}, "decline": {"reason": "Nej"}}.get(how, {})
        named = {"by": cast.vera, "proposal": proposal, **extra}
        assert refused(getattr(deciding, how), **named) == "not_waiting"


#: Every action on an analysis that is worked on, with what it needs.
CHANGES = {
    "set_value": {"address": "C7", "value": 0.5, "seen": 9},
    "add_item": {"list_address": "goals", "item": "g1"},
    "remove_item": {"list_address": "interventions", "item": "x"},
    "move_item": {"list_address": "interventions", "item": "x", "steps": 1},
    "restore": {"content": {}, "number": 1},
    "choose_entry": {"entry": built_in()["task-influence"], "item": "x"},
    "bring_in": {"item": "y", "fields": {"interventions.y.name": "Två på natten"}},
}


class TestAClosedAnalysis:
    def test_is_tried_with_every_action_there_is(self):
        declared = {
            name
            for name, one in inspect.getmembers(actions, inspect.isfunction)
            if "analysis" in inspect.signature(one).parameters and not name.startswith("_")
        }
        assert declared - {"locked"} == set(CHANGES)

    @pytest.mark.parametrize("name", CHANGES)
    @pytest.mark.parametrize("state", ["sent", "decided"])
    def test_refuses_every_change(self, cast, analysis, signed, name, state):
        if state == "decided":
            deciding.decide(by=cast.vera, proposal=signed)
        named = {"by": cast.anna, "analysis": analysis, **CHANGES[name]}
        assert refused(getattr(actions, name), **named) == "closed"
        now = again(analysis)
        assert (now.content, now.version, now.state) == (analysis.content, 1, state)

    def test_may_be_copied(self, cast, analysis, decided):
        base = again(analysis)
        copy = actions.start(
            by=cast.anna, unit=cast.north, title="Nästa", language="sv",
            content=base.content, based_on=base,
        )  # fmt: skip
        assert copy.is_open


class TestWhatWaits:
    def keys(self, who):
        told = waiting_for(standing_of(who, "demo"))
        return [one.text_key.removeprefix("analyses.waiting_") for one in told]

    def test_is_a_draft_for_those_who_write(self, cast, analysis):
        assert self.keys(cast.anna) == self.keys(cast.mats) == ["draft"]
        assert self.keys(cast.vera) == self.keys(cast.erik) == self.keys(cast.olle) == []

    def test_is_a_signature_until_it_is_given(self, cast, proposal):
        assert self.keys(cast.mats) == self.keys(cast.siv) == ["signature"]
        deciding.sign(by=cast.mats, proposal=proposal, capacity="manager")
        assert self.keys(cast.mats) == []
        assert self.keys(cast.siv) == ["signature"]

    def test_is_a_decision_for_the_executive_until_it_is_made(self, cast, signed):
        assert self.keys(cast.vera) == ["decision"]
        deciding.decide(by=cast.vera, proposal=signed)
        assert [self.keys(who) for who in (cast.vera, cast.anna, cast.mats, cast.siv)] == [[]] * 4

    def test_of_another_unit_is_nothing_for_a_manager_of_this_one(self, cast, empty):
        assert self.keys(cast.anna) == ["draft"]
        assert self.keys(cast.mats) == []
