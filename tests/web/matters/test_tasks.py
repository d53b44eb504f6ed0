"""The written distribution of tasks: one has each, says so or gives it back, and gaps are shown."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from django.core import mail

from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters import actions
from arbetsro.web.matters.distribution import lines_of
from arbetsro.web.matters.models import Matter, Task
from arbetsro.workenv.tasks import tasks
from web.matters.conftest import BASE, text_of
from web.matters.making import RETURN, given_task, told

SAID = {name: RETURN[name] for name in ("reason", "says", "wanted")}


def line(cast, key="investigate", where=None):
    return next(one for one in lines_of(where or cast.north, "sv") if one.key == key)


def refused(code, act):
    with pytest.raises(Refusal) as found:
        act()
    assert found.value.code == f"matters.{code}"


def test_every_usual_task_has_a_line_and_what_nobody_has_is_not_distributed(cast):
    found = lines_of(cast.north, "sv")
    assert [one.key for one in found] == list(tasks())
    assert {one.state for one in found} == {"none"}


def test_a_task_is_given_acknowledged_and_ended(cast):
    task = given_task(cast)
    assert line(cast).state == "given"
    actions.acknowledge_task(by=cast.erik, task=task)
    assert line(cast).state == "acknowledged"
    actions.end_task(by=cast.mats, task=task)
    assert line(cast).state == "none"
    refused("task_has_ended", lambda: actions.acknowledge_task(by=cast.erik, task=task))


def test_the_same_task_is_not_given_to_two(cast):
    given_task(cast)
    refused("task_is_given", lambda: given_task(cast, cast.anna))
    given_task(cast, cast.anna, cast.home_care)  # another unit has its own


def test_a_task_of_ones_own_is_not_given_to_two_either(cast):
    given_task(cast, key="", text="Kolla nödutgången")
    refused("task_is_given", lambda: given_task(cast, cast.anna, key="", text=" kolla nödutgången"))
    assert [one.label for one in lines_of(cast.north, "sv")][-1] == "Kolla nödutgången"


def test_a_task_goes_only_to_somebody_with_a_role(cast):
    refused("person_without_role", lambda: given_task(cast, cast.nils))
    refused("person_without_role", lambda: given_task(cast, deputy=cast.ulla))
    refused("own_deputy", lambda: given_task(cast, deputy=cast.erik))


def test_a_task_needs_words_and_a_key_that_is_known(cast):
    refused("task_needs_words", lambda: given_task(cast, key="", text=" "))
    refused("no_such_task", lambda: given_task(cast, key="make-coffee"))


def test_the_one_who_gets_a_task_has_a_letter_that_names_nothing(
    cast, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        given_task(cast)
    assert told(mail.outbox) == ["erik: Något väntar på att du kvitterar i arbetsro"]
    assert "Undersöka" not in mail.outbox[0].body


def test_a_task_that_is_given_back_becomes_a_matter_for_the_one_who_gave_it(cast):
    task = given_task(cast)
    matter = actions.return_task(by=cast.erik, task=task, **SAID)
    assert matter.task == task
    assert matter.legs.get().to == cast.north
    assert (line(cast).state, line(cast).is_lacking) == ("returned", True)
    refused("task_returned_already", lambda: actions.return_task(by=cast.erik, task=task, **SAID))


def test_a_manager_gives_a_task_back_to_the_level_above(cast):
    task = given_task(cast, cast.mats)
    assert actions.return_task(by=cast.mats, task=task, **SAID).legs.get().to == cast.root


def test_a_return_without_its_reason_gives_nothing_back(cast):
    task = given_task(cast)
    refused(
        "reason_needed",
        lambda: actions.return_task(by=cast.erik, task=task, **{**SAID, "reason": ""}),
    )
    assert Task.objects.get().returned_at is None


def test_what_was_given_back_can_be_taken_up_again_or_given_to_another(cast):
    task = given_task(cast)
    actions.return_task(by=cast.erik, task=task, **SAID)
    actions.acknowledge_task(by=cast.erik, task=task)
    assert line(cast).state == "acknowledged"
    actions.return_task(by=cast.erik, task=task, **SAID)
    given_task(cast, cast.anna)
    assert line(cast).task.given_to == cast.anna
    assert Task.objects.get(pk=task.pk).ended_at is not None
    assert Matter.objects.count() == 2  # what was written is kept


def test_nobody_acknowledges_or_returns_for_another(cast):
    task = given_task(cast)
    refused("task_of_somebody_else", lambda: actions.acknowledge_task(by=cast.anna, task=task))
    refused("task_of_somebody_else", lambda: actions.return_task(by=cast.anna, task=task, **SAID))


def test_a_task_whose_holder_has_left_is_lacking_and_can_be_given_anew(cast):
    task = given_task(cast)
    actions.acknowledge_task(by=cast.erik, task=task)
    cast.erik.memberships.update(valid_to=date(2020, 1, 2))
    assert (line(cast).state, line(cast).is_lacking) == ("left", True)
    given_task(cast, cast.anna)
    assert line(cast).task.given_to == cast.anna


def test_a_unit_is_told_who_has_a_task_in_the_unit_above(cast):
    given_task(cast)
    found = line(cast, where=cast.home_care)
    assert found.task is None
    assert found.above.given_to == cast.erik
    assert line(cast, where=cast.south).above is None


def test_a_deputy_is_set_and_taken_away(cast):
    task = given_task(cast)
    actions.set_deputy(by=cast.mats, task=task, deputy=cast.anna)
    assert Task.objects.get().deputy == cast.anna
    actions.set_deputy(by=cast.mats, task=task, deputy=None)
    assert Task.objects.get().deputy is None
    refused("own_deputy", lambda: actions.set_deputy(by=cast.mats, task=task, deputy=cast.erik))


# The pages ---------------------------------------------------------------------------------------


def test_mats_gives_erik_a_task_and_erik_takes_it(cast, as_):
    mats, erik = as_(cast.mats), as_(cast.erik)
    page = mats.get(f"{BASE}tasks/{cast.north.pk}/give/?key=assess")
    assert "Får bedöma en risk som allvarlig" in text_of(page)
    sent = {"given_to": cast.erik.pk, "authority": "Får bedöma", "deputy": ""}
    answer = mats.post(f"{BASE}tasks/{cast.north.pk}/give/?key=assess", sent, follow=True)
    assert "Erik har fått uppgiften" in text_of(answer)
    task = Task.objects.get()
    assert (task.key, task.text, task.authority) == ("assess", "Bedöma risker", "Får bedöma")

    page = text_of(erik.get(f"{BASE}mine/"))
    assert "Bedöma risker" in page
    assert "Får bedöma" in page
    erik.post(f"{BASE}tasks/{task.pk}/acknowledge/")
    assert "Kvitterad" in text_of(erik.get(f"{BASE}mine/"))


def test_erik_gives_it_back_sees_whom_it_goes_to_and_the_answer_on_his_page(cast, as_):
    task = given_task(cast)
    erik = as_(cast.erik)
    page = text_of(erik.get(f"{BASE}tasks/{task.pk}/return/"))
    assert "Går till Norr" in page
    assert "Mats" in page
    sent = {
        **SAID, "subject": "Runderna", "latest_on": (today() + timedelta(days=9)).isoformat()
    }  # fmt: skip
    erik.post(f"{BASE}tasks/{task.pk}/return/", sent)
    page = text_of(erik.get(f"{BASE}mine/"))
    assert "9 dagar kvar att svara" in page
    assert "Ingen har svarat än" in page
    matter = Matter.objects.get()
    actions.confirm(by=cast.mats, matter=matter)
    actions.answer(by=cast.mats, matter=matter, answer="fund", says="Två timmar i veckan.")
    page = text_of(erik.get(f"{BASE}mine/"))
    assert "Svaret: Ger det som behövs" in page
    assert "Två timmar i veckan." in page


def test_the_page_of_a_unit_shows_what_is_lacking_first(cast, as_):
    given_task(cast)
    cast.erik.memberships.update(valid_to=date(2020, 1, 2))
    page = text_of(as_(cast.siv).get(f"{BASE}tasks/{cast.north.pk}/"))
    assert "Erik har ingen roll i organisationen längre" in page
    assert page.index("Ingen har de här uppgifterna") < page.index("Inte fördelade")
    assert "Ge till någon" not in page  # Siv distributes no tasks


def test_the_own_page_is_there_also_for_those_without_tasks(cast, as_):
    assert "Du har inga uppgifter" in text_of(as_(cast.karin).get(f"{BASE}mine/"))


def test_a_deputy_sees_for_whom(cast, as_):
    given_task(cast, deputy=cast.anna)
    assert "Undersöka arbetsförhållandena (Erik, Norr)" in text_of(
        as_(cast.anna).get(f"{BASE}mine/")
    )


def test_the_distribution_of_a_unit_as_pdf_names_who_has_what_and_what_nobody_has(cast, as_):
    task = given_task(cast, authority="Får stänga av vatten")
    actions.acknowledge_task(by=cast.erik, task=task)
    answer = as_(cast.mats).get(f"{BASE}tasks/{cast.north.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for part in ("Norr", "Erik", "Kvitterad", "Får stänga av vatten", "Inte fördelade"):
        assert part in text


def test_somebody_elses_task_is_not_found(cast, as_):
    task = given_task(cast)
    assert as_(cast.anna).get(f"{BASE}tasks/{task.pk}/return/").status_code == 404
    assert as_(cast.anna).post(f"{BASE}tasks/{task.pk}/acknowledge/").status_code == 404


def test_a_task_in_a_unit_that_one_does_not_manage_is_not_found(cast, as_):
    task = given_task(cast, cast.anna, cast.south)
    assert as_(cast.mats).post(f"{BASE}tasks/{task.pk}/end/").status_code == 404
    assert Task.objects.get().ended_at is None


def test_who_has_only_a_task_is_led_to_the_task_and_not_to_a_closed_door(
    cast, django_capture_on_commit_callbacks
):
    task = given_task(cast)
    matter = actions.return_task(by=cast.erik, task=task, **SAID)
    with django_capture_on_commit_callbacks(execute=True):
        actions.confirm(by=cast.mats, matter=matter)
    [letter] = [one for one in mail.outbox if one.to == ["erik@exempel.se"]]
    assert f"{BASE}mine/" in letter.body
    assert str(matter.pk) not in letter.body


def test_a_letter_that_cannot_be_sent_stops_neither_the_task_nor_the_page(
    cast, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "no.such.Backend"
    with django_capture_on_commit_callbacks(execute=True):
        task = given_task(cast)
    assert line(cast).task == task
