"""The pages of measures, as people meet them."""

from datetime import date, timedelta

import pytest
from django.utils.html import escape

from arbetsro.knowledge.balance import rules
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import today
from arbetsro.web.measures.actions import change_measure, follow_up, set_state
from arbetsro.web.measures.models import BulkChange, FollowUp, Measure
from arbetsro.web.risks.actions import rate_risk
from arbetsro.web.risks.models import Rating
from web.measures.making import BASE, measure_in, risk_in


def soon(days: int = 30) -> date:
    return today() + timedelta(days=days)


def coming(cast, unit, owner=None, **fields):
    """A measure whose days are still to come."""
    days = {"due_on": soon(30), "follow_up_on": soon(90)}
    return measure_in(cast, unit, owner, **(days | fields))


def filled(cast, **instead: object) -> dict[str, object]:
    told = {
        "unit": cast.north.pk, "title": "Två på natten", "owner": cast.erik.pk,
        "due_on": "2030-01-31", "follow_up_on": "", "mechanism": "", "indicator": "",
        "indicator_start": "", "factor": "", "level": "", "stage": "", "cost_once": "",
        "cost_yearly": "", "hours": "", "repeats_months": "", "entry": "",
    }  # fmt: skip
    return told | instead


def text(answer) -> str:
    return answer.content.decode()


# Adding ----------------------------------------------------------------------------------------


def test_a_measure_is_planned_from_its_risk(cast, as_):
    risk = risk_in(cast, cast.north)
    mats = as_(cast.mats)
    page = mats.get(f"{BASE}new/?risk={risk.pk}")
    assert risk.title in text(page)
    assert page.context["form"]["factor"].value() == "demands"
    answer = mats.post(f"{BASE}new/?risk={risk.pk}", filled(cast, cost_once="12 500"))
    measure = Measure.objects.get()
    assert answer.url == f"{BASE}{measure.pk}/"
    assert (measure.risk, measure.cost_once, measure.owner) == (risk, 12_500, cast.erik)


def test_the_follow_up_is_proposed_three_months_after_it_is_due(cast, as_):
    as_(cast.mats).post(f"{BASE}new/", filled(cast))
    assert Measure.objects.get().follow_up_on == date(2030, 4, 30)


def test_what_could_help_stands_beside_with_its_grade_and_fills_in_the_form(cast, as_):
    risk = risk_in(cast, cast.north)
    mats = as_(cast.mats)
    page = mats.get(f"{BASE}new/?risk={risk.pk}")
    suggestion = page.context["suggestions"].suggestions[0]
    assert f"risk={risk.pk}&amp;factor=demands&amp;entry={suggestion.entry.id}" in text(page)
    chosen = mats.get(f"{BASE}new/?risk={risk.pk}&entry={suggestion.entry.id}").context["form"]
    assert chosen["title"].value() == suggestion.entry.name.sv
    assert chosen["mechanism"].value()
    assert chosen["entry"].value() == suggestion.entry.reference
    mats.post(f"{BASE}new/?risk={risk.pk}", filled(cast, entry=chosen["entry"].value()))
    assert Measure.objects.get().entry == suggestion.entry.reference


def test_what_is_wrong_is_told_by_its_field_and_nothing_typed_is_lost(cast, as_):
    told = filled(cast, follow_up_on="2030-01-30", cost_once="mycket", mechanism="Ingen är ensam")
    answer = as_(cast.mats).post(f"{BASE}new/", told)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["cost_once"]
    again = as_(cast.mats).post(f"{BASE}new/", told | {"cost_once": ""})
    assert list(again.context["form"].errors) == ["follow_up_on"]
    assert "Ingen är ensam" in text(again)
    assert not Measure.objects.exists()


def test_a_risk_outside_ones_role_is_not_found(cast, as_):
    risk = risk_in(cast, cast.south)
    assert as_(cast.mats).get(f"{BASE}new/?risk={risk.pk}").status_code == 404
    assert as_(cast.mats).get(f"{BASE}new/?risk=x").status_code == 404


# Who sees what ---------------------------------------------------------------------------------


def test_an_owner_works_on_their_own_without_any_other_role(cast, as_):
    mine, other = coming(cast, cast.north, cast.erik), coming(cast, cast.north)
    erik = as_(cast.erik)
    assert erik.get(f"{BASE}{mine.pk}/").status_code == 200
    assert erik.get(f"{BASE}{other.pk}/").status_code == 404
    assert erik.get(BASE).status_code == 403
    erik.post(f"{BASE}{mine.pk}/state/", {"state": "done"})
    mine.refresh_from_db()
    assert mine.state == "done"
    assert erik.post(f"{BASE}{other.pk}/state/", {"state": "done"}).status_code == 404


