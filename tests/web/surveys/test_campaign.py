"""A survey from the first plan to its closing, through the pages of those who run it."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail

from arbetsro.surveys.readiness import readiness_questions
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import today
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.tasks import run_job
from arbetsro.web.surveys.actions import add_codes
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from web import surveys_rows as rows
from web.conftest import give, person

LIST = "/o/demo/surveys/"


def ready_answers() -> dict[str, str]:
    """Answers with which a survey that does not ask about ill-health may start."""
    found = {}
    for key, one in readiness_questions().items():
        fine = next((c.key for c in one.choices if c.effect == "fine"), "")
        found[key] = fine or ((today() + timedelta(days=30)).isoformat())
    return found


def planned(client, cast) -> Wave:
    """A draft that was begun on the pages."""
    sent = {"title": "Medarbetarenkät", "unit": cast.root.pk}
    assert client.post(f"{LIST}new/", sent).status_code == 302
    return Wave.objects.get()


def test_a_survey_goes_from_plan_to_closing(cast, as_):
    anna = as_(cast.anna)
    wave = planned(anna, cast)
    anna.post(page_of(wave, "choose"), {"instrument": "arbetsro", "form": "short"})
    anna.post(page_of(wave, "invite"))
    anna.post(page_of(wave, "whom"), {"unit": cast.south.pk, "count": 8})
    anna.post(page_of(wave, "ready"), ready_answers())
    page = anna.get(page_of(wave)).content.decode()
    assert "Kvar att göra" not in page
    assert anna.get(page_of(wave, "preview")).status_code == 200
    day = today() + timedelta(days=14)
    sent = anna.post(page_of(wave, "open"), {"closes_on": day.isoformat(), "letters": "on"})
    assert sent.status_code == 302, sent.context["form"].errors
    wave.refresh_from_db()
    assert (wave.state, wave.closes_on) == ("open", day)
    assert anna.get(page_of(wave)).status_code == 200
    assert anna.post(page_of(wave, "close")).status_code == 302
    wave.refresh_from_db()
    assert wave.state == "closed"
    assert anna.get(page_of(wave)).status_code == 200
