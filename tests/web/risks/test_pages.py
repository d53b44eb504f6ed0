"""The pages of a risk: from finding to risk, its page, accepting and closing."""

from datetime import timedelta

import pytest

from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import today
from arbetsro.web.investigations.models import BalanceMap
from arbetsro.web.risks import actions
from arbetsro.web.risks.actions.risks import causes_of
from arbetsro.web.risks.models import Risk
from web.risks import making
from web.risks.conftest import BASE, text


def sent(**fields: object) -> dict[str, object]:
    """What the form of a risk sends."""
    return {"title": making.TITLE, "save": "1", **fields}


# From finding to risk ---------------------------------------------------------------------------


def test_the_form_is_filled_in_from_the_findings(cast, mats):
    one = making.finding(cast.home_care, "Ingen hinner äta.\nDet är värst på helgen.", factor="")
    two = making.finding(
        cast.home_care, "Scheman ändras", factor="recovery", cause="Vikarier saknas"
    )
    page = mats.get(f"{BASE}new/?finding={one.pk}&finding={two.pk}")
    assert page.context["form"].initial["title"] == "Ingen hinner äta."
    assert page.context["form"].initial["factor"] == "recovery"
    assert 'value="Vikarier saknas"' in text(page)
    assert "Det är värst på helgen." in text(page)


def test_a_risk_from_findings_takes_them_along(cast, mats):
    found = making.finding(cast.home_care)
    given = sent(unit=cast.home_care.pk, **{"why-1-1": "Vikarier saknas", "why-1-2": "Budget"})
    answer = mats.post(f"{BASE}new/?finding={found.pk}", given)
    made = Risk.objects.get()
    assert answer.url == f"{BASE}{made.pk}/"
    assert list(made.findings.all()) == [found]
    assert causes_of(made) == [["Vikarier saknas", "Budget"]]


def test_findings_may_go_to_a_risk_that_is_there_already(cast, mats):
    made = making.risk(cast)
    found = making.finding(cast.home_care)
    assert f"{BASE}{made.pk}/change/?finding={found.pk}" in text(
        mats.get(f"{BASE}new/?finding={found.pk}")
    )
    mats.post(f"{BASE}{made.pk}/change/?finding={found.pk}", sent(seen=1))
    assert list(made.findings.all()) == [found]


@pytest.mark.parametrize("query", ["?finding=nej", "?finding={south}", "?unit=x"])
def test_a_finding_that_one_may_not_see_is_not_found(cast, mats, query):
    south = making.finding(cast.south)
    status = mats.get(f"{BASE}new/{query.format(south=south.pk)}").status_code
    assert status == (200 if "unit" in query else 404)


def test_asking_why_again_gives_one_more_question_and_keeps_what_was_written(cast, mats):
    given = sent(unit=cast.north.pk, more="1", exposed="Nattpersonalen", **{
        "why-1-1": "Vikarier saknas", "why-1-2": "Budget", "why-1-3": "",
    })  # fmt: skip
    del given["save"]
    page = mats.post(f"{BASE}new/", given)
    assert page.status_code == 200
    assert not Risk.objects.exists()
    assert [one.answer for one in page.context["chains"][0]] == ["Vikarier saknas", "Budget", ""]
    assert [one.is_new for one in page.context["chains"][0]] == [False, False, True]
    assert "Nattpersonalen</textarea>" in text(page)
    assert f'value="{cast.north.pk}" selected' in text(page)


def test_another_cause_begins_a_chain_of_its_own(cast, mats):
    page = mats.post(f"{BASE}new/", {"more": "chain", "why-1-1": "Vikarier saknas"})
    assert len(page.context["chains"]) == 2
    assert page.context["chains"][1][0].is_new


def test_a_risk_without_a_title_is_not_taken_and_nothing_is_lost(cast, mats):
    given = sent(title="", unit=cast.north.pk, exposed="Alla på natten", **{"why-2-4": "Budget"})
    page = mats.post(f"{BASE}new/", given)
    assert page.status_code == 422
    assert "Alla på natten" in text(page)
    assert 'value="Budget"' in text(page)


def test_of_two_who_change_a_risk_the_second_sees_it_and_may_save_again(cast, mats, as_):
    made = making.risk(cast)
    as_(cast.siv).post(f"{BASE}{made.pk}/change/", sent(title="Sivs", seen=1))
    page = mats.post(f"{BASE}{made.pk}/change/", sent(title="Mats", seen=1))
    assert page.status_code == 422
    assert "Siv har ändrat risken medan du skrev" in text(page)
    assert 'value="Mats"' in text(page)
    again = page.context["form"]["seen"].value()
    mats.post(f"{BASE}{made.pk}/change/", sent(title="Mats", seen=again))
    made.refresh_from_db()
    assert (made.title, made.version) == ("Mats", 3)