def test_an_owner_without_a_role_cannot_hand_their_measure_to_somebody_else(cast, as_):
    mine = coming(cast, cast.north, cast.erik)
    told = filled(cast, owner=cast.mats.pk, seen=1, follow_up_on="2030-04-30")
    as_(cast.erik).post(f"{BASE}{mine.pk}/change/", told)
    mine.refresh_from_db()
    assert (mine.due_on, mine.owner) == (date(2030, 1, 31), cast.erik)


def test_the_executive_reads_and_does_not_write(cast, as_):
    measure = coming(cast, cast.north)
    vera = as_(cast.vera)
    assert vera.get(f"{BASE}{measure.pk}/").status_code == 200
    assert vera.get(f"{BASE}{measure.pk}/change/").status_code == 404
    assert "Ändra åtgärden" not in text(vera.get(f"{BASE}{measure.pk}/"))


# Changing --------------------------------------------------------------------------------------


def test_of_two_who_change_at_once_the_second_sees_both_and_may_save_over(cast, as_):
    measure = coming(cast, cast.north)
    change_measure(by=cast.siv, measure=measure, seen=1, title="Tre på natten")
    mats, address = as_(cast.mats), f"{BASE}{measure.pk}/change/"
    told = filled(cast, title="Fyra på natten", seen=1, follow_up_on="2030-04-30")
    answer = mats.post(address, told)
    assert answer.status_code == 422
    assert "Siv har ändrat" in text(answer)
    assert "Tre på natten" in text(answer)
    assert answer.context["form"]["title"].value() == "Fyra på natten"
    mats.post(address, told | {"seen": answer.context["form"]["seen"].value()})
    measure.refresh_from_db()
    assert measure.title == "Fyra på natten"


def test_stopping_asks_why(cast, as_):
    measure = coming(cast, cast.north)
    mats, address = as_(cast.mats), f"{BASE}{measure.pk}/state/"
    assert mats.post(address, {"state": "stopped"}).status_code == 422
    assert mats.post(address, {"state": "stopped", "reason": ""}).status_code == 422
    mats.post(address, {"state": "stopped", "reason": "Huset är rivet"})
    assert "Huset är rivet" in text(mats.get(f"{BASE}{measure.pk}/"))


def test_what_is_done_says_when_it_is_followed_up(cast, as_):
    measure = coming(cast, cast.north)
    mats = as_(cast.mats)
    answer = mats.post(f"{BASE}{measure.pk}/state/", {"state": "done"}, follow=True)
    assert soon(90).isoformat() in text(answer)


def test_a_state_that_there_is_not_is_not_found(cast, as_):
    measure = coming(cast, cast.north)
    answer = as_(cast.mats).post(f"{BASE}{measure.pk}/state/", {"state": "sold"})
    assert answer.status_code == 404


# Lists -----------------------------------------------------------------------------------------


@pytest.fixture
def several(cast):
    late = measure_in(cast, cast.home_care, title="Försenad", due_on=soon(-5), follow_up_on=soon())
    done = coming(cast, cast.north, title="Gjord", due_on=soon(-60), follow_up_on=soon(-1))
    set_state(by=cast.mats, measure=done, state="done")
    gone = coming(cast, cast.north, cast.erik, title="Övergiven", factor="demands")
    cast.erik.memberships.update(valid_to=date(2021, 1, 1))
    south = coming(cast, cast.south, cast.anna, title="Söderut")
    return late, done, gone, south


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Försenad", "Gjord", "Övergiven", "Söderut"}),
        ("overdue=on", {"Försenad"}),
        ("to_follow_up=on", {"Gjord"}),
        ("without_owner=on", {"Övergiven"}),
        ("mine=on", {"Söderut"}),
        ("state=done", {"Gjord"}),
        ("state=open", {"Försenad", "Övergiven", "Söderut"}),
        ("factor=demands", {"Övergiven"}),
        ("q=över", {"Övergiven"}),
        ("q=Anna", {"Söderut"}),
    ],
)
def test_the_list_is_narrowed(cast, as_, several, query, titles):
    page = as_(cast.anna).get(f"{BASE}?{query}").context["page"]
    assert {one.title for one in page} == titles


def test_the_list_of_a_unit_holds_what_is_below_it(cast, as_, several):
    page = as_(cast.anna).get(f"{BASE}?unit={cast.north.pk}").context["page"]
    assert {one.title for one in page} == {"Försenad", "Gjord", "Övergiven"}


def test_a_manager_sees_their_own_units_only(cast, as_, several):
    page = as_(cast.mats).get(BASE).context["page"]
    assert {one.title for one in page} == {"Försenad", "Gjord", "Övergiven"}
    assert as_(cast.mats).get(f"{BASE}?unit={cast.south.pk}").status_code == 404


