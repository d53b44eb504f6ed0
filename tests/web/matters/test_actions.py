"""What is sent upward is confirmed and answered, by one, in order."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pypdf
import pytest
from django.core import mail

from arbetsro.web.frame import clock
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters import actions
from arbetsro.web.matters.models import Leg, Matter
from web.conftest import LONG_AGO
from web.matters.making import days_on, manager, noon, requested, returned, told


def refused(code, act):
    with pytest.raises(Refusal) as found:
        act()
    assert found.value.code == f"matters.{code}"
    return found.value


def state(matter):
    return Matter.objects.get(pk=matter.pk).state


# Raising -----------------------------------------------------------------------------------------


def test_the_rule_proposes_the_latest_date(cast):
    # upward.toml: 14 days for both kinds.
    with clock.at(noon(date(2026, 3, 2))):
        assert returned(cast).latest_on == date(2026, 3, 16)
        assert requested(cast).latest_on == date(2026, 3, 16)


def test_a_date_that_has_been_is_refused(cast):
    refused("latest_has_passed", lambda: returned(cast, latest_on=today() - timedelta(days=1)))


def test_a_return_says_what_is_lacking(cast):
    refused("reason_needed", lambda: returned(cast, reason=""))
    refused("reason_needed", lambda: returned(cast, reason="laziness"))
    refused("all_three_needed", lambda: returned(cast, wanted="  "))


def test_nothing_is_raised_from_a_closed_unit(cast):
    cast.north.valid_to = LONG_AGO
    cast.north.save()
    refused("unit_closed", lambda: returned(cast))


def test_the_receiver_gets_a_letter_that_names_nothing(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        matter = returned(cast)
    letter = mail.outbox[0]
    assert letter.to == ["vera@exempel.se"]
    for secret in ("natten", "mars", "tjänster", "Mats", "Norr", "pengar"):
        assert secret not in letter.subject + letter.body
    assert "Demo Alltjänst AB" in letter.body
    assert str(matter.pk) in letter.body


# Confirming and answering ------------------------------------------------------------------------


def test_one_confirms_before_one_answers(cast):
    matter = returned(cast)
    answer = {"by": cast.vera, "matter": matter, "answer": "accept"}
    refused("confirm_first", lambda: actions.answer(**answer))
    actions.confirm(by=cast.vera, matter=matter)
    actions.answer(**answer)
    leg = matter.legs.get()
    assert (leg.confirmed_by, leg.answered_by, leg.answer) == (cast.vera, cast.vera, "accept")
    assert leg.left_at is not None
    assert state(matter) == Matter.State.ANSWERED


def test_nobody_confirms_or_answers_their_own(cast):
    matter = returned(cast)
    refused("not_ones_own", lambda: actions.confirm(by=cast.mats, matter=matter))


def test_of_two_who_confirm_one_is_told_of_the_other(cast):
    matter = returned(cast)
    rut = manager("Ruth", cast.root)
    actions.confirm(by=cast.vera, matter=matter)
    found = refused("confirmed_already", lambda: actions.confirm(by=rut, matter=matter))
    assert "Vera" in found.told("sv")


def test_of_two_who_answer_one_is_told_of_the_other_and_nothing_is_overwritten(cast):
    matter = returned(cast)
    rut = manager("Ruth", cast.root)
    actions.confirm(by=rut, matter=matter)
    actions.answer(by=cast.vera, matter=matter, answer="accept", seen=1)
    found = refused(
        "answered_already",
        lambda: actions.answer(by=rut, matter=matter, answer="decline", says="Nej", seen=1),
    )
    assert "Vera" in found.told("sv")
    assert matter.legs.get().answer == "accept"


def test_an_answer_to_what_has_gone_on_meanwhile_is_told_so(cast):
    nina, nils = manager("Nina", cast.home_care), manager("Nelly", cast.north)
    matter = returned(cast, by=nina, where=cast.home_care)
    actions.confirm(by=cast.mats, matter=matter)
    actions.answer(by=cast.mats, matter=matter, answer="pass_on", says="Ingen budget", seen=1)
    refused("moved_already", lambda: actions.confirm(by=nils, matter=matter, seen=1))
    late = {"by": nils, "matter": matter, "answer": "accept", "seen": 1}
    refused("moved_already", lambda: actions.answer(**late))


def test_a_no_and_a_passing_on_need_a_reason(cast):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    for answer in ("decline", "pass_on"):
        found = refused(
            f"reason_for_{answer}",
            lambda answer=answer: actions.answer(by=cast.vera, matter=matter, answer=answer),
        )
        assert found.field == "says"


def test_what_is_funded_is_an_amount_or_words(cast):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    refused("fund_what", lambda: actions.answer(by=cast.vera, matter=matter, answer="fund"))
    actions.answer(by=cast.vera, matter=matter, answer="fund", amount=Decimal("40000.50"))
    assert matter.legs.get().amount == Decimal("40000.50")


def test_an_amount_counts_only_where_money_is_given(cast):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    actions.answer(by=cast.vera, matter=matter, answer="accept", amount=Decimal(5))
    assert matter.legs.get().amount is None


def test_passing_on_begins_a_leg_at_the_next_level_with_days_of_its_own(cast):
    nina = manager("Nina", cast.home_care)
    with clock.at(noon(date(2026, 3, 2))):
        matter = returned(cast, by=nina, where=cast.home_care, latest_on=date(2026, 3, 9))
    with clock.at(noon(date(2026, 3, 6))):
        actions.confirm(by=cast.mats, matter=matter)
        actions.answer(by=cast.mats, matter=matter, answer="pass_on", says="Ingen budget")
    first, second = matter.legs.all()
    assert (first.to, first.answer) == (cast.north, "pass_on")
    assert (second.to, second.came_from, second.climbed) == (cast.root, cast.north, False)
    assert second.answer_on == date(2026, 3, 20)  # 14 days after it was passed on
    assert second.confirmed_at is None
    assert state(matter) == Matter.State.OPEN


def test_at_the_top_there_is_nobody_to_pass_it_on_to(cast):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    refused(
        "nobody_above_the_top",
        lambda: actions.answer(by=cast.vera, matter=matter, answer="pass_on", says="Ingen budget"),
    )
    assert matter.legs.get().answer == ""


def test_passing_on_where_the_top_is_vacant_leaves_it_with_nobody_and_is_not_lost(cast):
    nina = manager("Nina", cast.home_care)
    cast.vera.memberships.all().delete()
    matter = returned(cast, by=nina, where=cast.home_care)
    actions.confirm(by=cast.mats, matter=matter)
    actions.answer(by=cast.mats, matter=matter, answer="pass_on", says="Ingen budget")
    assert matter.legs.last().to is None
    assert state(matter) == Matter.State.OPEN


def test_the_sender_gets_letters_of_confirmation_and_answer(
    cast, django_capture_on_commit_callbacks
):
    matter = returned(cast)
    with django_capture_on_commit_callbacks(execute=True):
        actions.confirm(by=cast.vera, matter=matter)
        actions.answer(by=cast.vera, matter=matter, answer="accept")
    assert told(mail.outbox) == [
        "mats: Något har bekräftats i arbetsro",
        "mats: Du har fått ett svar i arbetsro",
    ]


def test_only_the_sender_withdraws_and_nobody_needs_to_answer_then(cast):
    matter = returned(cast)
    refused("only_sender_withdraws", lambda: actions.withdraw(by=cast.anna, matter=matter))
    actions.withdraw(by=cast.mats, matter=matter)
    assert state(matter) == Matter.State.WITHDRAWN
    refused("withdrawn_already", lambda: actions.confirm(by=cast.vera, matter=matter))
    assert not Leg.objects.filter(left_at=None).exists()


# The request by law ------------------------------------------------------------------------------


def test_confirming_a_request_makes_its_written_confirmation(cast):
    with clock.at(noon(date(2026, 3, 2))):
        matter = requested(cast, latest_on=date(2026, 3, 12))
    assert not hasattr(matter, "receipt")
    with clock.at(noon(date(2026, 3, 3))):
        actions.confirm(by=cast.mats, matter=matter)
    matter = Matter.objects.get(pk=matter.pk)
    text = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(matter.receipt.content)).pages
    )
    plain = " ".join(text.split())
    for part in ("Mats", "Siv", "Lyftarna i badrummen", "2026-03-03", "2026-03-12", "Hemtjänsten"):
        assert part in plain


def test_a_return_has_no_receipt(cast):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    assert not hasattr(Matter.objects.get(pk=matter.pk), "receipt")


def test_a_request_is_confirmed_once_for_the_employer_though_it_is_passed_on(cast):
    matter = requested(cast)
    actions.confirm(by=cast.mats, matter=matter)
    actions.answer(by=cast.mats, matter=matter, answer="pass_on", says="Ingen budget")
    actions.answer(by=cast.vera, matter=matter, answer="accept")
    assert state(matter) == Matter.State.ANSWERED


def test_a_request_that_is_passed_on_keeps_the_day_that_it_states(cast):
    with clock.at(noon(date(2026, 3, 2))):
        matter = requested(cast, latest_on=date(2026, 3, 5))
        actions.confirm(by=cast.mats, matter=matter)
    with clock.at(noon(date(2026, 3, 4))):
        actions.answer(by=cast.mats, matter=matter, answer="pass_on", says="Ingen budget")
    assert matter.legs.last().answer_on == date(2026, 3, 5)


def test_the_representative_can_withdraw_a_request(cast):
    matter = requested(cast)
    actions.withdraw(by=cast.siv, matter=matter)
    assert state(matter) == Matter.State.WITHDRAWN


def test_a_matter_lies_in_one_place_whatever_happens(cast):
    nina = manager("Nina", cast.home_care)
    with clock.at(days_on(-90)):
        matter = returned(cast, by=nina, where=cast.home_care)
    actions.climb(matter=matter)
    assert [leg.to for leg in matter.legs.filter(left_at=None)] == [cast.root]
