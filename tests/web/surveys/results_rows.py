"""Published waves whose answers are known, for tests of what is shown of them."""

from collections import Counter
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from arbetsro.surveys.form import read_form
from arbetsro.surveys.frozen import Sheet, freeze
from arbetsro.surveys.publishing import publish as published_table
from arbetsro.surveys.results import results
from arbetsro.surveys.tree import UnitTree
from arbetsro.web.answers.putting_in import put_in
from arbetsro.web.frame.clock import now, today
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions import publish_wave
from arbetsro.web.surveys.asked import form_of, tree_of
from arbetsro.web.surveys.models import Publication, Wave
from arbetsro.web.surveys.placing import place_all
from arbetsro.web.surveys.publishing import publish
from web import surveys_rows as rows
from web.conftest import Cast

#: What the n-th of a unit answers to the question with a key that has these values.
Answer = Callable[[int, int, str, list[int]], int]


def spread(unit: int, n: int, key: str, values: list[int]) -> int:
    """Every answer as often as the others, so that nothing is hidden for being all the same."""
    return values[n % len(values)]


def told(
    wave: Wave, answer: Answer = spread, left_out: Collection[UUID] = frozenset()
) -> Publication:
    """What is told of a draft once all who are invited have answered, but those left out."""
    place_all(wave)
    _answer(wave, answer, left_out)
    wave.opened_at = wave.closed_at = now()
    wave.opens_on, wave.closes_on, wave.state = today(), today(), Wave.State.CLOSED
    wave.save()
    job = Job(by=wave.created_by, organisation=wave.organisation, parameters={"wave": wave.pk.hex})
    finish = publish(job, lambda share: None)
    assert finish is not None
    finish()
    wave.refresh_from_db()
    return wave.publications.get()


def told_at_once(wave: Wave) -> Publication:
    """What is told of a draft, with eight answers in each of the lowest places.

    The same places give the same table, worked out once a run: the walks over all addresses ask
    for it a great many times.
    """
    place_all(wave)
    tree = tree_of(wave)
    wave.opened_at = wave.closed_at = now()
    wave.opens_on, wave.closes_on, wave.state = today(), today(), Wave.State.CLOSED
    wave.save()
    table = _table(tree.ids, tree.parents)
    made = publish_wave(by=wave.created_by, wave=wave, table=table, threshold=wave.threshold)
    wave.refresh_from_db()
    return made


@cache
def _table(ids: tuple[int, ...], parents: tuple[int, ...]) -> bytes:
    form, tree = read_form(rows.SHORT), UnitTree(ids, parents)
    asked = [(q.key, [one.value for one in q.choices]) for q in form.questions]
    sheets = [
        Sheet(place, {key: spread(place, n, key, values) for key, values in asked})
        for i, place in enumerate(ids)
        if i not in parents
        for n in range(8)
    ]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.parquet"
        file.write_bytes(freeze(form, tree, sheets, smallest=5))
        found = results(file, form.variables, form.backgrounds, tree)
    return published_table(found, threshold=5)


def in_three_units(cast: Cast, answer: Answer = spread, **fields: object) -> Wave:
    """A wave of ten in Norr itself, ten in Hemtjänsten, ten in Söder, with the own instrument."""
    wave = rows.draft(cast, **{"plan": rows.SHORT, **fields})
    for unit in (cast.north, cast.home_care, cast.south):
        rows.invite(wave, unit, 10)
    told(wave, answer)
    return wave


def _answer(wave: Wave, answer: Answer, left_out: Collection[UUID]) -> None:
    form = form_of(wave)
    asked = [one for one in form.questions if one.choices]
    numbers: Counter[int] = Counter()
    answering = wave.invitations.exclude(pk__in=left_out)
    for one in answering.select_related("place"):
        assert one.place is not None
        n, numbers[one.unit_id] = numbers[one.unit_id], numbers[one.unit_id] + 1
        answers = {
            q.key: answer(one.unit_id, n, q.key, [choice.value for choice in q.choices])
            for q in asked
        }
        put_in(wave.answers_key, uuid4(), {"place": one.place.unit_id, "answers": answers})
    answering.update(has_answered=True)