def test_the_balance_of_what_is_planned_stands_below_the_list_of_a_unit(cast, as_):
    coming(cast, cast.north, level="individual", stage="secondary", title="Andningsövningar")
    page = as_(cast.mats).get(f"{BASE}?unit={cast.north.pk}")
    rule = rules()["only_individual"].says.sv.format(names="Andningsövningar")
    assert rule in [one.says for one in page.context["balance"]]
    assert escape(rule) in text(page)


def test_the_balance_stands_on_the_page_of_the_risk_too(cast, as_):
    risk = risk_in(cast, cast.north)
    coming(cast, cast.north, risk=risk, level="individual", stage="secondary")
    rule = rules()["only_individual"].says.sv.format(names="Två på natten")
    assert escape(rule) in text(as_(cast.mats).get(f"/o/demo/risks/{risk.pk}/"))


def test_the_board_has_a_column_a_state(cast, as_, several):
    columns = as_(cast.anna).get(f"{BASE}board/").context["columns"]
    assert [(one.state, one.count) for one in columns] == [
        ("planned", 3), ("started", 0), ("done", 1), ("stopped", 0),
    ]  # fmt: skip


def test_a_button_on_the_board_moves_a_card_and_stays_there(cast, as_, several):
    late = several[0]
    told = {"state": "started", "next": f"{BASE}board/"}
    answer = as_(cast.anna).post(f"{BASE}{late.pk}/state/", told)
    assert answer.url == f"{BASE}board/"
    late.refresh_from_db()
    assert late.state == "started"


def test_ones_own_page_has_each_measure_once_the_most_pressing_first(cast, as_):
    mine = {"owner": cast.erik}
    coming(cast, cast.north, **mine, title="Senare")
    measure_in(cast, cast.north, **mine, title="Sen", due_on=soon(-1), follow_up_on=soon(40))
    coming(cast, cast.north, **mine, title="Snart", due_on=soon(3))
    done = coming(cast, cast.north, **mine, title="Gjord", due_on=soon(-9), follow_up_on=soon(-2))
    set_state(by=cast.erik, measure=done, state="done")
    parts = as_(cast.erik).get(f"{BASE}mine/").context["parts"]
    assert [(one.key, [m.title for m in one.measures]) for one in parts] == [
        ("overdue", ["Sen"]), ("to_follow_up", ["Gjord"]), ("this_week", ["Snart"]),
        ("later", ["Senare"]),
    ]  # fmt: skip


def test_every_member_has_a_page_of_their_own_even_if_it_is_empty(cast, as_):
    assert "Du ansvarar inte för någon åtgärd" in text(as_(cast.olle).get(f"{BASE}mine/"))


# Many at once ----------------------------------------------------------------------------------


def test_what_is_marked_is_changed_and_can_be_undone(cast, as_):
    first, second = coming(cast, cast.north), coming(cast, cast.home_care)
    mats = as_(cast.mats)
    marked = {"measure": [first.pk, second.pk]}
    assert mats.get(f"{BASE}many/", marked).context["count"] == 2
    told = {**marked, "owner": cast.erik.pk, "due_on": "", "move_days": "", "state": ""}
    answer = mats.post(f"{BASE}many/", told)
    change = BulkChange.objects.get()
    assert answer.url == f"{BASE}many/{change.pk}/"
    assert set(Measure.objects.values_list("owner__name", flat=True)) == {"Erik"}
    mats.post(f"{BASE}many/{change.pk}/undo/")
    assert set(Measure.objects.values_list("owner__name", flat=True)) == {"Mats"}
    assert as_(cast.siv).get(f"{BASE}many/{change.pk}/").status_code == 404


def test_what_was_left_when_undoing_is_named(cast, as_):
    first, second = coming(cast, cast.north), coming(cast, cast.north, title="En annan")
    mats = as_(cast.mats)
    mats.post(
        f"{BASE}many/",
        {"measure": [first.pk, second.pk], "owner": "", "due_on": "", "move_days": 5, "state": ""},
    )
    change_measure(by=cast.siv, measure=second, seen=2, title="En helt annan")
    change = BulkChange.objects.get()
    answer = mats.post(f"{BASE}many/{change.pk}/undo/", follow=True)
    assert [one.title for one in answer.context["left"]] == ["En helt annan"]
    assert "Inte ändrade tillbaka" in text(answer)


def test_a_measure_outside_ones_role_is_never_among_the_marked(cast, as_):
    south = coming(cast, cast.south, cast.anna)
    answer = as_(cast.mats).get(f"{BASE}many/", {"measure": [south.pk, "x"]}, follow=True)
    assert "Ingenting är markerat" in text(answer)


