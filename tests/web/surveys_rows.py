"""A survey at every stage, for tests of something else than what brought it there.

Three places: the whole (22 invited), Norr with Hemtjänsten below it (14, of whom 8), and Söder (8).
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.putting_in import put_in
from arbetsro.web.frame.clock import now, today
from arbetsro.web.jobs.models import Job
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.codes import code_of, hash_of_code
from arbetsro.web.surveys.models import Invitation, Publication, Wave
from arbetsro.web.surveys.placing import place_all
from arbetsro.web.surveys.publishing import publish
from web.conftest import Cast

#: Own questions alone, so that a test says by itself what is asked.
PLAN: dict[str, Any] = {
    "own": [
        {
            "key": f"own{n}", "scale": "agree5", "high": "good",
            "text": {"sv": f"Påstående {n}", "en": f"Statement {n}", "da": f"Udsagn {n}"},
        }
        for n in (1, 2)
    ],
    "background": [
        {
            "key": "b1", "text": {"sv": "Är du chef?", "en": "Do you manage?", "da": "Leder du?"},
            "choices": [
                {"sv": "Ja", "en": "Yes", "da": "Ja"}, {"sv": "Nej", "en": "No", "da": "Nej"},
            ],
        }
    ],
    "texts": [
        {"key": "t1", "text": {"sv": "Vad är bra?", "en": "What is good?", "da": "Hvad er godt?"}}
    ],
}  # fmt: skip
#: The own instrument as it is asked in five minutes.
SHORT: dict[str, Any] = {"instruments": [{"id": "arbetsro", "form": "short"}]}


def draft(cast: Cast, unit: Unit | None = None, **fields: Any) -> Wave:
    """A wave that has not been opened."""
    made = {
        "title": "Medarbetarenkät", "plan": PLAN, "languages": ["sv", "en", "da"],
        "created_by": cast.anna, **fields,
    }  # fmt: skip
    return Wave.objects.create(unit=unit or cast.root, **made)


def invite(wave: Wave, unit: Unit, count: int, people: Sequence[Person] = ()) -> list[Invitation]:
    """Invites so many in a unit: people first, the rest by codes on paper."""
    made = []
    for n in range(count):
        one = Invitation(wave=wave, unit=unit, person=people[n] if n < len(people) else None)
        one.code_hash = hash_of_code(code_of(one.pk))
        made.append(one)
    return Invitation.objects.bulk_create(made)


def invited(cast: Cast, **fields: Any) -> Wave:
    """A draft with 6 invited in Norr (Erik among them), 8 in Hemtjänsten and 8 in Söder."""
    wave = draft(cast, **fields)
    invite(wave, cast.north, 6, [cast.erik])
    invite(wave, cast.home_care, 8)
    invite(wave, cast.south, 8)
    return wave


def opened(cast: Cast, closes_on: date | None = None, **fields: Any) -> Wave:
    """A wave that can be answered."""
    wave = invited(cast, **fields)
    place_all(wave)
    wave.state, wave.opened_at = Wave.State.OPEN, now()
    wave.opens_on, wave.closes_on = today(), closes_on or today() + timedelta(days=14)
    wave.save()
    return wave


def codes(wave: Wave) -> Iterator[str]:
    """The codes of those who have not answered."""
    for pk in wave.invitations.filter(has_answered=False).values_list("pk", flat=True):
        yield code_of(pk)


def answered(wave: Wave, most: int | None = None, seed: int = 1) -> Wave:
    """The wave after those who are invited have answered, or so many of them."""
    lots, questions = random.Random(seed), [*_questions(wave)]
    for one in wave.invitations.select_related("place")[:most]:
        assert one.place is not None
        answers = {key: lots.choice(values) for key, values in questions}
        key = UUID(int=lots.getrandbits(128), version=4)
        put_in(wave.answers_key, key, {"place": one.place.unit_id, "answers": answers})
        Invitation.objects.filter(pk=one.pk).update(has_answered=True)
    return wave


def closed(cast: Cast, **fields: Any) -> Wave:
    """A wave that all invited have answered, closed but not published."""
    wave = answered(opened(cast, **fields))
    wave.state, wave.closed_at = Wave.State.CLOSED, now()
    wave.save()
    return wave


def published(cast: Cast, **fields: Any) -> Publication:
    """What is told of a wave that all invited have answered."""
    wave = closed(cast, **fields)
    job = Job(by=cast.anna, organisation=wave.organisation, parameters={"wave": str(wave.pk)})
    finish = publish(job, lambda share: None)
    assert finish is not None
    finish()
    return wave.publications.get()


def _questions(wave: Wave) -> Iterator[tuple[str, list[int]]]:
    form = form_of(wave)
    for question in [*(one for s in form.sections for one in s.questions), *form.background]:
        yield question.key, [choice.value for choice in question.choices]