# What is next -----------------------------------------------------------------------------------


def steps(client, made) -> list[str]:
    """What the page of a risk says is next."""
    return [one.key for one in client.get(f"{BASE}{made.pk}/").context["steps"]]


def test_a_new_risk_is_to_be_rated(cast, mats, as_):
    made = making.risk(cast)
    assert steps(mats, made) == ["rate"]
    assert steps(as_(cast.anna), made) == ["unrated"]


def test_a_high_risk_asks_for_instructions_until_they_are_written(cast, mats):
    made = making.rated(cast, "high", "high")
    assert steps(mats, made) == ["instructions", "no_measures"]
    actions.change_risk(by=cast.mats, risk=made, seen=1, instructions="Ring in vikarie.")
    assert steps(mats, made) == ["no_measures"]
    assert "Ring in vikarie." in text(mats.get(f"{BASE}{made.pk}/"))


def test_when_the_last_measure_is_done_the_risk_is_to_be_rated_again(cast, mats, as_):
    made = making.rated(cast, "medium", "medium")
    one, two = making.measure(cast, made, "done"), making.measure(cast, made)
    assert steps(mats, made) == []
    type(two).objects.filter(pk=two.pk).update(state="stopped")
    assert steps(mats, made) == ["rerate"]
    making.rate(cast, made, employer="medium", phase="after")
    assert steps(mats, made) == ["still_open"]
    assert steps(as_(cast.siv), made) == ["rerate"]
    type(one).objects.filter(pk=one.pk).update(state="stopped")
    assert steps(mats, made) == ["stopped"]


def test_what_is_behind_and_beside_a_risk_stands_on_its_page(cast, mats):
    drawn = BalanceMap.objects.create(unit=cast.home_care, drawn_on=today(), drawn_by=cast.mats)
    drawn.items.create(side="demand", text="Många byten", weight=5)
    made = making.risk(cast, factor="demands", findings=[making.finding(cast.home_care)])
    page = mats.get(f"{BASE}{made.pk}/")
    for words in ("Många byten", "Möts inte av någon resurs", "Ingen hinner äta lunch"):
        assert words in text(page)
    assert len(page.context["entries"]) == 3
    assert not any(one.is_individual for one in page.context["entries"])


def test_reading_a_risk_is_recorded(cast, mats):
    made = making.risk(cast)
    mats.get(f"{BASE}{made.pk}/")
    assert Event.objects.get(action="risk.read").target_id == str(made.pk)


# Accepting and closing --------------------------------------------------------------------------


def test_a_risk_is_accepted_and_opened_again(cast, as_):
    made = making.rated(cast, "high", "high")
    vera = as_(cast.vera)
    until = today() + timedelta(days=60)
    given = {"reason": "Ombyggnad", "expires_on": until.isoformat()}
    assert vera.post(f"{BASE}{made.pk}/accept/", given).status_code == 302
    page = text(vera.get(f"{BASE}{made.pk}/"))
    assert f"Vera godtog risken till och med {until}" in page
    vera.post(f"{BASE}{made.pk}/accept/end/")
    made.refresh_from_db()
    assert made.state == "open"


def test_who_cannot_accept_a_risk_is_told_before_they_write(cast, mats):
    made = making.rated(cast, "high", "high", where=cast.north)
    page = mats.get(f"{BASE}{made.pk}/accept/")
    assert page.context["hindrance"] == "risks.high_accepted_above"
    assert "Lämna ett ärende uppåt" in text(page)


def test_a_day_too_far_ahead_says_why(cast, as_):
    made = making.rated(cast, "low", "low")
    far = today() + timedelta(days=400)
    page = as_(cast.vera).post(
        f"{BASE}{made.pk}/accept/", {"reason": "x", "expires_on": far.isoformat()}
    )
    assert page.status_code == 422
    assert "nästa årliga uppföljning" in text(page)


def test_closing_says_which_measures_stay_and_opening_again_keeps_why(cast, mats):
    made = making.rated(cast, "low", "low")
    making.measure(cast, made)
    assert "Vikarie från dag ett" in text(mats.get(f"{BASE}{made.pk}/close/"))
    mats.post(f"{BASE}{made.pk}/close/", {"reason": "Pooler finns nu"})
    assert "Pooler finns nu" in text(mats.get(f"{BASE}{made.pk}/"))
    mats.post(f"{BASE}{made.pk}/reopen/", {"reason": "Poolen är tom"})
    page = text(mats.get(f"{BASE}{made.pk}/"))
    assert "Poolen är tom" in page
    assert "Pooler finns nu" in page
