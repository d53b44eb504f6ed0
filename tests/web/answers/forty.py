"""Forty people with names who answer a survey one after the other, in an order that is known.

Run in an installation of its own: ``play`` prints who came when, for the attack to be judged by.
"""

import json
import random
import sys
from datetime import date
from typing import Any
from uuid import UUID

from arbetsro.web.accounts.models import Person
from arbetsro.web.surveys.models import Wave

PEOPLE = 40
SECRET = "Det här har bara jag skrivit"
#: Four questions of five answers: what somebody answers says when they came, for the judge alone.
QUESTIONS = ("own1", "own2", "own3", "own4")
PLAN: dict[str, Any] = {
    "own": [
        {"key": key, "scale": "agree5", "high": "good", "text": {"sv": f"Påstående {key}"}}
        for key in QUESTIONS
    ],
    "texts": [{"key": "t1", "text": {"sv": "Vad är bra?"}}],
}


def play() -> None:
    """Lets forty people answer through the pages; prints who they were and in which order."""
    from django.test import Client

    from arbetsro.web.answers import putting_in, rooms
    from arbetsro.web.surveys.codes import code_of

    lots = random.Random(2026)
    # The lots of a real installation come from the operating system; here a run is like the last.
    putting_in._lots = rooms._lots = lots  # type: ignore[assignment]
    wave = _opened()
    invitations = list(wave.invitations.select_related("person").order_by("person__name"))
    lots.shuffle(invitations)
    told = []
    for rank, one in enumerate(invitations):
        code, key = code_of(one.pk), UUID(int=lots.getrandbits(128), version=4)
        sent = {"sheet": str(key), **_answers(rank), "t_t1": f"{SECRET} {rank} {'ja ' * rank}"}
        response = Client(SERVER_NAME="127.0.0.1").post(f"/answer/{code}/", sent)
        assert response.status_code == 302, response.content
        told.append(
            {"name": str(one.person), "email": one.person.email, "person": one.person.pk,
             "invitation": str(one.pk), "code": code, "hash": one.code_hash, "key": str(key)}
        )  # fmt: skip
    sys.stdout.write(json.dumps({"wave": str(wave.pk), "people": told}) + "\n")


def close() -> None:
    """Closes the survey and freezes what was answered."""
    from arbetsro.web.frame.clock import now
    from arbetsro.web.surveys.asked import form_of
    from arbetsro.web.surveys.publishing import _freeze

    wave = Wave.objects.get()
    wave.state, wave.closed_at = Wave.State.CLOSED, now()
    wave.save()
    _freeze(wave, form_of(wave))


def rank_of(answers: dict[str, int]) -> int:
    """When the one who answered this came: 0 for the first."""
    return sum((answers[f"o_{key}"] - 1) * 5**n for n, key in enumerate(QUESTIONS))


def _answers(rank: int) -> dict[str, str]:
    return {f"o_{key}": str(rank // 5**n % 5 + 1) for n, key in enumerate(QUESTIONS)}


def _opened() -> Wave:
    from arbetsro.web.frame.clock import now
    from arbetsro.web.surveys.placing import place_all
    from web import surveys_rows
    from web.conftest import everybody

    cast = everybody()
    wave = surveys_rows.draft(cast, plan=PLAN, answers_key=UUID(int=7, version=4))
    people = Person.objects.bulk_create(
        Person(
            email=f"medarbetare{n}@exempel.se", name=f"Medarbetare {n:02} Efternamn", language="sv"
        )
        for n in range(PEOPLE)
    )
    surveys_rows.invite(wave, cast.north, PEOPLE, people)
    place_all(wave)
    wave.state, wave.opened_at, wave.closes_on = Wave.State.OPEN, now(), date(2100, 1, 1)
    wave.save()
    return wave