def test_all_that_somebody_had_is_handed_over_in_one_step(cast, as_):
    left = [coming(cast, cast.north, cast.erik), coming(cast, cast.home_care, cast.erik)]
    cast.erik.memberships.update(valid_to=date(2021, 1, 1))
    mats = as_(cast.mats)
    page = text(mats.get(f"{BASE}?unit={cast.north.pk}"))
    assert "Saknar ansvarig" in page
    address = f"{BASE}many/?of={cast.erik.pk}&unit={cast.north.pk}"
    assert address.replace("&", "&amp;") in page
    mats.post(address, {"owner": cast.mats.pk, "due_on": "", "move_days": "", "state": ""})
    assert {Measure.objects.get(pk=one.pk).owner for one in left} == {cast.mats}


# Following up ----------------------------------------------------------------------------------


def seen(**instead: object) -> dict[str, object]:
    told = {
        "done": "yes", "worked": "partly", "moved": "better", "indicator_now": "Fyra",
        "side_effects": "", "says": "", "next_step": "close", "new_due_on": "",
        "new_follow_up_on": "",
    }  # fmt: skip
    return told | instead


def test_a_follow_up_is_kept_and_told(cast, as_):
    measure = coming(cast, cast.north, cast.erik, indicator_start="Tolv")
    answer = as_(cast.erik).post(f"{BASE}{measure.pk}/follow-up/", seen(), follow=True)
    assert FollowUp.objects.get().worked == "partly"
    assert "Från Tolv till Fyra" in text(answer)


def test_the_risk_that_is_left_is_rated_in_the_same_form(cast, as_):
    risk = risk_in(cast, cast.north)
    rate_risk(by=cast.mats, risk=risk, party="employer", phase="before", level="high")
    measure = coming(cast, cast.north, risk=risk)
    told = {"risk-level": "low", "risk-reason": "Ingen är ensam"}
    as_(cast.mats).post(f"{BASE}{measure.pk}/follow-up/", seen(**told))
    after = Rating.objects.get(phase="after")
    assert (after.party, after.level, after.by) == ("employer", "low", cast.mats)


def test_the_rating_can_wait(cast, as_):
    risk = risk_in(cast, cast.north)
    rate_risk(by=cast.mats, risk=risk, party="employer", phase="before", level="high")
    measure = coming(cast, cast.north, risk=risk)
    as_(cast.mats).post(f"{BASE}{measure.pk}/follow-up/", seen())
    assert FollowUp.objects.exists()
    assert not Rating.objects.filter(phase="after").exists()


def test_an_owner_without_the_right_to_rate_is_not_asked(cast, as_):
    risk = risk_in(cast, cast.north)
    rate_risk(by=cast.mats, risk=risk, party="employer", phase="before", level="high")
    measure = coming(cast, cast.north, cast.erik, risk=risk)
    address = f"{BASE}{measure.pk}/follow-up/"
    assert as_(cast.erik).get(address).context["rating"] is None
    as_(cast.erik).post(address, seen(**{"risk-level": "low"}))
    assert not Rating.objects.filter(phase="after").exists()


def test_a_new_measure_follows_with_the_risk_filled_in(cast, as_):
    risk = risk_in(cast, cast.north)
    measure = coming(cast, cast.north, risk=risk)
    answer = as_(cast.mats).post(f"{BASE}{measure.pk}/follow-up/", seen(next_step="new_measure"))
    assert answer.url.startswith(f"{BASE}new/?risk={risk.pk}")


def test_what_a_follow_up_lacks_is_told_by_its_field(cast, as_):
    measure = coming(cast, cast.north)
    answer = as_(cast.mats).post(f"{BASE}{measure.pk}/follow-up/", seen(next_step="change"))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["new_follow_up_on"]


# When things go wrong --------------------------------------------------------------------------


def test_a_measure_of_a_closed_unit_is_still_there_and_says_so(cast, as_):
    measure = coming(cast, cast.home_care, cast.erik)
    cast.home_care.valid_to = today() - timedelta(days=1)
    cast.home_care.save()
    assert "Enheten stängdes" in text(as_(cast.mats).get(f"{BASE}{measure.pk}/"))
    follow_up(
        by=cast.erik, measure=measure, done="yes", moved="better", worked="as_meant",
        next_step="close",
    )  # fmt: skip
    assert measure.follow_ups.exists()


def test_reading_a_measure_leaves_a_trace(cast, as_):
    measure = coming(cast, cast.north)
    as_(cast.siv).get(f"{BASE}{measure.pk}/")
    assert Event.objects.get(action="measure.read").by == cast.siv
