"""That a workplace has talked about its result: noted once, on a day that can be right."""

from datetime import timedelta

import pytest
from django.urls import reverse

from arbetsro.surveys.indicators import indicators
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.surveys.actions import talk_held
from arbetsro.web.surveys.models import Talk
from web import surveys_rows as rows
from web.surveys.results_rows import in_three_units


def addresses(wave, unit):
    return (
        reverse(f"survey_results:{name}", args=["demo", wave.pk, unit.pk])
        for name in ("meeting", "talked")
    )


def test_a_manager_notes_the_talk_and_the_indicator_counts_the_unit(cast, as_):
    wave, browser = in_three_units(cast), as_(cast.mats)
    page, press = addresses(wave, cast.north)
    assert "Vi har pratat om resultatet" in browser.get(page).content.decode()
    said = browser.post(press, {"held_on": today()}, follow=True).content.decode()
    assert f"Ni pratade om resultatet {today()}." in said
    assert "Vi har pratat om resultatet" not in said
    label = indicators()["talked_through"].label.in_("sv")
    shown = as_(cast.anna).get(reverse("survey_results:indicators", args=["demo", wave.pk]))
    # One of four places: the whole, Norr, Hemtjänsten and Söder.
    assert f"{label}: 25\N{NO-BREAK SPACE}%" in shown.content.decode()


def test_a_second_press_is_refused_in_words_and_changes_nothing(cast, as_):
    wave = in_three_units(cast)
    _, press = addresses(wave, cast.north)
    talk_held(by=cast.mats, wave=wave, unit=cast.north, held_on=today())
    again = as_(cast.mats).post(press, {"held_on": today()})
    assert again.status_code == 422
    assert f"redan noterat att ni pratade om resultatet {today()}" in again.content.decode()
    assert Talk.objects.count() == 1


def test_a_talk_is_held_after_the_wave_closed_and_not_in_the_future(cast, as_):
    wave = in_three_units(cast)  # closed today
    _, press = addresses(wave, cast.north)
    for days, why in ((1, "en dag som har varit"), (-1, f"stängde {today()}")):
        told = as_(cast.mats).post(press, {"held_on": today() + timedelta(days=days)})
        assert told.status_code == 422
        assert why in told.content.decode()
    with pytest.raises(Refusal, match="not_published"):
        talk_held(by=cast.anna, wave=rows.closed(cast), unit=cast.north, held_on=today())
    assert not Talk.objects.exists()


def test_who_may_only_read_sees_the_day_but_no_button(cast, as_):
    wave, browser = in_three_units(cast), as_(cast.vera)
    page, press = addresses(wave, cast.north)
    assert "Vi har pratat" not in browser.get(page).content.decode()
    assert browser.post(press, {"held_on": today()}).status_code == 404
    talk_held(by=cast.mats, wave=wave, unit=cast.north, held_on=today())
    assert f"Ni pratade om resultatet {today()}." in browser.get(page).content.decode()
