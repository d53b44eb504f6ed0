"""What a measure must hold, and what becomes of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.knowledge.models import EntryVersion
from arbetsro.web.measures.actions import add_measure, change_measure, set_state
from arbetsro.web.measures.models import Measure
from arbetsro.web.risks.actions import close_risk
from web.measures.making import measure_in, risk_in


def refused(code: str, field: str | None = None):
    class Check:
        def __enter__(self):
            self.raised = pytest.raises(Refusal)
            self.found = self.raised.__enter__()

        def __exit__(self, *given):
            over = self.raised.__exit__(*given)
            assert self.found.value.code == f"measures.{code}"
            assert self.found.value.field == field
            return over

    return Check()


def test_a_measure_has_an_owner_and_both_its_days_from_the_start(cast):
    measure = measure_in(cast, cast.north)
    assert measure.owner == cast.mats
    assert measure.due_on < measure.follow_up_on
    assert measure.state == "planned"
    assert Event.objects.get(action="measure.added").target_id == str(measure.pk)


def test_one_does_not_follow_up_before_it_is_due(cast):
    with refused("follow_up_before_due", "follow_up_on"):
        measure_in(cast, cast.north, follow_up_on=date(2026, 4, 29))
    assert measure_in(cast, cast.north, follow_up_on=date(2026, 4, 30)).pk


def test_the_owner_has_a_role_in_the_organisation_today(cast):
    with refused("owner_without_role", "owner"):
        measure_in(cast, cast.north, cast.nils)
    with refused("owner_without_role", "owner"):
        measure_in(cast, cast.north, cast.ulla)  # of the other organisation
    Person.objects.filter(pk=cast.erik.pk).update(is_active=False)
    cast.erik.refresh_from_db()
    with refused("owner_without_role", "owner"):
        measure_in(cast, cast.north, cast.erik)


def test_nothing_is_planned_in_a_closed_unit(cast):
    cast.home_care.valid_to = date(2021, 12, 31)
    cast.home_care.save()
    with refused("unit_closed"):
        measure_in(cast, cast.home_care)


def test_nothing_is_planned_against_a_closed_risk(cast):
    risk = risk_in(cast, cast.north)
    close_risk(by=cast.mats, risk=risk, reason="Huset är rivet")
    risk.refresh_from_db()
    with refused("risk_closed"):
        measure_in(cast, cast.north, risk=risk)


def test_a_measure_takes_the_factor_of_its_risk(cast):
    assert measure_in(cast, cast.north, risk=risk_in(cast, cast.north)).factor == "demands"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "  ", "title_needed"),
        ("title", "x" * 301, "title_too_long"),
        ("level", "universe", "no_such_word"),
        ("cost_once", Decimal(-1), "amount_out_of_range"),
        ("hours", Decimal(10**8), "amount_out_of_range"),
        ("repeats_months", 0, "months_out_of_range"),
        ("entry", "no-such-entry", "no_such_entry"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(cast, field, value, code):
    with refused(code, field):
        measure_in(cast, cast.north, **{field: value})
    assert not Measure.objects.exists()


def test_an_entry_is_kept_as_it_is_when_it_is_chosen(cast):
    measure = measure_in(cast, cast.north, entry="task-influence")
    id_, digest = measure.entry.split("@")
    assert EntryVersion.objects.filter(entry=id_, digest=digest).exists()


def test_not_known_is_not_zero(cast):
    measure = measure_in(cast, cast.north)
    assert (measure.cost_once, measure.cost_yearly, measure.hours) == (None, None, None)


def test_of_two_who_change_at_once_the_second_is_told_who_was_first(cast):
    measure = measure_in(cast, cast.north)
    change_measure(by=cast.siv, measure=measure, seen=1, title="Tre på natten")
    with pytest.raises(Refusal) as found:
        change_measure(by=cast.mats, measure=measure, seen=1, title="Fyra på natten")
    assert found.value.code == "measures.changed_since"
    assert found.value.values["name"] == "Siv"
    measure.refresh_from_db()
    assert (measure.title, measure.version) == ("Tre på natten", 2)


def test_a_change_is_checked_against_what_stays(cast):
    measure = measure_in(cast, cast.north)
    with refused("follow_up_before_due", "follow_up_on"):
        change_measure(by=cast.mats, measure=measure, seen=1, due_on=date(2026, 8, 1))


def test_a_measure_has_no_other_fields(cast):
    with pytest.raises(TypeError, match="unit"):
        change_measure(by=cast.mats, measure=measure_in(cast, cast.north), seen=1, unit=cast.south)


def test_a_stopped_measure_says_why(cast):
    measure = measure_in(cast, cast.north)
    with refused("reason_needed", "reason"):
        set_state(by=cast.mats, measure=measure, state="stopped", reason=" ")
    stopped = set_state(by=cast.mats, measure=measure, state="stopped", reason="Inga pengar")
    assert stopped.state_reason == "Inga pengar"


def test_what_is_done_knows_when(cast):
    measure = set_state(by=cast.mats, measure=measure_in(cast, cast.north), state="done")
    assert (timezone.now() - measure.done_at).total_seconds() < 60
    again = set_state(by=cast.mats, measure=measure, state="started")
    assert again.done_at is None


def test_two_who_say_that_it_is_done_do_it_once(cast):
    measure = measure_in(cast, cast.north)
    set_state(by=cast.mats, measure=measure, state="done")
    with refused("is_done_already"):
        set_state(by=cast.siv, measure=measure, state="done")


def test_a_measure_and_its_risk_belong_to_one_organisation(cast):
    with pytest.raises(ValueError, match="one organisation"):
        add_measure(
            by=cast.karin, unit=cast.other_root, title="x", owner=cast.karin,
            due_on=date(2026, 4, 30), follow_up_on=date(2026, 4, 30),
            risk=risk_in(cast, cast.north),
        )  # fmt: skip
